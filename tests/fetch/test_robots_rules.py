import pytest

from crawler.fetch.robots_rules import MAX_BYTES, MAX_DELAY_SECONDS, parse_robots

PAGE = "https://library.example/news/1"


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        pytest.param("", True, id="empty"),
        pytest.param("User-agent: *\nDisallow: /news", False, id="for all"),
        pytest.param("User-agent: *\nDisallow:", True, id="nothing disallowed"),
        pytest.param("User-agent: clipfile\nDisallow: /\n\nUser-agent: *\nAllow: /", False, id="for us"),
        pytest.param("User-agent: ClipFile/1.0\nDisallow: /", False, id="for us, with a version"),
        pytest.param("User-agent: *\nDisallow: /\n\nUser-agent: clipfile\nAllow: /", True, id="us first"),
        pytest.param("User-agent: clip\nDisallow: /", True, id="for one whose name begins as ours"),
        pytest.param("User-agent: otherbot\nDisallow: /", True, id="for another"),
        pytest.param("User-agent: otherbot\nUser-agent: *\nDisallow: /", False, id="for another and all"),
        pytest.param("Disallow: /", True, id="for nobody"),
        pytest.param("\ufeffUser-agent: *\nDisallow: /", False, id="with a byte order mark"),
        pytest.param("User-agent: *\rDisallow: /news", False, id="with old line ends"),
        pytest.param("User-agent: *\nDisallow: /*/1$", False, id="with wildcards"),
        pytest.param("User-agent: *\nDisallow: /\nAllow: /news/", True, id="the longer rule counts"),
        pytest.param("<html><body>User-agent: * Disallow: /</body></html>", True, id="a page"),
        pytest.param("user-agent:*\ndisallow:/news", False, id="without spaces"),
    ],
)
def test_rules_hold_for_us(text: str, is_allowed: bool) -> None:
    assert parse_robots(text.encode()).is_allowed(PAGE) is is_allowed


@pytest.mark.parametrize(
    ("lines", "seconds"),
    [
        pytest.param("", 0.0, id="none"),
        pytest.param("Crawl-delay: 2.5", 2.5, id="crawl-delay"),
        pytest.param("Request-rate: 1/20", 20.0, id="request-rate"),
        pytest.param("Request-rate: 2/1m\nCrawl-delay: 3", 30.0, id="the longer of both"),
        pytest.param("Crawl-delay: 86400", MAX_DELAY_SECONDS, id="no more than the limit"),
        pytest.param("Crawl-delay: -1", 0.0, id="less than nothing"),
        pytest.param("Crawl-delay: nan", 0.0, id="no number"),
        pytest.param("Crawl-delay: soon", 0.0, id="a word"),
    ],
)
def test_a_pause_between_requests_is_read(lines: str, seconds: float) -> None:
    assert parse_robots(f"User-agent: *\n{lines}\n".encode()).delay_seconds == seconds


def test_of_a_long_file_the_first_500_kib_are_read_up_to_a_whole_line() -> None:
    rule = b"Disallow: /news/12\n"
    head = b"User-agent: *\n"
    padding = b"#" * (MAX_BYTES - len(head) - len(rule) + 2) + b"\n"  # the limit cuts the rule to /news/1
    rules = parse_robots(head + padding + rule)
    assert rules.is_allowed(PAGE)
    assert not parse_robots(head + padding[5:] + rule).is_allowed(PAGE + "2")


def test_many_agents_above_many_rules_are_read_in_one_pass() -> None:
    agents = "".join(f"User-agent: bot{number}\n" for number in range(15_000))
    rules = "".join(f"Disallow: /{number}\n" for number in range(15_000))
    assert parse_robots((agents + rules).encode()).is_allowed("https://library.example/7")
