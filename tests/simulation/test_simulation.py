"""No day of an invented page is silently wrong, whatever the order of pages and runs."""

import pytest

from tests.simulation.measure import Measured, Outcome, report, simulate

PAGES = 50  # some ten seconds; `python -m tests.simulation --pages 10000` plays more
SEED = 1


@pytest.fixture(scope="module")
def measured() -> Measured:
    return simulate(PAGES, SEED)


def test_nothing_is_silently_wrong_lost_or_a_matter_of_order(measured: Measured) -> None:
    said = "\n".join(report(measured))
    assert measured.replayed > 0
    assert measured.is_sound, said
    for counts in (measured.alone, measured.stored):
        assert counts[Outcome.RIGHT] > counts.total() / 2, said


def test_pooling_leaves_less_open_than_the_pages_alone(measured: Measured) -> None:
    assert measured.stored[Outcome.AMBIGUOUS] < measured.alone[Outcome.AMBIGUOUS]
