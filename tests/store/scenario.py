"""Two commits that together use every step of the protocol, for tests that stop it anywhere."""

from datetime import timedelta
from pathlib import Path

from pipelines.items import Drop, DropReason, KeyKind
from pipelines.store.disk import Disk
from pipelines.store.read import read_dataset
from pipelines.store.store import Store
from tests.build import NOON, make_page, make_walk, observe

LATER = NOON + timedelta(days=1)
# What the first commit makes, and what both make: (title, revision) of every entry.
AFTER_FIRST = sorted((f"Garden notes {number}", 1) for number in range(6))
# Entries 4 and 5 of the first commit turn out to be one in the second: three contents of one entry.
AFTER_BOTH = sorted(
    [("Garden notes 0", 2), ("Garden notes 2", 2), ("Garden notes 5", 3)]
    + [(f"Garden notes {number}", 1) for number in (1, 3, 6, 7, 8)]
)


def first_commit(root: Path, disk: Disk) -> None:
    """Six entries: 4 is known by its permalink only, 5 is the same entry known by title and day only."""
    with Store(root, run_id="run-1", disk=disk) as store:
        for number in range(4):
            store.add(observe(number))
        store.add(observe(4, posted_on=None, posted_precision=None, excerpt="Short."))
        store.add(observe(5, url=None, url_raw=None, title="Garden notes 5"))
        store.add(make_page(6))
        store.commit()


def second_commit(root: Path, disk: Disk) -> None:
    """Two repeats, two edits, three new entries, a drop, a walk, and one that shows 4 and 5 to be one."""
    page = {"page_id": "page-2", "seen_at": LATER}
    with Store(root, run_id="run-2", disk=disk) as store:
        store.add(observe(1, **page))
        store.add(observe(3, **page))
        for number in (0, 2):
            text = f"Beds {number} were dug over twice."
            store.add(observe(number, body_raw=text, excerpt_raw=text, excerpt=text, **page))
        for number in (6, 7, 8):
            store.add(observe(number, **page))
        bridge = observe(5, url="https://example.org/notes/4", title="Garden notes 5", **page)
        assert {key.kind for key in bridge.keys} >= {KeyKind.PERMALINK, KeyKind.TITLE_DAY}
        store.add(bridge)
        store.add(
            Drop(
                source="local",
                page_id="page-2",
                reason=DropReason.NO_TITLE_OR_LINK,
                detail="neither title nor link",
                position=9,
            )
        )
        store.add(make_page(9, page_id="page-2", walk_id="20240502T120000Z-0a1b2c"))
        store.add(make_walk(walk_id="20240502T120000Z-0a1b2c", started_at=LATER, ended_at=LATER))
        store.commit()


def refresh_with_aliases(root: Path, disk: Disk) -> None:
    """Give one author another name, in all entries."""
    (root / "aliases.csv").write_text("raw,canonical,kind\nA. Lee,Ann Lee,author\n")
    with Store(root, run_id="run-3", disk=disk) as store:
        store.refresh()


def authors_of(root: Path) -> dict[str, set[str]]:
    """Return who wrote the entries, and their revisions."""
    return {
        name: {author for authors in read_dataset(root, name)["authors"].to_pylist() for author in authors}
        for name in ("entries", "revisions")
    }


def rows_of(root: Path) -> list[tuple[str, int]]:
    """Return (title, revision) of every entry, as our reader gives them."""
    table = read_dataset(root, "entries", ["title", "revision"])
    return sorted(zip(table["title"].to_pylist(), table["revision"].to_pylist(), strict=True))
