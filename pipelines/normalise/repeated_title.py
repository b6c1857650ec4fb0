"""Find a title that is repeated at the start or the end of an entry's text.

Listings append the title to the excerpt, whole or cut off, with or without a full stop. A sentence
that merely ends with the same words is text: what cannot be told from one is kept.
"""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from pipelines.normalise.read_more import find_read_more

# A shorter full title that ends a text in the middle of a sentence is met too often by chance.
MIN_TOKENS_IN_SENTENCE = 6
MIN_TOKENS = 3  # of a prefix, or of a title at the start
MIN_TOKENS_ALIKE = 5  # a shorter title is alike to too much
MIN_LIKENESS = 0.8  # one word in five mistyped or moved
MAX_TOKENS = 60

_TOKEN = re.compile(r"\w+")
_SENTENCE_END = frozenset(".!?…。！？؟।:")
_CLOSING = "\"'”’»)]"  # quotation marks and brackets behind a full stop
_TITLE_END = re.compile(r"\s*(?:[.:!?–—|-](?=\s)\s*|\n\s*|\u00a0\s*|\s\s+|\Z)")
_TOKEN_CHARS = 20  # more than words have on the whole
_LOOK_BACK = 120  # an invitation to read on, at most


class _Token(NamedTuple):
    text: str
    start: int
    end: int


def find_title_at_start(body: str, start: int, title: str) -> int:
    """Return where the text goes on after a title repeated at `start`, else `start`."""
    wanted = _fold(title)
    if not MIN_TOKENS <= len(wanted) <= MAX_TOKENS:
        return start
    found: list[_Token] = []
    for match in _TOKEN.finditer(body, start):
        found.append(_token(match))
        if found[-1].text != wanted[len(found) - 1]:
            return start
        if len(found) == len(wanted):
            break
    if len(found) < len(wanted) or body[start : found[0].start].strip():
        return start
    end = found[-1].end
    if title.rstrip()[-1:] in ("?", "!", ".", "…") and body[end : end + 1] == title.rstrip()[-1]:
        return _skip_space(body, end + 1)
    separator = _TITLE_END.match(body, end)
    return separator.end() if separator else start


def find_title_at_end(body: str, start: int, end: int, title: str) -> int:
    """Return where the text of body[start:end] ends before its title is repeated, else `end`."""
    wanted = _fold(title)
    if not wanted or len(wanted) > MAX_TOKENS:
        return end
    stop = len(body[:end].rstrip())
    tokens = _last_tokens(body, start, stop, len(wanted) + 3)
    position = (
        _full(body, start, stop, tokens, wanted, title)
        or _prefix(body, start, stop, tokens, wanted)
        or _alike(body, start, stop, tokens, wanted)
    )
    return end if position is None else len(body[:position].rstrip())


def _full(
    body: str, start: int, stop: int, tokens: list[_Token], wanted: list[str], title: str
) -> int | None:
    count = len(wanted)
    if count < 2 or [token.text for token in tokens[-count:]] != wanted:
        return None
    position = _opening(body, start, tokens[-count].start, title)
    if position <= start:
        return None  # the title is all there is: then it is the text
    if _after_sentence(body, start, position):
        return position if count >= MIN_TOKENS or not _ends_sentence(body, stop, title) else None
    # In the middle of a sentence only what is letter for letter the title and no sentence's end.
    written = " ".join(body[position:stop].split())
    same = written.removesuffix(" .") == " ".join(title.split())
    in_sentence = body[:position].rstrip()[-1:] in (",", ";", "-", "–", "—", "“", "‘", '"', "«", "(")
    return position if count >= MIN_TOKENS_IN_SENTENCE and same and not in_sentence else None


def _prefix(body: str, start: int, stop: int, tokens: list[_Token], wanted: list[str]) -> int | None:
    if _ends_sentence(body, stop, ""):
        return None
    texts = [token.text for token in tokens]
    for count in range(min(len(wanted) - 1, len(texts)), MIN_TOKENS - 1, -1):
        if texts[-count:] == wanted[:count]:
            position = _opening(body, start, tokens[-count].start, "")
            if position > start and _after_sentence(body, start, position):
                return position
    return None


def _alike(body: str, start: int, stop: int, tokens: list[_Token], wanted: list[str]) -> int | None:
    if len(wanted) < MIN_TOKENS_ALIKE or _ends_sentence(body, stop, ""):
        return None
    for count in range(min(len(wanted) + 2, len(tokens)), max(MIN_TOKENS, len(wanted) - 2) - 1, -1):
        position = _opening(body, start, tokens[-count].start, "")
        if position <= start or not _after_sentence(body, start, position):
            continue
        texts = [token.text for token in tokens[-count:]]
        moved = SequenceMatcher(None, sorted(texts), sorted(wanted), autojunk=False).ratio()
        letters = SequenceMatcher(None, " ".join(texts), " ".join(wanted), autojunk=False).ratio()
        if max(moved, letters) >= MIN_LIKENESS and body[position : position + 1].isupper():
            return position
    return None


def _opening(body: str, start: int, position: int, title: str) -> int:
    """Move back over a quotation mark or a bracket that the title begins with."""
    lead = title[: len(title) - len(title.lstrip("“‘\"'«([#¿¡"))]
    while lead and position > start and body[position - 1] == lead[-1]:
        position -= 1
        lead = lead[:-1]
    return position


def _after_sentence(body: str, start: int, position: int) -> bool:
    before = body[max(start, position - _LOOK_BACK) : position]
    text = before.rstrip()
    gap = before[len(text) :]
    if "\n" in gap or "\u00a0" in gap or len(gap) > 1 or text.rstrip(_CLOSING)[-1:] in _SENTENCE_END:
        return True
    # "Continue reading" is followed by the title in many themes.
    return find_read_more(before, len(before)) < len(text)


def _ends_sentence(body: str, stop: int, title: str) -> bool:
    """Tell whether a full stop is attached to the last word, that is none of the title's own."""
    attached = body[stop - 1 : stop] in (".", "。", "।") and not body[max(0, stop - 2) : stop - 1].isspace()
    return attached and not title.endswith(".")


def _last_tokens(body: str, start: int, stop: int, count: int) -> list[_Token]:
    """Return the last tokens without cutting up the whole text."""
    first = max(start, stop - _TOKEN_CHARS * count)
    return [_token(match) for match in _TOKEN.finditer(body, first, stop)][-count:]


def _token(match: re.Match[str]) -> _Token:
    return _Token(match[0].casefold(), match.start(), match.end())


def _fold(title: str) -> list[str]:
    return [match[0].casefold() for match in _TOKEN.finditer(title)]


def _skip_space(body: str, position: int) -> int:
    return len(body) - len(body[position:].lstrip())
