import pytest

from crawler.fetch.fetched import Failure
from crawler.fetch.refused import Refused
from crawler.fetch.safe_url import safe_url


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        pytest.param("https://library.example/a?b=%5c#c", "https://library.example/a?b=%5c#c", id="as it is"),
        pytest.param("https://library.example/?", "https://library.example/?", id="an empty query stays"),
        pytest.param("https://u:p@library.example/", "https://library.example/", id="user and password go"),
        pytest.param("https://a@b@library.example/", "https://library.example/", id="the last @ counts"),
        pytest.param(" https://library.example/a\nb ", "https://library.example/ab", id="line breaks go"),
        pytest.param("https://bücher.example/", "https://bücher.example/", id="other scripts"),
        pytest.param("http://[2606:2800::1]:8080/", "http://[2606:2800::1]:8080/", id="v6"),
        pytest.param("https://library.example/a\\b", "https://library.example/a\\b", id="behind the host"),
    ],
)
def test_a_safe_address_is_asked_for_without_credentials(url: str, safe: str) -> None:
    assert safe_url(url) == safe


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///etc/hostname", id="file"),
        pytest.param("ftp://library.example/", id="ftp"),
        pytest.param("s3://bucket/key", id="s3"),
        pytest.param("data:text/html,x", id="data"),
        pytest.param("javascript:alert(1)", id="script"),
        pytest.param("gopher://library.example/", id="gopher"),
        pytest.param("//library.example/", id="no scheme"),
        pytest.param("http:///a", id="no host"),
        pytest.param("http:\\\\library.example/", id="backslashes for slashes"),
        pytest.param("http://good.example\\@evil.example/", id="a backslash hides the host"),
        pytest.param("http://good.example%5C@evil.example/", id="the same, as Scrapy writes it"),
        pytest.param("http://library.example:99999/", id="no such port"),
        pytest.param("http://library.example:a/", id="a word for a port"),
        pytest.param("http://[::1/", id="a bracket open"),
        pytest.param("http://a b.example/", id="a space in the host"),
        pytest.param("http://127%2e0.0.1/", id="an escaped host"),
        pytest.param("http://[fe80::1%25eth0]/", id="a zone"),
        pytest.param(f"http://{'a' * 64}.example/", id="a label too long"),
        pytest.param("http://library.example/\x00", id="a NUL"),
        pytest.param(f"http://library.example/{'a' * 8_000}", id="too long"),
    ],
)
def test_an_unsafe_address_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        safe_url(url)
    assert refused.value.failure is Failure.UNSAFE_URL


def test_what_is_said_of_an_unsafe_address_holds_no_password() -> None:
    with pytest.raises(Refused) as refused:
        safe_url("ftp://reader:hunter2@library.example/?token=abcdef")
    assert "library.example" in refused.value.detail
    assert not {"hunter2", "abcdef"} & set(refused.value.detail.replace("=", " ").split())
    assert "hunter2" not in str(refused.value)
