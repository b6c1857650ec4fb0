"""An entry has disappeared when two proofs of a way on which it was met did not meet it."""

import pytest

from pipelines.deduplicate.disappearance import Walk, Walks, find_missing_since, gather_walks

LIST, FEED = ("archive", "https://example.org/"), ("feed", "https://example.org/feed")


def walks(*starts: int, way: tuple[str, str] = LIST, is_proof: bool = True) -> list[Walk]:
    """Walks that take 5 each."""
    return [
        Walk(walk_id=f"{way[0]}{start}", way=way, started=start, ended=start + 5, is_proof=is_proof)
        for start in starts
    ]


@pytest.mark.parametrize(
    ("known", "last_seen", "expected"),
    [
        pytest.param(walks(10, 20), 9, 15, id="two proofs after the last sight: missing since the first"),
        pytest.param(walks(10, 20, 30), 9, 15, id="a third changes nothing"),
        pytest.param(walks(10, 20), 10, None, id="seen on the first page of the first"),
        pytest.param(walks(10, 20, 30), 12, 25, id="seen during the first: the next two prove it"),
        pytest.param(walks(10), 9, None, id="one proof is none"),
        pytest.param([*walks(10), *walks(10)], 9, None, id="one walk told twice is one"),
        pytest.param(
            [*walks(10), *walks(20, is_proof=False)], 9, None, id="an incomplete walk proves nothing"
        ),
        pytest.param(
            [*walks(10, 20), *walks(20, is_proof=False)], 9, None, id="told as both, it is no proof"
        ),
        pytest.param([*walks(10), *walks(20, way=FEED)], 9, None, id="of two ways, one each"),
        pytest.param(walks(10, 20, way=FEED), 9, None, id="it was never met on that way"),
    ],
)
def test_two_proofs_make_an_absence(known: list[Walk], last_seen: int, expected: int | None) -> None:
    assert find_missing_since(last_seen, [LIST], gather_walks(known)) == expected
    assert find_missing_since(last_seen, [LIST], gather_walks(reversed(known))) == expected


def test_the_way_that_proves_it_first_decides() -> None:
    known = gather_walks([*walks(20, 30), *walks(10, 40, way=FEED)])
    assert find_missing_since(9, [LIST, FEED], known) == 15


def test_who_was_seen_since_the_horizon_has_not_disappeared() -> None:
    known = gather_walks([*walks(10, 20, 30), *walks(25, way=FEED)])
    assert known.horizon == 20
    assert find_missing_since(19, [LIST], known) == 25
    assert find_missing_since(20, [LIST], known) is None


def test_without_two_proofs_there_is_no_horizon() -> None:
    assert Walks({}, {}).horizon is None
    assert gather_walks(walks(10)).horizon is None
