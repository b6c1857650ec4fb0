"""Random scripts: python -m tests.live --scripts 200 [--first SEED] [--http]."""

import argparse
import sys
import time
from collections import Counter

from tests.live.in_process import play_in_process
from tests.live.play import play_over_http
from tests.live.scripts import make_script


def main() -> int:
    """Play scripts by their seeds and print those after which something is violated."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--scripts", type=int, default=200)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--http", action="store_true", help="over HTTP, by the command")
    parser.add_argument("--quiet", action="store_true", help="only the seeds and the kinds of violations")
    given = parser.parse_args()
    play = play_over_http if given.http else play_in_process
    failed, codes = [], Counter[str]()
    crawls = walks = complete = 0
    began = time.monotonic()
    for seed in range(given.first, given.first + given.scripts):
        outcome = play(make_script(seed))
        crawls, walks, complete = (
            crawls + len(outcome.lines),
            walks + outcome.walks,
            complete + outcome.complete,
        )
        if outcome.violations:
            failed.append(seed)
            codes.update({violation.code for violation in outcome.violations})
            kinds = ", ".join(sorted({violation.code for violation in outcome.violations}))
            print(f"seed {seed}: {kinds}" if given.quiet else outcome, flush=True)
    print(f"{given.scripts} scripts, {crawls} crawls, {walks} walks, {complete} of them complete, ", end="")
    print(f"{time.monotonic() - began:.0f} s")
    print(f"violated in {len(failed)} scripts: {failed or 'none'}; {dict(codes) or ''}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
