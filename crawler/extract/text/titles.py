"""Tell a title from running text, in any script: by how it ends, how long it is, how it is wrapped."""

import re

from crawler.extract.text.line import Kind, Line

TITLE_MAX_CHARS = 250  # headlines of the longest kind; beyond, it is a paragraph
TITLE_MAX_LINES = 3  # a headline wrapped at 72 columns fills no more
WRAP_MAX_COLUMNS = 110  # texts wrapped by hand or by mail programs keep below
PLAIN_CHARS = 120  # shorter text may hold a full stop and yet be a title ("St. Ives", "No. 4")

_SENTENCE_STOPS = ".。．।۔։።…"
_STOPS = _SENTENCE_STOPS + ",،;；؛:："
_CLOSING = "\"'”’»›)]}*_ \t\xa0\u200f\u200e"
_SENTENCE_END_INSIDE = re.compile(r"\w{3}[.。।۔!?！？؟…][\"”’»)]?(?:\s|(?<=[。！？]))")


def ends_with_stop(text: str) -> bool:
    """Tell whether text ends as a sentence does; a title may end with "?" or "!"."""
    return text.rstrip(_CLOSING)[-1:] in _STOPS


def ends_sentence(text: str) -> bool:
    """Tell whether text ends with a full stop."""
    return text.rstrip(_CLOSING)[-1:] in _SENTENCE_STOPS


def looks_like_title(text: str, *, limit: int = TITLE_MAX_CHARS) -> bool:
    """Tell whether text could be a title.

    >>> [looks_like_title(text) for text in ("Where are the beans?", "The beans are in.", "and the beans")]
    [True, False, False]
    """
    if not text or len(text) > limit or ends_with_stop(text) or text[0].islower():
        return False
    return len(text) <= PLAIN_CHARS or not _SENTENCE_END_INSIDE.search(text)


def wrap_width(lines: list[Line]) -> int:
    """Return the width at which the page is wrapped; without bound where it is not."""
    longest = max(len(line.raw) for line in lines)
    return longest if longest <= WRAP_MAX_COLUMNS else 1 << 30


def is_wrapped(lines: list[Line], index: int, width: int) -> bool:
    """Tell whether a line was broken for want of space: the next word would not have fitted on it."""
    if index + 1 >= len(lines) or not same_block(lines, index + 1):
        return False
    following = lines[index + 1].text
    word = 1 if _is_unspaced(following[0]) else len(following.split(None, 1)[0])
    return len(lines[index].raw) + 1 + word > width


def same_block(lines: list[Line], index: int) -> bool:
    """Tell whether the line goes on with the one before it: no blank line, mark or other kind between."""
    if index <= 0:
        return False
    line, before = lines[index], lines[index - 1]
    return line.kind is before.kind is Kind.TEXT and not line.blanks_before and not line.mark


def block_start(lines: list[Line], end: int, floor: int) -> int:
    """Return where the block of text that ends before `end` begins; `end` itself when there is none.

    `floor` bounds the walk: it is what keeps the work linear where many blocks are asked for.
    """
    start = end
    while start > floor and lines[start - 1].kind is Kind.TEXT and (start == end or same_block(lines, start)):
        start -= 1
        if lines[start].indent != lines[end - 1].indent:
            return start + 1
    return start


def block_end(lines: list[Line], start: int, stop: int) -> int:
    """Return where the block of text that begins at `start` ends; `start` itself when there is none."""
    end = start
    while end < stop and lines[end].kind is Kind.TEXT and (end == start or same_block(lines, end)):
        if lines[end].indent != lines[start].indent:
            return end
        end += 1
    return end


def join_lines(texts: list[str]) -> str:
    """Join the lines of a wrapped paragraph; scripts without spaces and broken compounds get none.

    >>> join_lines(["a well-", "known town"]), join_lines(["Monday -", "Friday"])
    ('a well-known town', 'Monday - Friday')
    """
    joined: list[str] = []
    for text in texts:
        if joined and not _joins_without_space(joined[-1], text):
            joined.append(" ")
        joined.append(text)
    return "".join(joined)


def _joins_without_space(before: str, after: str) -> bool:
    if before[-1:] == "-" and before[-2:-1].isalpha() and after[:1].isalpha():
        return True
    return _is_unspaced(before[-1:]) and _is_unspaced(after[:1])


def _is_unspaced(character: str) -> bool:
    """Tell whether a character belongs to Chinese or Japanese, which put no space between words."""
    return "\u3000" <= character <= "\u9fff" or "\uff00" <= character <= "\uffef"
