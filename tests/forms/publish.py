"""The site in every form in which people have it: the same posts, as each form can say them."""

import gzip
import io
import json
import mailbox
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC
from email.message import EmailMessage
from email.utils import format_datetime
from html import escape

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.archive.records import digest_of
from tests.forms.site import BASE, FETCHED, POSTS, SITE, Post

Files = dict[str, bytes]
PER_PAGE = 6
RSS_NAMES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
WXR_NAMES = (
    'xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"'
)


def _pages() -> list[Sequence[Post]]:
    return [POSTS[start : start + PER_PAGE] for start in range(0, len(POSTS), PER_PAGE)]


def _block(post: Post, *, shows_day: bool) -> str:
    """Write a post as the listing has it: the day is printed once for all posts of that day."""
    posted = post.day if shows_day else ""
    return (
        f'<article class="post"><h2 class="entry-title"><a href="{post.link}">{escape(post.title)}</a></h2>'
        f'<p class="entry-meta">Posted on: {posted}</p>'
        f'<p class="byline">by <a rel="author" href="{BASE}/author/x/">{escape(post.author)}</a></p>'
        f'<div class="entry-summary"><p>{escape(post.excerpt)}</p></div></article>'
    )


def listing_page(number: int, head: str = "") -> str:
    posts = _pages()[number - 1]
    days = [None, *(post.day for post in posts)]
    blocks = (_block(post, shows_day=post.day != before) for post, before in zip(posts, days, strict=False))
    address = f"{BASE}/" if number == 1 else f"{BASE}/page/{number}/"
    older = f'<a class="next" rel="next" href="{BASE}/page/{number + 1}/">Older posts</a>'
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{SITE}</title>'
        f'<link rel="canonical" href="{address}">{head}</head><body>'
        f'<header><p><a href="{BASE}/">{SITE}</a></p></header><main>{"".join(blocks)}'
        f"{older if number < len(_pages()) else ''}</main><footer>Printed by hand.</footer></body></html>"
    )


def listing() -> Files:
    return {f"page-{n}.html": listing_page(n).encode() for n in range(1, len(_pages()) + 1)}


def _content(post: Post) -> str:
    return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in post.paragraphs)


def _cut(text: str) -> str:
    """Cut a text as feeds do."""
    return " ".join(text.split()[:11])


def rss() -> Files:
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{post.link}</link>"
        f'<guid isPermaLink="false">{escape(post.guid)}</guid>'
        f"<pubDate>{format_datetime(post.posted_at)}</pubDate>"
        f"<dc:creator><![CDATA[{post.author}]]></dc:creator>"
        + "".join(f"<category><![CDATA[{name}]]></category>" for name in post.categories)
        + f"<description><![CDATA[<p>{escape(post.excerpt)}</p>]]></description>"
        f"<content:encoded><![CDATA[{_content(post)}]]></content:encoded></item>"
        for post in POSTS
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {RSS_NAMES}><channel>'
        f"<title>{SITE}</title><link>{BASE}</link><language>en</language>{items}</channel></rss>"
    )
    return {"feed.xml": text.encode()}


def atom() -> Files:
    entries = "".join(
        f"<entry><title>{escape(post.title)}</title><link href='{post.link}'/>"
        f"<id>{escape(post.guid)}</id><published>{post.posted_at.isoformat()}</published>"
        f"<updated>{post.posted_at.isoformat()}</updated><author><name>{post.author}</name></author>"
        f"<summary type='html'>{escape(_content(post))}</summary></entry>"
        for post in POSTS
    )
    text = (
        f"<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xml:lang='en'>"
        f"<title>{SITE}</title><link href='{BASE}/'/><id>{BASE}/</id>{entries}</feed>"
    )
    return {"atom.xml": text.encode()}


def json_feed() -> Files:
    items = [
        {
            "id": post.guid,
            "url": post.link,
            "title": post.title,
            "date_published": post.posted_at.isoformat(),
            "authors": [{"name": post.author}],
            "summary": post.excerpt,
            "content_html": _content(post),
        }
        for post in POSTS
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": SITE,
        "home_page_url": BASE,
        "items": items,
    }
    return {"feed.json": json.dumps(feed).encode()}


def wordpress() -> Files:
    def post_of(post: Post) -> dict[str, object]:
        return {
            "id": post.number,
            "date": f"{post.posted_at:%Y-%m-%dT%H:%M:%S}",
            "date_gmt": f"{post.posted_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}",
            "guid": {"rendered": escape(post.guid)},
            "link": post.link,
            "title": {"rendered": escape(post.title)},
            "excerpt": {"rendered": f"<p>{escape(post.excerpt)}</p>\n", "protected": False},
            "content": {"rendered": _content(post), "protected": False},
            "_embedded": {
                "author": [{"name": post.author}],
                "wp:term": [[{"name": name, "taxonomy": "category"} for name in post.categories]],
            },
        }

    return {"posts.json": json.dumps([post_of(post) for post in POSTS]).encode()}


