"""Read a fragment of HTML, as feeds and interfaces carry it: running text, by the rules of whole pages."""

import re
from dataclasses import dataclass
from html import unescape

from crawler.extract.parser import parse
from crawler.extract.tree import Node, Tree
from pipelines.items import PageIssue

MARKUP = re.compile(r"[<&]")
TAG = re.compile(r"<[A-Za-z/!]")
ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|a|b|i|em|strong|span|div|img|ul|ol|li|h[1-6]|blockquote|code|pre|table|figure)\b", re.I
)
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# In a title "<main>" is a word more often than markup; what is closed or has no end is markup.
PAIRED = re.compile(
    r"<(?:a|abbr|b|bdi|big|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|tt|u)\b[^<>]*>",
    re.I,
)
CLOSING = re.compile(
    r"</(?:a|abbr|b|bdi|big|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|tt|u)>", re.I
)
VOID = re.compile(r"<(?:br|wbr|img|hr)\b[^<>]*>", re.I)
MAX_TITLE_CHARS = 10_000  # a longer title is no title, and is kept as it is
MIN_FULL_TEXT_CHARS = 600  # as in listings: shorter texts may be excerpts as well
BREAKS_OFF = ("…", "...", "[…]", "[...]", "(…)")


@dataclass(frozen=True, slots=True)
class Fragment:
    """The lines of running text, the first picture, and what the parser met."""

    lines: tuple[str, ...] = ()
    image_url: str | None = None
    issues: tuple[PageIssue, ...] = ()

    @property
    def body(self) -> str | None:
        """The running text in one line."""
        return " ".join(self.lines) or None

    @property
    def text(self) -> str | None:
        """The running text, a line for each of its own."""
        return "\n".join(self.lines) or None

    @property
    def is_full(self) -> bool:
        """Whether it is the text of a post rather than an excerpt, as far as length and end tell."""
        body = self.body or ""
        return len(self.lines) > 1 and len(body) >= MIN_FULL_TEXT_CHARS and not body.endswith(BREAKS_OFF)


def read_fragment(markup: str) -> Fragment:
    """Return the running text of a fragment; one that was escaped once too often is unescaped before.

    >>> read_fragment("<p>Salt &amp; pepper</p><p>&hellip;</p><script>x()</script>").lines
    ('Salt & pepper', '…')
    >>> read_fragment("&lt;p&gt;Escaped twice&lt;/p&gt;").lines
    ('Escaped twice',)
    """
    if not MARKUP.search(markup):
        return Fragment(_lines(markup))
    if not TAG.search(markup) and ESCAPED_TAG.search(markup):
        markup = unescape(markup)
    tree = parse(markup)
    return Fragment(_lines("".join(map(_piece, tree.texts))), _find_image(tree), tree.issues)


def read_plain(text: str) -> Fragment:
    """Return the lines of a text that has no markup."""
    return Fragment(_lines(text))


def read_title(markup: str, *, is_html: bool) -> str | None:
    """Return a title in one line; markup in it is stripped where the feed says, or it shows, that it is.

    >>> read_title("A <b>bold</b> move", is_html=False), read_title("The <main> element", is_html=False)
    ('A bold move', 'The <main> element')
    """
    if "<" in markup and len(markup) <= MAX_TITLE_CHARS and (is_html or _has_markup(markup)):
        text = read_fragment(markup).body or ""
    else:
        text = REFERENCE.sub(lambda match: unescape(match[0]), markup)
    return " ".join(text.split()) or None


def _has_markup(text: str) -> bool:
    return bool((PAIRED.search(text) and CLOSING.search(text)) or VOID.search(text))


def _piece(text: str) -> str:
    """Return a piece of a tree's text: its line breaks stand alone, those inside a piece are spaces."""
    return text if text == "\n" else text.replace("\n", " ")


def _lines(text: str) -> tuple[str, ...]:
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(line for line in lines if line)


def _find_image(tree: Tree) -> str | None:
    """Return the address of the first picture that is not there to count readers."""
    for node in tree.nodes:
        if node.tag == "img" and not _is_pixel(node):
            source = node.get("src").strip()
            if source and not source.startswith("data:"):
                return source
    return None


def _is_pixel(node: Node) -> bool:
    return node.get("width").strip() in {"0", "1"} or node.get("height").strip() in {"0", "1"}
