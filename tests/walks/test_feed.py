"""A feed is walked: what it shows is read, and what it cannot show is said."""

from pathlib import Path

from crawler.report import ExitCode
from crawler.sources import Source, Way
from pipelines.items import EndSign, WalkOutcome, WayKind
from pipelines.store.read import read_dataset
from tests.walks.site import SITE, Site, archive, crawl

FEED = Way(kind=WayKind.FEED, url=f"{SITE}/feed.xml")
SOURCE = Source(id="riverside", ways=(FEED,))


def feed(first: int, last: int) -> str:
    items = "".join(
        f"<item><title>Report {number} of the rowing club</title><link>{SITE}/posts/{number}/</link>"
        f"<guid>{SITE}/?p={number}</guid><pubDate>Fri, 03 Mar 2023 10:00:{number:02} +0000</pubDate>"
        f"<description>What the club did on its outing number {number}.</description></item>"
        for number in range(first, last - 1, -1)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Club</title>{items}</channel></rss>'


def count(data: Path) -> int:
    return read_dataset(data, "entries", ["entry_id"]).num_rows


def test_a_feed_is_complete_for_what_it_shows_and_proves_no_disappearance(tmp_path: Path) -> None:
    site = Site({"/feed.xml": feed(10, 1)})
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.outcome, walk.end_sign, walk.is_sweep) == (WalkOutcome.OK, EndSign.WHOLE_FILE, False)
    site.answers["/feed.xml"] = feed(14, 5)
    assert crawl(site, SOURCE, tmp_path).walks[0].is_complete
    assert count(tmp_path) == 14
    assert read_dataset(tmp_path, "entries", ["missing_since_at"])["missing_since_at"].null_count == 14


def test_a_feed_with_nothing_in_common_with_the_last_may_have_lost_entries(tmp_path: Path) -> None:
    site = Site({"/feed.xml": feed(10, 1)})
    crawl(site, SOURCE, tmp_path)
    site.answers["/feed.xml"] = feed(40, 31)
    report = crawl(site, SOURCE, tmp_path)
    assert (report.walks[0].is_complete, report.exit_code) == (False, ExitCode.INCOMPLETE)
    assert "come and gone" in (report.walks[0].gap or "")


def test_a_feed_that_breaks_off_is_asked_for_again_and_not_called_whole(tmp_path: Path) -> None:
    whole = feed(10, 1)
    site = Site({"/feed.xml": whole[: whole.rindex("<item>")]})
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.outcome, walk.is_complete, walk.entries) == (WalkOutcome.PARTIAL, False, 9)
    assert "breaks off" in (walk.gap or "")
    assert site.requests() == {"/feed.xml": 3}


def test_an_entry_that_two_ways_show_is_one_entry(tmp_path: Path) -> None:
    both = Source(id="riverside", ways=(FEED, Way(kind=WayKind.ARCHIVE, url=f"{SITE}/")))
    site = Site({"/feed.xml": feed(10, 1), **archive(20, 1)})
    report = crawl(site, both, tmp_path)
    assert [walk.entries for walk in report.walks] == [10, 20]
    assert count(tmp_path) == 20
    assert report.counts.new_revisions == 0
