"""Sitemaps: what they name, in whatever state they come, and what of it is an entry."""

import gzip
import zlib
from datetime import UTC, date, datetime

import pytest

from crawler.extract.sitemap import (
    MAX_SIZE_BYTES,
    SitemapError,
    SitemapTooLargeError,
    is_sitemap,
    read_sitemap,
)
from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from pipelines.items import Drop, DropReason, Entry, Page, PageFacts, PageIssue, PostedSource, RawEntry
from pipelines.normalise.entry import normalise

NOON = datetime(2023, 6, 1, 12, tzinfo=UTC)
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
PLAIN = f"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="/sitemap.xsl"?>
<urlset {NAMESPACE} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://town.example/posts/3/ </loc><lastmod>2021-05-04T08:30:00+02:00</lastmod>
<image:image><image:loc>https://town.example/salt.jpg</image:loc></image:image>
<image:image><image:loc>https://town.example/pepper.jpg</image:loc></image:image></url>
<url><loc>https://town.example/?p=2&amp;x=1</loc><changefreq>daily</changefreq></url>
<url><lastmod>2021-05-02</lastmod></url>
<url><loc>https://town.example/posts/1/</loc><lastmod>2021-05-02</lastmod></url>
</urlset>""".encode()
INDEX = f"""<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex {NAMESPACE}>
<sitemap><loc>https://town.example/posts-1.xml.gz</loc><lastmod>2021-05-04</lastmod></sitemap>
<sitemap><loc>https://town.example/pages.xml</loc></sitemap>
</sitemapindex>""".encode()
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset {NAMESPACE} xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://town.example/posts/3/</loc><lastmod>2022-01-01</lastmod><news:news>
<news:publication><news:name>Town notes</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2021-05-04T08:30:00+02:00</news:publication_date>
<news:title>Salt &amp;amp; pepper</news:title><news:keywords>salt, pepper, salt</news:keywords>
</news:news></url>
<url><loc>https://town.example/2021/05/03/mill/</loc>
<news:news><news:title>The mill</news:title></news:news></url>
<url><loc>https://town.example/about/</loc></url>
</urlset>""".encode()


