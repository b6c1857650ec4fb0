"""Exchanges and archive files for the tests."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crawler.archive.exchange import Exchange
from crawler.archive.names import archive_folder
from crawler.archive.originals import Originals
from crawler.archive.writer import ArchiveWriter, Location
from pipelines.store.disk import Disk

WALK = "20260102T030405Z-00000a"
RUN = "20260102T030405Z-00000b"
STARTED_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
PAGE = b"<html><title>Harbour news</title>" + b"<p>The ferry leaves at nine.</p>" * 20 + b"</html>"


def make_exchange(
    url: str = "https://digest.example/news?page=1",
    *,
    seconds: float = 0,
    status: int = 200,
    body: bytes = PAGE,
    headers: Iterable[tuple[bytes, bytes]] = (),
    request_headers: Iterable[tuple[bytes, bytes]] = ((b"User-Agent", b"clipfile"),),
    is_robots: bool = False,
    is_truncated: bool = False,
) -> Exchange:
    return Exchange(
        url=url,
        fetched_at=STARTED_AT + timedelta(seconds=seconds),
        status=status,
        request_headers=tuple(request_headers),
        response_headers=((b"Content-Type", b"text/html"), *headers),
        body=body,
        ip_address="127.0.0.1",
        is_robots=is_robots,
        is_truncated=is_truncated,
    )


def open_writer(
    data: Path,
    *,
    walk_id: str = WALK,
    run_id: str = RUN,
    originals: Originals | None = None,
    disk: Disk | None = None,
) -> ArchiveWriter:
    return ArchiveWriter(
        data,
        source="digest",
        walk_id=walk_id,
        run_id=run_id,
        started_at=STARTED_AT,
        originals=originals,
        disk=disk,
    )


def write_walk(
    data: Path,
    exchanges: Iterable[Exchange],
    *,
    walk_id: str = WALK,
    run_id: str = RUN,
    originals: Originals | None = None,
) -> list[Location]:
    writer = open_writer(data, walk_id=walk_id, run_id=run_id, originals=originals)
    locations = [writer.write(exchange) for exchange in exchanges]
    writer.close()
    return locations


def archive_file(data: Path, walk_id: str = WALK, run_id: str = RUN) -> Path:
    return archive_folder(data) / "digest" / f"{walk_id}-{run_id}.warc.gz"
