"""Places on a page as people write them: the last steps of the way down to an element.

`article/h2.entry-title` is every <h2> with that class directly below an <article>. A step is a tag, a
tag and one of its classes, or a class alone: `h2`, `h2.entry-title`, `.entry-title`. A way that begins
with `html` is the whole way from the root. `@name` at the end names an attribute, or, for dates, one of
the other parts of `statements.DatePlace`. What in a class would end a step is written as in a URL:
`div.group%2Fcard`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import unquote

from crawler.extract.tree import MAX_CLASS_CHARS, Node, Path, Tree

MAX_STEPS = 256  # as deep as layouts go; without an end, deep nesting costs quadratic time
ENDS_OF_STEPS = frozenset("/#")  # in a way, and before the number of a list
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
        name = match["name"]
        steps.append(Step(match["tag"].lower() if match["tag"] else None, unquote(name) if name else None))
    if len(steps) > MAX_STEPS:
        raise ValueError(f"{len(steps)} steps; a way has up to {MAX_STEPS}")
    return tuple(steps)


def find_way(text: str) -> tuple[Step, ...] | None:
    """Read the steps of a way, None where it is none."""
    try:
        return parse_way(text)
    except ValueError:
        return None


def spell_step(step: str) -> str:
    """Write a step so that it ends where it ends.

    >>> spell_step("div.group/card")
    'div.group%2Fcard'
    """
    return step.replace("%", "%25").replace("/", "%2F").replace("#", "%23")


def spell_way(tree: Tree, node: Node) -> str:
    """Write the whole way down to an element."""
    steps = []
    path = node.path
    while path >= 0:
        steps.append(spell_step(tree.paths[path].step))
        path = tree.paths[path].parent
    return "/".join(reversed(steps))


def with_spelled_steps(tree: Tree) -> Tree:
    """Return the tree with its steps as `spell_step` writes them: itself where none needs it."""
    if all(ENDS_OF_STEPS.isdisjoint(path.step) and "%" not in path.step for path in tree.paths):
        return tree
    return replace(tree, paths=[Path(path.parent, spell_step(path.step)) for path in tree.paths])


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