def page(content: bytes, **changes: object) -> Page:
    fields: dict[str, object] = {
        "content": content,
        "address": "https://town.example/sitemap.xml",
        "source": "local",
        "fetched_at": NOON,
        "url": "https://town.example/sitemap.xml",
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def read(content: bytes, **changes: object) -> list[object]:
    return list(read_page(page(content, **changes)))


def drops_of(content: bytes) -> list[Drop]:
    return [record for record in read(content) if isinstance(record, Drop)]


def test_pages_of_a_sitemap() -> None:
    sitemap = read_sitemap(PLAIN)
    assert [(one.loc, one.lastmod) for one in sitemap.pages] == [
        ("https://town.example/posts/3/", "2021-05-04T08:30:00+02:00"),
        ("https://town.example/?p=2&x=1", None),
        ("https://town.example/posts/1/", "2021-05-02"),
    ]
    assert sitemap.pages[0].image_url == "https://town.example/salt.jpg"
    assert (sitemap.children, sitemap.is_index, sitemap.fault, sitemap.issues) == ((), False, None, ())


def test_sitemaps_of_an_index() -> None:
    index = read_sitemap(INDEX)
    assert [(one.loc, one.lastmod) for one in index.children] == [
        ("https://town.example/posts-1.xml.gz", "2021-05-04"),
        ("https://town.example/pages.xml", None),
    ]
    assert (index.pages, index.is_index) == ((), True)


def test_news_have_titles_and_days() -> None:
    first, second, third = read_sitemap(NEWS).pages
    assert (first.title, first.published) == ("Salt &amp; pepper", "2021-05-04T08:30:00+02:00")
    assert (first.language, first.keywords) == ("en", ("salt", "pepper"))
    assert (second.title, second.published) == ("The mill", None)
    assert third.title is None


def test_news_are_entries() -> None:
    raws = [record for record in read(NEWS) if isinstance(record, RawEntry)]
    assert [raw.locator for raw in raws] == ["//url[1]", "//url[2]"]
    found = [entry for raw in raws if isinstance(entry := normalise(raw), Entry)]
    assert [(one.title, one.url) for one in found] == [
        ("Salt & pepper", "https://town.example/posts/3/"),
        ("The mill", "https://town.example/2021/05/03/mill/"),
    ]
    assert [(one.posted_on, one.posted_source) for one in found] == [
        (date(2021, 5, 4), PostedSource.FEED),
        (date(2021, 5, 3), PostedSource.URL),
    ]
    assert found[0].categories == ("salt", "pepper")
    assert {one.rule for one in found} == {"news-sitemap"}
    assert not any(isinstance(record, Drop) for record in read(NEWS))


@pytest.mark.parametrize(
    ("content", "reason", "rule"),
    [
        pytest.param(PLAIN, DropReason.NAVIGATION_ONLY, "sitemap", id="addresses without titles"),
        pytest.param(INDEX, DropReason.NAVIGATION_ONLY, "sitemap-index", id="an index"),
        pytest.param(
            f"<urlset {NAMESPACE}></urlset>".encode(), DropReason.EMPTY_LISTING, "sitemap", id="empty"
        ),
        pytest.param(b"<sitemapindex/>", DropReason.EMPTY_LISTING, "sitemap-index", id="an empty index"),
    ],
)
def test_a_sitemap_without_titles_says_so(content: bytes, reason: DropReason, rule: str) -> None:
    records = read(content)
    assert [record.reason for record in records if isinstance(record, Drop)] == [reason]
    assert [record.rule for record in records if isinstance(record, PageFacts)] == [rule]


@pytest.mark.parametrize(
    ("media_type", "address"),
    [
        ("text/html", "x"),
        ("text/plain", "sitemap.txt"),
        (None, "a.html"),
        ("application/gzip", "sitemap.xml.gz"),
    ],
)
@pytest.mark.parametrize("content", [PLAIN, INDEX, NEWS])
@pytest.mark.parametrize("is_compressed", [False, True])
def test_sitemaps_are_known_by_what_they_are(
    media_type: str | None, address: str, content: bytes, is_compressed: bool
) -> None:
    given = gzip.compress(content) if is_compressed else content
    reader = find_reader(page(given, media_type=media_type, address=address))
    assert reader is not None
    assert reader.name == "sitemap"
    assert read_sitemap(given) == read_sitemap(content)


def test_compressed_members_are_one_sitemap() -> None:
    middle = len(PLAIN) // 2
    members = gzip.compress(PLAIN[:middle]) + gzip.compress(PLAIN[middle:])
    assert read_sitemap(members) == read_sitemap(PLAIN)


@pytest.mark.parametrize("content", [PLAIN, INDEX, NEWS])
@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_sitemap_cut_off_names_only_whole_addresses(content: bytes, tenth: int) -> None:
    whole = read_sitemap(content)
    cut = content[: len(content) * tenth // 10]
    try:
        sitemap = read_sitemap(cut)
    except SitemapError as error:
        sitemap = None
        detail = str(error)
    if sitemap is None:
        assert detail.startswith("no sitemap: ")
        assert b"<url>" not in cut
        return
    assert sitemap.pages == whole.pages[: len(sitemap.pages)]
    assert sitemap.children == whole.children[: len(sitemap.children)]
    assert len(sitemap.children) == cut.count(b"</sitemap>")
    assert sitemap.fault
    assert PageIssue.DAMAGED in sitemap.issues


def test_compressed_data_that_breaks_off() -> None:
    urls = "".join(f"<url><loc>https://town.example/{n * 7919}/</loc></url>" for n in range(5_000))
    content = gzip.compress(f"<urlset {NAMESPACE}>{urls}</urlset>".encode())
    sitemap = read_sitemap(content[: len(content) // 2])
    assert 1_000 < len(sitemap.pages) < 4_000
    assert sitemap.pages[-1].loc.endswith("/")
    assert PageIssue.DAMAGED in sitemap.issues
    assert sitemap.fault


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no XML at all", id="text"),
        pytest.param(b"<html><body/></html>", id="a page"),
        pytest.param(b"\x1f\x8b\x08\x00nothing", id="no data"),
        pytest.param(gzip.compress(gzip.compress(PLAIN))[:-1] + b"x", id="wrong length"),
    ],
)
def test_what_is_no_sitemap_is_an_error(content: bytes) -> None:
    with pytest.raises(SitemapError, match="no sitemap"):
        read_sitemap(content)


def test_a_bomb_is_too_large() -> None:
    packer = zlib.compressobj(9, wbits=31)
    zeros = bytes(1 << 20)
    parts = [packer.compress(PLAIN)]
    parts += [packer.compress(zeros) for _ in range((MAX_SIZE_BYTES >> 20) + 1)]
    bomb = b"".join([*parts, packer.flush()])
    assert is_sitemap(bomb[:4096])
    with pytest.raises(SitemapTooLargeError, match="bytes"):
        read_sitemap(bomb)
    with pytest.raises(SourceError) as error:
        read(bomb)
    assert error.value.reason is DropReason.TOO_LARGE


def test_small_members_are_counted_together() -> None:
    member = gzip.compress(bytes(1 << 20))
    with pytest.raises(SitemapTooLargeError):
        read_sitemap(member * ((MAX_SIZE_BYTES >> 20) + 2))


LONG = 200_000


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"<urlset>" + b"<url>" * LONG, id="urls in urls"),
        pytest.param(b"<urlset>" + b"<url><loc>" * LONG, id="without end"),
        pytest.param(b"<urlset>" + b"</url>" * LONG + b"</urlset>", id="ends of nothing"),
        pytest.param(b"<urlset>" + b"<url/>" * LONG + b"</urlset>", id="empty urls"),
        pytest.param(
            b"<urlset><url><loc>" + b"x" * (11 << 20) + b"</loc></url></urlset>", id="a long address"
        ),
        pytest.param(
            b"<!DOCTYPE a [<!ENTITY x 'y'>]><urlset><url>&x;" + b"&x;" * LONG + b"</url>", id="entities"
        ),
    ],
)
def test_hostile_sitemaps_cost_one_bounded_piece_of_work(content: bytes) -> None:
    """Sizes are such that work growing with their square would not end while anybody waits."""
    sitemap = read_sitemap(content)
    assert all(one.loc and len(one.loc) < 100 for one in sitemap.pages)


def test_entities_of_a_sitemap_open_no_file() -> None:
    content = b'<!DOCTYPE u [<!ENTITY x SYSTEM "file:///nowhere/canary">]><urlset><url><loc>/&x;</loc></url></urlset>'
    assert [one.loc for one in read_sitemap(content).pages] == ["/&x;"]


def test_a_damaged_sitemap_that_names_nothing_is_damaged() -> None:
    with pytest.raises(SourceError) as error:
        read(b"<urlset><url><loc>https://town.exa")
    assert error.value.reason is DropReason.DAMAGED
    assert "line 1" in error.value.detail
