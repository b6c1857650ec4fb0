"""The smallest script that still violates the same: python -m tests.live.shrink SEED [--http]."""

import argparse
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from tests.live.in_process import play_in_process
from tests.live.moving_site import Layout
from tests.live.outcome import Outcome
from tests.live.play import play_over_http
from tests.live.scripts import Crawl, Script, make_script

Part = TypeVar("Part")
Play = Callable[[Script], Outcome]


def main() -> None:
    """Print the smallest script found for a seed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("--http", action="store_true")
    parser.add_argument("--code", help="only this kind of violation")
    given = parser.parse_args()
    print(shrink(make_script(given.seed), play_over_http if given.http else play_in_process, given.code))


def shrink(script: Script, play: Play, code: str | None = None) -> Outcome:
    """Make a script smaller as long as one of its violations stays."""
    smallest = play(script)
    kept = {code} if code else {one.code for one in smallest.violations[:1]}
    is_smaller = bool(smallest.violations)
    while is_smaller:
        is_smaller = False
        for variant in _variants(smallest.script):
            outcome = play(variant)
            if kept & {one.code for one in outcome.violations}:
                smallest, is_smaller = outcome, True
                break
    return smallest


def _variants(script: Script) -> Iterator[Script]:
    """Yield scripts that are a little smaller, the much smaller ones first."""
    for number in reversed(range(len(script.crawls))):
        if len(script.crawls) > 1:
            yield replace(script, crawls=(*script.crawls[:number], *script.crawls[number + 1 :]))
    for days in (script.days[: len(script.days) // 2], script.days[1:]):
        if len(days) < len(script.days):
            yield replace(script, days=days)
    for number, crawl in enumerate(script.crawls):
        for smaller in _smaller_crawls(crawl):
            yield replace(script, crawls=(*script.crawls[:number], smaller, *script.crawls[number + 1 :]))
    plain = Layout(page_size=script.layout.page_size)
    for name in Layout.__slots__:
        layout = replace(script.layout, **{name: getattr(plain, name)})
        if layout != script.layout:
            yield replace(script, layout=layout)
    if script.wrapper:
        yield replace(script, wrapper="")


def _smaller_crawls(crawl: Crawl) -> Iterator[Crawl]:
    if crawl.is_full:
        yield replace(crawl, is_full=False)
    yield from (replace(crawl, before=parts) for parts in _shorter(crawl.before))
    yield from (replace(crawl, during=parts) for parts in _shorter(crawl.during))
    yield from (replace(crawl, faults=parts) for parts in _shorter(crawl.faults))


def _shorter(parts: tuple[Part, ...]) -> Iterator[tuple[Part, ...]]:
    if len(parts) > 3:
        yield parts[: len(parts) // 2]
        yield parts[len(parts) // 2 :]
    for number in range(len(parts)):
        yield (*parts[:number], *parts[number + 1 :])


if __name__ == "__main__":
    main()
