"""Which entry each observation is of: the first of its keys that is already known decides.

Two rules keep different entries apart:

- a weaker key does not decide against a stronger one: where both sides have keys of a stronger kind
  and share none, they are different entries (same title, same day, another permalink);
- a page lists an entry once: a key that entries of one page share although they differ in title (or,
  for title and day, in text) identifies none of them (ten entries that link to the home page).

An observation whose keys belong to two entries shows that these are one: they are merged.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.deduplicate.identity import fold
from pipelines.items import Key, KeyKind, Observation, stable_hash

STRENGTH = {kind: rank for rank, kind in enumerate(KeyKind)}  # 0 is strongest


@dataclass(slots=True)
class KnownKeys:
    """Which entries own which keys, as far as a batch can touch them."""

    owners: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, dict[KeyKind, set[str]]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)  # id that is no more → id it is part of

    def add(self, entry_id: str, kind: KeyKind, value: str) -> bool:
        """Give an entry a key; False when it has it already."""
        owned = self.keys.setdefault(entry_id, defaultdict(set))[kind]
        if value in owned:
            return False
        owned.add(value)
        self.owners[value].append(entry_id)
        return True


@dataclass(frozen=True, slots=True)
class Resolution:
    """For each observation the id of its entry; the keys to remember; the ids that are no more."""

    entry_ids: list[str]
    new_keys: list[tuple[str, Key]]  # (entry id, key)
    merged: dict[str, str]  # id that is no more → id of the entry it is part of


def resolve(observations: Sequence[Observation], known: KnownKeys) -> Resolution:
    """Name the entry of each observation. `known` holds all owners of their keys, with all their keys."""
    shared = find_shared_keys(observations)
    before = set(known.keys)
    new_keys: list[tuple[str, Key]] = []
    merged_now: list[str] = []
    entry_ids = []
    for observation in observations:
        page_id = observation.entry.page_id
        keys = [key for key in observation.keys if (page_id, key.value) not in shared]
        if not keys:
            keys = [observation.keys[-1]]
        by_kind: dict[KeyKind, set[str]] = defaultdict(set)
        for key in keys:
            by_kind[key.kind].add(key.value)
        matches = _find_matches(keys, by_kind, known)
        entry_id = matches[0] if matches else _new_id(keys, known)
        new_keys.extend((entry_id, key) for key in keys if known.add(entry_id, key.kind, key.value))
        for other in matches[1:]:  # with the keys of this one: it may be what links the two
            if _agree(known.keys[entry_id], known.keys[other], None):
                known.merged[other] = entry_id
                merged_now.append(other)
                for kind, values in list(known.keys[other].items()):
                    for value in sorted(values):
                        if known.add(entry_id, kind, value):
                            new_keys.append((entry_id, Key(kind=kind, value=value)))
        entry_ids.append(entry_id)
    final = [follow(known.merged, entry_id) for entry_id in entry_ids]
    kept_keys = [(entry_id, key) for entry_id, key in new_keys if entry_id not in known.merged]
    merged = {gone: follow(known.merged, gone) for gone in merged_now}
    names = _name_new(dict.fromkeys(entry_id for entry_id in final if entry_id not in before), known)
    return Resolution(
        entry_ids=[names.get(entry_id, entry_id) for entry_id in final],
        new_keys=[(names.get(entry_id, entry_id), key) for entry_id, key in kept_keys],
        merged={gone: names.get(kept, kept) for gone, kept in merged.items()},
    )


def _name_new(entry_ids: Iterable[str], known: KnownKeys) -> dict[str, str]:
    """Return the ids of entries that are new, by the ids that they were met with.

    An entry is named after the strongest of the keys that all its observations have, so that their order
    does not matter; where that is or was another entry's name, it keeps the one it was met with.
    """
    names: dict[str, str] = {}
    for entry_id in entry_ids:
        keys = known.keys[entry_id]
        strongest = next(kind for kind in KeyKind if keys.get(kind))
        name = stable_hash("entry", min(keys[strongest]))
        if name != entry_id and name not in known.keys and name not in known.merged:
            known.keys[name] = known.keys.pop(entry_id)
            known.merged[entry_id] = name  # its keys have owners by the other name
            names[entry_id] = name
    return names


def follow(merged: dict[str, str], entry_id: str) -> str:
    """Return the entry that an id stands for after merges."""
    while entry_id in merged:
        entry_id = merged[entry_id]
    return entry_id


def find_shared_keys(observations: Iterable[Observation]) -> set[tuple[str, str]]:
    """Find the (page id, key) that different entries of one page share, and so identify none.

    A title cut short ("The long way ro…") is no different title.
    """
    claims: dict[tuple[str, str], set[str]] = defaultdict(set)
    for observation in observations:
        entry = observation.entry
        for key in observation.keys[:-1]:  # the last, title and text, is its own claim
            if key.kind is not KeyKind.TITLE_DAY:
                claims[entry.page_id, key.value].add(fold(entry.title))
            elif not entry.url:
                claims[entry.page_id, key.value].add(entry.excerpt or entry.text or "")
    return {page_key for page_key, claimed in claims.items() if not _is_one(claimed)}


def _is_one(claims: set[str]) -> bool:
    longest = max(claims, key=len)
    return all(longest.startswith(claim) for claim in claims)


def _find_matches(keys: list[Key], by_kind: dict[KeyKind, set[str]], known: KnownKeys) -> list[str]:
    """Return the known entries that own one of the keys and contradict no stronger one, best first."""
    matches: list[str] = []
    for key in keys:
        for owner in known.owners.get(key.value, ()):
            entry_id = follow(known.merged, owner)
            if entry_id not in matches and _agree(by_kind, known.keys[entry_id], key.kind):
                matches.append(entry_id)
    return matches


def _agree(
    ours: dict[KeyKind, set[str]], theirs: dict[KeyKind, set[str]], shared_kind: KeyKind | None
) -> bool:
    """Tell whether two sets of keys may be one entry's: no stronger kind in both without a common key.

    `shared_kind` None compares the kinds that name an entry outright: source id and permalink.
    """
    limit = STRENGTH[shared_kind] if shared_kind else STRENGTH[KeyKind.TITLE_DAY]
    return not any(
        ours.get(kind) and theirs.get(kind) and ours[kind].isdisjoint(theirs[kind])
        for kind in KeyKind
        if STRENGTH[kind] < limit
    )


def _new_id(keys: list[Key], known: KnownKeys) -> str:
    """Mint an id from the strongest key, or from all keys where that id is or was another entry's."""
    entry_id = stable_hash("entry", keys[0].value)
    attempt = 0
    while entry_id in known.keys or entry_id in known.merged:
        attempt += 1
        entry_id = stable_hash("entry", *(key.value for key in keys), str(attempt))
    return entry_id
