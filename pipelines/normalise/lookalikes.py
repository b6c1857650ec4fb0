"""Names that may be spellings of one: to be looked at by a person, never merged by themselves.

Fuzzy comparison finds typing errors and other papers alike ("Spiegel Online", "Der Spiegel"), so it
only suggests. Names are compared within blocks of a shared word, or of their first letters, and never
across scripts: a Cyrillic letter in a Latin name is more often a disguise than a typing error.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipelines.normalise.aliases import NameKind, fold_name

MIN_SIMILARITY = 0.82  # measured on 59 spellings of outlets: below it, most pairs are two papers
MAX_BLOCK = 50  # names of a block that are compared, the most frequent ones: bounds the work
MAX_NAMES = 100_000
MAX_NAME_CHARS = 80
PREFIX_CHARS = 4
MIN_WORD_CHARS = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookalike:
    """A rarer name, the more frequent one that it may be, and how alike they are: 1 for one folded key."""

    kind: NameKind
    rarer: str
    commoner: str
    similarity: float


def find_lookalikes(kind: NameKind, names: Sequence[str]) -> Iterator[Lookalike]:
    """Yield each name that looks like a more frequent one, once; `names` begin with the most frequent.

    >>> [each.rarer for each in find_lookalikes(NameKind.OUTLET, ["Harbour Post", "Harbor Post"])]
    ['Harbor Post']
    """
    given = [name for name in dict.fromkeys(names[:MAX_NAMES]) if len(name) <= MAX_NAME_CHARS]
    folded = {name: fold_name(name) for name in given}
    script = {name: scripts_of(name) for name in given}
    blocks: dict[str, list[int]] = defaultdict(list)
    matcher = SequenceMatcher(autojunk=False)
    for index, name in enumerate(given):
        best: tuple[float, int] | None = None
        candidates = sorted({other for block in _blocks(name, folded[name]) for other in blocks[block]})
        matcher.set_seq2(folded[name])
        for other in candidates:
            if script[given[other]] != script[name]:
                continue
            matcher.set_seq1(folded[given[other]])
            if matcher.real_quick_ratio() < MIN_SIMILARITY or matcher.quick_ratio() < MIN_SIMILARITY:
                continue
            similarity = matcher.ratio()
            if similarity >= MIN_SIMILARITY and (best is None or similarity > best[0]):
                best = similarity, other
        if best is not None:
            yield Lookalike(kind=kind, rarer=name, commoner=given[best[1]], similarity=best[0])
        for block in _blocks(name, folded[name]):
            if len(blocks[block]) < MAX_BLOCK:
                blocks[block].append(index)


def scripts_of(name: str) -> frozenset[str]:
    """Name the scripts of the letters of a name.

    >>> sorted(scripts_of("Café 24")), sorted(scripts_of("R\\u0435uters"))
    (['LATIN'], ['CYRILLIC', 'LATIN'])
    """
    return frozenset(unicodedata.name(char, "?").partition(" ")[0] for char in name if char.isalpha())


def _blocks(name: str, folded: str) -> set[str]:
    """Return the blocks that a name is in: its folded key, its first letters, each word of some length."""
    words = {fold_name(word) for word in _WORD.findall(name)}
    long = {f"word {word}" for word in words if len(word) >= MIN_WORD_CHARS}
    return {f"key {folded}", f"start {folded[:PREFIX_CHARS]}", *long} if folded else set()
