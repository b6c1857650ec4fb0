"""The spider `archive`."""

from typing import ClassVar

from crawler.spiders.walking import WalkSpider
from pipelines.items import WayKind


class ArchiveSpider(WalkSpider):
    """Walk listing pages, each with a link to the next older one: `crawler.walks.archive`."""

    name = "archive"
    kinds: ClassVar[frozenset[WayKind]] = frozenset({WayKind.ARCHIVE})
