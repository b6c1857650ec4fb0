"""What a dataset has to hold after a crawl of a moving site, known from the site's own log.

Codes of what is violated:

- `missed`: a walk claims to be complete, and a post that was visible all through it is not there;
- `unread`: a post was whole on a page that was answered, and is not there;
- `twice`, `invented`: two entries of one post; an entry of no post, or one that says what none said;
- `revision_missing`, `revision_extra`: a version that was shown is no revision; one too many, or of a
  version that was not shown;
- `not_current`: the entry is not the version that was shown last;
- `false_missing`, `still_missing`, `not_missing`: marked as gone while two sweeps could not prove it;
  marked though it was shown since; not marked though two complete sweeps did not show it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from pipelines.items import WayKind
from tests.live.moving_site import MovingSite, Served, State, numbers_throughout
from tests.live.posts import Post
from tests.live.ways import FEED_POSTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a row of entries or revisions says."""

    url: str
    title: str
    text: str  # excerpt, or the whole text
    posted_on: date | None
    missing_tick: int | None = None  # the clock of the site at missing_since_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A row of walks, in ticks of the site."""

    way: WayKind
    first_tick: int
    last_tick: int
    is_complete: bool
    is_sweep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One thing that should not be."""

    code: str
    detail: str

    def __str__(self) -> str:
        return f"{self.code}: {self.detail}"


@dataclass(slots=True)
class Oracle:
    """Judges after each crawl; remembers what was proved before."""

    site: MovingSite
    ways: frozenset[WayKind]  # those that are walked
    walks: list[Walk] = field(default_factory=list)
    served: list[Served] = field(default_factory=list)  # in crawls
    proved: dict[WayKind, set[int]] = field(default_factory=dict)  # posts there after a complete walk

    def judge(
        self,
        *,
        served: Sequence[Served],
        walks: Sequence[Walk],
        entries: Sequence[Row],
        revisions: Sequence[Row],
    ) -> list[Violation]:
        """Judge after a crawl: the requests and walks of it, and the whole dataset."""
        self.served += [one for one in served if one.way in self.ways]
        by_number, violations = _file_entries(self.site, entries)
        for walk in sorted(walks, key=lambda walk: walk.first_tick):
            violations += self._judge_walk(walk, set(by_number))
            self.walks.append(walk)
            if walk.is_complete:
                self.proved[walk.way] = set(by_number)
        violations += self._judge_shown(by_number)
        violations += self._judge_revisions(revisions)
        violations += self._judge_missing(by_number)
        return violations

    def _judge_walk(self, walk: Walk, found: set[int]) -> Iterator[Violation]:
        """Compare what a walk claims with what was visible all through it."""
        if not walk.is_complete:
            return
        states = self.site.states[walk.first_tick : walk.last_tick + 1]
        visible = [set(state) for state in states]
        if walk.way is WayKind.FEED:
            visible = [{post.number for post in self.site.listing(state)[:FEED_POSTS]} for state in states]
        for number in sorted(set.intersection(*visible) - found if visible else ()):
            if walk.is_sweep or self._is_claimed(walk, number):
                placed = self.site.placements[number][-1]
                yield Violation(
                    code="missed",
                    detail=f"post {number} (placed at tick {placed.tick}), visible all through ticks "
                    f"{walk.first_tick}…{walk.last_tick} of a walk by {walk.way} that claims to be complete"
                    f"{' and a sweep' if walk.is_sweep else ''}",
                )

    def _is_claimed(self, walk: Walk, number: int) -> bool:
        """Tell whether an incremental walk claims a post: not one put in below what was proved before."""
        same_way = [other for other in self.walks if other.way is walk.way]
        sweeps = [other for other in same_way if other.is_complete and other.is_sweep]
        chain_start = (sweeps[-1] if sweeps else same_way[0] if same_way else walk).first_tick
        deep = [one for one in self.site.placements[number] if one.tick > chain_start and not one.is_top]
        if not deep:
            return True
        proved = self.proved.get(walk.way)
        return proved is not None and not self._has_proved_page_above(walk, number, proved)

    def _has_proved_page_above(self, walk: Walk, number: int, proved: set[int]) -> bool:
        """Tell whether a whole page of posts that were proved stands above a post."""
        run = 0
        for post in self.site.listing(self.site.states[walk.first_tick]):
            if post.number == number:
                return False
            run = run + 1 if post.number in proved else 0
            if run >= self.site.layout.page_size:
                return True
        return False

    def _judge_shown(self, entries: dict[int, Row]) -> Iterator[Violation]:
        """Compare the entries with what was shown last of each post."""
        last: dict[int, tuple[Served, Post]] = {}
        for served in self.served:
            last |= {post.number: (served, post) for post in served.shown}
        for number, (served, post) in last.items():
            row = entries.get(number)
            if row is None:
                yield Violation(
                    code="unread", detail=f"post {number} was on {served.path} at tick {served.tick}"
                )
            elif not says(row, post) and not self._was_cut_since(served, number, row):
                yield Violation(
                    code="not_current",
                    detail=f"post {number} was {_tell(post)} on {served.path} at tick {served.tick}, "
                    f"and is {row}",
                )

    def _was_cut_since(self, shown: Served, number: int, row: Row) -> bool:
        """Tell whether a page that broke off showed a post later, whole and as a row says."""
        return any(
            post.number == number and says(row, post)
            for served in self.served
            if served.tick > shown.tick
            for post in served.perhaps
        )

    def _judge_revisions(self, revisions: Iterable[Row]) -> Iterator[Violation]:
        """Compare the revisions with the versions that were shown, each once by each way."""
        shown: dict[int, dict[Post, set[WayKind]]] = defaultdict(lambda: defaultdict(set))
        needed: set[Post] = set()
        for served in self.served:
            needed.update(served.shown)
            for post in (*served.shown, *served.perhaps):
                if served.way is not None:
                    shown[post.number][post].add(served.way)
        found: Counter[Post] = Counter()
        for row in revisions:
            number = number_of(row)
            versions = shown.get(number, {}) if number is not None else {}
            match = next((post for post in versions if says(row, post)), None)
            if match is None:
                yield Violation(code="revision_extra", detail=f"no page showed {row}")
            else:
                found[match] += 1
        for versions in shown.values():
            for post, by_ways in versions.items():
                if not found[post] and post in needed:
                    yield Violation(code="revision_missing", detail=_tell(post))
                elif found[post] > len(by_ways):
                    yield Violation(
                        code="revision_extra", detail=f"{found[post]} of {_tell(post)}, shown by {by_ways}"
                    )

    def _judge_missing(self, entries: dict[int, Row]) -> Iterator[Violation]:
        """Compare what is marked as gone with what two complete sweeps can know."""
        sweeps = [walk for walk in self.walks if walk.is_complete and walk.is_sweep][-2:]
        shown_at: dict[int, int] = {}
        for served in self.served:
            shown_at |= {post.number: served.tick for post in served.shown}
        for number, row in entries.items():
            was_visible = [number in numbers_throughout(self._states(walk)) for walk in sweeps]
            was_shown = any(self._was_shown(walk, number) for walk in sweeps)
            if row.missing_tick is not None:
                if len(sweeps) < 2 or any(was_visible) or was_shown:
                    yield Violation(
                        code="false_missing",
                        detail=f"post {number} is marked as gone; complete sweeps: {len(sweeps)}, "
                        f"visible all through them: {was_visible}, shown in them: {was_shown}",
                    )
                if shown_at.get(number, -1) > row.missing_tick:
                    yield Violation(code="still_missing", detail=f"post {number} was shown since")
            elif len(sweeps) == 2 and not any(
                number in state for state in self.site.states[sweeps[0].first_tick :]
            ):
                yield Violation(code="not_missing", detail=f"post {number} is gone since two complete sweeps")

    def _states(self, walk: Walk) -> Sequence[State]:
        return self.site.states[walk.first_tick : walk.last_tick + 1]

    def _was_shown(self, walk: Walk, number: int) -> bool:
        return any(
            post.number == number
            for served in self.served
            if walk.first_tick <= served.tick <= walk.last_tick
            for post in served.shown
        )


def _file_entries(site: MovingSite, rows: Iterable[Row]) -> tuple[dict[int, Row], list[Violation]]:
    """File entries by the post they are of."""
    found: dict[int, Row] = {}
    violations = []
    for row in rows:
        number = number_of(row)
        if number is None or not any(says(row, post) for post in site.versions.get(number, ())):
            violations.append(Violation(code="invented", detail=f"no post is {row}"))
        if number is not None and number in found:
            violations.append(Violation(code="twice", detail=f"{found[number]} and {row}"))
        if number is not None:
            found[number] = row
    return found, violations


def number_of(row: Row) -> int | None:
    """Read the number of the post in a permalink."""
    parts = urlsplit(row.url).path.split("/")
    return int(parts[2]) if len(parts) == 4 and parts[1] == "posts" and parts[2].isdigit() else None


def says(row: Row, post: Post) -> bool:
    """Tell whether a row says what a version of a post says; an unknown day contradicts none."""
    return (
        row.title == post.title
        and f"[{post.number}-" in row.text
        and _squeeze(post.body) in _squeeze(row.text)
        and row.posted_on in (post.day, None)
    )


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _tell(post: Post) -> str:
    return f"post {post.number} version {post.version} {post.title!r} of {post.day}"
