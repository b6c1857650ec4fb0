"""Fuzz the readers: python -m tests.fuzz --minutes 10 [--only NAME …]; a line of figures for each."""

import argparse
import resource
import subprocess
import sys

from tests.fuzz.reading import fuzz
from tests.fuzz.targets import find_targets

MEMORY_BYTES = 2 << 30  # of the process that reads: beyond, MemoryError is a failure
SECONDS_A_FILE = 20.0  # of processor time, for a file of 1 MB at most


def main() -> int:
    """Fuzz each target in a process of its own; return 1 where one failed."""
    targets = {target.name: target for target in find_targets()}
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10.0, help="of processor time, for each")
    parser.add_argument("--only", nargs="+", choices=targets, default=list(targets))
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if len(given.only) == 1:
        return _fuzz(given.only[0], given.minutes * 60, given.seed)
    options = ["--minutes", str(given.minutes), "--seed", str(given.seed)]
    failed = [
        name
        for name in given.only
        if subprocess.run(
            [sys.executable, "-m", "tests.fuzz", *options, "--only", name], check=False
        ).returncode
    ]
    sys.stdout.write(f"failed: {', '.join(failed) or 'none'}\n")
    return 1 if failed else 0


def _fuzz(name: str, seconds: float, seed: int) -> int:
    target = next(target for target in find_targets() if target.name == name)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    tally = fuzz(target, seconds=seconds, number=seed * 1_000_000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    drops = ", ".join(f"{count} {reason}" for reason, count in tally.drops.most_common())
    sys.stdout.write(
        f"{name}: {tally.files} files, {tally.entries} entries, slowest {tally.slowest_seconds:.2f} s, "
        f"peak {peak:.0f} MB; drops: {drops or 'none'}\n"
    )
    if tally.slowest_seconds <= SECONDS_A_FILE:
        return 0
    sys.stdout.write(f"{name}: a file of {len(tally.slowest)} bytes took {tally.slowest_seconds:.1f} s\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
