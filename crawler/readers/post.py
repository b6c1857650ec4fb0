"""Read a page that a sitemap lists: the one post on it, or a drop that says what else it is."""

from collections.abc import Iterator
from dataclasses import replace

from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.encoding import decode
from crawler.extract.fields import is_home
from crawler.extract.no_listing import Verdict, refuse, why_no_entries
from crawler.extract.pagination import resolve
from crawler.extract.parser import parse
from crawler.extract.post import Post, read_post, read_untitled, what_declares_post, what_looks_like_post
from crawler.extract.post_head import PostHead, read_head
from crawler.extract.post_title import find_declared_title, find_title, is_sure_title
from crawler.extract.reading import find_reading
from crawler.extract.statements import StatementFinder
from crawler.extract.tree import Node, Tree
from crawler.fetch.mask import is_masked
from crawler.readers import html
from crawler.readers.evidence import evidence_of
from crawler.readers.html import MIN_CONFIDENCE, SAMPLE_CHARS, find_base, find_language
from crawler.readers.table import Reader
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of

NAME = "post"
MIN_LISTED = 3  # two alike parts of a post are no list; of 453 declared posts, one has those, none has more
MAX_FORWARD_CHARS = 300  # "Redirecting… Click here if you are not redirected."
# What a page without a list may be, and yet a post.
OPEN_REASONS = frozenset({DropReason.SINGLE_ARTICLE, DropReason.NO_ENTRIES, DropReason.NAVIGATION_ONLY})


def read(
    page: Page, _source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of the page, then its post, or one drop."""
    page_id = page_id_of(page)
    decoded = decode(page.content, charset=page.charset, is_html=True)
    tree = parse(decoded.text)
    language = find_language(tree)
    base = find_base(tree, page.url)
    head = read_head(tree, page.url, base)
    found = _find_post(tree, decoded.text, head, page.url, base)
    post = found if isinstance(found, Post) else None
    yield PageFacts(
        encoding=decoded.encoding, rule=post.rule if post else None, issues=decoded.issues + tree.issues
    )
    if not isinstance(found, Post):
        reason, detail = found
        sample = tree.text(tree.nodes[0])[:SAMPLE_CHARS] or None
        yield Drop(source=page.source, page_id=page_id, reason=reason, detail=detail, sample=sample)
        return
    entry = RawEntry(
        source=page.source,
        page_id=page_id,
        position=0,
        locator=tree.locator(found.node),
        reader=NAME,
        rule=found.rule,
        seen_at=page.fetched_at,
        # A link to the page it stands on is that of no entry in a listing; this one is, and is complete.
        page_url=None,
        language_hint=language,
        title_raw=found.title,
        # Posts that only a hidden value tells apart must not become one by their address.
        url_raw=None if found.url is None or is_masked(found.url) else found.url,
        posted=found.posted,
        byline_raw=found.byline,
        byline_is_marked=True,
        body_raw=found.excerpt,
        text_raw=found.text,
        image_url_raw=resolve(base, found.image_url) if found.image_url else None,
        categories=found.categories,
    )
    yield replace(entry, evidence=tuple(evidence_of(entry))) if explain else entry


def _find_post(
    tree: Tree, text: str, head: PostHead, page_url: str | None, base: str | None
) -> Post | Verdict:
    """Return the post of a page, or what the page is instead."""
    forward = _find_forward(tree)
    if forward is not None:
        return DropReason.NOT_A_POST, f"the page sends its readers on: {forward}"
    finder = StatementFinder(tree, DateFinder(tree, find_language(tree)))
    title = find_title(tree, head, page_url, base)
    is_start = page_url is not None and is_home(page_url)
    listed = "the page is the start of the site" if is_start else _find_list(tree, finder)
    declared = what_declares_post(tree, head, title) if listed is None else None
    if declared is not None:
        name = find_declared_title(tree, head)
        if title is not None and (name is None or is_sure_title(tree, head, title)):
            return read_post(tree, head, title, finder, declared)
        if name is not None:
            return read_untitled(tree, head, name, declared)
    reason, detail = why_no_entries(tree, text, None, MIN_CONFIDENCE, finder.dates)
    if reason not in OPEN_REASONS:
        return reason, detail
    if listed is not None:
        return DropReason.NOT_A_POST, listed
    looks = what_looks_like_post(tree, head, title, finder) if title is not None else None
    if title is None or looks is None:
        return _no_post(tree, title, reason, detail)
    return read_post(tree, head, title, finder, looks)


def _find_forward(tree: Tree) -> str | None:
    """Return where a page leads by itself that has hardly a text."""
    if tree.chars[-1] > MAX_FORWARD_CHARS:
        return None
    for node in tree.nodes:
        if (
            node.tag == "meta"
            and node.get("http-equiv").lower() == "refresh"
            and "url" in node.get("content").lower()
        ):
            return node.get("content")[:SAMPLE_CHARS]
    return None


def _find_list(tree: Tree, finder: StatementFinder) -> str | None:
    """Say which list of entries is the page's own, None where it has none."""
    reading = find_reading((), tree, finder, needed=MIN_CONFIDENCE)
    if reading.wrapper is None or len(reading.found) < MIN_LISTED:
        return None
    if refuse(tree, [entry.node for entry in reading.found], reading.wrapper, finder.dates) is not None:
        return None
    return f"a list of {len(reading.found)} entries, {reading.rule}"


def _no_post(tree: Tree, title: Node | None, reason: DropReason, detail: str) -> Verdict:
    if reason is DropReason.NAVIGATION_ONLY:
        return reason, detail
    seen = f"the title {tree.text(title)[:80]!r}" if title is not None else "no title"
    return DropReason.NOT_A_POST, f"{seen}, no day beside it, and nothing that declares an article"


POST_READERS: tuple[Reader, ...] = (Reader(NAME, html.accepts, read),)
