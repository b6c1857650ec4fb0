"""The page of one post gives its entry, as the page says it; any other page gives a drop that fits."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.readers import html, post
from pipelines.deduplicate.identity import find_keys
from pipelines.items import Drop, DropReason, Entry, KeyKind, Page, PageFacts, PostedSource, RawEntry
from pipelines.normalise.entry import normalise

ADDRESS = "https://news.example/notes/new-ferry/"
LONG = "The new ferry crosses the harbour every hour from six in the morning until late at night. " * 3
MORE = "Tickets are sold on board, and a second boat follows when the first is full. " * 3
JSON_LD = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "Harbour Notes", "url": "https://news.example/"},
  {"@type": "NewsArticle", "headline": "A new ferry", "datePublished": "2021-03-04T08:00:00+01:00",
   "dateModified": "2021-05-06", "author": {"@type": "Person", "name": "Ann Lee"},
   "articleSection": "Transport, water", "image": "/pictures/ferry.jpg", "description": "It is here."}]}
</script>"""


def make_page(head: str, body: str, classes: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><title>A new ferry | Harbour Notes</title>{head}</head>'
        f'<body class="{classes}"><header><a href="/">Harbour Notes</a></header>{body}'
        "<footer><p>Updated on 9 September 2022</p></footer></body></html>"
    ).encode()


TEXT = f"<p>{LONG}</p><p>{MORE}</p>"
KINDS = {
    "json-ld": make_page(JSON_LD, f"<main><h1>A new ferry</h1>{TEXT}</main>"),
    "article:published_time": make_page(
        '<meta property="og:type" content="article"><meta property="og:title" content="A new ferry">'
        '<meta property="article:modified_time" content="2021-05-06T00:00:00Z">'
        '<meta property="article:published_time" content="2021-03-04T08:00:00+01:00">',
        f"<div><h2>A new ferry</h2>{TEXT}</div>",
    ),
    "article marked as an entry (microdata)": make_page(
        "",
        '<article itemscope itemtype="https://schema.org/BlogPosting">'
        '<h1 itemprop="headline">A new ferry</h1><meta itemprop="dateModified" content="2021-05-06">'
        '<meta itemprop="datePublished" content="2021-03-04">'
        f'<div itemprop="articleBody">{TEXT}</div></article>',
    ),
    "div marked as an entry (h-entry)": make_page(
        "",
        '<div class="h-entry"><h1 class="p-name">A new ferry</h1>'
        '<time class="dt-published" datetime="2021-03-04">4 March</time>'
        f'<div class="e-content">{TEXT}</div></div>',
    ),
    "class of the body": make_page(
        "",
        f"<article><h1>A new ferry</h1><p>Posted on 4 March 2021 by Ann Lee</p>{TEXT}</article>",
        "post-template-default single single-post",
    ),
    "title beside a day (h1 and time)": make_page(
        "", f'<h1>A new ferry</h1><time datetime="2021-03-04">4 March 2021</time>{TEXT}'
    ),
    "title beside a day (h1 and text)": make_page(
        "", f"<div><h1>A new ferry</h1><p>4 March 2021</p>{TEXT}</div>"
    ),
    "title beside a day (above, with related posts)": make_page(
        "",
        f"<main><p>4 March 2021</p><h1>A new ferry</h1>{TEXT * 2}</main><section><h2>Related</h2>"
        + "".join(
            f'<article><h3><a href="/notes/old-{i}/">An old ferry {i}</a></h3><p>{i} May 2019</p></article>'
            for i in range(1, 7)
        )
        + "</section>",
    ),
}


def read(content: bytes, url: str | None = ADDRESS, *, explain: bool = False) -> list[object]:
    page = Page(
        content=content,
        address=url or "page.html",
        source="x",
        fetched_at=datetime(2022, 10, 1, tzinfo=UTC),
        url=url,
    )
    return list(post.read(page, explain=explain))


