"""The oracle finds what is wrong: a walk that does the usual thing is convicted, one that is right is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from pipelines.items import WayKind
from tests.live.faults import Fault
from tests.live.moving_site import Event, EventKind, Layout, MovingSite, make_site
from tests.live.oracle import Oracle, Row, Walk
from tests.live.posts import Post
from tests.live.themes import page_path

LAYOUT = Layout(page_size=3)
VANISH_FIRST = Event(kind=EventKind.VANISH, pick=10)  # of twelve posts, one on the first page
EDIT_LAST = Event(kind=EventKind.EDIT_BODY, pick=0)


def make_oracle(posts: int = 12) -> Oracle:
    site = make_site(LAYOUT, [1] * posts, "http://127.0.0.1:1")
    return Oracle(site=site, ways=frozenset({WayKind.ARCHIVE}))


def walk_all(site: MovingSite, before_page: Callable[[int], None] = lambda _: None) -> Walk:
    """Ask for one page after the other and claim to have seen everything."""
    first = site.tick
    for number in range(1, 1 + -(-len(site.state) // LAYOUT.page_size)):
        before_page(number)
        site.serve(page_path(number))
    return Walk(
        way=WayKind.ARCHIVE, first_tick=first, last_tick=site.tick - 1, is_complete=True, is_sweep=True
    )


def make_row(post: Post) -> Row:
    return Row(url=f"http://127.0.0.1:1{post.path}", title=post.title, text=post.body, posted_on=post.day)


def rows_of(site: MovingSite) -> list[Row]:
    """Return the entries as the pages that were answered show them last."""
    last = {post.number: post for served in site.served for post in served.shown}
    return [make_row(post) for post in last.values()]


def codes(
    oracle: Oracle, walks: list[Walk], entries: list[Row], revisions: list[Row] | None = None
) -> list[str]:
    served = oracle.site.served[len(oracle.served) :]
    found = oracle.judge(
        served=served, walks=walks, entries=entries, revisions=entries if revisions is None else revisions
    )
    return sorted({one.code for one in found})


def test_a_quiet_walk_is_right() -> None:
    oracle = make_oracle()
    walk = walk_all(oracle.site)
    assert codes(oracle, [walk], rows_of(oracle.site)) == []


def test_a_post_that_slips_over_the_seam_is_missed() -> None:
    oracle = make_oracle()

    def vanish(number: int) -> None:
        if number == 2:
            oracle.site.happen(VANISH_FIRST)

    walk = walk_all(oracle.site, vanish)
    assert codes(oracle, [walk], rows_of(oracle.site)) == ["missed"]


def test_the_same_walk_may_not_claim_anything_and_is_right() -> None:
    oracle = make_oracle()
    walk = walk_all(oracle.site, lambda number: oracle.site.happen(VANISH_FIRST) if number == 2 else None)
    assert codes(oracle, [replace(walk, is_complete=False, is_sweep=False)], rows_of(oracle.site)) == []


def test_an_incremental_walk_does_not_answer_for_what_is_put_in_far_below() -> None:
    oracle = make_oracle()
    first = walk_all(oracle.site)
    assert codes(oracle, [first], rows_of(oracle.site)) == []
    oracle.site.publish(days=-9)
    oracle.site.serve("/")
    tick = oracle.site.tick - 1
    walk = Walk(way=WayKind.ARCHIVE, first_tick=tick, last_tick=tick, is_complete=True, is_sweep=False)
    assert codes(oracle, [walk], rows_of(oracle.site)) == []
    assert codes(oracle, [replace(walk, is_sweep=True)], rows_of(oracle.site)) == ["missed"]


def test_an_incremental_walk_answers_for_every_post_on_top() -> None:
    oracle = make_oracle()
    assert codes(oracle, [walk_all(oracle.site)], rows_of(oracle.site)) == []
    for _ in range(4):  # one more than a page holds
        oracle.site.publish()
    oracle.site.serve("/")
    tick = oracle.site.tick - 1
    walk = Walk(way=WayKind.ARCHIVE, first_tick=tick, last_tick=tick, is_complete=True, is_sweep=False)
    assert codes(oracle, [walk], rows_of(oracle.site)) == ["missed"]


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        pytest.param(lambda rows: rows[1:], "unread", id="an entry less"),
        pytest.param(lambda rows: [*rows, rows[0]], "twice", id="an entry more"),
        pytest.param(
            lambda rows: [replace(rows[0], title="Else"), *rows[1:]], "invented", id="another title"
        ),
        pytest.param(
            lambda rows: [replace(rows[0], posted_on=rows[0].posted_on + timedelta(days=1)), *rows[1:]],
            "invented",
            id="another day",
        ),
        pytest.param(
            lambda rows: [*rows, replace(rows[0], url="http://127.0.0.1:1/x/")], "invented", id="no post"
        ),
        pytest.param(
            lambda rows: [replace(rows[0], missing_tick=0), *rows[1:]], "false_missing", id="marked as gone"
        ),
    ],
)
def test_a_dataset_that_is_not_the_sites_is_convicted(
    tamper: Callable[[list[Row]], list[Row]], code: str
) -> None:
    oracle = make_oracle()
    walk = walk_all(oracle.site)
    entries = rows_of(oracle.site)
    assert code in codes(oracle, [walk], tamper(entries), entries)


def test_every_version_shown_is_one_revision() -> None:
    oracle = make_oracle()
    first = walk_all(oracle.site)
    before = rows_of(oracle.site)
    assert codes(oracle, [first], before) == []
    oracle.site.happen(EDIT_LAST)
    second = walk_all(oracle.site)
    after = rows_of(oracle.site)
    edited = [row for row in after if row not in before]
    assert codes(oracle, [second], after, [*before, *edited]) == []
    assert codes(oracle, [], after, before) == ["revision_missing"]
    assert codes(oracle, [], after, [*before, *edited, *edited]) == ["revision_extra"]
    assert codes(oracle, [], before, [*before, *edited]) == ["not_current"]


def test_a_post_is_gone_after_two_complete_sweeps_without_it_and_not_before() -> None:
    oracle = make_oracle()
    quiet = walk_all(oracle.site)
    entries = rows_of(oracle.site)
    assert codes(oracle, [quiet], entries) == []
    oracle.site.happen(VANISH_FIRST)
    gone = next(iter(oracle.site.vanished.values()))
    marked = [replace(row, missing_tick=5) if row.url.endswith(gone.path) else row for row in entries]
    assert codes(oracle, [walk_all(oracle.site)], entries) == []
    assert codes(oracle, [], marked, entries) == ["false_missing"]
    assert codes(oracle, [walk_all(oracle.site)], entries) == ["not_missing"]
    assert codes(oracle, [], marked, entries) == []
    oracle.site.happen(Event(kind=EventKind.RESTORE))
    walk = walk_all(oracle.site)
    assert codes(oracle, [walk], marked, entries) == ["false_missing", "still_missing"]


def test_what_a_broken_answer_shows_is_not_asked_for() -> None:
    site = make_oracle().site
    for fault in Fault:
        site.serve("/", fault=fault)
    shown = {served.fault: len(served.shown) for served in site.served}
    whole = {Fault.WRONG_CHARSET, Fault.NO_NEXT}
    assert {fault for fault, number in shown.items() if number == LAYOUT.page_size} == whole
    assert [len(served.perhaps) for served in site.served if served.perhaps] == [1]  # of the page that is cut
