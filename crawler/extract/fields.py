"""Read the fields of one block besides its day: title, link, byline, categories, image, body."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from crawler.extract.blocks import Block
from crawler.extract.bylines import SENTENCE_ENDS, find_byline_part, is_byline
from crawler.extract.phrases import is_comment_count, is_read_more
from crawler.extract.regions import chrome_of
from crawler.extract.tree import LEFT_OUT, Node, Tree

NOT_TITLE = re.compile(
    r"comment|sr-only|screen-reader|visually-hidden|headerlink|permalink|header-anchor|badge|post-date|entry-date"
    r"|read-?more|tag-list",
    re.IGNORECASE,
)
BYLINE_NAMES = re.compile(
    r"\b(?:author|byline|by-author|p-author|vcard|post-author|entry-author|writer)\b", re.IGNORECASE
)
CATEGORY_NAMES = re.compile(
    r"\b(?:cat-links|tags-links|post-categor\w*|entry-categor\w*|categor(?:y|ies)|post-tags?|tags?|p-category|taxonomy)\b",
    re.IGNORECASE,
)
CATEGORY_URL = re.compile(
    r"/(?:category|categories|categor[ií]as?|tags?|topics?|rubri[ck]\w*|label|kategori\w*)/[^/?#]", re.I
)
AUTHOR_URL = re.compile(r"/(?:authors?|autor|profile|users?|members?|people)/[^/?#]", re.I)
HOME = re.compile(r"(?:(?:https?:)?//[^/?#]{1,250})?/?(?:index\.\w{3,5})?", re.IGNORECASE)
BRACKETS_AT_END = re.compile(r" ?[|–—:-]? ?[\[(] ?[\])]$")
UNSAFE = re.compile(r"\s*(?:javascript|data|vbscript):", re.IGNORECASE)
DATED_LABEL = re.compile(r"(?:19|20)\d\d")  # a permalink's tooltip may be the day
MAX_TOOLTIP_CHARS = 1_000
MAX_REST_CHARS = 40  # what stands around a date and a byline in their line
EDGE_LINES = 8  # where a block says who wrote it, when, and what to do next
MAX_CHROME_CHARS = 400  # a longer part of a block is text, whatever its name
MAX_META_CHARS = 100  # "Posted on 3 May 2020 by the harbour office in News, Sports"
SCREEN = re.compile(
    r"gravatar|avatar|/emoji/|smilies|spacer|blank\.|pixel|1x1|loading|placeholder", re.IGNORECASE
)
BACKGROUND = re.compile(
    r"background(?:-image)?\s{0,5}:[^;]{0,100}?url\(\s{0,5}['\"]?([^'\")]{1,2000})", re.IGNORECASE
)


def texts_without(tree: Tree, first: int, last: int, left_out: list[Node], mark: str = " ") -> str:
    """Join texts[first:last], with a mark for each node left out; lines stay lines."""
    pieces = []
    for node in sorted(left_out, key=lambda node: node.first_text):
        if node.first_text >= first:
            pieces.append("".join(tree.texts[first : node.first_text]))
            first = max(first, node.last_text)
        elif node.last_text > first:
            first = node.last_text
    pieces.append("".join(tree.texts[first:last]))
    return mark.join(pieces)


def read_title(tree: Tree, block: Block, dates: set[int]) -> str:
    """Return the title as a reader sees it, without comment counts, permalink signs and dates in it."""
    title = block.title
    holder = title
    inside = tree.nodes[title.index + 1 : title.end]
    links = [node for node in inside if node.tag == "a" and not _is_beside_title(tree, node)]
    if links:
        longest = max(links, key=tree.size)
        if tree.size(longest) * 5 >= tree.size(title) * 3:
            holder = longest
    left_out = [
        node
        for node in tree.nodes[holder.index + 1 : holder.end]
        if node.index in dates or _is_beside_title(tree, node) or (holder.tag == "li" and node.tag == "a")
    ]
    text = texts_without(tree, holder.first_text, holder.last_text, left_out)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    lines = [line for line in lines if line and not is_comment_count(line)]
    whole = " ".join(lines)
    if holder.tag == "li":  # the link behind the title has left its brackets
        whole = BRACKETS_AT_END.sub("", whole)
    if not whole:
        return tree.text(title)
    if whole.endswith(("…", "...")):
        whole = _in_full(whole, [holder, title, *title.ancestors()][:4])
    # A link around a whole card: the title is the first line of several.
    return lines[0] if len(lines) > 1 and len(whole) > 120 and len(lines[0]) > 3 else whole


def _in_full(cut: str, nodes: Sequence[Node]) -> str:
    """Return a title that was cut off as a tooltip of one of its elements gives it; else as it is."""
    begun = cut.rstrip(" .…")
    for node in nodes:
        tooltip = " ".join(node.get("title")[:MAX_TOOLTIP_CHARS].split())
        if begun and len(tooltip) > len(begun) and tooltip.startswith(begun):
            return tooltip
    return cut


def _is_beside_title(tree: Tree, node: Node) -> bool:
    names = node.get("class")
    if names and NOT_TITLE.search(names[:300]):
        return True
    size = tree.size(node)
    return size <= 40 and node.tag in {"a", "span", "sup", "small"} and is_comment_count(tree.text(node))


def links_in(tree: Tree, block: Block) -> list[Node]:
    """Return the links of a block that lead somewhere else, in order; also one around the block."""
    links = [node for node in block.nodes(tree) if node.tag == "a" and leads_elsewhere(node.get("href"))]
    around = _link_around(tree, block.root)
    return links if around is None else [around, *links]


def _link_around(tree: Tree, node: Node) -> Node | None:
    """Return the link that an element stands in; then all its text is link text."""
    in_links = tree.link_chars[node.last_text] - tree.link_chars[node.first_text]
    if in_links < tree.size(node):
        return None
    return next(
        (above for above in node.ancestors() if above.tag == "a" and leads_elsewhere(above.get("href"))), None
    )


def is_home(href: str) -> bool:
    """Tell whether a link leads to the start of a site, which is no entry.

    >>> is_home("https://blog.example/"), is_home("/"), is_home("/2021/"), is_home("/?p=5")
    (True, True, False, False)
    """
    return HOME.fullmatch(href.strip()[:300]) is not None


def leads_elsewhere(href: str) -> bool:
    """Tell whether a link leads to another page: not into this one, not to a script."""
    if href.startswith(("/", "http:", "https:")):
        return True
    target = href.strip()[:12].lower()
    return bool(target) and not target.startswith(
        ("#", "javascript:", "data:", "mailto:", "tel:", "vbscript:")
    )


def read_unsafe_link(tree: Tree, block: Block) -> Node | None:
    """Return the link of a title that leads to a script or to data: kept as it is written, never followed."""
    for node in (block.title, *tree.within(block.title)):
        if node.tag == "a" and UNSAFE.match(node.get("href")[:100]):
            return node
    return None


def learn_link_place(tree: Tree, blocks: list[Block]) -> str | None:
    """Return the place of the links that lead to the entries, for titles that are no links themselves."""
    weight: dict[str, float] = defaultdict(float)
    for block in blocks:
        seen = set()
        title = tree.text(block.title).casefold()
        for node in links_in(tree, block):
            place = tree.place(node)
            if place not in seen:
                seen.add(place)
                weight[place] += permalink_weight(tree, node, title)
    best = max(weight, key=lambda place: weight[place], default=None)
    return best if best is not None and weight[best] >= 0.5 * len(blocks) else None


def permalink_weight(tree: Tree, node: Node, title: str) -> float:
    """Weigh how much a link beside the title looks like the one to the entry."""
    rel, names, href = node.get("rel").lower(), node.get("class").lower()[:300], node.get("href")
    if {"tag", "author", "category", "license"} & set(rel.split()) or CATEGORY_URL.search(href[:300]):
        return 0.0
    if AUTHOR_URL.search(href[:300]) or "#" in href:
        return 0.0
    text = tree.text(node) if tree.size(node) <= 400 else ""
    label = (node.get("title") or node.get("aria-label")).casefold()
    if "bookmark" in rel or "permalink" in names or "u-url" in names:
        return 3.0
    if title and (title in label or text.casefold() == title):
        return 2.5
    if DATED_LABEL.search(label) or (text and (is_read_more(text) or not any(map(str.isalnum, text)))):
        return 2.0
    return 1.5 if not text or len(text) > 200 else 0.7


def read_link(tree: Tree, block: Block, link_place: str | None) -> Node | None:
    """Return the link of the entry: in or around its title, else in the learned place."""
    title = block.title
    if title.tag == "a" and leads_elsewhere(title.get("href")):
        return title
    inside = [node for node in tree.within(title) if node.tag == "a" and leads_elsewhere(node.get("href"))]
    if inside:
        return max(inside, key=tree.size)
    around = _link_around(tree, title)
    if around is not None:
        return around
    if link_place is not None:
        name = tree.text(title).casefold()
        placed = [node for node in links_in(tree, block) if tree.place(node) == link_place]
        return max(placed, key=lambda node: permalink_weight(tree, node, name), default=None)
    return None


def read_byline(tree: Tree, block: Block, left_out: set[int]) -> Node | None:
    """Return the element that names the author."""
    for node in block.nodes(tree)[:120]:
        if not node.attrs or not _names_author(node.attrs):
            continue
        if 0 < tree.size(node) <= MAX_META_CHARS and node.index not in left_out:
            return node
    return None


def _names_author(attrs: Mapping[str, str]) -> bool:
    names, rel = attrs.get("class"), attrs.get("rel")
    return (
        (names is not None and _is_byline_class(names))
        or (rel is not None and "author" in rel.split())
        or attrs.get("itemprop") in {"author", "creator"}
    )


@lru_cache(maxsize=16_384)
def _is_byline_class(names: str) -> bool:
    return BYLINE_NAMES.search(names[:300]) is not None


def read_categories(tree: Tree, block: Block) -> list[Node]:
    """Return the links to the categories and tags of the entry."""
    found = []
    for node in block.nodes(tree):
        if node.tag == "a" and 0 < tree.size(node) <= 60 and node.index != block.title.index:
            rel = node.get("rel").split()
            if "tag" in rel or "category" in rel or CATEGORY_URL.search(node.get("href")[:300]):
                found.append(node)
    return found


def read_image(tree: Tree, block: Block) -> str | None:
    """Return the address of the first picture of the block, verbatim."""
    for node in block.nodes(tree):
        if node.tag == "img":
            for name in ("data-src", "data-lazy-src", "data-original", "src"):
                source = node.get(name).strip()
                if source and not source.startswith("data:") and not SCREEN.search(source[:500]):
                    return source
        elif "style" in node.attrs and "background" in node.get("style")[:500]:
            match = BACKGROUND.search(node.get("style")[:3000])
            if match is not None and not match[1].startswith("data:"):
                return match[1].strip()
    return None


def read_body(tree: Tree, block: Block, left_out: list[Node], days: set[str]) -> tuple[list[str], str | None]:
    """Return the lines of running text, without what is said elsewhere or only invites to read on.

    Beside them, the byline that stands in a line about the text. `days` are the block's statements of
    its day: a short line around one of them says nothing else of the entry.
    """
    chrome: list[Node] = []
    beside = chrome_of(tree)
    skip_to = block.first
    for node in block.nodes(tree) if not beside[block.root.index] else []:
        if (node.tag != "a" and not beside[node.index]) or node.index < skip_to:
            continue
        if node.index != block.root.index and not node.contains(block.title) and _is_no_text(tree, node):
            chrome.append(node)
            skip_to = node.end
    text = texts_without(tree, block.first_text, block.last_text, [*left_out, *chrome], LEFT_OUT)
    lines = [line for line in text.split("\n") if line and not line.isspace()]
    last = len(lines) - EDGE_LINES
    read, about = [], []
    for number, line in enumerate(lines):
        is_edge = number < EDGE_LINES or number >= last
        text = _read_edge_line(line, days) if is_edge else _plain(line)
        if is_edge and len(text) <= MAX_META_CHARS and (not text or (len(lines) > 1 and is_byline(text))):
            about.append(line)
        elif text:
            read.append(text)
    return read, find_byline_part(about)


def _plain(line: str) -> str:
    return " ".join(line.replace(LEFT_OUT, " ").split())


def _read_edge_line(line: str, days: set[str]) -> str:
    """Return a line at the beginning or end of a block; empty where it is about the text, not of it."""
    text = _plain(line)
    if not any(map(str.isalnum, text)):
        return ""
    marks = line.count(LEFT_OUT)
    if marks and len(text) <= MAX_REST_CHARS and (marks > 1 or text[-1] not in SENTENCE_ENDS):
        return ""  # "Posted on … by … in …"
    if len(text) <= MAX_META_CHARS and (
        is_comment_count(text) or is_read_more(text) or any(day in text for day in days)
    ):
        return ""
    return text.lstrip(":|·•–—- ") if marks else text


def _is_no_text(tree: Tree, node: Node) -> bool:
    if node.tag == "a" and tree.size(node) <= 120:
        text = tree.text(node)
        # Inside a sentence the same words are part of it.
        ends_line = "".join(tree.texts[node.last_text : node.last_text + 2]).strip(" \t\r.…])»→")[:1] in {
            "",
            "\n",
        }
        return bool(text) and ends_line and (is_read_more(text) or is_comment_count(text))
    return chrome_of(tree)[node.index] and tree.size(node) <= MAX_CHROME_CHARS


def breaks_off(tree: Tree, block: Block, body: str) -> bool:
    """Tell whether the text is only the beginning of the post: it ends so, or invites to read on."""
    if body.endswith(("…", "...", "[…]", "[...]", "(…)")):
        return True
    return any(
        node.tag == "a" and 0 < tree.size(node) <= 120 and is_read_more(tree.text(node))
        for node in block.nodes(tree)[-20:]
    )
