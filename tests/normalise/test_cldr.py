"""The table of date words is what CLDR says."""

from pipelines.normalise import cldr_countries
from pipelines.normalise.cldr import TABLE, render_table
from pipelines.normalise.date_words import load_months, load_weekdays


def test_the_table_is_up_to_date() -> None:
    """Fails after an update of Babel: run python -m pipelines.normalise.cldr and look at the changes."""
    assert TABLE.read_text(encoding="utf-8") == render_table()


def test_a_word_of_two_languages_needs_one() -> None:
    months = load_months()
    assert months.find("listopad", None) is None
    assert (months.find("listopad", "pl"), months.find("listopad", "hr")) == (11, 10)
    assert months.find("january", "xx") == 1
    assert "monday" in load_weekdays()


def test_the_names_of_countries_are_up_to_date() -> None:
    """Fails after an update of Babel: run python -m pipelines.normalise.cldr_countries and look."""
    assert cldr_countries.TABLE.read_text(encoding="utf-8") == cldr_countries.render_table()
