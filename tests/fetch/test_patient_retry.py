from collections.abc import Callable
from itertools import pairwise

import pytest

from crawler.fetch.fetched import Failure
from tests.fetch.crawling import LOOPBACK, crawl
from tests.servers import Answer, serving

PAGE = Answer(body=b"page")
NO_RULES = {"ROBOTSTXT_OBEY": False}


@pytest.mark.parametrize("status", [429, 503])
def test_a_pause_that_is_asked_for_is_kept_and_then_asked_again(status: int) -> None:
    busy = Answer(status=status, headers={"Retry-After": "1"})
    with serving({"/": [busy, PAGE]}) as server:
        result = crawl(server.url + "/", settings=NO_RULES)
    assert (result.fetched[0].status, result.fetched[0].content) == (200, b"page")
    first, second = server.asked
    assert second.at_seconds - first.at_seconds >= 1


def test_a_pause_holds_for_all_that_ask_the_host() -> None:
    """What was under way may still arrive; nothing sets out until the pause is over."""
    busy = Answer(status=429, headers={"Retry-After": "1"})
    with serving({"/busy": [busy, PAGE], "/other": PAGE}) as server:
        result = crawl(
            ("a", server.url + "/busy", {}),
            *(("b", server.url + "/other", {}) for _ in range(20)),
            sources={"a": LOOPBACK, "b": LOOPBACK},
            settings=NO_RULES,
        )
    assert result.failures == [None] * 21
    busy_at, again_at = [one.at_seconds for one in server.asked if one.path == "/busy"]
    between = [one for one in server.asked if busy_at < one.at_seconds < busy_at + 1]
    assert again_at - busy_at >= 1
    assert len(between) <= 1


def test_a_pause_above_the_limit_is_not_waited_for_and_the_host_is_left_alone() -> None:
    busy = Answer(status=503, headers={"Retry-After": "86400"})
    with serving({"/": busy, "/a": PAGE}) as server:
        result = crawl(server.url + "/", server.url + "/a", settings=NO_RULES)
    first, second = result.fetched
    assert (first.status, first.failure) == (503, None)
    assert first.detail == "the server asks for a pause of 86400 s"
    assert (second.status, second.failure) == (None, Failure.RETRY_LATER)
    assert server.paths == ["/"]


def test_pauses_grow_where_none_is_asked_for() -> None:
    with serving({"/": Answer(status=502)}) as server:
        result = crawl(server.url + "/", settings={**NO_RULES, "CLIPFILE_RETRY_PAUSE": 0.1})
    assert result.fetched[0].status == 502
    at = [one.at_seconds for one in server.asked]
    pauses = [after - before for before, after in pairwise(at)]
    assert len(pauses) == 3
    assert all(pause >= least for pause, least in zip(pauses, (0.1, 0.2, 0.4), strict=True))


def test_what_will_stay_is_asked_for_once() -> None:
    statuses = (400, 401, 403, 404, 410, 451)
    with serving({f"/{status}": Answer(status=status) for status in statuses}) as server:
        result = crawl(*(f"{server.url}/{status}" for status in statuses), settings=NO_RULES)
    assert tuple(one.status for one in result.fetched) == statuses
    assert server.paths == [f"/{status}" for status in statuses]


def test_a_run_that_is_ended_does_not_wait_for_a_pause() -> None:
    with serving({"/": Answer(status=503, headers={"Retry-After": "500"})}) as server:

        def end_in_the_pause(end: Callable[[], None]) -> None:
            assert server.was_asked.wait(60)
            end()

        result = crawl(server.url + "/", settings=NO_RULES, meanwhile=end_in_the_pause)
    assert "Spider closed (shutdown)" in result.log  # after far less than the pause, or `crawl` gives up
    assert server.paths == ["/"]
