"""A page as a tree of its own: elements and texts in document order, as `parser` fills them.

A subtree, and a run of siblings too, is a range of nodes and a range of texts: its text is one join, its
size one subtraction.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pipelines.items import PageIssue

MAX_CLASS_CHARS = 1_000  # longer class attributes are data, not style
MAX_ANCESTORS = 64  # real pages are up to 40 deep; without an end, deep nesting costs quadratic time
# Elements that stand in a line of text; every other one begins and ends a line of its own.
INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font"}
    | {"i", "img", "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "rb", "nobr", "input", "center-inline"}
)
LEFT_OUT = "\ufffc"  # in text, stands for an element that is read elsewhere
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

# A class that tells one block from its siblings (`post-17`, `odd`) says nothing about the layout.
VARYING_CLASS = re.compile(
    r"\d|^(?:odd|even|first|last|alt|active|current|sticky|clearfix|hidden|visible|featured|is|has|no|not|with)$"
    r"|^(?:is|has|no|not|with|category|tag|format|status|author|lang|term)[-_]",
    re.IGNORECASE,
)


class Node:
    """An element; its descendants are the nodes from `index + 1` up to `end`."""

    __slots__ = ("attrs", "end", "first_text", "index", "last_text", "parent", "path", "tag")

    def __init__(
        self, tag: str, attrs: Mapping[str, str], parent: "Node | None", index: int, text: int, path: int
    ) -> None:
        self.tag = tag
        self.attrs = attrs
        self.parent = parent
        self.index = index
        self.end = index + 1
        self.first_text = text  # its texts are those from here …
        self.last_text = text  # … up to here
        self.path = path  # the same number for nodes reached by the same tags and classes

    def get(self, name: str) -> str:
        """Return an attribute, empty when it is absent."""
        return self.attrs.get(name) or ""

    def contains(self, other: "Node") -> bool:
        """Tell whether `other` is this node or below it."""
        return self.index <= other.index < self.end

    def ancestors(self) -> Iterator["Node"]:
        """Yield parent, grandparent and so on, as far up as layouts go."""
        node = self.parent
        for _ in range(MAX_ANCESTORS):
            if node is None:
                return
            yield node
            node = node.parent


class Path(NamedTuple):
    """One way from the root down: `html/body/div.content/article`."""

    parent: int
    step: str  # tag, and the first class that does not vary between siblings


@dataclass(slots=True)
class Tree:
    """A page in document order."""

    nodes: list[Node]
    texts: list[str]  # verbatim; "\n" wherever a line begins or ends
    chars: list[int]  # chars[i]: how many visible characters stand before texts[i]
    link_chars: list[int]  # the same, of those inside links
    paths: list[Path]
    scripts: list[str]  # JSON-LD, verbatim
    options: list[str]  # the values of menus, which are no text of the page
    title: str
    issues: tuple[PageIssue, ...]
    # Filled when first asked for: places of children among their like, locators with their number of
    # steps, and what `regions` tells.
    ordinals: dict[int, int] = field(default_factory=dict)
    locators: dict[int, tuple[str, int]] = field(default_factory=dict)
    chrome: list[bool] = field(default_factory=list)

    def text(self, node: Node) -> str:
        """Return what a reader sees of a node, in one line."""
        return " ".join("".join(self.texts[node.first_text : node.last_text]).split())

    def size(self, node: Node) -> int:
        """Count the visible characters of a node."""
        return self.chars[node.last_text] - self.chars[node.first_text]

    def children(self, node: Node) -> Iterator[Node]:
        """Yield the child elements in order."""
        index = node.index + 1
        while index < node.end:
            child = self.nodes[index]
            yield child
            index = child.end

    def within(self, node: Node) -> list[Node]:
        """Return the descendants in document order."""
        return self.nodes[node.index + 1 : node.end]

    def spell(self, path: int) -> str:
        """Spell out a path by its number."""
        steps = []
        while path >= 0:
            steps.append(self.paths[path].step)
            path = self.paths[path].parent
        return "/".join(reversed(steps))

    def place(self, node: Node) -> str:
        """Name where a node stands by its last two steps: the same in blocks of different classes."""
        path = self.paths[node.path]
        return path.step if path.parent < 0 else f"{self.paths[path.parent].step}/{path.step}"

    def locator(self, node: Node) -> str:
        """Give the XPath of a node: provenance for people, not for selecting."""
        way: list[Node] = []
        at: Node | None = node
        while at is not None and at.index not in self.locators and len(way) <= MAX_ANCESTORS:
            way.append(at)
            at = at.parent
        locator, levels = self.locators.get(at.index, ("/", 0)) if at is not None else ("", 0)
        if levels + len(way) > MAX_ANCESTORS:
            locator, levels = "/", 0  # "//" begins anywhere
        for each in reversed(way):
            levels += 1
            locator = f"{locator}/{each.tag}[{self._ordinal(each)}]"
            self.locators[each.index] = locator, levels
        return locator

    def _ordinal(self, node: Node) -> int:
        """Tell which of its kind a node is below its parent."""
        if node.parent is None:
            return 1
        if node.index not in self.ordinals:
            counts: Counter[str] = Counter()
            for child in self.children(node.parent):
                counts[child.tag] += 1
                self.ordinals[child.index] = counts[child.tag]
        return self.ordinals[node.index]

    def owner(self, text: int) -> Node:
        """Return the innermost node that a text stands in."""
        node = self.nodes[bisect_right(self.nodes, text, key=_first_text) - 1]
        while node.last_text <= text and node.parent is not None:
            node = node.parent
        return node


def _first_text(node: Node) -> int:
    return node.first_text
