"""No text is too hostile: nothing raises, and no more than the caps is looked at."""

from datetime import UTC, datetime
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise import dates, month_day
from pipelines.normalise.date_atoms import cut
from pipelines.normalise.date_reading import MAX_POSTED_CHARS
from pipelines.normalise.dates import MAX_TEXT_CHARS, find_dates, parse_posted
from pipelines.normalise.month_day import find_month_day

FETCHED_AT = datetime(2024, 3, 15, 12, tzinfo=UTC)
LANGUAGES = st.sampled_from([None, "en", "en-US", "ar", "fa", "th", "ja", "zh-TW", "vi", "xx"])

HOSTILE = {
    "question marks": "?" * 20_000,
    "letters": "x" * 20_000,
    "ones": "1 " * 5000,
    "digits": "1" * 20_000,
    "spaces": " " * 200_000,
    "january": "january " * 20_000,
    "commas": "," * 200_000,
    "brackets": "(" * 100_000,
    "superscript": "²" * 20_000,
    "slashes": "1/" * 20_000,
    "hijri": "14 رجب 1445 " * 5000,
    "hijri words": "14 " + "رجب " * 5000 + "1445",
    "hijri numbers": "1445/07/" * 5000,
    "eras": "令和6年" * 5000,
    "ago": "a an one " * 5000 + "ago",
    "surrogate": "\ud800 2020 " * 5000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_cut_to_the_caps(text: str) -> None:
    lengths: list[int] = []

    def counted(given_text: str, language: str | None, start: int = 0, stop: int | None = None):
        lengths.append((len(given_text) if stop is None else stop) - start)
        return cut(given_text, language, start, stop)

    with patch.object(dates, "cut", counted), patch.object(month_day, "cut", counted):
        for cap in (len(text), MAX_TEXT_CHARS, MAX_POSTED_CHARS):
            for language in (None, "ar", "ja"):
                parse_posted(text[:cap], fetched_at=FETCHED_AT, language=language)
                find_dates(text[:cap], language=language)
                find_month_day(text[:cap], language)
    assert all(length <= MAX_TEXT_CHARS for length in lengths)


@given(st.text(max_size=160), LANGUAGES)
def test_text_of_any_script_is_read_or_not(text: str, language: str | None) -> None:
    reading = parse_posted(text, fetched_at=FETCHED_AT, language=language)
    found = find_dates(text, language=language)
    for one in [*found, *([reading] if reading else [])]:
        assert 0 <= one.span[0] < one.span[1] <= len(text)
    find_month_day(text, language)


NUMBERS = st.integers(0, 2600).map(str)
WORDS = st.sampled_from(
    [
        "رجب",
        "ذو",
        "الحجة",
        "march",
        "مارس",
        "年",
        "月",
        "日",
        "令和",
        "民國",
        "ago",
        "vor",
        "há",
        "#",
        "'",
        ".",
        ",",
        "/",
        "-",
        ":",
        "هـ",
        "AH",
        "\u200f",
        "١",
    ]
)


@given(st.lists(NUMBERS | WORDS, max_size=24), st.sampled_from(["", " "]), LANGUAGES)
def test_scraps_of_dates_are_read_or_not(scraps: list[str], gap: str, language: str | None) -> None:
    text = gap.join(scraps)
    reading = parse_posted(text, fetched_at=FETCHED_AT, language=language)
    assert reading is None or 0 <= reading.span[0] < reading.span[1] <= len(text)
    readings = find_dates(text, language=language)
    spans = [one.span for one in readings]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    month_day = find_month_day(text, language)
    assert month_day is None or reading is None or reading.relative
