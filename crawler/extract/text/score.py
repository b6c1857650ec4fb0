"""Judge a layout by what it makes of the page: how much the entries look like entries of one list.

Every feature is a share between 0 and 1. The first ones must all hold, so they are multiplied;
the others tell readings apart that cut the same page differently, so they are averaged.
"""

from collections import Counter
from collections.abc import Iterable
from statistics import fmean

from crawler.extract.text.fields import Fields
from crawler.extract.text.layout import Layout
from crawler.extract.text.line import Kind, Line
from crawler.extract.text.titles import ends_with_stop, is_wrapped, looks_like_title, wrap_width

TAIL_CHARS = 400  # where a repeated title is looked for: the longest title and its punctuation
REPEATED_TOKENS = 3  # fewer words at the end of a text repeat a title by chance
# An entry with more of the page than this is no entry of a list; of two or three, one may be long.
LARGEST_SHARE, LARGEST_SHARE_OF_FEW, FEW = 0.6, 0.85, 3
LOOSE_TITLE, LOOSE_TITLE_SHARE = 0.8, 0.7  # a title by its place and length, with a longer text below
UNLIKELY_TITLE = 0.3  # a sentence, or the first line of a wrapped paragraph; some titles are like that
MUST_WEIGHT, REPEATED_WEIGHT = 0.8, 0.2


def score_layout(lines: list[Line], layout: Layout, entries: list[Fields]) -> float:
    """Return how well the layout reads the page, 0 to 1."""
    must = _titled(lines, layout, entries) * _evident(lines, layout, entries) * _dates_used(lines, entries)
    must *= _variety(entries) * _evenness(layout) * _kept(lines, layout)
    fits = fmean(
        (
            _regularity(layout, entries),
            _spacing(lines, layout),
            _plausible_text(entries),
            _closed(lines, layout, entries),
        )
    )
    repeated = _share(_repeats_title(entry) for entry in entries)
    return must * (MUST_WEIGHT * fits + REPEATED_WEIGHT * max(repeated, 0.5 * fits))


def _titled(lines: list[Line], layout: Layout, entries: list[Fields]) -> float:
    width = wrap_width(lines)
    ends = (*layout.starts[1:], layout.stop)
    return fmean(
        _title_likeness(lines, layout, entry, end, width) for entry, end in zip(entries, ends, strict=True)
    )


def _title_likeness(lines: list[Line], layout: Layout, entry: Fields, end: int, width: int) -> float:
    """Rate a title: 1 for one that looks so, little for a sentence or the start of a wrapped paragraph."""
    if entry.title is None or entry.title_at is None:
        return 0.0
    one_line = len(entry.title) <= len(lines[entry.title_at].raw) and entry.title_at + 1 < end
    cut_off = one_line and is_wrapped(lines, entry.title_at, width)
    if cut_off:
        return UNLIKELY_TITLE
    if looks_like_title(entry.title.strip()):
        return 1.0
    is_shorter = LOOSE_TITLE_SHARE * len(entry.body or "") >= len(entry.title)
    return LOOSE_TITLE if is_shorter and len(entry.title) <= layout.title_limit else UNLIKELY_TITLE


def _evident(lines: list[Line], layout: Layout, entries: list[Fields]) -> float:
    """The share of entries that show one thing more than a heading with text has."""
    headings = sum(entry.date is not None for entry in entries)
    inherits = layout.grouped and headings >= 2  # a single date above sections is an article's
    return _share(
        (entry.date is not None and (headings >= 2 or entry.date_labelled))
        or inherits
        or bool(entry.url or entry.byline or entry.more or entry.dateline)
        or _repeats_title(entry)
        for entry in entries
    )


def _dates_used(lines: list[Line], entries: list[Fields]) -> float:
    """The share of the page's dates that are the day of an entry."""
    stated = [index for index, line in enumerate(lines) if line.kind is Kind.DATE]
    if not stated:
        return 1.0
    used = {entry.date_at for entry in entries}
    # Squared: a date that is no entry's is an entry lost; a missing title loses less.
    return (len(used.intersection(stated)) / len(stated)) ** 2


