"""A listing is walked: how far, what that proves, and where the next walk goes on."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.crawl import Wanted
from crawler.extract.wrapper import SUFFIX, Wrapper
from crawler.fetch.fetched import Failure
from crawler.report import ExitCode
from crawler.sources import Expectation, Source, Way
from crawler.walks.listing import shift_between
from pipelines.items import EndSign, WalkOutcome, WayKind
from pipelines.store.read import read_dataset
from tests.walks.site import SITE, Site, archive, crawl, listing

SOURCE = Source(id="riverside", ways=(Way(kind=WayKind.ARCHIVE, url=f"{SITE}/"),))


def numbers(data: Path) -> list[int]:
    urls = read_dataset(data, "entries", ["url"])["url"].to_pylist()
    return sorted(int(url.rstrip("/").rpartition("/")[2]) for url in urls)


def test_every_page_is_read_and_every_seam_closed(tmp_path: Path) -> None:
    site = Site(archive(30, 1))
    report = crawl(site, SOURCE, tmp_path)
    walk = report.walks[0]
    assert numbers(tmp_path) == list(range(1, 31))
    assert (walk.outcome, walk.end_sign, walk.pages) == (WalkOutcome.OK, EndSign.NO_NEXT_PAGE, 6)
    assert (walk.is_complete, walk.is_sweep, report.exit_code) == (True, True, ExitCode.OK)
    asked = site.requests()
    assert asked["/page/3/"] == 2  # and once more after the page behind it
    assert asked.total() == walk.requests == 2 * 6 + 2


def test_only_what_is_new_is_asked_for_once_all_was_read(tmp_path: Path) -> None:
    site = Site(archive(30, 1))
    crawl(site, SOURCE, tmp_path)
    site.requests()
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.end_sign, walk.is_complete, walk.is_sweep) == (EndSign.KNOWN, True, False)
    assert site.requests() == {"/": 1, "/page/2/": 1}
    site.answers = archive(33, 1)
    assert crawl(site, SOURCE, tmp_path).walks[0].end_sign is EndSign.KNOWN
    assert site.requests().total() <= 5
    assert numbers(tmp_path) == list(range(1, 34))


def test_a_first_page_that_is_not_modified_is_all_that_is_asked_for(tmp_path: Path) -> None:
    site = Site(archive(30, 1), headers={"/": {"etag": '"1"'}})
    crawl(site, SOURCE, tmp_path)
    site.requests()
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.end_sign, walk.is_complete, walk.etag) == (EndSign.NOT_MODIFIED, True, '"1"')
    assert site.requests() == {"/": 1}


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(500, "answers 500", id="error"),
        pytest.param(404, "answers 404", id="not found"),
        pytest.param(Failure.TIMEOUT, "timeout", id="timeout"),
        pytest.param(listing([], note="<p>No posts found.</p>"), "empty_listing", id="empty listing"),
        pytest.param("", "empty_page", id="empty body"),
    ],
)
def test_a_page_without_entries_is_a_gap_and_never_the_end(
    tmp_path: Path, answer: str | int | Failure, reason: str
) -> None:
    site = Site(archive(30, 1) | {"/page/4/": answer})
    report = crawl(site, SOURCE, tmp_path)
    walk = report.walks[0]
    assert (walk.outcome, walk.is_complete, walk.end_sign) == (WalkOutcome.PARTIAL, False, None)
    assert "/page/4/" in (walk.gap or "")
    assert reason in (walk.gap or "")
    assert report.exit_code is ExitCode.INCOMPLETE
    assert walk.resume_url == f"{SITE}/page/3/"
    # The next crawl goes on from where the proof ends, and then everything is proved.
    site.answers = archive(30, 1)
    site.requests()
    again = crawl(site, SOURCE, tmp_path).walks[0]
    assert (again.is_complete, again.is_sweep) == (True, False)
    assert numbers(tmp_path) == list(range(1, 31))
    assert site.requests()["/page/2/"] == 1


def test_a_budget_is_gone_on_with_and_leaves_no_hole(tmp_path: Path) -> None:
    site = Site(archive(60, 1))
    small = replace(SOURCE, max_pages=2)
    walks = [crawl(site, small, tmp_path).walks[0] for _ in range(7)]
    assert [walk.is_complete for walk in walks] == [False] * 5 + [True] * 2
    assert [walk.is_sweep for walk in walks] == [True] + [False] * 6
    assert "max_pages" in (walks[0].gap or "")
    assert numbers(tmp_path) == list(range(1, 61))


def test_known_pages_above_a_hole_do_not_hide_it(tmp_path: Path) -> None:
    """A walk that broke off is no proof: the pages above are known, and what is below is not."""
    site = Site(archive(60, 1) | {"/page/5/": 500})
    crawl(site, SOURCE, tmp_path)
    site.answers = archive(75, 1)
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert walk.is_complete
    assert numbers(tmp_path) == list(range(1, 76))


def test_an_entry_that_vanishes_during_the_walk_hides_none(tmp_path: Path) -> None:
    """All behind it move back by one place, over the seam between what is read and what is not."""
    site = Site(archive(30, 1))
    before, after = archive(30, 1), archive(30, 1)
    shortened = [number for number in range(30, 0, -1) if number != 28]
    for at in range(6):
        path = "/" if at == 0 else f"/page/{at + 1}/"
        older = f"/page/{at + 2}/" if at < 5 else None
        after[path] = listing(shortened[at * 5 : at * 5 + 5], older=older)
    site.answers = _Changing(before, after, site, when=lambda asked: "/page/2/" in asked)
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert walk.is_complete
    assert numbers(tmp_path) == list(range(1, 31))


class _Changing(dict[str, "str | int | Failure"]):
    """Answers that become others once something was asked for."""

    def __init__(self, before, after, site, *, when) -> None:  # type: ignore[no-untyped-def]
        super().__init__(before)
        self._after, self._site, self._when = after, site, when

    def get(self, key, default=None):  # type: ignore[no-untyped-def]
        return (self._after if self._when(self._site.asked[:-1]) else self).__getitem__(key)


def test_pages_that_repeat_for_ever_end_the_walk_without_a_claim(tmp_path: Path) -> None:
    endless = {f"/page/{at}/": listing([5, 4, 3], older=f"/page/{at + 1}/") for at in range(2, 60)}
    site = Site({"/": listing([5, 4, 3], older="/page/2/")} | endless)
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert not walk.is_complete
    assert "repeat" in (walk.gap or "")
    assert walk.pages < 10


def test_a_next_page_on_another_host_is_not_followed(tmp_path: Path) -> None:
    site = Site({"/": listing([5, 4, 3], older="https://elsewhere.example/page/2/")})
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert not walk.is_complete
    assert site.requests().keys() == {"/"}


@pytest.mark.parametrize("declared", ["/b/2", "/older.html", "/?list=c2"])
def test_a_declared_next_page_that_is_not_followed_is_a_gap(tmp_path: Path, declared: str) -> None:
    page = listing([5, 4, 3]).replace("<body>", f'<head><link rel="next" href="{declared}"></head><body>')
    walk = crawl(Site({"/": page}), SOURCE, tmp_path).walks[0]
    assert (walk.outcome, walk.is_complete, walk.end_sign) == (WalkOutcome.PARTIAL, False, None)
    assert f"declares a next page, {SITE}{declared}" in (walk.gap or "")


def test_a_declared_next_page_that_was_read_is_no_gap(tmp_path: Path) -> None:
    """Some listings go round: their last page declares the first one."""
    last = listing([2, 1]).replace("<body>", '<head><link rel="next" href="/one/"></head><body>')
    site = Site({"/one/": listing([5, 4, 3], older="/two/"), "/two/": last})
    source = replace(SOURCE, ways=(Way(kind=WayKind.ARCHIVE, url=f"{SITE}/one/"),))
    walk = crawl(site, source, tmp_path).walks[0]
    assert (walk.is_complete, walk.end_sign) == (True, EndSign.NO_NEXT_PAGE)


def test_a_declared_next_page_is_followed_where_its_words_say_so(tmp_path: Path) -> None:
    first = listing([5, 4, 3], older="/blog/older2").replace('class="next"', 'rel="next"')
    site = Site({"/": first, "/blog/older2": listing([2, 1])})
    assert crawl(site, SOURCE, tmp_path).walks[0].is_complete
    assert numbers(tmp_path) == [1, 2, 3, 4, 5]


def test_since_stops_at_older_pages_and_is_no_fault(tmp_path: Path) -> None:
    site = Site(archive(60, 1))
    report = crawl(site, SOURCE, tmp_path, Wanted(since=date(2023, 2, 20)))
    assert (report.walks[0].outcome, report.walks[0].is_complete) == (WalkOutcome.OK, False)
    assert report.exit_code is ExitCode.OK
    assert 60 in numbers(tmp_path)
    assert 1 not in numbers(tmp_path)


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        pytest.param(Expectation(entries=40), "at least 40", id="entries"),
        pytest.param(Expectation(entries_per_page=10), "at least 10", id="a page"),
        pytest.param(Expectation(newest_within_days=30), "days ago", id="newest"),
    ],
)
def test_a_source_below_its_expectation_says_so(tmp_path: Path, expect: Expectation, said: str) -> None:
    report = crawl(Site(archive(30, 1)), replace(SOURCE, expect=expect), tmp_path)
    assert report.walks[0].outcome is WalkOutcome.EMPTY
    assert said in (report.walks[0].detail or "")
    assert report.exit_code is ExitCode.SOURCE_BROKE


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        pytest.param(403, WalkOutcome.BLOCKED, id="403"),
        pytest.param(401, WalkOutcome.BLOCKED, id="401"),
        pytest.param(Failure.ROBOTS, WalkOutcome.BLOCKED, id="robots"),
        pytest.param(Failure.ROBOTS_UNAVAILABLE, WalkOutcome.BLOCKED, id="robots that answers 5xx"),
        pytest.param(Failure.PRIVATE_ADDRESS, WalkOutcome.BLOCKED, id="private"),
        pytest.param(410, WalkOutcome.DEAD, id="410"),
        pytest.param(Failure.DNS, WalkOutcome.DEAD, id="dns"),
        pytest.param(Failure.CONNECTION, WalkOutcome.DEAD, id="connection"),
        pytest.param(Failure.REDIRECTS, WalkOutcome.BROKEN, id="redirects"),
        pytest.param(listing([], note="<p>No posts found.</p>"), WalkOutcome.EMPTY, id="empty"),
        pytest.param(
            "<html><body><form><h1>Log in</h1><input type=password></form></body></html>",
            WalkOutcome.BLOCKED,
            id="login",
        ),
        pytest.param(
            "<html><body><p>Under new management.</p></body></html>", WalkOutcome.BROKEN, id="layout"
        ),
    ],
)
def test_a_source_that_broke_says_how_and_keeps_what_it_had(
    tmp_path: Path, answer: str | int | Failure, outcome: WalkOutcome
) -> None:
    site = Site(archive(10, 1))
    crawl(site, SOURCE, tmp_path)
    site.answers = {"/": answer}
    report = crawl(site, SOURCE, tmp_path)
    assert report.walks[0].outcome is outcome
    assert report.walks[0].detail
    assert report.exit_code is ExitCode.SOURCE_BROKE
    assert numbers(tmp_path) == list(range(1, 11))


def test_an_edit_is_a_revision_and_a_sweep_finds_it(tmp_path: Path) -> None:
    site = Site(archive(30, 1))
    crawl(site, SOURCE, tmp_path)
    site.answers["/page/5/"] = str(site.answers["/page/5/"]).replace("Report 8 of", "Report 8, corrected, of")
    assert crawl(site, SOURCE, tmp_path).counts.new_revisions == 0
    site.now += timedelta(days=31)
    report = crawl(site, SOURCE, tmp_path)
    assert report.walks[0].is_sweep
    assert (report.counts.new_entries, report.counts.new_revisions) == (0, 1)


def test_two_complete_sweeps_prove_that_an_entry_is_gone(tmp_path: Path) -> None:
    site = Site(archive(30, 1))
    crawl(site, SOURCE, tmp_path)
    site.answers = archive(29, 1)
    missing = []
    for _ in range(2):
        site.now += timedelta(days=31)
        crawl(site, SOURCE, tmp_path)
        missing.append(read_dataset(tmp_path, "entries", ["missing_since_at"])["missing_since_at"].null_count)
    assert missing == [30, 29]


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        pytest.param("abcde", "abcde", 0, id="nothing"),
        pytest.param("abcde", "xabcd", 1, id="one came"),
        pytest.param("abcde", "bcdef", -1, id="one went above"),
        pytest.param("abcde", "abdef", 0, id="one went on the page"),
        pytest.param("abcde", "axbcd", 1, id="one came on the page"),
        pytest.param("abcde", "vwxyz", 1 << 30, id="as many as the page has, or more"),
    ],
)
def test_a_shift_is_measured_by_the_first_entries_of_a_page(before: str, after: str, moved: int) -> None:
    assert shift_between(tuple(before), tuple(after)) == moved


def test_a_page_that_no_declared_wrapper_fits_is_told(tmp_path: Path) -> None:
    wrapper = Wrapper(rule=SUFFIX, titles="h2.headline/a", confidence=1.0)
    report = crawl(Site(archive(10, 1)), replace(SOURCE, wrappers=(wrapper,)), tmp_path)
    assert numbers(tmp_path) == list(range(1, 11))
    assert {remark.address for remark in report.remarks} == {f"{SITE}/", f"{SITE}/page/2/"}
    assert "h2.headline" in report.remarks[0].text
    assert report.exit_code is ExitCode.INCOMPLETE
