"""What a robots.txt says to us (RFC 9309)."""

import re
from dataclasses import dataclass

from protego import Protego

from crawler.fetch.user_agent import ROBOTS_TOKEN

MAX_BYTES = 500 * 1024  # as much as RFC 9309, section 2.5, wants read
MAX_DELAY_SECONDS = 60.0  # more would be a listing page an hour
_AGENT = re.compile(r"(?i)user[- ]?agent(?:\s*:\s*|\s+)([^\s#/]*)")  # also without the colon, as Protego


@dataclass(frozen=True, slots=True)
class RobotsRules:
    """The rules for us of one host."""

    parsed: Protego

    def is_allowed(self, url: str) -> bool:
        """Tell whether we may ask for an address."""
        return self.parsed.can_fetch(url, ROBOTS_TOKEN)

    @property
    def delay_seconds(self) -> float:
        """The time between two requests that Crawl-delay and Request-rate ask for, 60 s at most."""
        rate = self.parsed.request_rate(ROBOTS_TOKEN)
        delay = self.parsed.crawl_delay(ROBOTS_TOKEN) or 0.0
        return min(MAX_DELAY_SECONDS, max(delay, rate.seconds / rate.requests if rate else 0.0))


def parse_robots(content: bytes) -> RobotsRules:
    r"""Read a robots.txt, however broken: what is no rule says nothing.

    >>> rules = parse_robots(b"User-agent: *\nDisallow: /private\nCrawl-delay: 5\n")
    >>> rules.is_allowed("https://h.example/private/a"), rules.delay_seconds
    (False, 5.0)
    """
    if len(content) > MAX_BYTES:
        cut = max(content.rfind(end, 0, MAX_BYTES) for end in (b"\n", b"\r"))
        content = content[: cut + 1]  # half a rule would be another rule
    lines = content.decode("utf-8-sig", errors="replace").splitlines()
    return RobotsRules(Protego.parse("\n".join(map(_name_agent, lines))))


def _name_agent(line: str) -> str:
    """Give all agents but us one name.

    Protego adds each rule to each agent of its group: 5,000 agents above 5,000 rules took it 89 s.
    It also takes the beginning of our name for ours.
    """
    agent = _AGENT.match(line.strip())
    if agent is None:
        return line
    name = agent[1].lower()
    return f"User-agent: {name if name in {'*', ROBOTS_TOKEN} else 'another'}"


ALL_ALLOWED = parse_robots(b"")
