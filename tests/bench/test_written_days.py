from datetime import date

import pytest

from tests.bench.written_days import is_written, is_written_together, read_written


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param("2019-03-05", '<time datetime="2019-03-05">', id="in an attribute"),
        pytest.param("2019-03-05", "<p>5th of March, 2019</p>", id="in words"),
        pytest.param("2019-03-05", "<p>5 марта 2019 г.</p>", id="in the genitive of another language"),
        pytest.param("2019-03-05", "<p>2019年3月5日</p>", id="without spaces"),
        pytest.param("2019-03-05", "<p>٥ مارس ٢٠١٩</p>", id="in other digits"),
        pytest.param("2019-03-05", "<p>05.03.19</p>", id="with two digits of the year"),
        pytest.param("2019-03-03", "<p>3/3/2019</p>", id="day and month the same number"),
        pytest.param("2019-03-05", "20190305T101500", id="in one number"),
        pytest.param(
            "2019-03-05", f"<h2>2019</h2>{'<p>text</p>' * 100}<p>5 March</p>", id="year in a heading"
        ),
        pytest.param("2019-03-05", f"<div>2019</div>{'<p>text</p>' * 100}<p>5 March</p>", id="year alone"),
    ],
)
def test_a_written_day_is_found(day: str, text: str) -> None:
    written = read_written(text, None)
    assert is_written(date.fromisoformat(day), written)
    assert is_written_together(date.fromisoformat(day), written, None)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        pytest.param("2019-03-06", "<p>5 March 2019</p>", id="another day"),
        pytest.param("2019-04-05", "<p>5 March 2019</p>", id="another month"),
        pytest.param("2020-03-05", "<p>5 March 2019</p>", id="another year"),
        pytest.param("2019-03-03", "<p>3 2019</p>", id="one number for day and month"),
        pytest.param("2019-03-19", "<p>March 19</p>", id="one number for day and year"),
    ],
)
def test_a_day_that_is_not_written_is_missed(day: str, text: str) -> None:
    assert not is_written(date.fromisoformat(day), read_written(text, None))


def test_parts_far_from_each_other_are_no_day() -> None:
    written = read_written(f"<p>March</p>{'<p>text</p>' * 100}<p>5 apples</p>", None)
    assert not is_written_together(date(2019, 3, 5), written, "https://example.org/2019/part/")
