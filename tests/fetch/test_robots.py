from collections import Counter
from collections.abc import Callable, Iterator

from crawler.fetch.fetched import Failure
from tests.fetch.crawling import LOOPBACK, crawl
from tests.servers import Answer, Asked, serving

PAGE = Answer(body=b"page")


def _rules(*lines: str) -> Answer:
    return Answer(headers={"Content-Type": "text/plain"}, body="\n".join(lines).encode())


def test_what_is_disallowed_is_not_asked_for() -> None:
    rules = _rules("User-agent: clipfile", "Disallow: /private", "Disallow: /*?print=")
    with serving({"/robots.txt": rules, "/": PAGE, "/public": PAGE, "/private/a": PAGE}) as server:
        urls = [
            server.url + path for path in ("/", "/private/a", "/public?print=1", "/public", "/robots.txt")
        ]
        result = crawl(*urls)
    assert result.failures == [None, Failure.ROBOTS, Failure.ROBOTS, None, None]
    assert [one.path for one in server.asked] == ["/robots.txt", "/", "/public", "/robots.txt"]


def test_a_redirect_to_what_is_disallowed_is_not_followed() -> None:
    moved = Answer(status=302, headers={"Location": "/private"})
    with serving(
        {"/robots.txt": _rules("User-agent: *", "Disallow: /private"), "/": moved, "/private": PAGE}
    ) as server:
        result = crawl(server.url + "/")
    assert result.failures == [Failure.ROBOTS]
    assert server.paths == ["/"]


NO_RULES = (400, 401, 403, 404, 410)
NOT_NOW = {
    "error": (Answer(status=500), "status 500"),
    "busy": (Answer(status=503), "status 503"),
    "many": (Answer(status=429), "status 429"),
    "reset": (Answer(is_reset=True), "the connection broke"),
    "half": (Answer(body=b"User-agent", announced_bytes=900), "ends before"),
}


def _by_host(answers: dict[str, Answer]) -> Callable[[Asked], Answer]:
    return lambda asked: answers[asked.headers["host"].partition(".")[0]]


def test_no_rules_means_all_is_allowed() -> None:
    text = b"User-agent: *\nDisallow: /"
    answers = {f"s{status}": Answer(status=status, body=text) for status in NO_RULES}
    names = {f"{name}.example": ["127.0.0.1"] for name in answers}
    with serving({"/robots.txt": _by_host(answers), "/": PAGE}) as server:
        result = crawl(*(f"http://{name}:{server.port}/" for name in names), names=names)
    assert [one.content for one in result.fetched] == [b"page"] * len(NO_RULES)


def test_rules_that_are_not_to_be_had_now_mean_that_nothing_is_allowed() -> None:
    answers = {name: answer for name, (answer, _) in NOT_NOW.items()}
    names = {f"{name}.example": ["127.0.0.1"] for name in answers}
    with serving({"/robots.txt": _by_host(answers), "/": PAGE}) as server:
        urls = [f"http://{name}:{server.port}{path}" for name in names for path in ("/", "/a")]
        result = crawl(*urls, names=names)
    broken = {"reset": Failure.CONNECTION}  # a matter of the host, which its pages would meet as well
    expected = [broken.get(name, Failure.ROBOTS_UNAVAILABLE) for name in NOT_NOW]
    assert result.failures == [failure for failure in expected for _ in ("/", "/a")]
    assert server.paths == []
    for fetched, said in zip(result.fetched[::2], [said for _, said in NOT_NOW.values()], strict=True):
        assert said in fetched.detail
    hosts = Counter(one.headers["host"].partition(".")[0] for one in server.asked)
    assert hosts == dict.fromkeys(NOT_NOW, 4)  # tried again, but not for each page


def test_rules_that_drip_mean_that_nothing_is_allowed() -> None:
    with serving({"/": PAGE}) as server:
        server.routes["/robots.txt"] = lambda _: Answer(body=server.drip())
        result = crawl(server.url + "/", settings={"DOWNLOAD_TIMEOUT": 0.5, "RETRY_TIMES": 0})
    assert result.failures == [Failure.ROBOTS_UNAVAILABLE]
    assert server.paths == []


