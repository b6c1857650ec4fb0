"""Group the elements that could be titles of entries: by where they stand and how they are styled."""

from collections import defaultdict
from dataclasses import dataclass

from crawler.extract.tree import HEADINGS, MAX_CLASS_CHARS, Node, Tree

MIN_TITLES = 2
MAX_GROUPS = 120  # the largest; a page of more kinds of links than this has its list among them
MAX_TITLE_CHARS = 400
LISTS = frozenset({"ul", "ol", "dl", "table"})
TITLE_NAMES = frozenset({"headline", "p-name", "entry-title", "post-title"})


@dataclass(frozen=True, slots=True)
class TitleGroup:
    """Elements alike by one rule, in document order; none holds another."""

    rule: str  # "path", "tags" or "step": how alike they are
    key: str  # the path, the tags or the step they have in common
    titles: list[Node]


def group_titles(tree: Tree) -> list[TitleGroup]:
    """Return the groups of at least two, the strictest rule first; each set of elements once."""
    places: dict[tuple[str, object], list[Node]] = defaultdict(list)
    tags: dict[int, tuple[int, str]] = {}
    numbers: dict[tuple[int, str], int] = {}
    for node in tree.nodes:
        if _can_be_title(tree, node):
            path = node.path
            places["path", path].append(node)
            places["tags", _tags(tree, path, tags, numbers)].append(node)
            if node.tag in HEADINGS:
                places["step", tree.paths[path].step].append(node)
    groups, seen = [], set()
    for rule in ("path", "tags", "step"):
        for (kind, key), nodes in places.items():
            titles = _outermost(nodes) if kind == rule else []
            mark = (len(titles), titles[0].index, titles[-1].index) if titles else None
            if len(titles) < MIN_TITLES or mark in seen:
                continue
            seen.add(mark)
            groups.append(TitleGroup(rule, _spell(tree, rule, key, titles[0]), titles))
    groups += [part for group in groups if group.rule == "path" for part in _by_list(tree, group)]
    groups.sort(key=lambda group: -len(group.titles))
    return groups[:MAX_GROUPS]


def _by_list(tree: Tree, group: TitleGroup) -> list[TitleGroup]:
    """Divide titles that stand in several lists alike: entries in one, categories in the next."""
    lists = _lists_of(group.titles)
    if len(lists) < 2:
        return []
    return [
        TitleGroup("list", f"{group.key}#{place}", titles)
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
    wanted, _, place = key.partition("#")
    describe = {"step": lambda path: path.rpartition("/")[2], "tags": _tags_of}.get(rule, str)
    known: dict[int, bool] = {}
    found = []
    for node in tree.nodes:
        if node.path not in known:
            known[node.path] = describe(tree.spell(node.path)) == wanted
        if known[node.path] and _can_be_title(tree, node):
            found.append(node)
    titles = _outermost(found)
    if rule != "list":
        return titles
    lists = list(_lists_of(titles).values())
    return lists[int(place)] if int(place) < len(lists) else []


def _can_be_title(tree: Tree, node: Node) -> bool:
    if node.tag in HEADINGS or (node.tag == "a" and "href" in node.attrs) or node.tag == "dt":
        return 0 < tree.size(node) <= MAX_TITLE_CHARS
    attrs = node.attrs
    if not attrs:
        return False
    if attrs.get("itemprop") in {"headline", "name"} or attrs.get("role") == "heading":
        return 0 < tree.size(node) <= MAX_TITLE_CHARS
    names = attrs.get("class")
    if names and ("title" in names or "headline" in names or "p-name" in names or "heading" in names):
        return (
            0 < tree.size(node) <= MAX_TITLE_CHARS
            and len(names) <= MAX_CLASS_CHARS
            and not _holds_heading(tree, node)
        )
    return False


def _holds_heading(tree: Tree, node: Node) -> bool:
    """Tell whether an element called a title is only the wrapper of one."""
    return any(inner.tag in HEADINGS for inner in tree.nodes[node.index + 1 : min(node.end, node.index + 20)])


def _outermost(nodes: list[Node]) -> list[Node]:
    titles: list[Node] = []
    for node in nodes:
        if not titles or node.index >= titles[-1].end:
            titles.append(node)
    return titles


def _tags(
    tree: Tree, path: int, known: dict[int, tuple[int, str]], numbers: dict[tuple[int, str], int]
) -> int:
    """Number the path without its classes."""
    chain = []
    while path >= 0 and path not in known:
        chain.append(path)
        path = tree.paths[path].parent
    number = known[path][0] if path >= 0 else -1
    for step in reversed(chain):
        tag = tree.paths[step].step.partition(".")[0]
        number = numbers.setdefault((number, tag), len(numbers))
        known[step] = (number, tag)
    return number


def _spell(tree: Tree, rule: str, key: object, sample: Node) -> str:
    if rule == "step":
        return str(key)
    path = tree.path(sample)
    return path if rule == "path" else _tags_of(path)


def _tags_of(path: str) -> str:
    return "/".join(step.partition(".")[0] for step in path.split("/"))