def wxr() -> Files:
    def item(post: Post) -> str:
        gmt = post.posted_at.astimezone(UTC)
        return (
            f"<item><title><![CDATA[{post.title}]]></title><link>{post.link}</link>"
            f"<pubDate>{format_datetime(gmt)}</pubDate>"
            f"<dc:creator><![CDATA[{post.author.split()[0].lower()}]]></dc:creator>"
            f'<guid isPermaLink="false">{escape(post.guid)}</guid><description></description>'
            f"<content:encoded><![CDATA[{_content(post)}]]></content:encoded>"
            f"<excerpt:encoded><![CDATA[{post.excerpt}]]></excerpt:encoded>"
            f"<wp:post_id>{post.number}</wp:post_id>"
            f"<wp:post_date><![CDATA[{post.posted_at:%Y-%m-%d %H:%M:%S}]]></wp:post_date>"
            f"<wp:post_date_gmt><![CDATA[{gmt:%Y-%m-%d %H:%M:%S}]]></wp:post_date_gmt>"
            f"<wp:status><![CDATA[publish]]></wp:status><wp:post_type><![CDATA[post]]></wp:post_type>"
            + "".join(
                f'<category domain="category"><![CDATA[{name}]]></category>' for name in post.categories
            )
            + "</item>"
        )

    authors = "".join(
        f"<wp:author><wp:author_login><![CDATA[{name.split()[0].lower()}]]></wp:author_login>"
        f"<wp:author_display_name><![CDATA[{name}]]></wp:author_display_name></wp:author>"
        for name in sorted({post.author for post in POSTS})
    )
    # Exports are in order of number, and have menus, drafts and pictures among the posts.
    other = (
        f"<item><title>Home</title><link>{BASE}/</link><wp:post_type>nav_menu_item</wp:post_type>"
        "<wp:status>publish</wp:status></item>"
        f"<item><title>Not yet</title><link>{BASE}/?p=500</link><wp:post_type>post</wp:post_type>"
        "<wp:status>draft</wp:status></item>"
    )
    text = (
        f'<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" {WXR_NAMES}><channel>'
        f"<title>{SITE}</title><link>{BASE}</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>"
        f"<wp:base_site_url>{BASE}</wp:base_site_url>{authors}{other}"
        f"{''.join(item(post) for post in reversed(POSTS))}</channel></rss>"
    )
    return {"harbour.wordpress.xml": text.encode()}


def post_page(post: Post) -> bytes:
    declared = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": post.title,
        "datePublished": post.posted_at.isoformat(),
        "url": post.link,
        "author": {"@type": "Person", "name": post.author},
    }
    script = json.dumps(declared).replace("<", "\\u003c")
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(post.title)} – {SITE}</title>"
        f'<link rel="canonical" href="{post.link}"><meta property="og:type" content="article">'
        f'<script type="application/ld+json">{script}</script></head><body><main><article>'
        f'<h1 class="entry-title">{escape(post.title)}</h1><p class="entry-meta">Posted on: {post.day}</p>'
        f'<div class="entry-content">{_content(post)}</div></article></main></body></html>'
    ).encode()


def posts() -> Files:
    """Write the sitemap, and each post's own page."""
    addresses = "".join(f"<url><loc>{post.link}</loc></url>" for post in POSTS)
    sitemap = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{addresses}</urlset>'
    pages = {f"{post.slug}.html": post_page(post) for post in POSTS}
    return {"sitemap.xml": sitemap.encode(), **pages}


