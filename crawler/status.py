"""How each way into each source stands: what is proved of it, since when, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crawler.fetch.mask import mask_url
from crawler.sources import Source, Way
from pipelines.items import WalkOutcome, WalkRead
from pipelines.store.walks import load_walk_reads


@dataclass(frozen=True, slots=True, kw_only=True)
class WayStatus:
    """One way into a source, as of its latest walk; times are UTC, None for what has not happened."""

    source: str
    way: str
    url: str
    outcome: str | None  # of the latest walk; None before the first
    walked_at: datetime | None
    good_since: datetime | None  # the last walk with outcome ok: what there is, is as of then
    is_stale: bool  # the latest walk was not ok
    complete_at: datetime | None  # the last time that every page was walked to a proved end
    proof: str | None  # the sign of that end
    next_sweep_at: datetime | None
    entries: int  # the most that one walk met
    gap: str | None  # what the latest walk lacks
    detail: str | None


def find_status(data: Path, sources: list[Source]) -> Iterator[WayStatus]:
    """Yield the status of every declared way; raises StoreError where there is no workspace."""
    for source in sources:
        walks = load_walk_reads(data, source.id)
        for way in source.ways:
            of_way = [walk for walk in walks if (walk.way, walk.url) == (way.kind, mask_url(way.url))]
            yield _status_of(source, way, of_way)


def as_json(status: WayStatus) -> dict[str, object]:
    """Return the fields of a status as JSON takes them."""
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(status).items()
    }


def _status_of(source: Source, way: Way, walks: list[WalkRead]) -> WayStatus:
    latest = walks[-1] if walks else None
    good = next((walk for walk in reversed(walks) if walk.outcome is WalkOutcome.OK), None)
    whole = next((walk for walk in reversed(walks) if walk.is_complete and walk.is_sweep), None)
    swept_at = max((walk.started_at for walk in walks if walk.is_sweep), default=None)
    return WayStatus(
        source=source.id,
        way=way.kind,
        url=mask_url(way.url),
        outcome=latest.outcome if latest else None,
        walked_at=latest.ended_at if latest else None,
        good_since=good.ended_at if good else None,
        is_stale=latest is not None and latest.outcome is not WalkOutcome.OK,
        complete_at=whole.ended_at if whole else None,
        proof=whole.end_sign if whole else None,
        next_sweep_at=swept_at + timedelta(days=source.sweep_days) if swept_at else None,
        entries=max((walk.entries for walk in walks), default=0),
        gap=latest.gap if latest else None,
        detail=latest.detail if latest else None,
    )