def read_raw(content: bytes, url: str | None = ADDRESS) -> RawEntry:
    facts, entry = read(content, url)
    assert isinstance(facts, PageFacts)
    assert isinstance(entry, RawEntry)
    return entry


def read_entry(content: bytes, url: str | None = ADDRESS) -> Entry:
    entry = normalise(read_raw(content, url))
    assert isinstance(entry, Entry)
    return entry


def drop_of(content: bytes, url: str | None = ADDRESS) -> Drop:
    facts, drop = read(content, url)
    assert isinstance(facts, PageFacts)
    assert isinstance(drop, Drop)
    return drop


@pytest.mark.parametrize(("rule", "content"), KINDS.items(), ids=KINDS)
def test_a_post_of_each_kind_gives_title_address_day_and_text(rule: str, content: bytes) -> None:
    raw, entry = read_raw(content), read_entry(content)
    assert rule.startswith(raw.rule)
    assert (entry.title, entry.url, entry.posted_on) == ("A new ferry", ADDRESS, date(2021, 3, 4))
    assert raw.text_raw is not None
    assert LONG.strip() in raw.text_raw
    assert MORE.strip() in raw.text_raw
    assert raw.body_raw == LONG.strip()
    assert raw.source_entry_id is None


@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS)
def test_a_post_has_the_keys_of_its_entry_in_a_listing(content: bytes) -> None:
    posts = "".join(
        f'<article><h2><a href="/notes/{name}/">{title}</a></h2><time datetime="{day}">{day}</time>'
        f"<p>{text}</p></article>"
        for name, title, day, text in (
            ("new-ferry", "A new ferry", "2021-03-04", "The new ferry crosses."),
            ("old-bridge", "The old bridge", "2021-03-02", "It is closed now."),
            ("snow", "Snow in the hills", "2021-02-27", "All roads are clear."),
        )
    )
    listing = Page(
        content=f'<html lang="en"><body><main>{posts}</main></body></html>'.encode(),
        address="notes",
        url="https://news.example/notes/",
        source="x",
        fetched_at=datetime(2022, 10, 1, tzinfo=UTC),
    )
    first = next(record for record in html.read(listing) if isinstance(record, RawEntry))
    listed = normalise(first)
    assert isinstance(listed, Entry)
    strong = {KeyKind.PERMALINK, KeyKind.TITLE_DAY}
    keys = [[key for key in find_keys(each) if key.kind in strong] for each in (listed, read_entry(content))]
    assert len(keys[0]) == 3  # its address in two spellings, its title and day
    assert keys[0] == keys[1]


def test_fields_of_json_ld() -> None:
    raw = read_raw(KINDS["json-ld"])
    assert raw.byline_raw == "Ann Lee"
    assert raw.categories == ("Transport, water",)
    assert raw.image_url_raw == "https://news.example/pictures/ferry.jpg"
    assert raw.posted[0].source is PostedSource.META
    assert raw.language_hint == "en"


def test_a_dateline_stays_in_the_text() -> None:
    content = make_page("", f"<h1>A new ferry</h1><p>4 March 2021</p><p>OSLO (Reuters) - {LONG}</p>")
    raw, entry = read_raw(content), read_entry(content)
    assert raw.text_raw == f"OSLO (Reuters) - {LONG.strip()}"
    assert entry.dateline_raw == "OSLO (Reuters) -"


@pytest.mark.parametrize(
    ("described", "excerpt"),
    [
        pytest.param(LONG[:60], LONG[:60].strip(), id="the beginning of the text"),
        pytest.param("All the news of the harbour and the hills behind it.", LONG.strip(), id="of the site"),
    ],
)
def test_a_description_counts_where_the_text_repeats_it(described: str, excerpt: str) -> None:
    head = f'<meta name="description" content="{described}">{JSON_LD}'
    assert read_raw(make_page(head, f"<h1>A new ferry</h1>{TEXT}")).body_raw == excerpt