def saved() -> Files:
    """Write the listing as a browser saves it, with its folder; zipped, as people send it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(1, len(_pages()) + 1):
            address = f"{BASE}/" if number == 1 else f"{BASE}/page/{number}/"
            mark = f"<!-- saved from url=({len(address):04})" + address + " -->"
            page = listing_page(number).replace("<html", f"{mark}<html", 1)
            archive.writestr(f"{SITE} {number}.html", page)
            archive.writestr(f"{SITE} {number}_files/style.css", "p { margin: 0 }")
            archive.writestr(f"{SITE} {number}_files/lamp.png", b"\x89PNG\r\n\x1a\n" + bytes(40))
    return {"saved.zip": packed.getvalue()}


def mhtml() -> Files:
    def page(number: int) -> bytes:
        address = f"{BASE}/" if number == 1 else f"{BASE}/page/{number}/"
        message = EmailMessage()
        message["From"] = "<Saved by Blink>"
        message["Snapshot-Content-Location"] = address
        message["Subject"] = SITE
        message["Date"] = format_datetime(FETCHED)
        message.set_content(listing_page(number), subtype="html", cte="quoted-printable")
        message["Content-Location"] = address
        message.make_related()
        message.set_param("type", "text/html")
        return message.as_bytes()

    return {f"page-{number}.mhtml": page(number) for number in range(1, len(_pages()) + 1)}


def warc() -> Files:
    written = io.BytesIO()
    writer = WARCWriter(written, gzip=True)
    for number in range(1, len(_pages()) + 1):
        address = f"{BASE}/" if number == 1 else f"{BASE}/page/{number}/"
        page = listing_page(number).encode()
        digests = {"WARC-Payload-Digest": digest_of(page), "WARC-Block-Digest": digest_of(page)}
        record = writer.create_warc_record(
            address,
            "response",
            payload=io.BytesIO(page),
            length=len(page),
            http_headers=StatusAndHeaders(
                "200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1"
            ),
            warc_headers_dict={"WARC-Date": f"{FETCHED:%Y-%m-%dT%H:%M:%SZ}", **digests},
        )
        writer.write_record(record)
    return {"crawl.warc.gz": written.getvalue()}


def _newsletter(posts: Sequence[Post], number: int) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{SITE} <letter@harbour-notes.example>"
    message["To"] = "reader@example.org"
    message["Subject"] = f"{SITE}, letter {number}"
    message["Date"] = format_datetime(FETCHED)
    message["Message-ID"] = f"<letter-{number}@harbour-notes.example>"
    message["List-Id"] = f"{SITE} <letter.harbour-notes.example>"
    lines = "\n\n".join(
        f"{post.title}\nPosted on: {post.day}\n{post.excerpt}\n{post.link}?utm_source=letter"
        for post in posts
    )
    message.set_content(f"{SITE}\n\n{lines}\n")
    rows = "".join(
        f'<tr><td><h3><a href="{post.link}?utm_source=letter&amp;utm_medium=email">'
        f"{escape(post.title)}</a></h3>"
        f'<p class="date">Posted on: {post.day}</p><p>{escape(post.excerpt)}</p></td></tr>'
        for post in posts
    )
    message.add_alternative(
        f'<html lang="en"><body><h1>{SITE}</h1><table>{rows}</table>'
        f'<p><a href="{BASE}/leave">Unsubscribe</a></p></body></html>',
        subtype="html",
    )
    return message


def mail() -> Files:
    return {f"letter-{n}.eml": _newsletter(part, n).as_bytes() for n, part in enumerate(_pages(), 1)}


def mbox() -> Files:
    parts = []
    for number, part in enumerate(_pages(), 1):
        message = mailbox.mboxMessage(_newsletter(part, number))
        message.set_from("letter@harbour-notes.example", FETCHED.timetuple())
        parts.append(b"From " + message.get_from().encode() + b"\n" + message.as_bytes() + b"\n")
    return {"letters": b"".join(parts)}


def text() -> Files:
    """Write a dump as text: no links, the day once for all posts of a day."""
    blocks, before = [], None
    for post in POSTS:
        posted = "" if post.day == before else f" {post.day}"
        blocks.append(f"{post.title}\n\nPosted on:{posted}\n\n{post.excerpt}\n")
        before = post.day
    return {"dump.txt.gz": gzip.compress("\n".join(blocks).encode(), mtime=0)}


def markdown() -> Files:
    blocks = [
        f"## [{post.title.replace('<', '&lt;')}]({post.link})\n\nPosted on: {post.day}\n\n{post.excerpt}\n"
        for post in POSTS
    ]
    return {"digest.md": f"# {SITE}\n\n{chr(10).join(blocks)}".encode()}


def json_lines() -> Files:
    rows = [
        {"headline": post.title, "link": {"web": post.link}, "day": post.day, "lead": post.excerpt}
        for post in POSTS
    ]
    return {"export.jsonl": "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()}


FORMS: dict[str, Callable[[], Files]] = {
    "listing": listing,
    "feed": rss,
    "wordpress": wordpress,
    "wxr": wxr,
    "text": text,
    "atom": atom,
    "json_feed": json_feed,
    "posts": posts,
    "saved": saved,
    "mhtml": mhtml,
    "warc": warc,
    "mail": mail,
    "mbox": mbox,
    "markdown": markdown,
    "json_lines": json_lines,
}
FIVE = ("listing", "feed", "wordpress", "wxr", "text")  # read in every order
