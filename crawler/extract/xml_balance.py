"""Balance the tags of XML that is not well-formed, so that each element ends where its author meant.

A parser that recovers by itself lets the wrong end tag close an element: one `<b>` that is left open in
an entry then makes all later entries parts of it.
"""

import re
from collections import Counter

TAG = re.compile(r"""<(/?)([A-Za-z_][\w.:-]*+)((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>""")
# Elements of HTML that have no end, outside a section that would make them text.
VOID = frozenset({"br", "hr", "img", "input", "wbr"})


def balance(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text with balanced tags, and the elements that were open where it broke off.

    >>> balance("<a><i>1<b>2</i><i>3")
    ('<a><i>1<b>2</b></i><i>3</i></a>', ('a', 'i'))
    """
    parts: list[str] = []
    stack: list[str] = []
    counts: Counter[str] = Counter()
    at = 0
    last = text.rfind("<")
    if last >= 0 and text.find(">", last) < 0:
        text = text[:last]  # a tag cut in two
    for tag in TAG.finditer(text):
        if at and not stack:
            break  # the root has ended; what follows belongs to nothing
        parts.append(_as_text(text[at : tag.start()]))
        at = tag.end()
        closing, name, attributes = tag.groups()
        if closing:
            if counts[name]:
                parts.extend(_close(stack, counts, name))
        elif attributes.endswith("/") or name.lower() in VOID:
            parts.append(f"<{name}{attributes.removesuffix('/')}/>")
        else:
            parts.append(tag[0])
            stack.append(name)
            counts[name] += 1
    if stack:
        parts.append(_as_text(text[at:]))
    cut_in = tuple(stack)
    parts.extend(f"</{name}>" for name in reversed(stack))
    return "".join(parts), cut_in


def _close(stack: list[str], counts: Counter[str], name: str) -> list[str]:
    """Close an element and all that was left open in it."""
    closed = []
    while True:
        top = stack.pop()
        counts[top] -= 1
        closed.append(f"</{top}>")
        if top == name:
            return closed


def _as_text(text: str) -> str:
    """Escape the signs that begin and end tags; references are resolved already."""
    return text.replace("<", "&lt;").replace(">", "&gt;")