@pytest.mark.parametrize(
    ("head", "url"),
    [
        pytest.param(
            '<link rel="canonical" href="/notes/ferry/">', "https://news.example/notes/ferry/", id="own"
        ),
        pytest.param('<link rel="canonical" href="https://news.example/">', ADDRESS, id="start of the site"),
        pytest.param('<link rel="canonical" href="http://localhost:4000/a/">', ADDRESS, id="other host"),
        pytest.param('<link rel="canonical" href="javascript:x()">', ADDRESS, id="no address"),
        pytest.param('<link rel="canonical" href="https://[bad/">', ADDRESS, id="broken address"),
        pytest.param(
            '<link rel="canonical" href="https://news.example//notes/new-ferry/">',
            ADDRESS,
            id="slash too many",
        ),
        pytest.param(
            '<meta property="og:url" content="https://news.example/f/">',
            "https://news.example/f/",
            id="og:url",
        ),
        pytest.param("", ADDRESS, id="none"),
    ],
)
def test_the_canonical_link_counts_where_it_can_be_true(head: str, url: str) -> None:
    assert read_entry(make_page(head + JSON_LD, f"<h1>A new ferry</h1>{TEXT}")).url == url


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("<h1>A new ferry by Ann Lee on 4 March</h1>", "A new ferry", id="heading with more"),
        pytest.param("<h1>Harbour Notes</h1><h2>A new ferry</h2>", "A new ferry", id="site in an h1"),
        pytest.param(
            '<h1><a href="/">Harbour Notes</a></h1><h3>A new ferry</h3>', "A new ferry", id="linked site"
        ),
        pytest.param(f'<h1><a href="{ADDRESS}">A new ferry</a></h1>', "A new ferry", id="linked to itself"),
        pytest.param("<p>A text without a heading.</p>", "A new ferry", id="no heading"),
    ],
)
def test_the_title_is_the_posts(title: str, shown: str) -> None:
    head = (
        '<meta property="og:site_name" content="Harbour Notes"><meta property="og:type" content="article">'
        '<meta property="og:title" content="A new ferry | Harbour Notes">'
        '<meta property="article:published_time" content="2021-03-04">'
    )
    declared = head.replace(" | Harbour Notes", "")
    assert read_raw(make_page(declared, f"<main>{title}{TEXT}</main>")).title_raw == shown
    if "with" not in title and " by " not in title:
        assert read_raw(make_page(head, f"<main>{title}{TEXT}</main>")).title_raw == shown


def test_a_day_of_change_is_not_the_day_of_posting() -> None:
    content = make_page(
        '<meta property="og:type" content="article">'
        '<meta property="article:modified_time" content="2021-05-06T00:00:00Z">',
        f'<h1>A new ferry</h1><time itemprop="dateModified" datetime="2021-05-06">6 May 2021</time>{TEXT}',
        "single-post",
    )
    raw = read_raw(content)
    assert raw.posted == ()
    assert read_entry(content).posted_on is None


@pytest.mark.parametrize(
    "change",
    ["<p>Updated on 6 May 2021</p>", "<p>Last modified: <time>6 May 2021</time></p>"],
    ids=["line", "label beside an element"],
)
def test_a_change_is_told_by_its_words(change: str) -> None:
    assert drop_of(make_page("", f"<h1>About us</h1>{change}{TEXT}")).reason is DropReason.NOT_A_POST
    both = make_page("", f"<h1>A new ferry</h1><p>4 March 2021</p>{change}{TEXT}")
    assert read_entry(both).posted_on == date(2021, 3, 4)


def test_the_day_of_a_comment_is_not_the_posts() -> None:
    content = make_page(
        "",
        f"<div><h1>A new ferry</h1><p>Written in <i>Boats</i> 4 March 2021 <i>by Ann</i></p>{TEXT}"
        '<div class="commentcont"><p>5 March 2021</p><p>I have been on it.</p></div></div>',
    )
    assert read_entry(content).posted_on == date(2021, 3, 4)


