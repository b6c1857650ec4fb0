"""`python -m tests.simulation --pages 10000`: days of invented pages, through runs into a workspace."""

import argparse
import sys

from tests.simulation.measure import report, simulate

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    measured = simulate(given.pages, given.seed)
    print(*report(measured), sep="\n")
    sys.exit(not measured.is_sound)
