"""The table of date strings is read, and nothing in it is read wrongly."""

from collections import Counter

from pipelines.normalise.dates import parse_posted
from tests.normalise.date_table import FETCHED_AT, Verdict, load_table, read

STRINGS = load_table()


def test_the_table_is_wide() -> None:
    languages = {string.language.partition("-")[0] for string in STRINGS if string.language}
    kinds = Counter(string.kind for string in STRINGS)
    assert len(STRINGS) >= 450
    assert len(languages) >= 35
    assert kinds["relative"] >= 80


def test_98_of_100_are_right_and_none_is_wrong() -> None:
    answers = {string: read(string) for string in STRINGS}
    verdicts = {string: string.judge(answer) for string, answer in answers.items()}
    failed = [(s.text, s.language, s.expected, answers[s]) for s in STRINGS if verdicts[s] != Verdict.RIGHT]
    for string, verdict in verdicts.items():
        assert verdict is not Verdict.WRONG, (string, answers[string])
        assert verdict is not Verdict.HALF or "|" in answers[string], (string, answers[string])
    assert len(failed) <= 0.02 * len(STRINGS), failed


def test_the_calendar_is_told() -> None:
    for string in STRINGS:
        if string.calendar is not None:
            reading = parse_posted(string.text, language=string.language)
            assert reading is None or reading.calendar == string.calendar, string


def test_a_relative_date_is_unknown_without_the_day_of_fetching() -> None:
    for string in STRINGS:
        if string.kind == "relative":
            assert parse_posted(string.text, language=string.language) is None, string
            reading = parse_posted(string.text, fetched_at=FETCHED_AT, language=string.language)
            assert reading is None or reading.relative, string
