"""The text of a post as WordPress stores it → HTML as it shows it, as far as reading needs it.

Older posts have no paragraphs: a line break is one (`wpautop` of WordPress's formatting.php). Newer ones
are HTML between comments, "blocks", and stay as they are. The shortcodes of WordPress itself are no text.
"""

import re

BLOCK = "<!-- wp:"
TAG = re.compile(r"(<[^<>]*>)")
TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)
LINE, EMPTY_LINE = re.compile(r"\n"), re.compile(r"\n[ \t\r]{0,100}\n")
VERBATIM = frozenset({"pre", "script", "style", "textarea"})
INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "big",
        "br",
        "cite",
        "code",
        "del",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "var",
    ]
)
SHORTCODE = re.compile(r"\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist)\b[^\[\]]{0,2000}\]")
CLOSED_TWICE = "]]>"  # of a section whose text had an end of its own in it


def shown(stored: str) -> str:
    r"""Return the HTML of a stored text.

    >>> shown("Salt is\nscarce.\n\n[gallery ids='1,2']<em>So</em> is pepper.")
    'Salt is<br>scarce.<br><br><em>So</em> is pepper.'
    """
    text = SHORTCODE.sub("", stored.strip().removesuffix(CLOSED_TWICE).removesuffix("]]&gt;"))
    if BLOCK in text or "\n" not in text:
        return text
    # Where paragraphs are marked, a line ends where the editor wrapped it; an empty line ends a paragraph.
    lines = EMPTY_LINE if PARAGRAPH.search(text) else LINE
    parts = TAG.split(text)  # text and tags in turn
    verbatim: str | None = None
    for index, part in enumerate(parts):
        if index % 2:
            name = _name(part)
            if verbatim is None and name in VERBATIM and not part.startswith("</"):
                verbatim = name
            elif name == verbatim and part.startswith("</"):
                verbatim = None
        elif verbatim is None and "\n" in part and (part.strip() or _is_in_line(parts, index)):
            parts[index] = lines.sub("<br>", part)
    return "".join(parts)


def _name(tag: str) -> str:
    match = TAG_NAME.match(tag)
    return match[1].lower() if match else ""


def _is_in_line(parts: list[str], index: int) -> bool:
    """Tell whether a space is one between words rather than between rows of a table and the like."""
    return 0 < index < len(parts) - 1 and {_name(parts[index - 1]), _name(parts[index + 1])} <= INLINE
