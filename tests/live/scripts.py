"""Random scripts: what a site is, what happens on it and goes wrong, before and during each of some crawls.

A script is made from its seed alone, so that one that fails can be run again by its number.
"""

import random
from dataclasses import dataclass

from pipelines.items import WayKind
from tests.live.faults import Fault
from tests.live.moving_site import Event, EventKind, Layout
from tests.live.posts import WORDS
from tests.live.themes import THEMES

MAX_PAGES = 15
KINDS = (  # the usual is more usual
    *(EventKind.PUBLISH,) * 6,
    *(EventKind.EDIT_TITLE, EventKind.EDIT_BODY, EventKind.VANISH) * 2,
    EventKind.MOVE,
    EventKind.RESTORE,
)
WAYS = (
    *((WayKind.ARCHIVE,),) * 6,
    (WayKind.WORDPRESS,),
    (WayKind.FEED,),
    (WayKind.FEED, WayKind.ARCHIVE),
)

WRAPPERS = {
    "blog": '[[wrapper]]\ntitles = "h2.entry-title/a"\ndates = ["article.post/time@datetime"]\n',
    "cards": '[[wrapper]]\ntitles = "div.card-head/a"\ndates = ["div.card/div.card-date"]\n',
    "digest": '[[wrapper]]\ntitles = "div.post/h2/a"\ndates = ["div.post/p.date"]\n',
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crawl:
    """One crawl: what happens before it, and at which of its requests, counted from 0."""

    before: tuple[Event, ...] = ()
    during: tuple[tuple[int, Event], ...] = ()
    faults: tuple[tuple[int, Fault], ...] = ()
    is_full: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A site and all that happens to it."""

    seed: int
    layout: Layout
    days: tuple[int, ...]  # its first posts: days from one to the next
    ways: tuple[WayKind, ...]
    crawls: tuple[Crawl, ...]
    wrapper: str = ""  # what the source file says of the layout


def make_script(seed: int) -> Script:
    """Make the script of a seed."""
    dice = random.Random(seed)
    layout = Layout(
        theme=dice.choice(sorted(THEMES)),
        page_size=dice.randint(1, 10),
        language=dice.choice(sorted(WORDS)),
        says_total=dice.random() < 0.3,
        has_numbers=dice.random() < 0.7,
        blanks_same_day=dice.random() < 0.3,
        has_calendar=dice.random() < 0.2,
        is_empty_past_end=dice.random() < 0.3,
    )
    pages = dice.randint(0, MAX_PAGES)
    posts = max(0, pages * layout.page_size - dice.randrange(layout.page_size)) if pages else 0
    crawls = dice.randint(1, 6)
    is_declared = dice.random() < 0.4
    return Script(
        seed=seed,
        layout=layout,
        days=tuple(dice.choice((0, 0, 1, 1, 2, 5)) for _ in range(posts)),
        ways=dice.choice(WAYS),
        crawls=tuple(_make_crawl(dice, pages, is_first=number == 0) for number in range(crawls)),
        wrapper=WRAPPERS[layout.theme] if is_declared else "",
    )


def _make_crawl(dice: random.Random, pages: int, *, is_first: bool) -> Crawl:
    """Make one crawl; some are quiet, some have a burst at one moment, as where two pages meet."""
    requests = 2 * pages + 2
    during = [(dice.randrange(requests), _make_event(dice)) for _ in range(dice.choice((0, 0, 1, 2, 5)))]
    if dice.random() < 0.3:
        moment = dice.randrange(requests)
        during += [(moment, Event(kind=EventKind.PUBLISH)) for _ in range(dice.randint(1, 12))]
    faults: dict[int, Fault] = {}
    for _ in range(dice.choice((0, 0, 0, 1, 2, 4))):
        fault, first = dice.choice(list(Fault)), dice.randrange(requests)
        lasting = dice.choice((1, 1, 1, 2, 3, 8))  # a crawl tries again a few times, not for ever
        if fault is Fault.NO_NEXT:  # twice in a row is the end of a listing, for all that anybody can tell
            lasting = 1
            faults = {tick: other for tick, other in faults.items() if other is not Fault.NO_NEXT}
        faults |= {first + step: fault for step in range(lasting)}
    return Crawl(
        before=() if is_first else tuple(_make_event(dice) for _ in range(dice.choice((0, 0, 1, 3, 8, 20)))),
        during=tuple(sorted(during, key=lambda one: one[0])),
        faults=tuple(sorted(faults.items())),
        is_full=dice.random() < 0.3,
    )


def _make_event(dice: random.Random) -> Event:
    kind = dice.choice(KINDS)
    days = (
        dice.choice((0, 0, 1, 3)) if kind is EventKind.PUBLISH else dice.choice((-90, -30, -5, -1, 1, 5, 30))
    )
    if kind is EventKind.PUBLISH and dice.random() < 0.1:
        days = -dice.randint(1, 60)
    return Event(kind=kind, pick=dice.randrange(1000), days=days)
