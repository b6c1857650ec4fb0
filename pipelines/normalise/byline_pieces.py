"""Cut a byline into its pieces, each with the cue that it stands behind."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.normalise.attribution import Role
from pipelines.normalise.byline_words import (
    AUTHOR_CUES,
    BY_WORDS,
    CONNECTORS,
    GENRES,
    LEADING,
    NEED_COLON,
    OTHER_CUES,
    OUTLET_CUES,
)

_SEPARATOR = re.compile(r"\s*(?:[|·•⋅\n]|\s[-–—/]+\s|[,،、;]|\s[-–—]|[-–—]\s)\s*")
_COLON = re.compile(r"[:：]|(?<=文)\s?[／・/]")
_BY = re.compile(r"\sby\s", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_EDGES = "《》«»“”\"'„.,;/-–—|[]"
MAX_LABEL_CHARS = 40


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between separators, and the cue that it stands behind."""

    text: str
    start: int
    end: int
    cue: Role | None


def cut_pieces(text: str) -> list[Piece]:
    """Cut at separators and before labels; each piece knows the cue it stands behind."""
    cuts = [match.span() for match in _SEPARATOR.finditer(text)]
    cuts += [(start, start) for start in _labels(text)]
    pieces: list[Piece] = []
    begin = 0
    cue: Role | None = None
    for start, end in [*sorted(cuts), (len(text), len(text))]:
        if start < begin:
            continue
        piece = _behind_cue(text, begin, start)
        waiting, cue = cue, None
        if piece.text:
            pieces.append(
                piece
                if piece.cue is not None or waiting is None
                else Piece(piece.text, piece.start, piece.end, waiting)
            )
        elif piece.cue is not None:
            cue = piece.cue  # "By" on a line of its own
        begin = end
    return pieces


def _labels(text: str) -> Iterator[int]:
    """Yield where labels begin: the one to three words before a colon that are a cue."""
    for colon in _COLON.finditer(text):
        words = list(_WORD.finditer(text, max(0, colon.start() - MAX_LABEL_CHARS), colon.start()))
        for word in words[-3:]:
            if _cue_of(text[word.start() : colon.start()]) is not None:
                yield word.start()
                break


def _cue_of(words: str) -> Role | None:
    """Return what follows a cue; OTHER for a date, a category."""
    words = " ".join(words.lower().split())
    genre, _, by = words.rpartition(" ")
    if words in AUTHOR_CUES or (by in BY_WORDS and genre in GENRES):
        return Role.AUTHOR
    if words in OUTLET_CUES:
        return Role.OUTLET
    return Role.OTHER if words in OTHER_CUES else None


def _behind_cue(text: str, start: int, end: int) -> Piece:
    """Take the cue off the front of a piece."""
    start, end = _trim(text, start, end)
    if colon := _COLON.search(text, start, min(end, start + MAX_LABEL_CHARS)):
        cue = _cue_of(text[start : colon.start()])
        if cue is not None:
            return Piece(*_stripped(text, colon.end(), end), cue)
    words = list(_WORD.finditer(text, start, end))
    for count in range(min(3, len(words)), 0, -1):
        phrase = text[start : words[count - 1].end()].lower()
        cue = _cue_of(phrase)
        if cue is Role.OTHER and (by := _BY.search(text, words[count - 1].end(), end)):
            return Piece(*_stripped(text, by.end(), end), Role.AUTHOR)  # "Posted in News by …"
        if cue is not None and phrase not in NEED_COLON:
            return Piece(*_stripped(text, words[count - 1].end(), end), cue)
    return Piece(*_stripped(text, start, end), None)


def _stripped(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Take quotes, connecting words and full stops off a piece's ends."""
    start, end = _trim(text, start, end)
    words = list(_WORD.finditer(text, start, end))
    while words and words[-1][0].lower().strip(".,") in CONNECTORS:
        words.pop()
    if words and len(words) > 1 and words[0][0].lower() in LEADING:
        words = words[1:]
    if not words:
        return "", start, start
    start, end = _trim(text, words[0].start(), words[-1].end())
    return text[start:end], start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return start, end
