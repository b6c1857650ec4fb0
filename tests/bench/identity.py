"""Identity on real sites: is the post of a listing page and of the site's feeds one entry, never two one.

What is true, the addresses say, as the corpus writes them out and its score compares them; a fragment
tells apart (a feed of comments has the post's address with one). Every site is a source, its pages and
feeds are read in several orders.
"""

import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crawler.readers.table import read_page
from pipelines.deduplicate.identity import fold, identify
from pipelines.deduplicate.resolve import KnownKeys, follow, resolve
from pipelines.items import Entry, Observation, Page, RawEntry
from pipelines.normalise.entry import normalise
from tests.bench.corpus import ABSENT, CORPUS, load_score

SAVED_AT = datetime(2026, 11, 1, tzinfo=UTC)  # later than every page of the corpus
ORDERS = ("listings first", "feeds first", "shuffled", "shuffled again")
NORM_URL = "norm_url"  # of the corpus's score


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A page or feed of a site, and what was observed on it."""

    path: str
    is_feed: bool
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The pages and feeds of a site, and the addresses of its true entries."""

    name: str
    reads: tuple[Read, ...]
    truth: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Of posts that both a listing and a feed have: how many are one entry; and what was merged falsely."""

    posts: int
    failed: tuple[str, ...]
    merged: tuple[tuple[str, ...], ...]  # the addresses that one entry got, where their titles differ too


def main() -> None:
    """Print the shares, order by order, and each failure."""
    print("== identity: posts that a listing and a feed of a real site have ==")
    sites = load_sites()
    if not sites:
        print(ABSENT)
        return
    without = [site.name for site in sites if not any(read.is_feed for read in site.reads)]
    print(f"{len(sites)} sites, without a feed: {len(without)} ({', '.join(without)})")
    for order in ORDERS:
        found = measure(sites, order)
        print(
            f"{order}: {found.posts - len(found.failed)} of {found.posts} one entry, "
            f"{len(found.merged)} entries of different posts"
        )
        for line in (*found.failed, *map(" = ".join, found.merged)):
            print(f"  {line}")


def load_sites(kept: int | None = None) -> list[Site]:
    """Read the listing pages and feeds of the sites, `kept` of them; empty where the corpus is not there."""
    if not (CORPUS / "dev.json").is_file():
        return []
    listings = defaultdict(list)
    for listing in json.loads((CORPUS / "dev.json").read_bytes()):
        listings[listing["site"]].append(listing)
    normal = getattr(load_score(), NORM_URL)
    sites = []
    for name in sorted(listings)[:kept]:
        pages = [(CORPUS / one["file"], one["page_url"]) for one in listings[name]]
        feeds = [(path, None) for path in sorted((CORPUS / "sites" / name / "feeds").glob("*"))]
        reads = tuple(
            Read(path=path.name, is_feed=url is None, observations=tuple(_observe(path, url, name)))
            for path, url in (*pages, *feeds)
        )
        truth = {_address(entry["url"], normal) for one in listings[name] for entry in one["entries"]}
        sites.append(Site(name=name, reads=reads, truth=frozenset(truth)))
    return sites


def measure(sites: list[Site], order: str) -> Measured:
    """Resolve the pages of each site in an order, one after the other."""
    normal = getattr(load_score(), NORM_URL)
    posts, failed, merged = 0, [], []
    for site in sites:
        ids: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        titles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for read, entry, entry_id in _resolve(site, order):
            if entry.url:
                address = _address(entry.url, normal)
                ids[address][read.is_feed].add(entry_id)
                titles[entry_id][address].add(fold(entry.title))
        both = [(address, *ids[address]) for address in sorted(site.truth) if all(ids[address])]
        posts += len(both)
        failed += [f"{site.name}: {address}" for address, ours, theirs in both if len(ours | theirs) > 1]
        merged += [tuple(sorted(of)) for of in titles.values() if not _share_a_title(list(of.values()))]
    return Measured(posts=posts, failed=tuple(failed), merged=tuple(merged))


def _observe(path: Path, url: str | None, source: str) -> Iterator[Observation]:
    page = Page(content=path.read_bytes(), address=path.name, url=url, source=source, fetched_at=SAVED_AT)
    for record in read_page(page):
        if isinstance(record, RawEntry) and isinstance(entry := normalise(record), Entry):
            yield identify(entry)


def _resolve(site: Site, order: str) -> list[tuple[Read, Entry, str]]:
    reads = sorted(site.reads, key=lambda read: read.is_feed == (order != "feeds first"))
    if order.startswith("shuffled"):
        random.Random(order + site.name).shuffle(reads)
    known = KnownKeys()
    found = [
        (read, observation.entry, entry_id)
        for read in reads
        for observation, entry_id in zip(
            read.observations, resolve(read.observations, known).entry_ids, strict=True
        )
    ]
    return [(read, entry, follow(known.merged, entry_id)) for read, entry, entry_id in found]


def _address(url: str, normal: object) -> str:
    """Return an address as the score compares it, with its fragment."""
    assert callable(normal)
    fragment = url.partition("#")[2]
    return f"{normal(url)}#{fragment}" if fragment else str(normal(url))


def _share_a_title(by_address: list[set[str]]) -> bool:
    """Tell whether addresses are one post's: each has a title of the first, as behind a counting service."""
    return all(by_address[0] & titles for titles in by_address[1:])


if __name__ == "__main__":
    main()
