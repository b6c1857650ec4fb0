"""The posts of real sites are one entry in listing and feed; without these sites nothing is tested."""

import pytest

from tests.bench.corpus import ABSENT, CORPUS
from tests.bench.identity import ORDERS, load_sites, measure

SITES = 12  # of 50, for time: `python -m tests.bench.identity` reads all


@pytest.mark.skipif(not CORPUS.is_dir(), reason=ABSENT)
def test_the_posts_of_listing_and_feed_are_one_entry_and_no_two_posts_are() -> None:
    sites = load_sites(SITES)
    for order in ORDERS:
        found = measure(sites, order)
        assert found.posts >= 50
        assert len(found.failed) <= 0.01 * found.posts, found.failed
        assert found.merged == ()
