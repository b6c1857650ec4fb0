"""A site that moves while it is walked: a pure model, without input or output.

Its clock is the number of requests it has answered: each is one tick, and what happens on the site
happens before a tick. So what was visible when is known exactly, whoever asks and however fast.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlsplit

from pipelines.items import WayKind
from tests.live import ways
from tests.live.faults import Answer, Fault, spoil
from tests.live.posts import FIRST_DAY, Post, edit_body, edit_title, move, write_post
from tests.live.themes import THEMES, ListingPage

State = Mapping[int, Post]  # by number; never changed, an event makes another


class EventKind(StrEnum):
    PUBLISH = "publish"
    EDIT_TITLE = "edit_title"
    EDIT_BODY = "edit_body"
    VANISH = "vanish"
    MOVE = "move"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens to a site; `pick` chooses the post among those it can happen to."""

    kind: EventKind
    pick: int = 0
    days: int = 0  # publish: days since the newest, negative for a post put in late; move: days by which

    def __str__(self) -> str:
        return f"{self.kind}({self.pick}, {self.days:+})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a site is made; nothing of it changes."""

    theme: str = "blog"
    page_size: int = 5
    language: str = "en"
    says_total: bool = False
    has_numbers: bool = True
    blanks_same_day: bool = False
    has_calendar: bool = False
    is_empty_past_end: bool = False  # 200 and no posts behind the last page, instead of 404


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """One request and what it showed: the log of the site."""

    tick: int  # for robots.txt and the like, which are none, that of the next
    path: str
    way: WayKind | None  # None for a page that is no way in
    status: int
    fault: Fault | None
    shown: tuple[Post, ...]  # the posts that are whole in what the client gets
    perhaps: tuple[Post, ...] = ()  # those that are whole on a page which breaks off


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A post got its place in the listing, and is there from a tick on."""

    tick: int
    is_top: bool  # nothing newer stood above it


@dataclass(slots=True)
class MovingSite:
    """The site now, and all that it was."""

    layout: Layout
    base_url: str
    state: State = field(default_factory=dict)
    newest_on: date = FIRST_DAY
    next_number: int = 1
    vanished: dict[int, Post] = field(default_factory=dict)
    states: list[State] = field(default_factory=list)  # what was visible at each tick
    served: list[Served] = field(default_factory=list)
    versions: dict[int, list[Post]] = field(default_factory=dict)
    listed: tuple[State, list[Post]] | None = None  # what was sorted last
    placements: dict[int, list[Placement]] = field(default_factory=dict)  # each publish, move, restore

    @property
    def tick(self) -> int:
        """How many requests were answered."""
        return len(self.states)

    def happen(self, event: Event) -> None:
        """Let something happen; what has nothing to happen to doesn't."""
        match event.kind:
            case EventKind.PUBLISH:
                self.publish(event.days)
            case EventKind.RESTORE:
                if post := _pick(self.vanished, event.pick):
                    del self.vanished[post.number]
                    self._put(post, is_placed=True)
            case _:
                if post := _pick(self.state, event.pick):
                    self._change(post, event)

    def publish(self, days: int = 0) -> Post:
        """Publish a post so many days after the newest, or before it."""
        day = max(self.newest_on + timedelta(days=days), FIRST_DAY)
        self.newest_on = max(day, self.newest_on)
        post = write_post(self.next_number, day, self.layout.language)
        self.next_number += 1
        self._put(post, is_placed=True, is_top=day == self.newest_on)
        return post

    def _change(self, post: Post, event: Event) -> None:
        match event.kind:
            case EventKind.EDIT_TITLE:
                self._put(edit_title(post))
            case EventKind.EDIT_BODY:
                self._put(edit_body(post))
            case EventKind.MOVE:
                day = min(max(post.day + timedelta(days=event.days), FIRST_DAY), self.newest_on)
                if day != post.day:
                    self._put(move(post, day), is_placed=True)
            case EventKind.VANISH:
                self.vanished[post.number] = post
                self.state = {number: other for number, other in self.state.items() if number != post.number}

    def _put(self, post: Post, *, is_placed: bool = False, is_top: bool | None = None) -> None:
        self.state = {**self.state, post.number: post}
        known = self.versions.setdefault(post.number, [])
        if post not in known:
            known.append(post)
        if is_placed:
            if is_top is None:
                is_top = self.listing()[0].number == post.number
            self.placements.setdefault(post.number, []).append(Placement(tick=self.tick, is_top=is_top))

    def listing(self, state: State | None = None) -> list[Post]:
        """Return the visible posts in the order of the listing, the newest first."""
        found = self.state if state is None else state
        if self.listed is None or self.listed[0] is not found:
            in_order = sorted(found.values(), key=lambda post: (post.posted_at, post.number), reverse=True)
            self.listed = (found, in_order)
        return self.listed[1]

    def serve(
        self, path: str, headers: Mapping[str, str] | None = None, *, fault: Fault | None = None
    ) -> Answer:
        """Answer a request for a path with its query; `headers` with names in lower case."""
        parts = urlsplit(path)
        is_tick = is_counted(parts.path)
        answer, shown, way = self._answer(parts.path, dict(parse_qsl(parts.query)), fault)
        answer, shown = spoil(answer, shown, fault)
        if fault is None and answer.status == 200:
            answer = answer.with_etag(f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"')
            if (headers or {}).get("if-none-match") == answer.headers["ETag"]:
                answer, shown = Answer(status=304, headers={"ETag": answer.headers["ETag"]}), []
        is_cut = fault is Fault.CUT
        record = Served(
            tick=self.tick,
            path=path,
            way=way,
            status=answer.status,
            fault=fault,
            shown=() if is_cut else tuple(shown),
            perhaps=tuple(shown) if is_cut else (),
        )
        self.served.append(record)
        if is_tick:
            self.states.append(self.state)
        return answer

    def _answer(
        self, path: str, query: Mapping[str, str], fault: Fault | None
    ) -> tuple[Answer, list[Post], WayKind | None]:
        if found := re.fullmatch(r"/(?:page/(\d{1,6})/)?", path):
            return (*self._answer_listing(int(found[1] or 1), fault), WayKind.ARCHIVE)
        posts = [] if fault is Fault.EMPTY_LISTING else self.listing()
        if path in {"/feed.xml", "/feed/"}:
            shown = posts[: ways.FEED_POSTS]
            feed = ways.write_feed(shown, self.base_url)
            return Answer.of(feed, "application/rss+xml; charset=UTF-8"), shown, WayKind.FEED
        if path == "/wp-json/wp/v2/posts":
            status, headers, body, shown = ways.write_wordpress(
                posts, query, base_url=self.base_url, most=self.layout.page_size
            )
            answer = Answer.of(body, "application/json; charset=UTF-8", status=status, headers=headers)
            return answer, shown, WayKind.WORDPRESS
        if path == "/sitemap.xml":
            return Answer.of(ways.write_sitemap(posts, self.base_url), "application/xml"), [], WayKind.SITEMAP
        return self._answer_other(path), [], None

    def _answer_other(self, path: str) -> Answer:
        """Answer for a page that gives no entries."""
        if path == "/robots.txt":
            return Answer.of("User-agent: *\nDisallow: /private/\n", "text/plain")
        found = re.fullmatch(r"/posts/(\d{1,6})/", path)
        if found and (post := self.state.get(int(found[1]))):
            return Answer.of(ways.write_post_page(post), "text/html; charset=UTF-8")
        if found := re.fullmatch(r"/calendar/(\d{4})/(\d{1,2})/", path):
            return Answer.of(ways.write_calendar(int(found[1]), int(found[2])), "text/html; charset=UTF-8")
        if found := re.fullmatch(r"/loop/([12])/", path):
            return Answer(status=302, headers={"Location": f"/loop/{3 - int(found[1])}/"})
        return Answer.of("<!doctype html><title>Not found</title>Not found", "text/html", status=404)

    def _answer_listing(self, number: int, fault: Fault | None) -> tuple[Answer, list[Post]]:
        posts, size = self.listing(), self.layout.page_size
        total = max(1, -(-len(posts) // size))
        if number > total and not self.layout.is_empty_past_end:
            return self._answer_other(""), []
        shown = posts[(number - 1) * size : number * size]
        if fault is Fault.EMPTY_LISTING:
            shown, total = [], number
        page = ListingPage(
            posts=shown,
            number=number,
            total=total,
            language=self.layout.language,
            says_total=self.layout.says_total,
            has_numbers=self.layout.has_numbers,
            blanks_same_day=self.layout.blanks_same_day,
            has_next_link=fault is not Fault.NO_NEXT,
            calendar="/calendar/2020/1/" if self.layout.has_calendar else None,
        )
        return Answer.of(THEMES[self.layout.theme](page), "text/html; charset=UTF-8"), shown


def is_counted(path: str) -> bool:
    """Tell whether a request for a path is a tick: not what a client asks for besides."""
    return path != "/robots.txt" and not path.startswith("/loop/")


def numbers_throughout(states: Sequence[State]) -> set[int]:
    """Return the posts that were visible at each of some ticks."""
    return set.intersection(*(set(state) for state in states)) if states else set()


def _pick(posts: Mapping[int, Post], pick: int) -> Post | None:
    return posts[sorted(posts)[pick % len(posts)]] if posts else None


def make_site(layout: Layout, days: Iterable[int], base_url: str) -> MovingSite:
    """Make a site with posts, each so many days after the one before."""
    site = MovingSite(layout=layout, base_url=base_url)
    for step in days:
        site.publish(step)
    return site
