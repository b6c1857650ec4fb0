"""Every way into a site is found and measured with few requests; the best is the one that reaches most."""

import asyncio
from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, unquote

import pytest

from crawler.discovery.discover import discover
from crawler.discovery.found import Discovery
from crawler.discovery.looking import MAX_REQUESTS
from crawler.fetch.fetched import Failure
from pipelines.items import WayKind
from tests.discovery.site import (
    API_FIRST,
    API_LINK,
    API_OLDEST,
    API_POSTS,
    FEED_LINK,
    HOST,
    Answer,
    FakeSite,
    day_of,
    feed,
    listing,
    page,
    pager,
    posts,
    sitemap,
    title_of,
)


def look(answers: Mapping[str, Answer], path: str = "/") -> tuple[Discovery, FakeSite]:
    site = FakeSite(answers)
    return asyncio.run(discover(f"{HOST}{path}", site)), site


def best(found: Discovery) -> tuple[WayKind, str]:
    assert found.best is not None
    return found.best.way.kind, found.best.way.url.removeprefix(HOST)


WELCOME = "<p>Welcome to the pages of the harbour council, which meets on Mondays.</p>"
ARCHIVE: dict[str, Answer] = {
    "/": listing(1, 10, head=FEED_LINK, foot=pager(1, 5)),
    "/page/2/": listing(11, 20, foot=pager(2, 5)),
    "/page/5/": listing(41, 44),
    "/feed/": feed(1, 10),
}


def test_a_paginated_archive_is_measured_by_its_second_and_its_last_page() -> None:
    found, site = look(ARCHIVE)
    assert best(found) == (WayKind.ARCHIVE, "/")
    assert found.best is not None
    reach = found.best.reach
    assert (reach.entries, reach.is_estimate, reach.pages) == (44, True, 5)
    assert (reach.oldest_on, reach.is_oldest_known) == (day_of(44), True)
    assert "/page/5/" in site.asked
    assert "/page/3/" not in site.asked
    assert found.name == "The Gazette"


def test_the_first_entries_are_those_of_the_page_as_a_crawl_would_keep_them() -> None:
    found, _ = look(ARCHIVE)
    assert found.best is not None
    first = found.best.entries[0]
    assert (first.title, first.url, first.posted_on) == (title_of(1), f"{HOST}/posts/1/", day_of(1))
    fields = ("title", "posted_on", "excerpt", "image_url")
    assert [found.best.share(field) for field in fields] == [1, 1, 1, 0]


def test_two_pages_are_counted_not_estimated() -> None:
    found, _ = look({"/": listing(1, 10, foot=pager(1)), "/page/2/": listing(11, 14)})
    assert found.best is not None
    reach = found.best.reach
    assert (reach.entries, reach.is_estimate, reach.is_open, reach.oldest_on) == (
        14,
        False,
        False,
        day_of(14),
    )


def test_a_next_link_that_leads_to_the_same_entries_is_no_pagination() -> None:
    found, _ = look({"/": listing(1, 10, foot=pager(1)), "/page/2/": listing(1, 10, foot=pager(2))})
    assert found.best is not None
    assert (found.best.reach.entries, found.best.reach.is_open) == (10, False)


def test_a_listing_that_goes_on_without_saying_how_far_beats_a_feed_of_its_newest() -> None:
    first, second = listing(1, 10, head=FEED_LINK, foot=pager(1)), listing(11, 20, foot=pager(2))
    found, _ = look(ARCHIVE | {"/": first, "/page/2/": second})
    assert best(found) == (WayKind.ARCHIVE, "/")
    assert [ranked.found.reach.is_open for ranked in found.ways] == [True, False]


def test_an_archive_that_gives_far_fewer_entries_than_the_feed_is_worse() -> None:
    found, _ = look({"/": listing(1, 6, head=FEED_LINK), "/feed/": feed(1, 80)})
    assert best(found) == (WayKind.FEED, "/feed/")
    assert found.ways[1].reasons[-1] == "another way reaches more"


def test_of_a_feed_and_one_page_with_as_many_entries_the_feed_is_better() -> None:
    found, _ = look({"/": listing(1, 11, head=FEED_LINK), "/feed/": feed(1, 10)})
    assert best(found) == (WayKind.FEED, "/feed/")


