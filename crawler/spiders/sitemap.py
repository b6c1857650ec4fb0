"""The spider `sitemap`."""

from typing import ClassVar

from crawler.spiders.walking import WalkSpider
from pipelines.items import WayKind


class SitemapSpider(WalkSpider):
    """Read sitemaps and the posts they list: `crawler.walks.sitemap`."""

    name = "sitemap"
    kinds: ClassVar[frozenset[WayKind]] = frozenset({WayKind.SITEMAP})