def test_a_day_in_the_title_is_no_part_of_it() -> None:
    content = make_page("", f'<h1>A new ferry <time datetime="2021-03-04">4 March 2021</time></h1>{TEXT}')
    assert read_entry(content).title == "A new ferry"
    assert read_entry(content).posted_on == date(2021, 3, 4)


def test_comments_and_links_beside_the_text_are_not_text() -> None:
    content = make_page(
        JSON_LD,
        f"<article><h1>A new ferry</h1>{TEXT}"
        '<div class="related"><a href="/a/">Older things</a> <a href="/b/">Other things</a></div>'
        f'<div id="comments"><h3>Comments</h3><p>I have been on it. {MORE * 3}</p></div></article>',
    )
    text = read_raw(content).text_raw
    assert text == f"{LONG.strip()}\n{MORE.strip()}"


LISTED = "".join(
    f'<article class="hentry"><h2><a href="/notes/{i}/">The title of note {i}</a></h2>'
    f'<time datetime="2021-03-0{i}">{i} March 2021</time><p>{LONG}</p></article>'
    for i in range(1, 6)
)
NO_POSTS = {
    "listing": (make_page("", f"<h1>All notes</h1>{LISTED}"), DropReason.NOT_A_POST),
    "listing that declares an article": (
        make_page(JSON_LD, f"<h1>Archives</h1>{LISTED}"),
        DropReason.NOT_A_POST,
    ),
    "about page": (make_page("", f"<h1>About us</h1>{TEXT}"), DropReason.NOT_A_POST),
    "about page, marked as WordPress marks pages": (
        make_page("", f'<article class="page hentry"><h1>About us</h1>{TEXT}</article>', "page"),
        DropReason.NOT_A_POST,
    ),
    "chronicle": (
        make_page(
            "", "<h1>Our history</h1>" + "".join(f"<p>{i} March 1990</p><p>{MORE}</p>" for i in range(1, 6))
        ),
        DropReason.NOT_A_POST,
    ),
    "a day far down in a text": (
        make_page("", f"<div><h1>About us</h1>{TEXT}<p>4 March 1990</p>{TEXT}</div>"),
        DropReason.NOT_A_POST,
    ),
    "a year below the title": (
        make_page("", f"<h1>The first boat</h1><p>1985</p>{TEXT}"),
        DropReason.NOT_A_POST,
    ),
    "text alone": (f"<html><body><p>{LONG}</p></body></html>".encode(), DropReason.NOT_A_POST),
    "tag cloud": (
        make_page("", "<h1>Tags</h1>" + "".join(f'<a href="/tag/{i}/">Topic {i}</a> ' for i in range(60))),
        DropReason.NOT_A_POST,
    ),
    "not found": (
        b"<title>404 Page not found</title><h1>Page not found</h1><p>Sorry.</p>",
        DropReason.ERROR_PAGE,
    ),
    "login": (
        b'<title>Log in</title><h1>Log in</h1><form><input name="u"><input type="password"></form>',
        DropReason.LOGIN_WALL,
    ),
    "sent on": (
        b'<title>Redirecting</title><meta http-equiv="refresh" content="0; url=/notes/"><h1>Redirecting</h1>'
        b"<p>4 March 2021</p>",
        DropReason.NOT_A_POST,
    ),
    "nothing": (b"<html><body></body></html>", DropReason.NOT_A_POST),
}


@pytest.mark.parametrize(("content", "reason"), NO_POSTS.values(), ids=NO_POSTS)
def test_what_is_no_post_is_dropped_with_its_reason(content: bytes, reason: DropReason) -> None:
    assert drop_of(content).reason is reason


