"""Pagination measured: on how many real pages the next older page is found, against a truth made by hand.

`next_pages.json` names every page of the corpus and the address of the next older page of its
listing, null where there is none. The pages lie beside the repository; without them nothing is
measured and that is said.
"""

import json
import re
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

from crawler.extract.encoding import decode
from crawler.extract.pagination import find_pagination
from crawler.extract.parser import parse
from crawler.readers.html import find_base
from tests.bench.corpus import ABSENT, load_pages

TRUTH = Path(__file__).with_name("next_pages.json")
REPEATS = 5
INDEX = re.compile(r"/(?:index\.html?)?$")


def main() -> None:
    """Print precision and recall of the next page, the pages that fail, and the time a page takes."""
    print("== pagination, real listing pages ==")
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    truth: dict[str, str | None] = json.loads(TRUTH.read_bytes())
    trees = {
        page.address: (parse(decode(page.content, charset=page.charset, is_html=True).text), page.url)
        for page in pages
    }
    found = {
        name: find_pagination(tree, find_base(tree, url)).next_page for name, (tree, url) in trees.items()
    }
    wrong = [name for name in truth if _canonical(found[name]) != _canonical(truth[name])]
    right = sum(_canonical(found[name]) == _canonical(url) for name, url in truth.items() if url is not None)
    given = sum(url is not None for url in found.values())
    wanted = sum(url is not None for url in truth.values())
    print(f"{len(truth)} pages, {wanted} with a next page; {given} given, {right} of them right")
    print(f"next page: precision {right / max(given, 1):.3f}, recall {right / max(wanted, 1):.3f}")
    for name in wrong:
        print(f"  {name}\n    expected {truth[name]}\n    found    {found[name]}")
    rounds = []
    for _ in range(REPEATS):
        started = time.process_time()
        for tree, url in trees.values():
            find_pagination(tree, url)
        rounds.append(time.process_time() - started)
    print(f"{1000 * min(rounds) / len(pages):.2f} ms of processor time a page")


def _canonical(url: str | None) -> tuple[str, str, str] | None:
    """Reduce an address to what tells pages apart: no scheme, fragment, trailing slash, index.html."""
    if url is None:
        return None
    parts = urlsplit(url)
    path = re.sub(r"/{2,}", "/", unquote(parts.path) or "/")
    return parts.netloc.lower(), INDEX.sub("", path), parts.query


if __name__ == "__main__":
    main()
