"""A crawl killed at random moments: python -m tests.live.kill --kills 50 --pages 900."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.live.killed import crawl_killed

MAX_SHOWN = 20


def main() -> int:
    """Print how the killed crawl compares; 1 where it lost, doubled or asked for something again."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="kept, to look into")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        found = crawl_killed(folder, pages=given.pages, kills=given.kills, seed=given.seed)
    before, killed = found.seconds
    print(f"{given.pages} listing pages, {found.kills} kills, {found.early_ends} runs ended before theirs")
    print(f"rows: {found.rows}; exit codes undisturbed and last: {found.exit_codes}")
    print(f"requests undisturbed and killed: {found.requests}; seconds: {before:.1f}, {killed:.1f}")
    print(f"asked for more often than undisturbed: {len(found.asked_again)} addresses; ", end="")
    print(f"not the exchange in flight at a kill: {found.unexcused or 'none'}")
    print(f"differences of the datasets: {len(found.differences)}")
    for difference in found.differences[:MAX_SHOWN]:
        print(f"  {difference}")
    return 1 if found.unexcused or found.differences or found.kills < given.kills else 0


if __name__ == "__main__":
    sys.exit(main())