def test_an_archive_without_days_gives_way_to_a_feed_with_days() -> None:
    undated = listing(1, 12, head=FEED_LINK)
    for number in range(1, 13):
        undated = undated.replace(f"<time datetime='{day_of(number)}'>{day_of(number):%B %d, %Y}</time>", "")
    assert "<time" not in undated
    found, _ = look({"/": undated, "/feed/": feed(1, 10)})
    assert best(found) == (WayKind.FEED, "/feed/")
    assert "0% of the entries have days" in found.ways[1].reasons


def test_a_feed_that_lists_other_things_as_well_gives_way_to_a_clean_page() -> None:
    mixed = feed(1, 12)
    odd = "".join(f"<item><link>{HOST}/about/{number}/</link></item>" for number in range(2))
    mixed = mixed.replace("</channel>", f"{odd}</channel>")
    found, _ = look({"/": listing(1, 10, head=FEED_LINK), "/feed/": mixed})
    assert best(found) == (WayKind.ARCHIVE, "/")


@pytest.mark.parametrize(
    "front",
    [
        pytest.param((200, {}, listing(1, 10, head=API_LINK, foot=pager(1, 5))), id="declared by a link"),
        pytest.param(
            (200, {"link": f'<{HOST}/wp-json/>; rel="https://api.w.org/"'}, listing(1, 10, foot=pager(1, 5))),
            id="declared in a header",
        ),
        pytest.param(
            (200, {}, listing(1, 10, head="<meta name=generator content='WordPress 6.5'>", foot=pager(1, 5))),
            id="the usual place",
        ),
    ],
)
def test_the_wordpress_api_counts_its_posts_and_is_best(front: tuple[int, dict[str, str], str]) -> None:
    answers = ARCHIVE | {
        "/": front,
        API_FIRST: (200, {"x-wp-total": "44"}, posts(1, 10)),
        API_OLDEST: posts(44, 44),
    }
    found, _ = look(answers)
    assert best(found) == (WayKind.WORDPRESS, API_POSTS)
    assert found.best is not None
    reach = found.best.reach
    assert (reach.entries, reach.oldest_on, reach.is_oldest_known) == (44, day_of(44), True)
    assert not reach.is_estimate


def test_a_page_that_does_not_look_like_wordpress_is_not_asked_for_its_api() -> None:
    _, site = look(ARCHIVE)
    assert not [path for path in site.asked if "wp-json" in path]


def test_an_api_that_refuses_is_passed_over() -> None:
    refusal = '{"code": "rest_forbidden", "message": "Not for you", "data": {"status": 401}}'
    front = listing(1, 10, head=API_LINK, foot=pager(1, 5))
    found, _ = look(ARCHIVE | {"/": front, API_FIRST: refusal})
    assert best(found) == (WayKind.ARCHIVE, "/")
    assert any("login_wall" in attempt.outcome for attempt in found.attempts)


def test_usual_places_of_feeds_are_asked_only_where_none_is_declared() -> None:
    _, site = look(ARCHIVE)
    assert not {"/rss.xml", "/atom.xml", "/feed.xml"} & set(site.asked)
    found, site = look({"/": listing(1, 6), "/atom.xml": feed(1, 50)})
    assert best(found) == (WayKind.FEED, "/atom.xml")
    assert "/index.xml" not in site.asked


def test_a_feed_that_only_a_visible_link_names_is_found() -> None:
    front = listing(1, 6, foot="<a href='/syndicate/rss20.xml'>RSS</a>")
    found, _ = look({"/": front, "/syndicate/rss20.xml": feed(1, 50)})
    assert best(found) == (WayKind.FEED, "/syndicate/rss20.xml")


def test_a_feed_of_comments_is_none() -> None:
    head = "<link rel=alternate type='application/rss+xml' href='/comments/feed/'>"
    found, site = look({"/": listing(1, 6, head=head), "/comments/feed/": feed(1, 50)})
    assert "/comments/feed/" not in site.asked
    assert best(found) == (WayKind.ARCHIVE, "/")


