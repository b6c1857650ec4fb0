"""What a page may ask for, and what is made of it: without a browser, which `test_javascript` has."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.fetch.browser_requests import MAX_BYTES, MAX_REQUESTS, MAX_TIMES, PageRequests
from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused
from crawler.fetch.resolver import SafeResolver
from crawler.fetch.safe_addresses import SafeAddresses

PAGE = "https://library.example/news/"
DOCUMENT = Response(PAGE, headers={"Content-Type": "text/html", "Set-Cookie": "a=b"}, body=b"<p>")


@dataclass
class Asked:
    """A request of the browser and its route, as Playwright gives them."""

    url: str
    resource_type: str = "fetch"
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    answers: list[Any] = field(default_factory=list)

    @property
    def request(self) -> "Asked":
        return self

    def is_navigation_request(self) -> bool:
        return self.resource_type == "document"

    async def abort(self, _: str) -> None:
        self.answers.append("aborted")

    async def fulfill(self, **values: Any) -> None:
        self.answers.append(values)


class Engine:
    """Answers each address as it is told, 404 for all others."""

    def __init__(self, **answers: Response | Exception) -> None:
        self.answers = answers
        self.asked: list[tuple[str, Mapping[str, str]]] = []

    async def __call__(self, url: str, headers: Mapping[str, str]) -> Response:
        self.asked.append((url, headers))
        answer = self.answers.get(url.rpartition("/")[2], Response(url, status=404))
        if isinstance(answer, Exception):
            raise answer
        return answer


def browse(engine: Engine, *asked: Asked, scripts: dict[str, Response] | None = None) -> PageRequests:
    """Let a page ask, one request after another."""

    async def ask_all() -> PageRequests:
        requests = PageRequests(DOCUMENT, engine, {} if scripts is None else scripts)
        for one in asked:
            await requests.answer(one)
        return requests

    return asyncio.run(ask_all())


def data(name: str, **values: Any) -> Asked:
    return Asked(f"https://library.example/{name}", **values)


def test_the_page_is_given_once_and_no_other_takes_its_place() -> None:
    engine = Engine()
    first, moved = Asked(PAGE, "document"), Asked(PAGE, "document")
    browse(engine, first, moved)
    [given] = first.answers
    assert (given["status"], given["body"]) == (200, b"<p>")
    assert given["headers"] == {"Content-Type": "text/html"}
    assert moved.answers == ["aborted"]
    assert engine.asked == []


@pytest.mark.parametrize(
    "kind", ["image", "font", "media", "ping", "eventsource", "websocket", "manifest", "other"]
)
def test_what_holds_no_entries_is_not_asked_for(kind: str) -> None:
    engine, asked = Engine(), data("x", resource_type=kind)
    browse(engine, asked)
    assert (asked.answers, engine.asked) == (["aborted"], [])


def test_nothing_is_posted_and_a_style_sheet_is_empty() -> None:
    engine, posted, style = Engine(), data("x", method="POST"), data("x", resource_type="stylesheet")
    browse(engine, posted, style)
    assert posted.answers == ["aborted"]
    assert style.answers[0]["body"] == ""
    assert engine.asked == []


def test_data_come_from_the_engine_without_what_tells_of_us_or_keeps_state() -> None:
    body = Response("https://x.example/", status=404, headers={"X-Total": "3", "Set-Cookie": "a"}, body=b"[]")
    engine = Engine(list=body)
    asked = data("list", headers={"X-Key": "1", "Cookie": "a", "Referer": PAGE, "sec-ch-ua": "x"})
    browse(engine, asked)
    assert engine.asked == [("https://library.example/list", {"X-Key": "1"})]
    assert asked.answers == [{"status": 404, "headers": {"X-Total": "3"}, "body": b"[]"}]


def test_a_script_is_asked_for_once_a_walk_and_data_each_time() -> None:
    engine = Engine(app=Response(PAGE, body=b"1"), list=Response(PAGE, body=b"2"))
    scripts: dict[str, Response] = {}
    for _ in range(2):
        browse(engine, data("app", resource_type="script"), data("list"), scripts=scripts)
    assert [url.rpartition("/")[2] for url, _ in engine.asked] == ["app", "list", "list"]


class Told(SafeResolver):
    """Answers as it is told; connects nothing."""

    async def _ask(self, name: str) -> list[str]:
        return {"inner.example": ["10.0.0.1"], "library.example": ["93.184.216.34"]}[name]


@pytest.mark.parametrize(
    "url",
    [
        "http://inner.example/secret",
        "file:///etc/hostname",
        "ftp://library.example/",
    ],
)
def test_a_refused_address_is_aborted_by_the_same_rule_as_every_page(url: str) -> None:
    middleware = SafeAddresses(Told(None, timeout_seconds=1))
    passed: list[str] = []

    async def ask(url: str, _: Mapping[str, str]) -> Response:
        await middleware.process_request(Request(url))
        passed.append(url)
        return Response(url)

    async def browse_one(asked: Asked) -> None:
        requests = PageRequests(DOCUMENT, ask, {})
        await requests.answer(asked)
        requests.check()

    refused, allowed = Asked(url), data("x")
    asyncio.run(browse_one(refused))
    asyncio.run(browse_one(allowed))
    assert refused.answers == ["aborted"]
    assert passed == [allowed.url]


def test_a_part_that_its_own_host_should_have_given_leaves_no_page() -> None:
    for missing in (Refused(Failure.TIMEOUT, "late"), Response(PAGE, status=503)):
        requests = browse(Engine(list=missing), data("list"))
        with pytest.raises(Refused, match=r"library\.example/list"):
            requests.check()


def test_a_part_that_is_refused_or_of_another_host_is_left_out() -> None:
    engine = Engine(list=Refused(Failure.ROBOTS, "no"), count=Refused(Failure.TIMEOUT, "late"))
    refused, other = data("list"), Asked("https://counter.example/count")
    browse(engine, refused, other).check()
    assert refused.answers == other.answers == ["aborted"]


def test_a_run_that_is_being_ended_leaves_no_page() -> None:
    requests = browse(Engine(count=Refused(Failure.STOPPED, "end")), Asked("https://counter.example/count"))
    with pytest.raises(Refused, match="stopped"):
        requests.check()


def test_a_page_that_polls_is_answered_a_few_times() -> None:
    engine = Engine()
    asked = [data("poll") for _ in range(MAX_TIMES + 1)]
    browse(engine, *asked).check()
    assert len(engine.asked) == MAX_TIMES
    assert asked[-1].answers == ["aborted"]


def test_a_page_that_asks_without_end_is_none() -> None:
    engine = Engine()
    requests = browse(engine, *(data(f"{number}") for number in range(MAX_REQUESTS + 1)))
    assert len(engine.asked) == MAX_REQUESTS
    with pytest.raises(Refused, match="too_large"):
        requests.check()


def test_a_page_with_too_much_data_is_none() -> None:
    half = Response(PAGE, body=bytes(MAX_BYTES // 2 + 1))
    requests = browse(Engine(a=half, b=half), data("a"), data("b"))
    with pytest.raises(Refused, match="too_large"):
        requests.check()


def test_a_fault_of_ours_is_not_lost() -> None:
    requests = browse(Engine(list=ZeroDivisionError()), data("list"))
    with pytest.raises(ZeroDivisionError):
        requests.check()


def test_a_page_that_was_given_up_asks_for_nothing() -> None:
    engine, asked = Engine(), data("list")

    async def close_then_ask() -> None:
        requests = PageRequests(DOCUMENT, engine, {})
        requests.close()
        await requests.answer(asked)

    asyncio.run(close_then_ask())
    assert (engine.asked, asked.answers) == ([], ["aborted"])
