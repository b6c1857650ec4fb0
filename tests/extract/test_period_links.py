"""A page's archives by month or year are known by their addresses, whatever they are called."""

import pytest

from crawler.extract.parser import parse
from crawler.extract.period_links import MAX_PERIODS, find_period_pages

SITE = "https://news.example"


def find(*hrefs: str, url: str = "/", entries: tuple[str, ...] = ()) -> list[str]:
    return find_in("".join(f"<li><a href='{href}'>x</a></li>" for href in hrefs), url=url, entries=entries)


def find_in(markup: str, *, url: str = "/", entries: tuple[str, ...] = ()) -> list[str]:
    tree = parse(f"<html><body><main>posts</main><aside>{markup}</aside></body></html>")
    return [found.removeprefix(SITE) for found in find_period_pages(tree, SITE + url, entries)]


@pytest.mark.parametrize(
    ("hrefs", "found"),
    [
        pytest.param(
            ("/2008/12/", "/2009/03/", "/2009/01/"), ["/2009/03/", "/2009/01/", "/2008/12/"], id="sorted"
        ),
        pytest.param(("2009/03/index.html", "2009/02/index.html"), None, id="saved pages"),
        pytest.param(("/?m=200903", "/?m=200902"), None, id="a query"),
        pytest.param(("/all/2009-03.html", "/all/2009-02.html", "/all/2009-01.html"), None, id="-"),
        pytest.param(("/archive-2009-03", "/archive-2009-02", "/archive-2009-01"), None, id="one word"),
        pytest.param(("/archief/200903", "/archief/200902", "/archief/200901"), None, id="without a sign"),
        pytest.param(("https://news.example/2009/", "https://news.example/2008/"), None, id="years"),
        pytest.param(("/2009/03/", "/2009/02/", "/2009/", "/2008/"), None, id="a year of the latest months"),
        pytest.param(
            ("/2009/", "/2009/03/", "/2008/", "/2008/12/"), ["/2009/03/", "/2008/12/"], id="months first"
        ),
        pytest.param(("/2010/", "/2009/", "/2009/12/"), ["/2010/", "/2009/12/"], id="a year of many"),
        pytest.param(("/2009/03/",), [], id="one is none"),
        pytest.param(("/2009/03/04/", "/2009/03/03/"), [], id="days"),
        pytest.param(("/2009/03/feed/", "/2009/02/feed/"), [], id="feeds"),
        pytest.param(("/2009/03/page/2/", "/2009/02/page/2/"), [], id="further pages"),
        pytest.param(("/1821/03/", "/1821/02/"), [], id="before the web"),
        pytest.param(("//other.example/2009/03/", "//other.example/2009/02/"), [], id="another site"),
        pytest.param(("//news.example:8080/2009/03/", "//news.example:8080/2009/02/"), [], id="a port"),
        pytest.param(("/the-report-of-2009/", "/the-report-of-2008/"), [], id="titles"),
        pytest.param(("/talks/a-talk-of-2009-03/", "/talks/a-talk-of-2009-02/"), [], id="titles with months"),
        pytest.param(("/awards/2009/", "/awards/2008/", "/awards/2007/"), [], id="years of something else"),
        pytest.param(("/events/2009/02/", "/events/2009/04/"), [], id="the months beside one"),
        pytest.param(("/?m=03&y=2009", "/?m=03&y=2008"), [], id="the same month of two years"),
        pytest.param(("/node/200911", "/node/200912", "/node/200910", "/node/200913"), [], id="numbers"),
        pytest.param(("#2009/03", "#2009/02"), [], id="places in the page"),
    ],
)
def test_links_that_differ_in_year_and_month_are_archives(
    hrefs: tuple[str, ...], found: list[str] | None
) -> None:
    expected = [href.removeprefix(SITE) for href in hrefs] if found is None else found
    assert [path.lstrip("/") for path in find(*hrefs)] == [path.lstrip("/") for path in expected]


def test_a_menu_has_archives_as_options() -> None:
    options = "".join(f"<option value='{SITE}/2009/{month:02}/'>x</option>" for month in (1, 2, 3))
    assert find_in(f"<select><option>–</option>{options}</select>") == ["/2009/03/", "/2009/02/", "/2009/01/"]
    births = "".join(f"<option value='{year}'>{year}</option>" for year in range(1990, 2010))
    assert find_in(f"<select name=born>{births}</select>") == []


def test_a_calendar_has_months_without_posts() -> None:
    days = "<a href='/2009/02/'>« Feb</a><a href='/2009/04/'>Apr »</a>"
    assert find_in(f"<table id='wp-calendar'><tr><td>{days}</td></tr></table>") == []
    assert find_in(f"<table id='wp-archives'><tr><td>{days}</td></tr></table>") == ["/2009/04/", "/2009/02/"]


def test_archives_of_the_listing_go_before_others() -> None:
    others = tuple(f"/events/2009/{month:02}/" for month in range(1, 8))
    own = ("/news/2009/03/", "/news/2009/02/")
    assert find(*others, *own, url="/news/") == list(own)
    assert find(*others, *own, entries=("/news/2009/03/the-harbour/",)) == list(own)
    assert find(*others, *own, url="/events/2009/04/") == sorted(set(others), reverse=True)
    assert find("/news/2009/", "/news/2008/", entries=("/news/the-harbour/",)) == [
        "/news/2009/",
        "/news/2008/",
    ]


@pytest.mark.parametrize("url", ["/tag/boats/", "/?cat=3"])
def test_a_part_of_the_site_does_not_go_on_with_all_of_it(url: str) -> None:
    assert find("/2009/03/", "/2009/02/", "/2009/01/", url=url) == []


def test_what_the_entries_of_the_page_link_to_is_no_archive() -> None:
    assert find("/post/2009", "/post/2010", entries=("/post/2009", "/post/2010")) == []


def test_a_page_without_an_address_has_none() -> None:
    tree = parse(f"<a href='{SITE}/2009/03/'>x</a><a href='{SITE}/2009/02/'>x</a>")
    assert find_period_pages(tree, None) == ()


def test_there_are_at_most_so_many_and_the_newest_stay() -> None:
    months = [f"/{year}/{month:02}/" for year in range(1990, 2100) for month in range(1, 13)]
    found = find(*months)
    assert (len(found), found[0]) == (MAX_PERIODS, "/2099/12/")
