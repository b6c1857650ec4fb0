"""`make bench`: every figure is measured in this run, the things compared side by side."""

from tests.bench import extraction, memory, whole_path

if __name__ == "__main__":
    whole_path.main()
    memory.main()
    extraction.main()
