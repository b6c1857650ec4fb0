"""A source is named after its host, and the name is always a valid id that no other source has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source_ids import name_source
from crawler.source_keys import is_source_id


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.city-library.example/news/", "city-library-example"),
        ("https://blog.city-library.example/", "blog-city-library-example"),
        ("https://news.harbour.co.uk/", "news-harbour-co-uk"),
        ("https://harbour.com.au/", "harbour-com-au"),
        ("https://3rd-ward.example/", "site-3rd-ward-example"),
        ("https://Gärtner.example/", "xn-grtner-example-5hb"),
        ("https://газета.example/", "xn-example-06ga5azz9m"),
        ("http://localhost:8000/", "local-8000"),
        ("http://127.0.0.1:8080/", "local-8080"),
        ("http://[::1]:8080/", "local-8080"),
        ("https://203.0.113.7/", "host-203-0-113-7"),
        ("https://shelf/", "shelf"),
    ],
)
def test_the_name_is_that_of_the_host(url: str, expected: str) -> None:
    assert name_source(url) == expected
    assert name_source(url, {expected}) == f"{expected}-2"
    assert name_source(url, {expected, f"{expected}-2"}) == f"{expected}-3"


LABELS = st.text(alphabet="abz019-_äßя中.", min_size=1, max_size=80)


@given(host=LABELS, port=st.none() | st.integers(1, 65535))
def test_any_host_gives_an_id(host: str, port: int | None) -> None:
    name = name_source(f"https://{host}{'' if port is None else f':{port}'}/")
    assert is_source_id(name), name


def test_two_hosts_are_two_sources() -> None:
    hosts = ["harbour.example", "harbour.test", "harbour.co.uk", "h\u00e4rbour.example", "a" * 80, "a" * 81]
    assert len({name_source(f"https://{host}/") for host in hosts}) == len(hosts)
