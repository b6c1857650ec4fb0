"""The `clipfile` command as a process of its own, and the source file it is given."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pipelines.items import WayKind

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from crawler.cli import main; main()"]
NO_PAUSES = "import crawler.settings as s; s.CLIPFILE_PAUSE_SECONDS = s.CLIPFILE_RETRY_PAUSE = 0; "
AT_ONCE = [*COMMAND[:2], NO_PAUSES + COMMAND[2]]  # asks again without waiting
SOURCE = "riverside"
PATHS = {
    WayKind.ARCHIVE: "/",
    WayKind.FEED: "/feed.xml",
    WayKind.WORDPRESS: "/wp-json/wp/v2/posts",
    WayKind.SITEMAP: "/sitemap.xml",
}


def declare(data: Path, base_url: str, ways: Sequence[WayKind], *, wrapper: str = "") -> None:
    """Write the source file of a site on loopback."""
    folder = data / "sources"
    folder.mkdir(parents=True, exist_ok=True)
    first, *more = ways
    others = "".join(f'[[way]]\nkind = "{way}"\nurl = "{base_url}{PATHS[way]}"\n' for way in more)
    (folder / f"{SOURCE}.toml").write_text(
        f'url = "{base_url}{PATHS[first]}"\nkind = "{first}"\ndelay_seconds = 0\nallow_private = true\n'
        f"{others}{wrapper}"
    )


def start(*arguments: str | Path, log: Path) -> subprocess.Popen[bytes]:
    """Start the command; what it prints is added to a file."""
    with log.open("ab") as output:
        return subprocess.Popen(
            [*AT_ONCE, *map(str, arguments)], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
        )


def run(*arguments: str | Path, log: Path) -> int:
    """Run the command to its end and return its exit code."""
    process = start(*arguments, log=log)
    try:
        return process.wait()
    finally:
        process.kill()
