"""No day of an invented page is silently wrong."""

from tests.simulation.measure import Outcome, report, simulate

PAGES = 150  # a few seconds; `python -m tests.simulation --pages 10000` reads more
SEED = 1


def test_no_day_is_silently_wrong() -> None:
    measured = simulate(PAGES, SEED)
    said = "\n".join(report(measured))
    for counts in (measured.alone, measured.pooled):
        assert counts[Outcome.WRONG] == counts[Outcome.MISSED] == 0, said
        assert counts[Outcome.RIGHT] > counts.total() / 2, said


def test_pooling_leaves_no_more_open_than_the_pages_alone() -> None:
    measured = simulate(PAGES, SEED)
    assert measured.pooled[Outcome.AMBIGUOUS] < measured.alone[Outcome.AMBIGUOUS]
