"""`make bench`: every figure is measured in this run, the things compared side by side.

The quick parts come first. Each is a process of its own, so that no part finds the memory and the
caches of another; each can be run alone as well: python -m tests.bench.peers
"""

import subprocess
import sys

PARTS = (
    "dates",
    "pagination",
    "extraction",
    "feeds",
    "identity",
    "datelines",
    "date_orders",
    "speed",
    "growth",
    "peers",
    "fitting",
    "whole_path",
    "memory",
    "crawl_sites",
    "crawl_speed",
)

if __name__ == "__main__":
    for part in PARTS:
        subprocess.run([sys.executable, "-m", f"tests.bench.{part}"], check=True)
