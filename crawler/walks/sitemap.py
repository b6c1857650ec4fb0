"""Walk a sitemap."""

from crawler.walks.walk import Walk
from pipelines.items import WalkRead


async def walk_sitemap(walk: Walk) -> WalkRead:
    """Read the posts that a sitemap lists."""
    raise NotImplementedError
