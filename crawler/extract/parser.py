"""Parse a page into a `Tree`: the only place that gives HTML to lxml.

lxml (libxml2) tokenises and repairs the HTML and hands every start, text and end to `_Builder`, which
keeps them in document order.

Fed this way libxml2 has neither its depth limit of 256 levels, beyond which it drops text in silence,
nor its quadratic time on many attributes, and markup after an early `</html>` is where it stands.
Should it still report a limit of its own, or meet ours, the page is flagged.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from inspect import signature
from itertools import accumulate

from lxml import etree

from crawler.extract.tree import HEADINGS, INLINE, MAX_CLASS_CHARS, VARYING_CLASS, Node, Path, Tree
from pipelines.items import PageIssue

# An end tag without a beginning costs libxml2 a look at every open element: quadratic time in a page that
# nests without end. Deeper than this, it is fed no more, and the rest of the page is text.
MAX_DEPTH = 5_000
CHUNK_CHARS = 1 << 18
TAG = re.compile(r"<[^<>]*>")
# Elements whose text no reader of the page sees, or that are not running text.
UNSEEN = frozenset({"head", "title", "script", "button", "textarea", "rp", "rt"})
# The same, and nothing below them is part of a layout either.
SKIPPED = frozenset(
    {"style", "noscript", "template", "svg", "math", "select", "iframe", "object", "canvas", "audio"}
    | {"video", "datalist", "noframes"}
)
# What may stand in <head>. libxml2 does not know the elements of HTML 5: after an omitted </head> it
# leaves a <main> in it, and with it the whole page.
OF_HEAD = frozenset({"title", "meta", "link", "script", "style", "base", "noscript", "template", "head"})
# Spans in these are colours of source code, a fifth of all elements of real pages: their text is in the
# tree, they are not.
CODE = frozenset({"pre", "code"})
# Their end tags may be left out. libxml2 closes <dt>, but nests each <dd> in the one before.
DEFINED = frozenset({"dd", "dt"})
SPECIAL = SKIPPED | UNSEEN | CODE | DEFINED | {"html"}
SPECIAL_ENDS = DEFINED | {"html"}
NO_ATTRS: Mapping[str, str] = {}  # lxml's own empty mapping is slow to ask


def parse(text: str) -> Tree:
    """Build the tree of a page from its decoded text; an empty page gives a tree of one node."""
    builder = _Builder()
    # The stubs ask for targets that take bytes and comments, which lxml never sends to this one.
    parser = etree.HTMLParser(encoding="utf-8", target=builder, huge_tree=True)  # type: ignore[arg-type]
    fed = -1
    while fed < len(text) and len(builder.stack) <= MAX_DEPTH:
        first, fed = max(fed, 0), _end_of_chunk(text, max(fed, 0))
        parser.feed(text[first:fed].encode("utf-8", "replace"))
    parser.close()
    is_too_deep = fed < len(text)
    if is_too_deep:
        builder.data(TAG.sub("\n", text[fed:]))
        builder.close()
    # The log keeps the last hundred faults; a limit cuts the parse off, so it is among the last.
    met_limit = any("LIMIT" in entry.type_name for entry in parser.error_log)
    return builder.tree((PageIssue.PARSER_LIMIT,) if met_limit or is_too_deep else ())


def _end_of_chunk(text: str, first: int) -> int:
    """Return where a chunk ends: where a tag begins, if there is one."""
    if len(text) - first <= CHUNK_CHARS:
        return len(text)
    tag = text.rfind("<", first + 1, first + CHUNK_CHARS)
    return tag if tag > 0 else first + CHUNK_CHARS


class _Builder:
    """Receives the parser's events; see `lxml.etree.HTMLParser(target=…)`.

    `start`, `end` and `data` run for every piece of the page, so what is rare is done elsewhere.
    """

    def __init__(self) -> None:
        root = Node("html", {}, None, 0, 0, 0)
        self.nodes = [root]
        self.texts = ["\n"]
        self.paths = [Path(-1, "html")]
        self.path_numbers: dict[tuple[int, str, str | None], int] = {}
        self.step_numbers: dict[tuple[int, str], int] = {}
        self.stack = [root]
        self.skipped = 0  # how many open elements hide themselves and what is in them
        self.unseen = 0  # how many open elements hide their text
        self.code = 0  # how many open elements are source code
        self.colours = 0  # how many open elements colour it
        self.is_special = False  # whether any of these is open
        self.in_head = False
        self.script: list[str] | None = None
        self.scripts: list[str] = []
        self.options: list[str] = []
        self.page_title: list[str] = []

    def start(self, tag: str, attrs: Mapping[str, str]) -> None:
        if (self.is_special or tag in SPECIAL) and not self._enter(tag, attrs):
            return
        texts, nodes = self.texts, self.nodes
        if tag not in INLINE and texts[-1] != "\n" and (not self.unseen or tag in UNSEEN):
            texts.append("\n")
        parent = self.stack[-1]
        key = (parent.path, tag, attrs.get("class") if attrs else None)
        path = self.path_numbers.get(key)
        if path is None:
            path = self.path_numbers[key] = self._number(*key)
        node = Node(tag, attrs or NO_ATTRS, parent, len(nodes), len(texts), path)
        nodes.append(node)
        self.stack.append(node)

    def _enter(self, tag: str, attrs: Mapping[str, str]) -> bool:
        """Note what hides itself or its text; tell whether the element is part of the tree."""
        if tag == "html":  # one root, whatever the page repeats
            if len(self.stack) == 1 and attrs:
                self.nodes[0].attrs = {**attrs, **self.nodes[0].attrs}
            return False
        if tag in DEFINED and not self.is_special:
            if self.stack[-1].tag in DEFINED:
                self.end(self.stack[-1].tag)
            return True
        if tag == "button" and not self.is_special and self._opens_heading():
            return True
        self.is_special = True
        if self.skipped or tag in SKIPPED:
            self.skipped += 1
            if tag == "option" and (value := attrs.get("value")):
                self.options.append(value)
            return False
        if self.code and tag == "span":
            self.colours += 1
            return False
        if tag in CODE:
            self.code += 1
        if self.in_head and tag not in OF_HEAD and self.stack[-1].tag == "head":
            self._leave_head()
        if tag in UNSEEN:
            self.unseen += 1
            if tag == "head":
                self.unseen -= self.in_head
                self.in_head = True
            elif tag == "script" and "ld+json" in (attrs.get("type") or ""):
                self.script = []
        return True

    def _opens_heading(self) -> bool:
        """Tell whether what begins is the first of a heading: a button there opens a panel, and names it."""
        return self.stack[-1].tag in HEADINGS and self.stack[-1].first_text == len(self.texts)

    def end(self, tag: str) -> None:
        if (self.is_special or tag in SPECIAL_ENDS) and not self._leave(tag):
            return
        stack, texts = self.stack, self.texts
        if len(stack) == 1:
            return
        node = stack.pop()
        node.end = len(self.nodes)
        node.last_text = len(texts)
        if tag not in INLINE and texts[-1] != "\n" and not self.unseen:
            texts.append("\n")

    def _leave(self, tag: str) -> bool:
        """Note the end of what hid itself or its text; tell whether the element is part of the tree."""
        if tag == "html":
            return False
        if tag in DEFINED and not self.is_special:
            return self.stack[-1].tag == tag  # else it ended where the next one began
        is_part = not self.skipped and not (self.colours and tag == "span")
        if self.skipped:
            self.skipped -= 1
        elif not is_part:
            self.colours -= 1
        elif tag == "head":
            self._leave_head()
        elif tag in CODE:
            self.code -= 1
        elif tag in UNSEEN:
            self.unseen -= 1
            if tag == "script" and self.script is not None:
                self.scripts.append("".join(self.script))
                self.script = None
        self.is_special = bool(self.skipped or self.unseen or self.code)
        return is_part

    def _leave_head(self) -> None:
        self.unseen -= self.in_head
        self.in_head = False

    def data(self, data: str) -> None:
        if self.skipped or self.unseen:
            self._unseen(data)
        elif self.texts[-1] != "\n" or not data.isspace():
            self.texts.append(data)

    def _unseen(self, data: str) -> None:
        if self.skipped:
            return
        if self.script is not None:
            self.script.append(data)
        elif self.stack[-1].tag == "title" and len(self.stack) <= 4:
            self.page_title.append(data)

    def _number(self, parent: int, tag: str, classes: str | None) -> int:
        """Number a path: equal steps below the same parent are one."""
        key = (parent, _step(tag, classes))
        number = self.step_numbers.get(key)
        if number is None:
            number = self.step_numbers[key] = len(self.paths)
            self.paths.append(Path(*key))
        return number

    def close(self) -> None:
        while len(self.stack) > 1:
            self.end(self.stack[-1].tag)
        root = self.nodes[0]
        root.end, root.last_text = len(self.nodes), len(self.texts)

    def tree(self, issues: tuple[PageIssue, ...]) -> Tree:
        sizes = list(map(len, map(str.strip, self.texts)))
        in_links = [0] * len(sizes)
        done = 0  # links inside a link were counted with it
        for node in self.nodes:
            if node.tag == "a" and node.first_text >= done:
                done = node.last_text
                in_links[node.first_text : done] = sizes[node.first_text : done]
        return Tree(
            nodes=self.nodes,
            texts=self.texts,
            chars=[0, *accumulate(sizes)],
            link_chars=[0, *accumulate(in_links)],
            paths=self.paths,
            scripts=self.scripts,
            options=self.options,
            title=" ".join("".join(self.page_title).split()),
            issues=issues,
        )


# lxml asks for the signature anew with every parser.
_Builder.start.__signature__ = signature(_Builder.start)  # type: ignore[attr-defined]


@lru_cache(maxsize=16_384)  # the pages of a site have the same few hundred
def _step(tag: str, classes: str | None) -> str:
    for name in (classes or "")[:MAX_CLASS_CHARS].split():
        if not VARYING_CLASS.search(name):
            return f"{tag}.{name}"
    return tag
