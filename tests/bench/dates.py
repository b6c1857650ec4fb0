"""Reading dates: ours beside dateparser and dateutil, on a table of strings and on those of real pages.

The table is our own, written before the rules were made to fit it, but by the same hands: it compares, it
does not acquit. Each tool is told the language the line declares and when the page was fetched, as ours is.
dateparser's `relative-time` is asked for the relative strings alone: that is how it would be a fallback.
"""

import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from crawler.readers import html
from pipelines.items import Page, RawEntry
from pipelines.normalise import dates
from tests.bench.corpus import ABSENT, load_pages
from tests.bench.peers import installed
from tests.bench.tools import Tool
from tests.normalise.date_table import FETCHED_AT, NONE, DateString, Verdict, load_table, read

ROUNDS = 3
BASE = FETCHED_AT.replace(tzinfo=None)
Read = Callable[[DateString], str]


def main() -> None:
    """Print what each reads of the table by kind, and the microseconds a date takes."""
    print("== dates, a table of strings and those of real pages ==")
    readers: dict[str, Read] = {"ours": read} | {tool.name: load for tool, load in installed(TOOLS)}
    table = load_table()
    for name, ask in readers.items():
        asked = [s for s in table if name != RELATIVE or s.kind in ("relative", "none")]
        _print_verdicts(name, asked, ask)
    _print_times("the table", readers, table)
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    strings = [string for page in pages for string in _strings_of(page)]
    _print_times("the statements of real pages, repeats and all", readers, strings)


def load_dateparser(**settings: Any) -> Read:
    """dateparser, with the language it is told where it knows it, else with all of them."""
    import dateparser  # an optional tool
    from dateparser.languages.loader import default_loader  # comes with it

    known = set(default_loader.get_locale_map())

    def answer(string: DateString) -> str:
        primary = (string.language or "").partition("-")[0].lower()
        found = dateparser.parse(
            string.text,
            languages=[primary] if primary in known else None,
            settings={"RELATIVE_BASE": BASE, **settings},
        )
        return _as_expected(found, string)

    return answer


def load_dateutil() -> Read:
    """Dateutil's fuzzy parser, which reads English."""
    from dateutil import parser  # a dependency of ours, for months and years back

    def answer(string: DateString) -> str:
        try:
            return _as_expected(parser.parse(string.text, fuzzy=True, default=BASE), string)
        except (ValueError, OverflowError):  # what it raises on text that it does not read
            return NONE

    return answer


RELATIVE = "dateparser relative"
TOOLS = (
    Tool("dateparser", load_dateparser, 1),  # type: ignore[arg-type]
    Tool(RELATIVE, lambda: load_dateparser(PARSERS=["relative-time"]), 1),  # type: ignore[arg-type, return-value]
    Tool("dateutil fuzzy", load_dateutil, 1),  # type: ignore[arg-type]
)


def _as_expected(found: datetime | None, string: DateString) -> str:
    """Write an answer as exactly as the truth is known."""
    if found is None:
        return NONE
    length = len(string.expected) if string.expected[:4].isdigit() else 10
    return found.date().isoformat()[: min(length, 10)]


def _print_verdicts(name: str, table: list[DateString], ask: Read) -> None:
    counted: Counter[tuple[str, Verdict]] = Counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # both tell of what will change in them
        for string in table:
            counted[string.kind, string.judge(ask(string))] += 1
    right = sum(number for (_, verdict), number in counted.items() if verdict is Verdict.RIGHT)
    wrong = sum(number for (_, verdict), number in counted.items() if verdict is Verdict.WRONG)
    print(f"{name}: {right} of {len(table)} right, {wrong} wrong; right/wrong/one of two by kind:")
    verdicts = (Verdict.RIGHT, Verdict.WRONG, Verdict.HALF)
    for kind in dict.fromkeys(string.kind for string in table):
        shares = "/".join(str(counted[kind, verdict]) for verdict in verdicts)
        print(f"   {kind:<9} {shares} of {sum(string.kind == kind for string in table)}")


def _strings_of(page: Page) -> Iterable[DateString]:
    for record in html.read(page):
        if isinstance(record, RawEntry):
            for posted in record.posted:
                yield DateString(posted.raw, record.language_hint, "real", NONE, None)


def _print_times(what: str, readers: dict[str, Read], strings: list[DateString]) -> None:
    print(f"processor time a date in the mean, {len(strings)} strings of {what}:")
    best: dict[str, float] = {}
    for name, ask in readers.items():
        for _ in range(ROUNDS if name == "ours" else 1):
            dates._parse_whole.cache_clear()  # what one round remembers is not the next one's gain
            began = time.process_time()
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for string in strings:
                    ask(string)
            taken = 1e6 * (time.process_time() - began) / len(strings)
            best[name] = min(best.get(name, taken), taken)
    for name, microseconds in best.items():
        print(f"   {name:<20} {microseconds:8.1f} µs, {microseconds / best['ours']:6.1f} times ours")


if __name__ == "__main__":
    main()
