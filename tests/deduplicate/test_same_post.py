"""A post that a source shows in several ways is one entry, in whatever order they are read."""

import json
from datetime import UTC, datetime
from itertools import permutations

import pytest

from crawler.readers.table import read_page
from pipelines.deduplicate.identity import find_keys, identify
from pipelines.deduplicate.resolve import KnownKeys, follow, resolve
from pipelines.items import Entry, KeyKind, Observation, Page, RawEntry
from pipelines.normalise.entry import normalise
from tests.build import make_entry

URL = "https://town.example/2021/05/salt/"
ID = "https://town.example/?p=103"


def rss(guid: str, is_permalink: str, url: str = URL) -> bytes:
    return (
        f"<rss version='2.0'><channel><title>Town</title><item><title>Salt &amp; pepper</title>"
        f"<link>{url}</link>"
        f"<guid isPermaLink='{is_permalink}'>{guid}</guid><pubDate>Tue, 04 May 2021 08:30:00 GMT</pubDate>"
        "<description>Salt is scarce.</description></item></channel></rss>"
    ).encode()


def atom(entry_id: str) -> bytes:
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>Salt &amp; pepper</title>"
        f"<link href='{URL}'/><id>{entry_id}</id><updated>2022-01-01T00:00:00Z</updated></entry></feed>"
    ).encode()


JSON = json.dumps(
    [
        {
            "date": "2021-05-04T10:30:00",
            "date_gmt": "2021-05-04T08:30:00",
            "guid": {"rendered": ID},
            "link": URL,
            "title": {"rendered": "Salt &amp; pepper"},
            "content": {"rendered": "<p>Salt is scarce.</p>", "protected": False},
        }
    ]
).encode()
LISTING = (
    "<html><body><main>"
    + "".join(
        f"<article><h2><a href='{href}'>{title}</a></h2><time>{day} May 2021</time><p>{text}</p></article>"
        for href, title, day, text in (
            ("/2021/05/mill/", "The mill turns again", 5, "It stood still."),
            (URL, "Salt &amp; pepper", 4, "Salt is scarce."),
            ("/2021/05/dyke/", "A walk along the dyke", 3, "Mud and wind."),
        )
    )
    + "</main></body></html>"
).encode()
SITEMAP = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'"
    " xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
    f"<url><loc>{URL}</loc><news:news><news:title>Salt and pepper</news:title></news:news></url></urlset>"
).encode()

WORDPRESS_SITE = {
    "rss, guid is the link": rss(URL, "true"),
    "rss, guid is the post's number": rss(ID, "false"),
    "wordpress": JSON,
    "listing": LISTING,
}
STATIC_SITE = {
    "rss, guid is the link": rss(URL, "true"),
    "rss, guid is the link of before https": rss(URL.replace("https", "http"), "true"),
    "atom": atom("tag:town.example,2021:103"),
    "listing": LISTING,
    "news sitemap": SITEMAP,
}


def observe(content: bytes, number: int) -> Observation:
    """Return the one observation of the post on a page of its own."""
    page = Page(
        content=content,
        address=f"page-{number}",
        source="town",
        fetched_at=datetime(2022, 6, 1, tzinfo=UTC),
        url=f"https://town.example/page-{number}/",
    )
    entries = [normalise(record) for record in read_page(page) if isinstance(record, RawEntry)]
    return next(identify(one) for one in entries if isinstance(one, Entry) and one.url == URL)


@pytest.mark.parametrize("site", [WORDPRESS_SITE, STATIC_SITE], ids=["wordpress", "static"])
@pytest.mark.parametrize("in_one_run", [True, False])
def test_a_post_met_in_several_ways_is_one_entry(site: dict[str, bytes], in_one_run: bool) -> None:
    observations = [observe(content, number) for number, content in enumerate(site.values())]
    for order in permutations(observations):
        known = KnownKeys()
        runs = [order] if in_one_run else [[one] for one in order]
        ids = [entry_id for run in runs for entry_id in resolve(run, known).entry_ids]
        assert len(set(ids)) == 1, [one.entry.reader for one in order]


