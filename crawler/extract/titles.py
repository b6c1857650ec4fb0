"""Group the elements that could be titles of entries: by where they stand and how they are styled."""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from crawler.extract.plain_titles import is_plain_title
from crawler.extract.tree import HEADINGS, MAX_CLASS_CHARS, Node, Tree

MIN_TITLES = 2
MAX_GROUPS = 120  # the largest; a page of more kinds of links than this has its list among them
MAX_TITLE_CHARS = 1_000  # tells what could be a title; where the others are, a longer one is one, too
TITLE_TAGS = HEADINGS | {"a", "dt"}
TITLE_PROPERTIES = frozenset({"headline", "name"})
LISTS = frozenset({"ul", "ol", "dl", "table"})
MAX_ENTRY_LEVELS = 6  # between an entry and its heading
ENTRY_CLASSES = re.compile(r"\b(?:hentry|h-entry|post|entry|article|blog-?post|news-?item)\b", re.IGNORECASE)
RULES = ("path", "tags", "step", "class")  # the strictest first


class TitleKind(StrEnum):
    """What titles are taken to be; on most pages the first finds the list."""

    MARKED = "marked"  # links, headings, or named as titles, each of its own words
    PLAIN = "plain"  # marked by nothing but where they stand
    REPEATED = "repeated"  # marked; the same words again and again, each for another page


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Elements alike by one rule, in document order; none holds another."""

    rule: str  # one of RULES: how alike they are; or "list": of one path, in one list
    key: str  # the path, the tags, the step or the class they have in common
    titles: list[Node]
    kind: TitleKind


def group_titles(tree: Tree, kind: TitleKind = TitleKind.MARKED) -> list[TitleGroup]:
    """Return the groups of at least two, the largest first; each set of elements once."""
    tags: dict[int, int] = {}
    numbers: dict[tuple[int, str], int] = {}
    places: dict[tuple[str, int | str], list[Node]] = defaultdict(list)
    for node in _plain_titles(tree) if kind is TitleKind.PLAIN else _usual_titles(tree):
        places["path", node.path].append(node)
        places["tags", _number_tags(tree, node.path, tags, numbers)].append(node)
        if node.tag in HEADINGS:
            step = tree.paths[node.path].step
            places["step", step].append(node)
            if "." in step:  # a lead story has the heading of another level
                places["class", step.partition(".")[2]].append(node)
    alike: list[tuple[str, list[Node]]] = []
    seen = set()
    for rule in RULES:
        for (way, _), nodes in places.items():
            titles = _outermost(nodes) if way == rule else []
            mark = (len(titles), titles[0].index, titles[-1].index) if titles else None
            is_list = len(titles) >= MIN_TITLES or (
                len(titles) == 1 and rule == "path" and _heads_entry(tree, titles[0])
            )
            if is_list and mark not in seen:
                seen.add(mark)
                alike.append((rule, titles))
    alike.sort(key=lambda group: -len(group[1]))
    groups = [
        TitleGroup(rule, _spell(tree, rule, titles[0]), titles, kind) for rule, titles in alike[:MAX_GROUPS]
    ]
    return groups + [part for group in groups if group.rule == "path" for part in _by_list(group)]


def _usual_titles(tree: Tree) -> list[Node]:
    return [
        node for node in tree.nodes if (node.attrs or node.tag in TITLE_TAGS) and _can_be_title(tree, node)
    ]


def _plain_titles(tree: Tree) -> list[Node]:
    return [node for node in tree.nodes if is_plain_title(tree, node)]


def _by_list(group: TitleGroup) -> list[TitleGroup]:
    """Divide titles that stand in several lists alike: entries in one, categories in the next."""
    if not any(node.tag in LISTS for node in group.titles[0].ancestors()):
        return []  # then none of them does: the same path, the same tags above
    lists = _lists_of(group.titles)
    if len(lists) < 2:
        return []
    return [
        TitleGroup("list", f"{group.key}#{place}", titles, group.kind)
        for place, titles in enumerate(lists.values())
        if len(titles) >= MIN_TITLES
    ]


def _lists_of(titles: list[Node]) -> dict[int, list[Node]]:
    """Divide titles by the innermost list they stand in."""
    lists: dict[int, list[Node]] = defaultdict(list)
    for title in titles:
        for node in title.ancestors():
            if node.tag in LISTS:
                lists[node.index].append(title)
                break
    return lists


def find_titles(tree: Tree, rule: str, key: str) -> list[Node]:
    """Return the elements of a page that a group's rule and key describe."""
    way, _, place = key.partition("#")
    if rule == "step":
        wanted = {number for number, path in enumerate(tree.paths) if path.step == way}
    elif rule == "class":
        steps = {f"{tag}.{way}" for tag in HEADINGS}
        wanted = {number for number, path in enumerate(tree.paths) if path.step in steps}
    else:
        wanted = _follow(tree, way.split("/"), with_classes=rule != "tags")
    reached = [node for node in tree.nodes if node.path in wanted]
    titles = _outermost([node for node in reached if _can_be_title(tree, node, tree.chars[-1])])
    if not titles:
        titles = _outermost([node for node in reached if is_plain_title(tree, node)])
    if rule != "list":
        return titles
    lists = list(_lists_of(titles).values())
    return lists[int(place)] if int(place) < len(lists) else []


