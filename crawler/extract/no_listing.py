"""Say what a page without a listing is, from what stands on it.

A page that says "not found" or asks for a password, and a single article, often carry lists all the
same: recent posts, related ones. `refuse` tells where such a list is not the page's own;
`why_no_entries` names a page that has none. Structure decides first, phrases where it cannot, and what
neither tells stays without a name.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.lines import lines_of, running_text
from crawler.extract.notice_places import find_told
from crawler.extract.notices import NoticeKind, find_notice
from crawler.extract.single_article import (
    declares_article,
    find_article,
    is_long,
    lists_below_article,
    lists_parts_of_text,
)
from crawler.extract.structured import read_declared
from crawler.extract.tree import Node, Tree
from crawler.extract.wrapper import Wrapper
from pipelines.items import DropReason

Verdict = tuple[DropReason, str]  # with what was seen

UNCERTAIN = 0.1  # below this, a person would not see a list either
SHELL_CHARS = 400  # a page of scripts with less text than this is filled by them
MAX_SHORT_CHARS = 1_500  # a page that only says something has fewer characters of running text
MAX_WHOLE_CHARS = 300  # a page that says nothing else
MAX_LINES, MAX_LINE_CHARS = 300, 200  # looked at for a notice
MIN_LINKS = 5  # make a navigation …
MIN_LINK_SHARE = 0.5  # … where most of the text is in them …
MAX_GREETING_CHARS = 160  # … and the rest is a sentence

SHELL_NAMES = frozenset(
    {"root", "app", "__next", "__nuxt", "___gatsby", "svelte", "main-app", "app-root", "react-root"}
)
MAX_NOSCRIPT_CHARS = 2_000
LOADING = re.compile(
    r"\W{0,9}(?:loading|laden|lädt|chargement|cargando|carregando|caricamento|загрузка|yükleniyor|読み込み"
    r"|加载|載入|로딩|불러오는|đang tải|memuat)",
    re.IGNORECASE,
)
MAIN_SHARE = 0.5  # of the page's text: a list that is more of it is the page's own, whatever holds it
MAX_BESIDE = 0.5  # of the titles of a list; of no listing known more stand in menus, sidebars and footers
SCRIPT_WORD = re.compile(r"java-?script", re.IGNORECASE)  # spelt alike in nearly every language

REASONS = {
    NoticeKind.ERROR: DropReason.ERROR_PAGE,
    NoticeKind.EMPTY: DropReason.EMPTY_LISTING,
    NoticeKind.LOGIN: DropReason.LOGIN_WALL,
    NoticeKind.CONSENT: DropReason.CONSENT_WALL,
}


def refuse(tree: Tree, titles: Sequence[Node], wrapper: Wrapper | None, dates: DateFinder) -> Verdict | None:
    """Return what a page is whose best list is not its own; None where nothing says so.

    `titles` are those of the list that `wrapper` finds; empty where it is not trusted.
    """
    verdict = _told(tree, titles)
    if wrapper is None or not titles:
        return verdict
    article = lists_below_article(tree, wrapper, titles[0], dates) if verdict is None else None
    if article is not None:
        verdict = DropReason.SINGLE_ARTICLE, f"the page is {article.describe(tree)}"
    elif verdict is None and lists_parts_of_text(tree, wrapper, titles[0], dates):
        verdict = DropReason.SINGLE_ARTICLE, "the best list is the parts of one text"
    if verdict is None and _stands_beside(wrapper):
        verdict = DropReason.NO_ENTRIES, "what looks like a list stands in menus, sidebars or footers"
    if verdict is None:
        return None
    reason, detail = verdict
    return reason, f"{detail}; {len(titles)} titles by {wrapper.rule} {wrapper.titles} are not its own list"


def _stands_beside(wrapper: Wrapper) -> bool:
    """Tell whether a list stands in what goes along with every page, and is not most of this one."""
    beside, share = wrapper.features.get("chrome", 0.0), wrapper.features.get("share", 1.0)
    return beside > MAX_BESIDE and share < MAIN_SHARE


def why_no_entries(
    tree: Tree, text: str, wrapper: Wrapper | None, needed: float, dates: DateFinder
) -> Verdict:
    """Return why a page gives no entries, and what was found.

    `text` is the page as decoded, `wrapper` its best list, `needed` the confidence that is asked for.
    """
    if not text.strip():
        return DropReason.EMPTY_PAGE, "the page has no content"
    verdict = _told(tree, ()) or _wall(tree) or _shell(tree, text) or _article(tree, dates)
    if verdict is not None:
        return verdict
    if wrapper is not None and wrapper.confidence >= UNCERTAIN:
        return DropReason.UNCERTAIN_LAYOUT, (
            f"the best candidate, {wrapper.titles}, has confidence {wrapper.confidence}; {needed} is needed"
        )
    return _navigation(tree, dates) or _unknown(tree, wrapper)


def _told(tree: Tree, titles: Sequence[Node]) -> Verdict | None:
    """Return what a page says of itself above the titles of its list."""
    told = find_told(tree, titles)
    last = titles[0].first_text if titles else None
    if told is None or running_text(tree, 0, last) > MAX_SHORT_CHARS:
        return None
    if told.kind is NoticeKind.LOGIN:
        if _password(tree) is None or (titles and not told.is_main):
            return None  # a form beside the list
        return DropReason.LOGIN_WALL, f"{told.where}, and a field for a password"
    if told.kind is NoticeKind.CONSENT and titles:
        return None  # a banner above the list
    return REASONS[told.kind], told.where


def _wall(tree: Tree) -> Verdict | None:
    """Tell a page that shows nothing but a form for a password, or a notice in a dialog or plain line."""
    short = running_text(tree) <= MAX_SHORT_CHARS
    password = _password(tree)
    if short and password is not None:
        return DropReason.LOGIN_WALL, f"a field for a password ({tree.locator(password)}) and little text"
    for line in _lines(tree) if short else ():
        notice = find_notice(line)
        is_said = notice is not None and (
            notice.kind in {NoticeKind.CONSENT, NoticeKind.LOGIN} or tree.chars[-1] <= MAX_WHOLE_CHARS
        )
        if notice is not None and is_said and not notice.is_weak:
            return REASONS[notice.kind], f"the line {line!r}"
    return None


def _lines(tree: Tree) -> Iterator[str]:
    for start, stop in islice(lines_of(tree), MAX_LINES):
        if 1 < tree.chars[stop] - tree.chars[start] <= MAX_LINE_CHARS:
            yield " ".join("".join(tree.texts[start:stop]).split())


def _password(tree: Tree) -> Node | None:
    fields = (node for node in tree.nodes if node.tag == "input")
    return next((node for node in fields if node.get("type").lower() == "password"), None)


def _shell(tree: Tree, text: str) -> Verdict | None:
    """Tell a page that scripts have to fill: an empty root, or a request for JavaScript."""
    scripts = sum(node.tag == "script" for node in tree.nodes)
    size = tree.chars[-1]
    if size >= SHELL_CHARS or not scripts:
        return None
    said = _asks_for_scripts(text) or ("the text" if _names_scripts(tree) else None)
    root = next((node for node in tree.nodes if _is_empty_root(tree, node)), None)
    seen = f"{size} characters of text, {scripts} scripts"
    if said:
        return DropReason.JAVASCRIPT_SHELL, f"{seen}; {said} asks for JavaScript"
    if root is not None:
        return DropReason.JAVASCRIPT_SHELL, f"{seen}; the root, {tree.locator(root)}, is empty"
    if not size or LOADING.match(tree.text(tree.nodes[0])):
        return DropReason.JAVASCRIPT_SHELL, f"{seen}: {tree.text(tree.nodes[0])[:MAX_LINE_CHARS]!r}"
    return None


def _names_scripts(tree: Tree) -> bool:
    """Tell whether the text names JavaScript outside of links: there it may be what an entry is about."""
    return any(
        tree.link_chars[index] == tree.link_chars[index + 1] and SCRIPT_WORD.search(text)
        for index, text in enumerate(tree.texts)
    )


def _asks_for_scripts(text: str) -> str | None:
    """Look into each <noscript>, which the tree leaves out, for a request that names JavaScript."""
    lower = text.lower() if len(text) == len(text.lower()) else text
    start = lower.find("<noscript")
    while start >= 0:
        end = lower.find("</noscript", start)
        part = text[start : min(end if end >= 0 else len(text), start + MAX_NOSCRIPT_CHARS)]
        if SCRIPT_WORD.search(part.partition(">")[2]):
            return "<noscript>"
        start = lower.find("<noscript", start + 9)
    return None


def _is_empty_root(tree: Tree, node: Node) -> bool:
    return (
        node.tag in {"div", "main", "app-root"}
        and tree.size(node) == 0
        and not SHELL_NAMES.isdisjoint({node.get("id"), node.tag})
    )


def _article(tree: Tree, dates: DateFinder) -> Verdict | None:
    """Tell a page that is about one long text: by its title above it, or by what it declares."""
    article = find_article(tree, dates)
    if article is not None and is_long(article) and (article.is_dated or article.is_declared):
        return DropReason.SINGLE_ARTICLE, f"the page is {article.describe(tree)}"
    declared = read_declared(tree.scripts)
    chars = running_text(tree)
    if len(declared) == 1 and not declared[0].is_listed and chars >= MAX_SHORT_CHARS:
        return DropReason.SINGLE_ARTICLE, f"the page declares one article, {declared[0].title!r}"
    return None


def _navigation(tree: Tree, dates: DateFinder) -> Verdict | None:
    links = sum(node.tag == "a" and bool(node.get("href")) for node in tree.nodes)
    size, linked = tree.chars[-1], tree.link_chars[-1]
    if links < MIN_LINKS or linked < MIN_LINK_SHARE * size:
        return None
    article = find_article(tree, dates)
    is_short_article = (article is not None and article.is_dated) or declares_article(tree)
    if is_short_article or running_text(tree) > MAX_GREETING_CHARS:
        return None
    detail = f"{links} links with {linked} of the page's {size} characters, and no list of entries"
    return DropReason.NAVIGATION_ONLY, detail


def _unknown(tree: Tree, wrapper: Wrapper | None) -> Verdict:
    size = tree.chars[-1]
    if not size:
        detail = f"no text among {len(tree.nodes)} elements"
    elif wrapper is None:
        detail = f"nothing repeats like the titles of a list in {size} characters of text"
    else:
        detail = f"nothing repeats like a list of entries in {size} characters of text"
    return DropReason.NO_ENTRIES, detail