def _kept(lines: list[Line], layout: Layout) -> float:
    """The share of the text from the first entry on that is in an entry, but for the page's footer."""
    in_entries = sum(line.kind is Kind.TEXT for line in lines[layout.starts[0] : layout.stop])
    lost = 0
    for line in lines[layout.stop :]:
        if line.kind in (Kind.CHROME, Kind.RULE):
            break
        lost += line.kind is Kind.TEXT
    return in_entries / (in_entries + lost) if lost else 1.0


def _variety(entries: list[Fields]) -> float:
    """The share of different entries: by title, or with day and text where a label names the day.

    "Weekly results" above a labelled day comes back every week; above anything else it is a heading.
    """
    named = [entry for entry in entries if entry.title]
    told = {
        (entry.title, entry.date, entry.body) if entry.date_labelled else (entry.title,) for entry in named
    }
    return len(told) / len(named) if named else 0.0


def _evenness(layout: Layout) -> float:
    """Low where one entry holds most of the page."""
    ends = (*layout.starts[1:], layout.stop)
    sizes = [end - start for start, end in zip(layout.starts, ends, strict=True)]
    largest = max(sizes) / max(1, sum(sizes))
    bound = LARGEST_SHARE_OF_FEW if len(sizes) <= FEW else LARGEST_SHARE
    return 1.0 - min(1.0, 2 * max(0.0, largest - bound))


def _regularity(layout: Layout, entries: list[Fields]) -> float:
    """The share of entries whose day stands where it stands in most."""
    places: Counter[str] = Counter()
    for entry in entries:
        if entry.date_at is None:
            places["none"] += 1
        elif entry.title_at is None or entry.date_at == entry.title_at:
            places["alone"] += 1
        elif entry.date_at < entry.title_at:
            places["above"] += 1
        else:
            places["below"] += 1
    if layout.grouped:
        places["above"] += places.pop("none", 0)
    return max(places.values()) / len(entries)


def _spacing(lines: list[Line], layout: Layout) -> float:
    """The share of entries set off from the one before by at least the space they have within."""
    ends = (*layout.starts[1:], layout.stop)
    pairs = list(zip(layout.starts, ends, strict=True))[1:]
    return _share(
        lines[start].blanks_before >= max((line.blanks_before for line in lines[start + 1 : end]), default=0)
        or lines[start - 1].kind is Kind.RULE
        for start, end in pairs
    )


def _closed(lines: list[Line], layout: Layout, entries: list[Fields]) -> float:
    """How far a "Read more" or a rule on its own ends an entry: no title and no text after it."""
    ends = (*layout.starts[1:], layout.stop)
    shares = []
    for start, end, entry in zip(layout.starts, ends, entries, strict=True):
        closing = next((index for index in range(start, end) if _is_closing(lines, index)), end)
        title_after = entry.title_at is not None and entry.title_at > closing
        text_after = any(line.kind is Kind.TEXT for line in lines[closing:end])
        shares.append(0.0 if title_after else 0.5 if text_after else 1.0)
    return fmean(shares)


def _is_closing(lines: list[Line], index: int) -> bool:
    if lines[index].kind is Kind.MORE:
        return True
    is_apart = lines[index].blanks_before and (index + 1 == len(lines) or lines[index + 1].blanks_before)
    return lines[index].kind is Kind.RULE and bool(is_apart)


def _plausible_text(entries: list[Fields]) -> float:
    """How far texts look like texts: longer than their titles, or sentences."""
    texts = [
        entry.title is None or len(entry.body) >= len(entry.title) or ends_with_stop(entry.body)
        for entry in entries
        if entry.body
    ]
    if not texts:
        return 0.6  # a list of titles only: possible, but any other reading is better
    return (sum(texts) + 0.5 * (len(entries) - len(texts))) / len(entries)


def _repeats_title(entry: Fields) -> bool:
    """Tell whether the text ends with the title or its beginning: it closes the right entry."""
    if entry.title is None or entry.body is None:
        return False
    title = entry.title.split()
    tail = entry.body[-TAIL_CHARS:].rstrip(" .\xa0").split()
    if len(title) < REPEATED_TOKENS:
        return tail[-len(title) :] == title and len(title) > 1
    for start in range(len(tail) - REPEATED_TOKENS, -1, -1):
        if tail[start : start + REPEATED_TOKENS] == title[:REPEATED_TOKENS]:
            return tail[start:] == title[: len(tail) - start]
    return False


def _share(facts: Iterable[bool]) -> float:
    values = list(facts)
    return sum(values) / len(values) if values else 1.0
