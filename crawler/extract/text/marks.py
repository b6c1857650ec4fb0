"""Candidate layouts whose entries begin with a mark: "1.", "##", "-", "Title:", or a line below the title."""

from collections.abc import Iterator

from crawler.extract.text.days import led_by_dates
from crawler.extract.text.layout import Layout, TitlePlace, make_layout
from crawler.extract.text.line import Kind, Line

MAX_MARKS = 6  # the most frequent kinds of mark that are tried
UNDERLINE_TOLERANCE = 0.5  # an underline is as long as its title, give or take


def find_marked(lines: list[Line]) -> Iterator[Layout]:
    """Entries that begin with the same kind of mark: "1.", "##", "-", "Title:"."""
    places: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if line.mark and line.kind is not Kind.RULE:
            places.setdefault(line.mark, []).append(index)
        if line.titled:
            places.setdefault("inline", []).append(index)
    frequent = sorted(places, key=lambda mark: -len(places[mark]))[:MAX_MARKS]
    for mark in frequent:
        outermost = min(lines[index].indent for index in places[mark])
        # "9." may be set one column further in than "10."; a deeper mark is a list in the text.
        starts = [index for index in places[mark] if lines[index].indent <= outermost + 1]
        yield from _with_marks(lines, starts, mark)


def _with_marks(lines: list[Line], starts: list[int], mark: str) -> Iterator[Layout]:
    if mark == "inline":
        yield make_layout(lines, "inline_date", starts, TitlePlace.MARKED, inline=True)
        return
    titles = [index for index in starts if lines[index].kind is not Kind.DATE or lines[index].titled]
    days_marked = len(titles) < len(starts)
    name = f"marked_{_mark_name(mark)}"
    if 2 * sum(bool(lines[index].titled) for index in titles) >= len(titles) > 0:
        yield make_layout(lines, f"{name}_inline_date", titles, TitlePlace.MARKED, mark=mark, inline=True)
    if titles:
        yield make_layout(lines, name, titles, TitlePlace.MARKED, mark=mark)
        leading = led_by_dates(lines, titles)
        yield make_layout(lines, f"{name}_under_date", leading, TitlePlace.FIRST, mark=mark, grouped=True)
    if days_marked:
        yield make_layout(lines, f"{name}_date", starts, TitlePlace.FIRST, mark=mark)


def _mark_name(mark: str) -> str:
    if mark.startswith("#") and mark[1:].isdecimal() and len(mark) == 2:
        return f"heading_{mark[1:]}"
    if any(map(str.isdecimal, mark)):
        return "number"
    return {"**": "bold", "__": "bold", "title:": "title_label"}.get(mark, "bullet")


def find_underlined(lines: list[Line]) -> Iterator[Layout]:
    """Entries whose title has a rule directly below it."""
    places: dict[str, list[int]] = {}
    for index in range(1, len(lines)):
        rule, text = lines[index], lines[index - 1]
        if rule.kind is not Kind.RULE or rule.blanks_before or text.kind is Kind.RULE:
            continue
        width = len(text.raw)
        if abs(len(rule.text) - width) <= max(3, UNDERLINE_TOLERANCE * width):
            places.setdefault(rule.text[0], []).append(index - 1)
    for starts in places.values():
        titles = [index for index in starts if lines[index].kind is not Kind.DATE]
        if titles:
            yield make_layout(lines, "underlined", titles, TitlePlace.MARKED)
            leading = led_by_dates(lines, titles)
            yield make_layout(lines, "underlined_under_date", leading, TitlePlace.FIRST, grouped=True)
        if len(titles) < len(starts):
            yield make_layout(lines, "underlined_date", starts, TitlePlace.FIRST)
