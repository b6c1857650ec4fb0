"""Is the page archive whole? Every file of it is read, and each page of the dataset must be in there."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from crawler.archive.names import WalkFile, archive_folder, existing
from crawler.archive.reader import find_damage
from pipelines.store.walks import load_archived_pages
from pipelines.store.workspace import Workspace

RESTORE = "The datasets have its entries, but it cannot be replayed. Restore it from a backup."


def check_archive(data: Path) -> Iterator[str]:
    """Yield each fault of a workspace's page archive in a line: file, offset, next step.

    The end of a file that a killed run left open may be torn: the next crawl cuts it off. The pages of a
    replay may be in the archive of another workspace.
    """
    archive = archive_folder(data)
    pages = load_archived_pages(data)
    replays = _find_replays(data)
    own = {file for file, _, run_id in pages if run_id not in replays}
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for file, offset, _ in pages:
        wanted[file].add(offset)
    present = {file.final.relative_to(archive).as_posix() for file in _find_files(archive)}
    for name in sorted(present):
        yield from _check_file(archive, name, wanted[name])
    for name in sorted(own - present):
        yield f"{archive / name}: {len(wanted[name])} pages are in it, and it is gone. {RESTORE}"


def _find_replays(data: Path) -> set[str]:
    """Return the runs that fetched nothing, as their reports tell."""
    replays = set()
    for path in Workspace(data.resolve()).runs.glob("*.json"):
        try:
            report = json.loads(path.read_bytes())
        except ValueError:  # `verify_workspace` tells of it
            continue
        if str(report.get("command")).startswith("clipfile replay"):
            replays.add(path.stem)
    return replays


def _find_files(archive: Path) -> Iterator[WalkFile]:
    files = (WalkFile.parse(path) for path in archive.glob("*/*"))
    return (file for file in files if file is not None)


def _check_file(archive: Path, name: str, wanted: set[int]) -> Iterator[str]:
    path = existing(archive, name)
    readable, damage = find_damage(archive, name)
    for one in damage:
        if path == archive / name or one.offset in wanted:
            yield f"{path}: at byte {one.offset}: {one.detail}. {RESTORE}"
    for offset in sorted(wanted - readable - {one.offset for one in damage}):
        yield f"{path}: at byte {offset}: no answer, though a page of the dataset is from here. {RESTORE}"
