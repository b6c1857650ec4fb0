"""Independent evidence that the entries found are the list of the page; each by name, value and reason.

The score of the list and the lead over its rival make the confidence (see `wrapper`). The other signals
say whether somebody else counts the same entries: the page's own JSON-LD, its microdata or microformats,
its feed. A signal that has nothing to say is absent, not zero. A feed holds the newest entries only: on
an older page of an archive it agrees with none, so its disagreement never counts against a page.
"""

import math
import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence

from crawler.extract.entries import Found
from crawler.extract.tree import Tree
from crawler.extract.wrapper import Wrapper
from pipelines.items import Signal

MIN_LISTED = 3  # articles that make a list
# What `h-entry`, `hentry` and schema.org's kinds of article mark as an entry.
ENTRY_ROOTS = re.compile(r"(?<![\w-])h-?entry(?![\w-])")
ENTRY_TYPES = re.compile(r"schema\.org/\w{0,40}(?:Article|Posting|Report)\b")
MORE_LIKELY_THAN_NOT = 0.5


def of_wrapper(wrapper: Wrapper) -> list[Signal]:
    """Return what induction knew: how likely the list is by itself, and its lead over its rival."""
    if wrapper.score is None:
        return [Signal(name="declared", value=1.0, reason="the source declares this wrapper")]
    alone = _probability(wrapper.score)
    signals = [Signal(name="score", value=alone, reason=f"log-odds {wrapper.score:.2f} of being a list")]
    if wrapper.rival is None:
        reason = "no other list on the page came near"
        return [*signals, Signal(name="margin", value=1.0, reason=reason)]
    lead = wrapper.score - wrapper.rival.score
    reason = f"log-odds {lead:.2f} above {wrapper.rival.titles}"
    return [*signals, Signal(name="margin", value=_probability(lead), reason=reason)]


def of_induction(induced: Sequence[Found], found: Sequence[Found]) -> Signal:
    """Compare what induction would find with what a declared wrapper found."""
    theirs, ours = ({entry.node.first_text for entry in entries} for entries in (induced, found))
    shared = len(theirs & ours)
    value = 2 * shared / max(len(theirs) + len(ours), 1)
    reason = f"induction finds {len(theirs)} entries, {shared} of them the same"
    return Signal(name="induction", value=round(value, 3), reason=reason)


def of_listed(listed: Collection[str], found: Collection[str]) -> Signal | None:
    """Compare the addresses that the page's JSON-LD lists with those found; None where it lists none."""
    if len(listed) < MIN_LISTED:
        return None
    shared = len(set(listed) & set(found))
    value = 2 * shared / (len(set(listed)) + len(set(found)))
    reason = f"JSON-LD lists {len(set(listed))} articles, {shared} of them among the {len(found)} entries"
    return Signal(name="json_ld", value=round(value, 3), reason=reason)


def of_roots(tree: Tree, found: Sequence[Found]) -> Signal | None:
    """Compare the elements that say they are entries with those found; None where fewer than two do."""
    roots = [
        node
        for node in tree.nodes
        if ENTRY_ROOTS.search(node.get("class")[:300]) or ENTRY_TYPES.search(node.get("itemtype")[:300])
    ]
    if len(roots) < 2:
        return None
    titles = [entry.node.index for entry in found]
    inside = sum(bisect_left(titles, root.index) < bisect_left(titles, root.end) for root in roots)
    reason = f"{inside} of {len(roots)} elements marked as entries hold one of the {len(found)} found"
    return Signal(name="entry_roots", value=round(inside / len(roots), 3), reason=reason)


def of_feed(feed: Iterable[str], found: Collection[str]) -> Signal | None:
    """Compare the addresses in a feed with those found, both canonical; None for a feed without any."""
    links = set(feed)
    if not links:
        return None
    shared = len(links & set(found))
    reason = f"{shared} of the feed's {len(links)} entries are among the {len(found)} of the page"
    return Signal(name="feed", value=round(shared / min(len(links), max(len(found), 1)), 3), reason=reason)


def is_contradicted(confidence: float, listed: Signal | None) -> bool:
    """Tell whether the page's own list is to be believed instead: it has none of the entries found.

    Only where those were no more likely than not: pages also list in JSON-LD what stands beside.
    """
    return listed is not None and listed.value == 0 and confidence < MORE_LIKELY_THAN_NOT


def _probability(log_odds: float) -> float:
    return round(1 / (1 + math.exp(-max(-50.0, min(log_odds, 50.0)))), 3)
