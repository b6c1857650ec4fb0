"""A listing without a next page goes on with its archives by month: how far, and what that proves."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from crawler.crawl import Wanted
from crawler.fetch.fetched import Failure
from crawler.report import ExitCode
from crawler.sources import Source, Way
from pipelines.items import EndSign, WalkOutcome, WayKind
from tests.walks.site import SITE, Site, crawl, listing
from tests.walks.test_listing import numbers

SOURCE = Source(id="riverside", ways=(Way(kind=WayKind.ARCHIVE, url=f"{SITE}/"),))
EMPTY = listing([], note="<p>No posts found.</p>")
SHOWN = 5  # on the front page

Answers = dict[str, str | int | Failure]


def links(periods: list[str]) -> str:
    items = "".join(f'<li><a href="/{period}/">{period}</a></li>' for period in periods)
    return f"<aside><ul>{items}</ul></aside></body>"


def monthly(newest: int, *, size: int = 3, months: list[str] | None = None) -> Answers:
    """Make a site with a front page of five entries and all down to 1 behind its months, six in each."""
    count = -(-newest // 6)
    periods = [f"{2023 - at // 12}/{12 - at % 12:02}" for at in range(count)]
    beside = links(months or periods)
    every = list(range(newest, 0, -1))
    answers: Answers = {"/": listing(every[:SHOWN]).replace("</body>", beside)}
    for at, period in enumerate(periods):
        top = 6 * (count - at)
        shown = [number for number in range(top, top - 6, -1) if number <= newest]
        pages = [shown[start : start + size] for start in range(0, len(shown), size)]
        for place, page in enumerate(pages, 1):
            path = f"/{period}/" if place == 1 else f"/{period}/page/{place}/"
            older = f"/{period}/page/{place + 1}/" if place < len(pages) else None
            answers[path] = listing(page, older=older).replace("</body>", beside)
    return answers


def test_every_month_is_read_with_its_own_pages(tmp_path: Path) -> None:
    site = Site(monthly(60))
    report = crawl(site, SOURCE, tmp_path)
    walk = report.walks[0]
    assert numbers(tmp_path) == list(range(1, 61))
    assert (walk.outcome, walk.end_sign, walk.gap) == (WalkOutcome.OK, EndSign.PERIODS_READ, None)
    assert (walk.is_complete, walk.is_sweep, report.exit_code) == (True, True, ExitCode.OK)
    assert walk.pages == 1 + 10 * 2
    asked = list(dict.fromkeys(site.asked))
    assert asked[:4] == ["/", "/2023/12/", "/2023/12/page/2/", "/2023/11/"]
    assert site.requests()["/2023/05/"] == 2  # once more after the page behind it


def test_months_that_only_repeat_what_the_front_page_shows_do_not_end_the_walk(tmp_path: Path) -> None:
    answers = monthly(60)
    answers["/"] = str(answers["/"]).replace(
        "<main>", listing(list(range(60, 25, -1))).split("<body>")[1][:-14]
    )
    site = Site(answers)
    assert crawl(site, SOURCE, tmp_path).walks[0].is_complete
    assert numbers(tmp_path) == list(range(1, 61))


def test_only_what_is_new_is_asked_for_once_all_was_read(tmp_path: Path) -> None:
    site = Site(monthly(60))
    crawl(site, SOURCE, tmp_path)
    site.requests()
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.end_sign, walk.is_complete, walk.is_sweep) == (EndSign.KNOWN, True, False)
    assert site.requests() == {"/": 1, "/2023/12/": 1}
    site.now += timedelta(days=31)
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.end_sign, walk.is_sweep) == (EndSign.PERIODS_READ, True)
    assert site.requests()["/2023/03/page/2/"] >= 1


def test_new_entries_of_the_newest_month_are_found(tmp_path: Path) -> None:
    site = Site(monthly(58))
    crawl(site, SOURCE, tmp_path)
    site.answers = monthly(60)
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.end_sign, walk.is_complete) == (EndSign.KNOWN, True)
    assert numbers(tmp_path) == list(range(1, 61))


def test_months_that_only_later_pages_link_to_are_read(tmp_path: Path) -> None:
    answers = monthly(60, months=["2023/12", "2023/11"])
    answers["/2023/11/page/2/"] = str(answers["/2023/11/page/2/"]).replace(
        "</aside>", links([f"2023/{month:02}" for month in range(3, 11)]) + "</aside>"
    )
    site = Site(answers)
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert walk.end_sign is EndSign.PERIODS_READ
    assert numbers(tmp_path) == list(range(1, 61))


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        pytest.param(404, "answers 404", id="not found"),
        pytest.param(Failure.TIMEOUT, "timeout", id="timeout"),
        pytest.param("", "empty_page", id="empty body"),
        pytest.param(monthly(60)["/2023/08/"], "shows the entries of", id="another month"),
    ],
)
def test_a_missing_month_is_a_gap_and_a_sweep_goes_on_behind_it(
    tmp_path: Path, answer: str | int | Failure, reason: str
) -> None:
    broken = monthly(60, size=6)
    broken["/2023/08/"] = monthly(60, size=6)["/2023/08/"]
    broken["/2023/07/"] = broken["/2023/08/"] if reason.startswith("shows") else answer
    site = Site(broken)
    report = crawl(site, SOURCE, tmp_path)
    walk = report.walks[0]
    assert (walk.outcome, walk.is_complete, walk.is_sweep) == (WalkOutcome.PARTIAL, False, True)
    assert "/2023/07/" in (walk.gap or "")
    assert reason in (walk.gap or "")
    assert walk.resume_url == f"{SITE}/2023/08/"
    assert numbers(tmp_path) == [n for n in range(1, 61) if not 25 <= n <= 30]
    # While it is missing, other crawls ask for it and for nothing behind it.
    site.requests()
    again = crawl(site, SOURCE, tmp_path).walks[0]
    assert (again.is_complete, again.is_sweep) == (False, False)
    asked = site.requests()
    assert asked["/2023/07/"] >= 1
    assert asked["/2023/06/"] == 0
    # When it is there again, everything is proved.
    site.answers = monthly(60, size=6)
    whole = crawl(site, SOURCE, tmp_path).walks[0]
    assert (whole.is_complete, whole.is_sweep) == (True, False)
    assert numbers(tmp_path) == list(range(1, 61))


def test_a_missing_further_page_of_a_month_is_a_gap_too(tmp_path: Path) -> None:
    site = Site(monthly(60) | {"/2023/07/page/2/": 404})
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert not walk.is_complete
    assert "/2023/07/page/2/" in (walk.gap or "")
    assert numbers(tmp_path) == [n for n in range(1, 61) if not 25 <= n <= 27]


def test_a_month_that_says_it_is_empty_is_read(tmp_path: Path) -> None:
    site = Site(monthly(60) | {"/2023/07/": EMPTY})
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.end_sign, walk.gap) == (EndSign.PERIODS_READ, None)


@pytest.mark.parametrize(
    "answer", [pytest.param(404, id="not found"), pytest.param(EMPTY, id="empty for ever")]
)
def test_months_without_end_that_give_nothing_end_the_walk(tmp_path: Path, answer: str | int) -> None:
    months = [f"{year}/{month:02}" for year in range(2001, 2101) for month in range(1, 13)]
    site = Site({"/": listing([5, 4, 3]).replace("</body>", links(months))})
    site.answers |= {f"/{month}/": answer for month in months}
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert not walk.is_complete
    assert len(site.requests()) < 30


def test_a_refusal_ends_the_walk_at_once(tmp_path: Path) -> None:
    site = Site(monthly(60) | {"/2023/10/": Failure.ROBOTS})
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert "robots" in (walk.gap or "")
    assert site.requests()["/2023/09/"] == 0


def test_a_budget_is_gone_on_with_and_leaves_no_hole(tmp_path: Path) -> None:
    site = Site(monthly(60))
    small = replace(SOURCE, max_pages=4)
    walks = [crawl(site, small, tmp_path).walks[0] for _ in range(10)]
    assert "max_pages" in (walks[0].gap or "")
    assert (walks[0].is_complete, walks[-1].is_complete) == (False, True)
    assert numbers(tmp_path) == list(range(1, 61))


def test_an_entry_that_comes_during_the_walk_is_met(tmp_path: Path) -> None:
    site = Site(monthly(59))
    before, after = monthly(59), monthly(60)

    class Growing(dict[str, "str | int | Failure"]):
        def get(self, key, default=None):  # type: ignore[no-untyped-def]
            return (after if "/2023/06/" in site.asked[:-1] else before)[key]

    site.answers = Growing()
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert walk.is_complete
    assert numbers(tmp_path) == list(range(1, 61))


def test_since_stops_at_older_months(tmp_path: Path) -> None:
    site = Site(monthly(60))
    walk = crawl(site, SOURCE, tmp_path, Wanted(since=date(2023, 2, 20))).walks[0]
    assert (walk.outcome, walk.is_complete) == (WalkOutcome.OK, False)
    assert site.requests()["/2023/03/"] == 0


@pytest.mark.parametrize(
    "front",
    [
        pytest.param(listing([5, 4, 3], older="/page/2/"), id="a listing with a next page"),
        pytest.param(listing([5, 4, 3]), id="a single page"),
    ],
)
def test_other_listings_are_walked_as_ever(tmp_path: Path, front: str) -> None:
    beside = links(["2023/12", "2023/11"]) if "/page/2/" in front else links(["2023/12"])
    site = Site(monthly(12) | {"/": front.replace("</body>", beside)})
    site.answers["/page/2/"] = listing([2, 1]).replace("</body>", beside)
    crawl(site, SOURCE, tmp_path)
    assert site.requests().keys() <= {"/", "/page/2/"}


def test_a_month_that_was_asked_for_is_walked_alone(tmp_path: Path) -> None:
    site = Site(monthly(60))
    source = replace(SOURCE, ways=(Way(kind=WayKind.ARCHIVE, url=f"{SITE}/2023/07/"),))
    walk = crawl(site, source, tmp_path).walks[0]
    assert walk.end_sign is EndSign.NO_NEXT_PAGE
    assert site.requests().keys() == {"/2023/07/", "/2023/07/page/2/"}