def _follow(tree: Tree, way: list[str], *, with_classes: bool) -> set[int]:
    """Return the paths that lead where a way leads."""
    reached: list[int] = []  # how many steps of the way a path has gone, -1 off it
    for path in tree.paths:
        gone = reached[path.parent] if path.parent >= 0 else 0
        step = path.step if with_classes else path.step.partition(".")[0]
        reached.append(gone + 1 if 0 <= gone < len(way) and way[gone] == step else -1)
    return {number for number, gone in enumerate(reached) if gone == len(way)}


def _can_be_title(tree: Tree, node: Node, most: int = MAX_TITLE_CHARS) -> bool:
    if not 0 < tree.chars[node.last_text] - tree.chars[node.first_text] <= most:
        return False
    tag, attrs = node.tag, node.attrs
    if tag in TITLE_TAGS and (tag != "a" or "href" in attrs):
        return True
    if not attrs:
        return False
    names = attrs.get("class")
    if names and _names_title(names) and not _holds_heading(tree, node):
        return True
    return attrs.get("itemprop") in TITLE_PROPERTIES or attrs.get("role") == "heading"


@lru_cache(maxsize=16_384)
def _names_title(names: str) -> bool:
    return len(names) <= MAX_CLASS_CHARS and any(
        word in names for word in ("title", "headline", "p-name", "heading")
    )


def _heads_entry(tree: Tree, title: Node) -> bool:
    """Tell whether a title alone of its kind is a linked heading of what calls itself an entry."""
    if title.tag not in HEADINGS or not any(
        node.tag == "a" and node.get("href") for node in tree.within(title)
    ):
        return False
    return any(is_entry(node) for node in islice(title.ancestors(), MAX_ENTRY_LEVELS))


def is_entry(node: Node) -> bool:
    """Tell whether an element says that it is an entry."""
    return node.tag == "article" or ENTRY_CLASSES.search(node.get("class")[:200]) is not None


def _holds_heading(tree: Tree, node: Node) -> bool:
    """Tell whether an element called a title is only the wrapper of one."""
    return any(inner.tag in HEADINGS for inner in tree.nodes[node.index + 1 : min(node.end, node.index + 20)])


def _outermost(nodes: list[Node]) -> list[Node]:
    titles: list[Node] = []
    for node in nodes:
        if not titles or node.index >= titles[-1].end:
            titles.append(node)
    return titles


def _number_tags(tree: Tree, path: int, tags: dict[int, int], numbers: dict[tuple[int, str], int]) -> int:
    """Number a path so that those of the same tags, whatever their classes, are one."""
    way = []
    while path >= 0 and path not in tags:
        way.append(path)
        path = tree.paths[path].parent
    number = tags.get(path, -1)
    for step in reversed(way):
        key = (number, tree.paths[step].step.partition(".")[0])
        number = tags[step] = numbers.setdefault(key, len(numbers))
    return number


def _spell(tree: Tree, rule: str, sample: Node) -> str:
    step = tree.paths[sample.path].step
    if rule in {"step", "class"}:
        return step if rule == "step" else step.partition(".")[2]
    way = tree.spell(sample.path)
    return way if rule == "path" else "/".join(step.partition(".")[0] for step in way.split("/"))