@pytest.mark.parametrize(
    "url",
    ["https://news.example/", "https://news.example/notes/page/3/", "https://news.example/tag/ferry/"],
    ids=["start", "page of a listing", "tag"],
)
def test_the_title_and_day_of_a_listing_of_one_entry_are_no_post(url: str) -> None:
    content = make_page("", f"<h1>Harbour</h1><p>4 March 2021</p>{TEXT}")
    assert drop_of(content, url).reason is DropReason.NOT_A_POST


def test_a_file_without_an_address_takes_its_canonical_one() -> None:
    content = make_page(f'<link rel="canonical" href="{ADDRESS}">{JSON_LD}', f"<h1>A new ferry</h1>{TEXT}")
    assert read_entry(content, None).url == ADDRESS


@pytest.mark.parametrize("content", KINDS.values(), ids=KINDS)
def test_every_beginning_of_a_post_is_one_post_or_one_drop(content: bytes) -> None:
    for end in range(0, len(content), 37):
        facts, record = read(content[:end])
        assert isinstance(facts, PageFacts)
        assert isinstance(record, RawEntry | Drop)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(b"\0", id="nul"),
        pytest.param(b"\xff\xfe\xc3", id="no utf-8"),
        pytest.param(b"<div>" * 20_000, id="nested without end"),
        pytest.param(b"<h1>x</h1>" * 2_000, id="titles without end"),
        pytest.param(
            b'<script type="application/ld+json">' + b"[" * 50_000 + b"</script>", id="deep JSON-LD"
        ),
        pytest.param(
            b'<script type="application/ld+json">{"headline": 1, "@type": ["Article"]}</script>', id="types"
        ),
        pytest.param(b'<meta property="article:section" content="x">' * 5_000, id="metas without end"),
    ],
)
def test_damage_beside_a_post_leaves_its_title_and_day(damage: bytes) -> None:
    content = KINDS["json-ld"].replace(b"<footer>", damage + b"<footer>")
    entry = read_entry(content)
    assert (entry.title, entry.posted_on) == ("A new ferry", date(2021, 3, 4))


PIECES = [
    b"<h1>",
    b"</h1>",
    b"A title",
    b"<article class=h-entry>",
    b"</article>",
    b"4 March 2021",
    b"<time datetime=",
]
PIECES += [
    b"2021-03-04>",
    b"<meta property=og:title content=",
    b">",
    b"<a href=/x>",
    b"\xff",
    b"\0",
    LONG.encode(),
]
PIECES += [
    JSON_LD.encode(),
    b"<title>",
    b"<p>",
    b"<body class=single-post>",
    b"<link rel=canonical href=//[>",
]


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30))
def test_any_bytes_are_one_post_or_one_drop(pieces: list[bytes]) -> None:
    facts, record = read(b"".join(pieces))
    assert isinstance(facts, PageFacts)
    assert isinstance(record, RawEntry | Drop)


def test_to_explain_is_to_say_where_each_field_is_from() -> None:
    _, entry = read(KINDS["json-ld"], explain=True)
    assert isinstance(entry, RawEntry)
    assert {"title", "url", "posted_on", "byline", "excerpt"} <= {each.field for each in entry.evidence}


def test_readers_of_posts_take_html_only() -> None:
    (reader,) = post.POST_READERS
    assert reader.accepts(KINDS["json-ld"], "text/html", "page.html")
    assert not reader.accepts(b"%PDF-1.7", "text/html", "page.html")


def test_an_address_with_a_hidden_value_is_no_permalink() -> None:
    """Other posts have the same: they would all be one entry."""
    urls = {}
    for address in ("https://news.example/?key=***", "https://news.example/?note=7"):
        page = Page(
            content=KINDS["article:published_time"],
            address=address,
            url=address,
            source="notes",
            fetched_at=datetime(2024, 5, 6, tzinfo=UTC),
            media_type="text/html",
        )
        (entry,) = [one for one in post.read(page, explain=False) if isinstance(one, RawEntry)]
        urls[address] = entry.url_raw
    assert urls == {
        "https://news.example/?key=***": None,
        "https://news.example/?note=7": "https://news.example/?note=7",
    }
