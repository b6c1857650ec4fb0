"""Links in one form; no two documents become one, nothing unsafe passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.items import Issue
from pipelines.normalise.canonical_url import canonical_url

BASE = "https://example.com/news/list?page=2"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("/a/b", "https://example.com/a/b"),
        ("b", "https://example.com/news/b"),
        ("../b", "https://example.com/b"),
        ("?p=7", "https://example.com/news/list?p=7"),
        ("#post-3", "https://example.com/news/list?page=2#post-3"),
        ("//cdn.example.org", "https://cdn.example.org/"),
        ("HTTP://EXAMPLE.com:80/%7euser/a/./b/../c", "http://example.com/~user/a/c"),
        ("https://example.com:443?x=1", "https://example.com/?x=1"),
        ("https://example.com:8443/", "https://example.com:8443/"),
        ("https://example.com./", "https://example.com/"),
        (" \x00https://example.com/a\n b ", "https://example.com/a%20b"),
        ("https://user:secret@example.com/", "https://example.com/"),
        ("https://bücher.example/straße?q=ü#ö", "https://xn--bcher-kva.example/stra%C3%9Fe?q=%C3%BC#%C3%B6"),
        ("https://example.com/a%2fb%zz", "https://example.com/a%2Fb%25zz"),
        (
            "https://example.com/?utm_source=a&id=3&fbclid=b&p=7&page=2",
            "https://example.com/?id=3&p=7&page=2",
        ),
        ("https://example.com/?oly_enc_id=1&sid=12", "https://example.com/?sid=12"),
        ("https://example.com/a;jsessionid=0A1B?PHPSESSID=1", "https://example.com/a"),
        ("https://example.com/a#more-12", "https://example.com/a"),
        ("https://example.com/a#chapter-2", "https://example.com/a#chapter-2"),
        ("https://example.com/#!/story/9", "https://example.com/#!/story/9"),
        ("https://[2001:DB8::0:1]:443/", "https://[2001:db8::1]/"),
        (r"https://example.com\@other.example/", "https://example.com/@other.example/"),
        (r"\\other.example\a", "https://other.example/a"),
        ("https:/example.com/a", "https://example.com/a"),
    ],
)
def test_a_link_has_one_form(raw: str, expected: str) -> None:
    assert canonical_url(raw, BASE) == (expected, None)


@pytest.mark.parametrize(
    "raw",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "mailto:someone@example.com",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https://",
        "https://exa mple.com/",
        "https://example.com:99999/",
        "https://example.com:80x/",
        "https://[::1/",
        "https://[fe80::1%25eth0]/",
        "//[bad",
        "https://a..b/",
        "https://example.com/" + "a" * 9000,
    ],
)
def test_what_is_no_web_address_is_kept_verbatim_only(raw: str) -> None:
    assert canonical_url(raw, BASE) == (None, Issue.UNSAFE_URL)


@pytest.mark.parametrize("base", [None, "", "about:blank", "/folder/page.html"])
def test_a_relative_link_needs_the_pages_address(base: str | None) -> None:
    assert canonical_url("/a", base) == (None, Issue.RELATIVE_URL)


def test_an_empty_link_is_no_link() -> None:
    assert canonical_url(" \n", BASE) == (None, None)


@given(
    st.text()
    | st.text(alphabet="htps:/\\@[]%2eE.#?&=;a1 \t").map(lambda s: "https://example.com/" + s)
    | st.text(alphabet="ab.:@[]%/ßü").map(lambda s: "http://" + s)
)
def test_twice_is_once(raw: str) -> None:
    url, _ = canonical_url(raw, BASE)
    if url is not None:
        assert url.startswith(("http://", "https://"))
        assert canonical_url(url, None) == (url, None)


def test_an_address_of_megabytes_is_none_and_is_not_worked_on_for_each_link() -> None:
    huge = "https://example.org/" + "a" * 1_000_000
    assert canonical_url(huge, None) == (None, Issue.UNSAFE_URL)
    assert canonical_url("/a", huge) == (None, Issue.RELATIVE_URL)
    assert canonical_url(" " * 1_000_000, None) == (None, None)
