"""A sitemap is walked: what it lists is asked for once, and again when it changed."""

from pathlib import Path

from crawler.sources import Source, Way
from pipelines.items import EndSign, WalkOutcome, WayKind
from pipelines.store.read import read_dataset
from tests.walks.site import SITE, Site, crawl

SOURCE = Source(id="riverside", ways=(Way(kind=WayKind.SITEMAP, url=f"{SITE}/sitemap.xml"),))


def sitemap(*pages: tuple[str, str]) -> str:
    urls = "".join(f"<url><loc>{SITE}{path}</loc><lastmod>{day}</lastmod></url>" for path, day in pages)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def post(title: str, day: str, path: str) -> str:
    return f"""<!doctype html><html lang=en><head><title>{title} – Riverside</title>
<link rel=canonical href="{SITE}{path}">
<meta property="article:published_time" content="{day}T09:00:00+00:00">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "BlogPosting",
"headline": "{title}", "datePublished": "{day}", "url": "{SITE}{path}"}}</script></head>
<body><article><h1>{title}</h1><time datetime="{day}">{day}</time>
<p>The {title} was a long one, and those who came stayed until the evening bell rang.</p></article>
</body></html>"""


def entries(data: Path) -> list[tuple[str, str]]:
    table = read_dataset(data, "entries", ["title", "posted_on"])
    rows = zip(table["title"].to_pylist(), table["posted_on"].to_pylist(), strict=True)
    return sorted((title, day.isoformat()) for title, day in rows)


def test_posts_are_read_once_and_again_when_they_change(tmp_path: Path) -> None:
    site = Site(
        {
            "/sitemap.xml": sitemap(("/a/", "2024-01-05"), ("/b/", "2024-02-05")),
            "/a/": post("Spring regatta", "2024-01-05", "/a/"),
            "/b/": post("Boat house", "2024-02-05", "/b/"),
        }
    )
    walk = crawl(site, SOURCE, tmp_path).walks[0]
    assert (walk.outcome, walk.end_sign, walk.is_sweep) == (WalkOutcome.OK, EndSign.WHOLE_FILE, False)
    assert entries(tmp_path) == [("Boat house", "2024-02-05"), ("Spring regatta", "2024-01-05")]
    site.requests()
    crawl(site, SOURCE, tmp_path)
    assert site.requests() == {"/sitemap.xml": 1}
    site.answers["/sitemap.xml"] = sitemap(("/a/", "2024-06-01"), ("/b/", "2024-02-05"))
    site.answers["/a/"] = post("Spring regatta, with results", "2024-01-05", "/a/")
    crawl(site, SOURCE, tmp_path)
    assert site.requests() == {"/sitemap.xml": 1, "/a/": 1}
    assert ("Spring regatta, with results", "2024-01-05") in entries(tmp_path)
    assert len(entries(tmp_path)) == 2


def test_an_index_names_others_and_one_that_is_missing_is_a_gap(tmp_path: Path) -> None:
    children = "".join(f"<sitemap><loc>{SITE}/{name}.xml</loc></sitemap>" for name in ("one", "gone", "one"))
    site = Site(
        {
            "/sitemap.xml": f"<sitemapindex>{children}</sitemapindex>",
            "/one.xml": sitemap(("/a/", "2024-01-05"), ("/lost/", "2024-01-06")),
            "/a/": post("Spring regatta", "2024-01-05", "/a/"),
        }
    )
    report = crawl(site, SOURCE, tmp_path)
    walk = report.walks[0]
    assert (walk.outcome, walk.is_complete, walk.entries) == (WalkOutcome.PARTIAL, False, 1)
    assert walk.gap is not None
    assert walk.gap.startswith("2 of its pages gave no entry")
    assert site.requests() == {"/sitemap.xml": 1, "/one.xml": 1, "/gone.xml": 1, "/a/": 1, "/lost/": 1}


def test_a_sitemap_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    walk = crawl(Site({"/sitemap.xml": "<html><body>Soon.</body></html>"}), SOURCE, tmp_path).walks[0]
    assert (walk.outcome, walk.entries) == (WalkOutcome.EMPTY, 0)
    assert "no sitemap" in (walk.detail or "")
