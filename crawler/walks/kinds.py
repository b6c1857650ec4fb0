"""The ways into a source, and how each is walked."""

from collections.abc import Awaitable, Callable

from crawler.walks.archive import walk_archive
from crawler.walks.feed import walk_feed
from crawler.walks.sitemap import walk_sitemap
from crawler.walks.walk import Walk
from crawler.walks.wordpress import walk_wordpress
from pipelines.items import WalkRead, WayKind

WALKS: dict[WayKind, Callable[[Walk], Awaitable[WalkRead]]] = {
    WayKind.ARCHIVE: walk_archive,
    WayKind.FEED: walk_feed,
    WayKind.SITEMAP: walk_sitemap,
    WayKind.WORDPRESS: walk_wordpress,
}
