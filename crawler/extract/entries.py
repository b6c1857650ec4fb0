"""Read an entry out of its block, by where the wrapper says its fields are."""

from dataclasses import dataclass

from crawler.extract import fields, posted
from crawler.extract.blocks import Block
from crawler.extract.posted import DateHeading
from crawler.extract.statements import DatePlace, Statement, StatementFinder
from crawler.extract.tree import Node
from pipelines.items import PostedSource, PostedText

ELEMENT_PARTS = frozenset({"text", "datetime", "partial", "marked"})  # the element says nothing else
MIN_FULL_TEXT_CHARS = 600  # shorter texts without a "read more" may be excerpts as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The fields of one entry, verbatim, before they are made a record."""

    node: Node
    title: str
    url: str | None
    posted: tuple[PostedText, ...]
    posted_blank: bool
    byline: str | None
    body: str | None
    text: str | None
    image_url: str | None
    categories: tuple[str, ...]


def read_entries(
    blocks: list[Block],
    headings: list[DateHeading | None],
    places: tuple[DatePlace, ...],
    link_place: str | None,
    finder: StatementFinder,
) -> list[Found]:
    """Return the entries of the blocks, in page order; a blank label inherits from the entry before."""
    found: list[Found] = []
    previous: PostedText | None = None
    for block, heading in zip(blocks, headings, strict=True):
        statements = posted.statements_of(block, places, finder)
        link = fields.read_link(finder.tree, block, link_place)
        url = link.get("href").strip() if link is not None else None
        days = _posted(statements, heading, finder)
        blank = [] if days else posted.blank_labels(block, places, finder.tree)
        if blank and previous is not None:
            days = [PostedText(raw=previous.raw, source=PostedSource.INHERITED)]
        previous = days[0] if days else previous
        if url is not None and (from_url := posted.from_url(url)):
            days.append(from_url)
        unique = tuple(dict.fromkeys(days))[: posted.MAX_STATEMENTS]
        found.append(_read(block, statements, url, unique, blank, heading, finder))
    return found


def _posted(
    statements: list[Statement], heading: DateHeading | None, finder: StatementFinder
) -> list[PostedText]:
    days = []
    for statement in statements:
        if not statement.is_partial:
            source = PostedSource.META if statement.place.part == "content" else PostedSource.LISTING
            days.append(PostedText(raw=statement.raw, source=source))
        elif heading is not None:
            whole = posted.with_heading(statement.raw, heading.text, finder.dates)
            if whole is not None:
                days.append(PostedText(raw=whole, source=PostedSource.INHERITED))
    if heading is not None and heading.is_sure:
        days.append(PostedText(raw=heading.text, source=PostedSource.INHERITED))
    return days


def _read(
    block: Block,
    statements: list[Statement],
    url: str | None,
    days: tuple[PostedText, ...],
    blank: list[Node],
    heading: DateHeading | None,
    finder: StatementFinder,
) -> Found:
    tree = finder.tree
    is_blank = bool(blank)
    date_nodes = [s.node for s in statements if s.place.part in ELEMENT_PARTS]
    dated = {node.index for node in date_nodes}
    byline = fields.read_byline(tree, block, dated)
    categories = fields.read_categories(tree, block)
    if heading is not None and block.first <= heading.node.index < block.last:
        blank = [*blank, heading.node]
    left_out = [block.title, *date_nodes, *blank, *categories, *([byline] if byline is not None else [])]
    lines, about = fields.read_body(tree, block, left_out, {s.raw for s in statements})
    body = " ".join(lines)
    is_full = len(lines) > 1 and len(body) >= MIN_FULL_TEXT_CHARS and not fields.breaks_off(tree, block, body)
    return Found(
        node=block.title,
        title=fields.read_title(tree, block, dated),
        url=url,
        posted=days,
        posted_blank=is_blank,
        byline=tree.text(byline) if byline is not None else about,
        body=body or None,
        text="\n".join(lines) if is_full else None,
        image_url=fields.read_image(tree, block),
        categories=tuple(dict.fromkeys(tree.text(node).strip(" ,;#") for node in categories)),
    )