@pytest.mark.parametrize(
    ("path", "label"),
    [
        ("/blog/", "Blog"),
        ("/aktuelles", "Aktuelles"),
        ("/x7", "Toutes les actualités"),
        ("/archiv.html", "Alle Beiträge"),
        ("/z", "أخبار"),
        ("/all/news", "お知らせ"),
        ("/новости/", "читать"),
        ("/press-releases", "For journalists"),
    ],
)
def test_from_a_front_page_without_posts_its_links_lead_to_the_archive(path: str, label: str) -> None:
    front = page(
        "<nav><a href='/about/'>About</a> <a href='/contact/'>Contact</a> <a href='/logo.png'>News</a> "
        f"<a href='{path}'>{label}</a> <a href='https://elsewhere.example/blog/'>Blog</a></nav>{WELCOME}"
    )
    found, site = look({"/": front, path: listing(1, 10), quote(path): listing(1, 10)})
    kind, url = best(found)
    assert (kind, unquote(url)) == (WayKind.ARCHIVE, path)
    assert not {"/about/", "/contact/", "/logo.png"} & set(site.asked)
    assert not [asked for asked in site.asked if "elsewhere" in asked]


def test_a_front_page_with_a_few_posts_gives_way_to_the_archive_behind_it() -> None:
    nav = "<nav><a href='/archive/'>Archive</a></nav>"
    found, _ = look({"/": listing(1, 4, foot=nav), "/archive/": listing(1, 60)})
    assert best(found) == (WayKind.ARCHIVE, "/archive/")


def test_a_listing_of_a_part_that_was_asked_for_is_not_traded_for_the_whole_site() -> None:
    answers = {
        "/boats/": listing(1, 10, head=FEED_LINK + API_LINK, folder="/boats"),
        "/feed/": feed(1, 90, folder="/other"),
        API_FIRST: (200, {"x-wp-total": "900"}, posts(1, 10)),
    }
    found, _ = look(answers, "/boats/")
    assert best(found) == (WayKind.ARCHIVE, "/boats/")
    others = [ranked for ranked in found.ways if ranked.found.way.kind is not WayKind.ARCHIVE]
    assert len(others) == 2
    assert all("lists other entries than the given page" in ranked.reasons for ranked in others)


def test_a_listing_below_the_front_page_may_be_that_of_the_whole_site() -> None:
    answers = {
        "/blog/": listing(1, 10, head=API_LINK),
        API_FIRST: (200, {"x-wp-total": "900"}, posts(1, 10)),
        API_OLDEST: posts(900, 900),
    }
    found, _ = look(answers, "/blog/")
    assert best(found) == (WayKind.WORDPRESS, API_POSTS)


def test_a_sitemap_without_titles_is_last_and_no_way_of_its_own() -> None:
    robots = f"User-agent: *\nSitemap: https://elsewhere.example/news.xml\nSitemap: {HOST}/map.xml"
    answers = {"/": page(WELCOME), "/robots.txt": robots, "/map.xml": sitemap("/a/", "/b/")}
    found, site = look(answers)
    assert found.best is None
    (ranked,) = found.ways
    assert (ranked.found.way.kind, ranked.found.way.url) == (WayKind.SITEMAP, f"{HOST}/map.xml")
    assert ranked.reasons == ("2 addresses, without titles or days",)
    assert "/sitemap.xml" not in site.asked


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [("/feed/", feed(1, 10), WayKind.FEED), (API_POSTS, posts(1, 10), WayKind.WORDPRESS)],
)
def test_what_is_given_as_a_feed_or_an_api_is_taken_as_that(path: str, body: str, kind: WayKind) -> None:
    found, site = look({path: body}, path)
    assert best(found) == (kind, path)
    assert site.asked == [path]


def test_a_redirect_is_followed_into_the_source_file() -> None:
    moved = (200, {"x-final-url": f"{HOST}/new/"}, listing(1, 10))
    found, _ = look({"/old/": moved}, "/old/")
    assert best(found) == (WayKind.ARCHIVE, "/new/")


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        (Failure.ROBOTS, "robots: said in words"),
        (Failure.CERTIFICATE, "certificate: said in words"),
        ((403, {}, "no"), "answers 403"),
        ((304, {}, ""), "answers 304"),
    ],
)
def test_a_refusal_is_kept_as_it_is_and_nothing_more_is_asked(answer: Answer, outcome: str) -> None:
    found, site = look({"/": answer})
    assert (found.best, found.ways) == (None, ())
    assert [attempt.outcome for attempt in found.attempts] == [outcome]
    assert site.asked == ["/"]


