from datetime import UTC, datetime

import pytest

from crawler.fetch.retry_after import parse_retry_after

NOW = datetime(2020, 5, 4, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        pytest.param("0", 0.0, id="at once"),
        pytest.param(" 120 ", 120.0, id="seconds"),
        pytest.param("Mon, 04 May 2020 10:02:00 GMT", 120.0, id="a date"),
        pytest.param("Monday, 04-May-20 10:02:00 GMT", 120.0, id="a date of RFC 850"),
        pytest.param("Mon May  4 10:02:00 2020", 120.0, id="a date of asctime"),
        pytest.param("Mon, 04 May 2020 09:00:00 GMT", 0.0, id="a date gone by"),
        pytest.param("-5", None, id="less than nothing"),
        pytest.param("1.5", None, id="no whole number"),
        pytest.param("٣", None, id="digits of other scripts"),
        pytest.param("9" * 10, None, id="more than a life"),
        pytest.param("soon", None, id="a word"),
        pytest.param("Mon, 99 May 2020 10:02:00 GMT", None, id="no such day"),
        pytest.param("Mon, 04 May 99999999999 10:02:00 GMT", None, id="no such year"),
        pytest.param("1 May " * 20_000, None, id="long"),
        pytest.param("", None, id="empty"),
    ],
)
def test_a_pause_is_read_in_both_forms(text: str, seconds: float | None) -> None:
    assert parse_retry_after(text, now=NOW) == seconds
