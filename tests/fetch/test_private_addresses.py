"""Nothing is connected to that is not public: by name, by literal address, at every hop.

No test tries for real: the resolver is told the addresses, and a connection is noted, not made.
"""

import asyncio
from ipaddress import ip_address

import pytest
from scrapy import Request
from scrapy.http import Response

from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused
from crawler.fetch.request_meta import ALLOW_PRIVATE
from crawler.fetch.resolver import SafeResolver
from crawler.fetch.safe_addresses import SafeAddresses
from tests.fetch.crawling import LOOPBACK, crawl
from tests.servers import Answer, serving

LITERALS = (
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0x7f000001",
    "0177.0.0.1",
    "[::1]",
    "[::ffff:7f00:1]",
    "[::ffff:127.0.0.1]",
    "[64:ff9b::7f00:1]",
    "[2002:7f00:1::1]",
    "１２７.０.０.１",
    "127。0。0。1",
    "0",
)


def test_literal_addresses_are_refused_in_all_notations() -> None:
    with serving({"/": Answer(body=b"secret")}) as server:
        urls = [f"http://{literal}:{server.port}/" for literal in LITERALS]
        result = crawl(*urls, sources={"library": {"delay_seconds": 0}})
    assert result.failures == [Failure.PRIVATE_ADDRESS] * len(LITERALS)
    assert (server.asked, result.connected) == ([], [])


def test_names_are_refused_by_any_of_their_addresses() -> None:
    names = {
        "inner.example": ["127.0.0.1"],
        "both.example": ["93.184.216.34", "127.0.0.1"],
        "other.example": ["2606:2800:220:1::1", "::1"],
    }
    result = crawl(
        *(f"http://{name}/" for name in names), sources={"library": {"delay_seconds": 0}}, names=names
    )
    assert result.failures == [Failure.PRIVATE_ADDRESS] * 3
    assert result.connected == []
    assert result.fetched[0].detail == "inner.example is 127.0.0.1, which is not a public address"


def test_what_is_public_is_connected_to_by_the_address_that_was_checked() -> None:
    names = {"library.example": ["93.184.216.34"]}
    result = crawl("http://library.example/", names=names, sources={"a": {"delay_seconds": 0}})
    assert set(result.connected) == {"93.184.216.34"}


def test_a_redirect_to_another_address_is_refused_and_one_source_does_not_open_for_another() -> None:
    """Both ask the same server by the same name at the same time; only one may."""
    names = {"library.example": ["127.0.0.1"]}
    with serving({"/": Answer(body=b"page")}) as server:
        url = f"http://library.example:{server.port}/"
        result = crawl(
            ("open", url, {}),
            ("open", url, {}),
            ("shut", url, {}),
            ("shut", url, {}),
            names=names,
            sources={"open": LOOPBACK, "shut": {"delay_seconds": 0}},
        )
    assert [one.content for one in result.of_source["open"]] == [b"page", b"page"]
    assert [one.failure for one in result.of_source["shut"]] == [Failure.PRIVATE_ADDRESS] * 2
    assert len(server.paths) == 2


@pytest.mark.parametrize("status", [200, 302])
def test_every_hop_is_checked(status: int) -> None:
    """Of an allowed source the hop would be fetched; the middleware sees it as it sees the first."""
    resolver = _Told({"inner.example": ["10.0.0.1"], "library.example": ["93.184.216.34"]})
    middleware = SafeAddresses(resolver)
    first = Request("http://library.example/", meta={"redirect_times": 0})
    hop = first.replace(url="http://inner.example/robots.txt" if status == 200 else "http://inner.example/")
    assert asyncio.run(middleware.process_request(first)) is None
    with pytest.raises(Refused) as refused:
        asyncio.run(middleware.process_request(hop))
    assert refused.value.failure is Failure.PRIVATE_ADDRESS


def test_credentials_of_a_hop_are_dropped() -> None:
    middleware = SafeAddresses(_Told({"library.example": ["93.184.216.34"]}))
    hop = asyncio.run(middleware.process_request(Request("http://u:p@library.example/")))
    assert hop is not None
    assert hop.url == "http://library.example/"


def test_an_answer_from_elsewhere_is_refused() -> None:
    """A download handler with a resolver of its own, as a browser, connects past ours."""
    middleware = SafeAddresses(_Told({}))
    answer = Response("http://library.example/", ip_address=ip_address("127.0.0.1"))
    with pytest.raises(Refused) as refused:
        middleware.process_response(Request("http://library.example/"), answer)
    assert refused.value.failure is Failure.PRIVATE_ADDRESS
    allowed = Request("http://library.example/", meta={ALLOW_PRIVATE: True})
    assert middleware.process_response(allowed, answer) is answer


class _Told(SafeResolver):
    """Answers as it is told, another address each time."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        super().__init__(None, timeout_seconds=1)
        self._names = names

    async def _ask(self, name: str) -> list[str]:
        return [self._names[name].pop(0)]


class _Receiver:
    """What Twisted connects by."""

    def __init__(self) -> None:
        self.hosts: list[str] = []

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        """Wait."""

    def addressResolved(self, address: object) -> None:  # noqa: N802
        self.hosts.append(address.host)  # type: ignore[attr-defined]

    def resolutionComplete(self) -> None:  # noqa: N802
        """Know all."""


async def _connect(resolver: SafeResolver, host: str) -> list[str]:
    receiver = _Receiver()
    await resolver._answer(receiver, host, 80)
    return receiver.hosts


def test_a_name_that_changes_its_address_is_connected_to_by_the_one_that_was_checked() -> None:
    resolver = _Told({"library.example": ["93.184.216.34", "127.0.0.1"]})

    async def check_then_connect() -> tuple[object, list[str]]:
        return await resolver.find_addresses("library.example"), await _connect(resolver, "LIBRARY.example")

    assert asyncio.run(check_then_connect()) == (("93.184.216.34",), ["93.184.216.34"])


def test_what_never_was_checked_is_not_connected_to() -> None:
    resolver = _Told({"inner.example": ["127.0.0.1"]})
    assert asyncio.run(_connect(resolver, "inner.example")) == []
    resolver.allow("inner.example")
    assert asyncio.run(_connect(resolver, "inner.example")) == ["127.0.0.1"]


def test_names_in_unicode_and_in_ascii_are_one() -> None:
    resolver = _Told({"xn--strae-oqa.example": ["93.184.216.34"]})
    assert asyncio.run(_connect(resolver, "xn--strae-oqa.example")) == ["93.184.216.34"]
    assert asyncio.run(_connect(resolver, "straße.example")) == ["93.184.216.34"]
