"""Days and months that are written without a year."""

import pytest

from pipelines.normalise.month_day import MonthDay, find_month_day


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("5 March", "en", "--03-05"),
        ("March 5th", None, "--03-05"),
        ("Mar 5", "en", "--03-05"),
        ("Thu, Mar. 5, 10:30 pm", "en", "--03-05"),
        ("Posted on 29 February at 10:30", "en", "--02-29"),
        ("12 januari", "nl", "--01-12"),
        ("den 12 januari kl. 10.30", "sv", "--01-12"),
        ("Donnerstag, 5. März", "de", "--03-05"),
        ("5. MÄRZ", None, "--03-05"),
        ("1er mars", "fr", "--03-01"),
        ("mar 5 mayo", "es", "--05-05"),
        ("12 de marzo", "es", "--03-12"),
        ("5 марта в 10:30", "ru", "--03-05"),
        ("5\u00a0березня", None, "--03-05"),
        ("٥ مارس", "ar", "--03-05"),
        ("٥ مارس", None, "--03-05"),
        ("3月5日", "ja", "--03-05"),
        ("3月5日(木) 10:30", "zh", "--03-05"),
        ("3월 5일", "ko", "--03-05"),
        ("5 tháng 3", "vi", "--03-05"),
        ("๕ มีนาคม", "th", "--03-05"),
        ("५ मार्च", "hi", "--03-05"),
        ("március 5.", "hu", "--03-05"),
        ("kovo 5 d.", "lt", "--03-05"),
        ("15/03", None, "--03-15"),
        ("15.03.", "de", "--03-15"),
    ],
)
def test_a_day_and_a_month_are_read(text: str, language: str | None, iso: str) -> None:
    found = find_month_day(text, language)
    assert found is not None
    assert found.iso == iso


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5 March 2020", "en"),
        ("5 March 20", "en"),
        ("March '20", "en"),
        ("March 2020", "en"),
        ("5 March 1441", "en"),
        ("5-7 March", "en"),
        ("5 March - 7 April", "en"),
        ("30 February", "en"),
        ("32 March", "en"),
        ("Updated 5 March", "en"),
        ("5 March by A. Writer", "en"),
        ("mar 5", "it"),
        ("mar 5", None),
        ("5 listopada", None),
        ("3/4", "en"),
        ("03/24", "en"),
        ("15.10", "de"),
        ("15/03/20", "de"),
        ("15/13", "de"),
        ("15/03/2020", None),
        ("March", "en"),
        ("5", "en"),
        ("۱۵ اسفند", "fa"),
        ("²", None),
        ("", None),
        ("5 March " + "x" * 120, "en"),
    ],
)
def test_what_is_more_or_less_than_a_day_and_a_month_is_not_read(text: str, language: str | None) -> None:
    assert find_month_day(text, language) is None


def test_the_span_is_of_day_and_month() -> None:
    text = "Posted: Thursday, 5 March, 10:30"
    assert find_month_day(text, "en") == MonthDay(month=3, day=5, span=(18, 25))
