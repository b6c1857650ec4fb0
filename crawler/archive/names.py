"""The names of archive files: whose they are, of which walk and run, and whether they are closed."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

SUFFIX = ".warc.gz"
OPEN_SUFFIX = ".open"  # behind the suffix, as long as the file is written
_ID = r"\d{8}T\d{6}Z-[0-9a-f]{6}"  # of a walk or a run: UTC, and six digits against a second in that second
_NAME = re.compile(rf"(?P<walk>{_ID})-(?P<run>{_ID}){re.escape(SUFFIX)}(?P<open>{re.escape(OPEN_SUFFIX)})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkFile:
    """One archive file of a walk, as its name tells."""

    walk_id: str
    run_id: str
    is_open: bool
    path: Path

    @classmethod
    def parse(cls, path: Path) -> Self | None:
        """Read a file's name; None for a file that is not ours."""
        match = _NAME.fullmatch(path.name)
        if match is None:
            return None
        return cls(walk_id=match["walk"], run_id=match["run"], is_open=match["open"] is not None, path=path)

    @property
    def final(self) -> Path:
        """Where the file is once it is closed."""
        return self.path.with_name(f"{self.walk_id}-{self.run_id}{SUFFIX}")


def archive_folder(data: Path) -> Path:
    """Return the archive of a workspace."""
    return data / "archive"


def open_file_of(data: Path, source: str, walk_id: str, run_id: str) -> WalkFile:
    """Name the file that a run writes for a walk.

    >>> open_file_of(Path("data"), "a", "20260101T000000Z-00000a", "20260101T000000Z-00000b").path.name
    '20260101T000000Z-00000a-20260101T000000Z-00000b.warc.gz.open'
    """
    path = archive_folder(data) / source / f"{walk_id}-{run_id}{SUFFIX}{OPEN_SUFFIX}"
    named = WalkFile.parse(path)
    if named is None:
        raise ValueError(f"{walk_id!r} or {run_id!r} is no id of a walk or run")
    return named


def find_walk_files(data: Path, source: str) -> list[WalkFile]:
    """Return the archive files of a source, the oldest walk first, and within it the oldest run."""
    folder = archive_folder(data) / source
    if not folder.is_dir():
        return []
    files = (WalkFile.parse(path) for path in folder.iterdir())
    return sorted((file for file in files if file is not None), key=lambda file: (file.walk_id, file.run_id))


def existing(archive: Path, file: str) -> Path:
    """Return where a file named below the archive is: under its final name, or still open."""
    path = archive / file
    return path if path.exists() else path.with_name(path.name + OPEN_SUFFIX)
