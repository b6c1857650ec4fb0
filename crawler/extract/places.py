"""Places on a page as people write them: the last steps of the way down to an element.

`article/h2.entry-title` is every <h2> with that class directly below an <article>. A step is a tag, a
tag and one of its classes, or a class alone: `h2`, `h2.entry-title`, `.entry-title`. A way that begins
with `html` is the whole way from the root. `@name` at the end names an attribute, or, for dates, one of
the other parts of `statements.DatePlace`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.extract.tree import MAX_CLASS_CHARS, Node

MAX_STEPS = 256  # as deep as layouts go; without an end, deep nesting costs quadratic time
STEP = re.compile(r"(?P<tag>[^\W\d][\w:-]{0,60})?(?:\.(?P<name>[^\s/]{1,1000}))?")


@dataclass(frozen=True, slots=True)
class Step:
    """One element on the way: its tag, None for any, and one of its classes, None for any or none."""

    tag: str | None
    name: str | None

    def fits(self, node: Node) -> bool:
        """Tell whether an element is what the step says."""
        if self.tag is not None and node.tag != self.tag:
            return False
        return self.name is None or self.name in node.get("class")[:MAX_CLASS_CHARS].split()


def parse_way(text: str) -> tuple[Step, ...]:
    """Read the steps of a way; raises ValueError where it is none.

    >>> parse_way("article/.title")
    (Step(tag='article', name=None), Step(tag=None, name='title'))
    """
    steps = []
    for part in text.split("/"):
        match = STEP.fullmatch(part.strip())
        if match is None or (match["tag"] is None and match["name"] is None):
            raise ValueError(f"{part!r} is no step: write a tag, a tag.class or a .class between slashes")
        steps.append(Step(match["tag"].lower() if match["tag"] else None, match["name"]))
    if len(steps) > MAX_STEPS:
        raise ValueError(f"{len(steps)} steps; a way has up to {MAX_STEPS}")
    return tuple(steps)


def find_way(text: str) -> tuple[Step, ...] | None:
    """Read the steps of a way, None where it is none."""
    try:
        return parse_way(text)
    except ValueError:
        return None


def split_part(text: str) -> tuple[str, str | None]:
    """Divide a place into its way and what is behind the `@`, None where there is none."""
    way, mark, part = text.rpartition("@")
    return (way, part) if mark else (text, None)


def follow(way: tuple[Step, ...], nodes: Iterable[Node]) -> list[Node]:
    """Return those of some elements that the way leads to, in their order."""
    return [node for node in nodes if way[-1].fits(node) and _comes_by(way, node)]


def outermost(nodes: Iterable[Node]) -> list[Node]:
    """Leave out elements inside of others; they are in document order."""
    kept: list[Node] = []
    for node in nodes:
        if not kept or node.index >= kept[-1].end:
            kept.append(node)
    return kept


def _comes_by(way: tuple[Step, ...], node: Node) -> bool:
    at: Node | None = node
    for step in reversed(way):
        if at is None or not step.fits(at):
            return False
        at = at.parent
    return True