def test_no_site_is_asked_more_than_fifteen_times_or_twice_for_the_same() -> None:
    words = ("blog", "news", "archive", "posts", "press")
    nav = "".join(f"<a href='/{word}/'>{word}</a>" for word in words)
    head = API_LINK + "".join(
        f"<link rel=alternate type='application/rss+xml' href='/{number}.xml'>" for number in range(20)
    )
    answers: dict[str, Answer] = {
        "/": listing(1, 4, head=head, foot=f"<nav>{nav}</nav>"),
        API_FIRST: (200, {"x-wp-total": "900"}, posts(1, 10)),
    }
    for number, word in enumerate(words):
        answers[f"/{word}/"] = listing(5, 14 + number, foot=pager(1, 9, folder=f"/{word}"))
        answers[f"/{word}/page/2/"] = listing(30, 40, foot=pager(2, 9, folder=f"/{word}"))
    _, site = look(answers)
    assert 10 < len(site.asked) <= MAX_REQUESTS == 15
    assert len(set(site.asked)) == len(site.asked)


def test_two_addresses_of_one_feed_are_asked_for_once() -> None:
    other = FEED_LINK.replace("/feed/", "/feed/?utm_source=page")
    _, site = look({"/": listing(1, 6, head=FEED_LINK + other), "/feed/": feed(1, 10)})
    assert [path for path in site.asked if "feed" in path] == ["/feed/"]


def test_an_address_with_a_token_is_no_way_into_a_source_file() -> None:
    head = "<link rel=alternate type='application/rss+xml' href='/feed/?token=abc'>"
    found, _ = look({"/": listing(1, 6, head=head), "/feed/?token=abc": feed(1, 90)})
    assert best(found) == (WayKind.ARCHIVE, "/")
    assert "abc" not in str(found.attempts)


def test_the_oldest_day_that_was_seen_is_marked_as_that() -> None:
    found, _ = look(ARCHIVE | {"/page/5/": (500, {}, "")})
    assert found.best is not None
    reach = found.best.reach
    assert (reach.entries, reach.oldest_on, reach.is_oldest_known) == (50, day_of(20), False)
    assert day_of(1) == date(2024, 5, 31)


MONTHS = "<aside>" + "".join(f"<a href='/2023/{month:02}/'>x</a>" for month in range(3, 13)) + "</aside>"
BY_MONTH: dict[str, Answer] = {
    "/": listing(1, 10, head=FEED_LINK, foot=MONTHS),
    "/2023/07/": listing(41, 48, foot=MONTHS),
    "/2023/03/": listing(81, 84, foot=MONTHS),
    "/feed/": feed(1, 10),
}


def test_archives_by_month_are_estimated_by_two_of_them_and_reach_further_than_the_feed() -> None:
    found, site = look(BY_MONTH)
    assert best(found) == (WayKind.ARCHIVE, "/")
    assert found.best is not None
    reach = found.best.reach
    assert (reach.entries, reach.is_estimate, reach.is_open, reach.pages) == (60, True, False, 11)
    assert (reach.oldest_on, reach.is_oldest_known) == (day_of(84), True)
    assert sum(path.startswith("/2023/") for path in site.asked) == 2


@pytest.mark.parametrize(
    "month",
    [pytest.param((404, {}, "gone"), id="missing"), pytest.param(listing(1, 10), id="all show the same")],
)
def test_months_that_give_nothing_are_no_archive(month: Answer) -> None:
    found, _ = look(BY_MONTH | {"/2023/07/": month, "/2023/03/": month})
    assert best(found) == (WayKind.FEED, "/feed/")
    archive = next(each.found for each in found.ways if each.found.way.kind is WayKind.ARCHIVE)
    assert (archive.reach.entries, archive.reach.is_estimate, archive.reach.pages) == (10, False, None)