def test_a_post_whose_link_was_changed_is_still_known() -> None:
    """The id in most feeds is the link of the day of posting; it stays when the link moves on."""
    before = observe(LISTING, 1)
    page = rss(URL, "true", url="https://town.example/2021/05/salt-and-more/")
    after = next(
        identify(entry)
        for record in read_page(
            Page(content=page, address="feed", source="town", fetched_at=before.entry.seen_at, url=None)
        )
        if isinstance(record, RawEntry) and isinstance(entry := normalise(record), Entry)
    )
    known = KnownKeys()
    assert resolve([before], known).entry_ids == resolve([after], known).entry_ids


@pytest.mark.parametrize(
    ("entry_id", "kinds"),
    [
        pytest.param("https://example.org/notes/1", ["permalink"], id="the link"),
        pytest.param("/notes/1", ["permalink"], id="the link as it is written"),
        pytest.param(
            "HTTPS://example.org:443/notes/1?utm_source=rss", ["permalink"], id="the link, other spelling"
        ),
        pytest.param("http://example.org/notes/1", ["permalink"], id="the link, other scheme"),
        pytest.param(
            "https://www.example.org//notes/1/", ["permalink"], id="the link, other host and slashes"
        ),
        pytest.param("https://example.org/?p=1", ["source_id", *["permalink"] * 3], id="another address"),
        pytest.param("https://example.org/", ["source_id", "permalink"], id="the site is no permalink"),
        pytest.param("tag:example.org,2021:1", ["source_id", "permalink"], id="a name"),
        pytest.param("urn:uuid:1225c695", ["source_id", "permalink"], id="a number"),
    ],
)
def test_an_id_that_is_the_link_is_no_key_of_its_own(entry_id: str, kinds: list[str]) -> None:
    found = find_keys(make_entry(source_entry_id=entry_id))
    assert [key.kind for key in found if key.kind in {KeyKind.SOURCE_ID, KeyKind.PERMALINK}] == kinds


def test_entries_with_one_link_and_ids_of_their_own_stay_apart() -> None:
    """Two posts about the same thing elsewhere, as link blogs have them."""
    known = KnownKeys()
    posts = [
        identify(
            make_entry(1, url="https://elsewhere.example/a", source_entry_id=f"tag:x,{number}", page_id=page)
        )
        for number, page in ((1, "page-1"), (2, "page-2"))
    ]
    ids = [resolve([post], known).entry_ids[0] for post in posts]
    assert len(set(ids)) == 2


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        pytest.param("http://town.example/a/b/", True, id="scheme"),
        pytest.param("https://www.town.example/a/b/", True, id="www"),
        pytest.param("https://town.example/a/b", True, id="slash at the end"),
        pytest.param("https://town.example//a/b/", True, id="a slash twice, of a template"),
        pytest.param("https://town.example/a/b/index.html", True, id="index, of a saved site"),
        pytest.param("https://town.example/a/b/?p=1", False, id="query"),
        pytest.param("https://town.example/a/b/#comment-1", False, id="fragment: a comment on it"),
        pytest.param("https://news.town.example/a/b/", False, id="host"),
        pytest.param("https://town.example:8443/a/b/", False, id="port"),
        pytest.param("https://town.example/a/B/", False, id="case"),
        pytest.param("https://town.example/a/b/index", False, id="a word"),
    ],
)
def test_addresses_that_sites_use_side_by_side_lead_to_one_entry(other: str, is_same: bool) -> None:
    seen = [
        identify(make_entry(1, url=url, title=title, excerpt=title, page_id=title))
        for url, title in (("https://town.example/a/b/", "Salt"), (other, "Salt and pepper"))
    ]
    for order in (seen, seen[::-1]):
        known = KnownKeys()
        ids = [entry_id for one in order for entry_id in resolve([one], known).entry_ids]
        assert (len(set(ids)) == 1) is is_same


def test_a_page_that_has_the_id_of_one_entry_and_the_link_of_another_shows_that_they_are_one() -> None:
    """The link through a counting service in the listing, the one behind it in one feed, its id in both."""
    forms = [
        make_entry(1, url="https://counter.example/x", page_id="listing"),
        make_entry(1, url="https://town.example/salt", source_entry_id="tag:1", page_id="atom"),
        make_entry(1, url="https://counter.example/x", source_entry_id="tag:1", page_id="rss"),
    ]
    for order in permutations(map(identify, forms)):
        known = KnownKeys()
        ids = [entry_id for one in order for entry_id in resolve([one], known).entry_ids]
        assert len({follow(known.merged, entry_id) for entry_id in ids}) == 1
