"""A crawl that is killed at random moments loses nothing, doubles nothing and asks for nothing again."""

from pathlib import Path

from tests.live.killed import crawl_killed


def test_a_crawl_killed_three_times_ends_as_one_that_was_not(tmp_path: Path) -> None:
    found = crawl_killed(tmp_path, pages=30, kills=3, seed=1)
    assert found.kills == 3
    assert found.rows == {"entries": 90, "revisions": 90}
    assert found.differences == []
    assert found.unexcused == {}
    assert found.exit_codes == (0, 0)