def test_rules_that_come_at_the_second_try_are_obeyed() -> None:
    rules = [Answer(status=500), _rules("User-agent: *", "Disallow: /a")]
    with serving({"/robots.txt": rules, "/": PAGE, "/a": PAGE}) as server:
        result = crawl(server.url + "/", server.url + "/a")
    assert result.failures == [None, Failure.ROBOTS]


def _hops(number: int) -> Iterator[tuple[str, Answer]]:
    for hop in range(1, number):
        yield f"/{number}/{hop}", Answer(status=301, headers={"Location": f"/{number}/{hop + 1}"})
    yield f"/{number}/{number}", _rules("User-agent: *", "Disallow: /page")


def test_five_redirects_lead_to_rules_and_more_to_none() -> None:
    answers = {f"h{hops}": Answer(status=301, headers={"Location": f"/{hops}/1"}) for hops in (5, 6)}
    names = {f"{name}.example": ["127.0.0.1"] for name in answers}
    routes = {"/robots.txt": _by_host(answers), "/page": PAGE, **dict(_hops(5)), **dict(_hops(6))}
    with serving(routes) as server:
        result = crawl(*(f"http://{name}:{server.port}/page" for name in names), names=names)
    assert result.failures == [Failure.ROBOTS, None]


def test_a_crawl_delay_lengthens_the_pause_and_never_shortens_it() -> None:
    sources = {"quick": {**LOOPBACK, "delay_seconds": 0}, "slow": {**LOOPBACK, "delay_seconds": 0.3}}
    names = {"a.example": ["127.0.0.1"], "b.example": ["127.0.0.1"]}
    rules = _rules("User-agent: *", "Crawl-delay: 0.2")
    with serving({"/robots.txt": rules, "/": PAGE}) as server:
        result = crawl(
            ("quick", f"http://a.example:{server.port}/", {}),
            ("slow", f"http://b.example:{server.port}/", {}),
            sources=sources,
            names=names,
        )
    assert result.failures == [None, None]
    assert result.delays == {"a.example": 0.2, "b.example": 0.3}


def test_autothrottle_stays_above_what_a_source_and_a_robots_txt_ask_for() -> None:
    names = {"a.example": ["127.0.0.1"], "b.example": ["127.0.0.1"], "c.example": ["127.0.0.1"]}
    with serving({"/": PAGE}) as server:
        server.routes["/robots.txt"] = lambda asked: (
            _rules("User-agent: *", "Crawl-delay: 0.3")
            if asked.headers["host"][0] == "b"
            else Answer(status=404)
        )
        asks = [(name[0], f"http://{name}:{server.port}/", {}) for name in names for _ in range(4)]
        result = crawl(
            *asks,
            sources={"a": {**LOOPBACK, "delay_seconds": 0.3}, "b": LOOPBACK, "c": LOOPBACK},
            names=names,
            settings={"AUTOTHROTTLE_ENABLED": True, "AUTOTHROTTLE_START_DELAY": 0},
        )
    assert result.failures == [None] * 12
    assert result.delays["a.example"] >= 0.3
    assert result.delays["b.example"] >= 0.3
    assert result.delays["c.example"] == 0  # the source asks for none


def test_the_delay_of_a_source_holds_for_the_host_that_it_is_sent_on_to() -> None:
    """Scrapy would ask the second host in the turn of the first: the two would share one delay."""
    names = {"a.example": ["127.0.0.1"], "www.a.example": ["127.0.0.1"]}
    with serving({"/b": PAGE}) as server:
        server.routes["/"] = Answer(status=301, headers={"Location": f"http://www.a.example:{server.port}/b"})
        result = crawl(
            f"http://a.example:{server.port}/",
            sources={"library": {**LOOPBACK, "delay_seconds": 0.05}},
            names=names,
            settings={"ROBOTSTXT_OBEY": False},
        )
    assert result.fetched[0].content == b"page"
    assert result.delays == {"a.example": 0.05, "www.a.example": 0.05}
    assert [one.headers["host"].partition(":")[0] for one in server.asked] == list(names)
