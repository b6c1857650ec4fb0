import logging

import pytest

from crawler.fetch.mask import mask_text, mask_url
from crawler.fetch.masked_logs import MaskCredentials

HOST = "https://h.example"


@pytest.mark.parametrize(
    ("rest", "masked"),
    [
        pytest.param("/?token=abc", "/?token=***", id="a token"),
        pytest.param("/?a=1&api_key=b", "/?a=1&api_key=***", id="a key"),
        pytest.param("/?X-Amz-Signature=b", "/?X-Amz-Signature=***", id="a signature"),
        pytest.param("/?PHPSESSID=b;c=d", "/?PHPSESSID=***;c=d", id="a session"),
        pytest.param("/#access_token=1", "/#access_token=***", id="behind the #"),
        pytest.param("/?sid=1&key=2&pwd=3", "/?sid=***&key=***&pwd=***", id="short words"),
        pytest.param("/?keyword=sea&design=b", "/?keyword=sea&design=b", id="no secret"),
        pytest.param("/x@y", "/x@y", id="an @ in the path is no user"),
    ],
)
def test_an_address_is_shown_without_what_opens_doors(rest: str, masked: str) -> None:
    assert mask_url(HOST + rest) == HOST + masked
    assert mask_url(f"https://u:p@h.example{rest}") == HOST + masked
    line = "Retrying <GET {0}{1}>: {0}{1}"
    assert mask_text(line.format(HOST, rest)) == line.format(HOST, masked)


@pytest.mark.parametrize("text", ["//" * 100_000, "//" + "a" * 200_000, "?" * 200_000, "?a=" * 70_000])
def test_a_long_line_is_masked_in_one_pass(text: str) -> None:
    assert mask_text(text) == text


def test_a_record_and_its_traceback_are_masked() -> None:
    said = ValueError("https://u:hunter2@h.example/")
    record = logging.LogRecord(
        "a", logging.ERROR, "f", 1, "%s", ("https://u:hunter2@h/",), (ValueError, said, None)
    )
    assert MaskCredentials().filter(record)
    line = logging.Formatter().format(record)
    assert "hunter2" not in line
    assert "https://h.example/" in line
