"""The spider `feed`."""

from typing import ClassVar

from crawler.spiders.walking import WalkSpider
from pipelines.items import WayKind


class FeedSpider(WalkSpider):
    """Read feeds: `crawler.walks.feed`."""

    name = "feed"
    kinds: ClassVar[frozenset[WayKind]] = frozenset({WayKind.FEED})
