"""`make bench`: every figure is measured in this run, the things compared side by side.

The quick parts come first. Each part runs by itself too: python -m tests.bench.peers
"""

from tests.bench import extraction, fitting, growth, memory, pagination, peers, whole_path

if __name__ == "__main__":
    pagination.main()
    extraction.main()
    growth.main()
    whole_path.main()
    peers.main()
    fitting.main()
    memory.main()
