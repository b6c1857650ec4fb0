"""The spider `wordpress`."""

from typing import ClassVar

from crawler.spiders.walking import WalkSpider
from pipelines.items import WayKind


class WordpressSpider(WalkSpider):
    """Read the posts of WordPress sites by their REST API: `crawler.walks.wordpress`."""

    name = "wordpress"
    kinds: ClassVar[frozenset[WayKind]] = frozenset({WayKind.WORDPRESS})
