"""The order of day and month measured: invented pages with known days, and the open dates of real ones."""

from collections import Counter

from crawler.readers import html
from tests.bench.corpus import ABSENT, load_pages
from tests.bench.extraction import read_entries
from tests.simulation.measure import report, simulate

PAGES = 500
SEED = 1


def main() -> None:
    """Print what came of the days, and by what the order of all-numeric dates was decided."""
    print("== date orders, invented pages ==")
    print(*report(simulate(PAGES, SEED)), sep="\n")
    print("== date orders, real listing pages ==")
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    entries = [entry for page in pages for entry in read_entries(html.read(page))]
    numeric = [entry for entry in entries if entry.posted_order is not None]
    kinds = Counter(str(entry.posted_order_evidence or "ambiguous") for entry in numeric)
    print(f"{len(entries)} entries, {len(numeric)} with an all-numeric date: {dict(kinds)}")


if __name__ == "__main__":
    main()
