"""The limits that can be set on the command line are those there are, and are documented."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from crawler.config import ConfigError
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from crawler.limit_options import OPTIONS, default, describe, read_limits

DOCS = Path(__file__).parents[1] / "docs/formats.md"


def test_every_limit_can_be_set_and_is_documented_with_default_and_reason() -> None:
    numbers = [field.name for field in fields(Limits) if field.name != "staging"]
    assert list(OPTIONS) == numbers
    rows = re.findall(r"^\| `(\w+)` \| (\S+) \| (\w*) *\|", DOCS.read_text("utf-8"), re.M)
    assert rows == [(name, default(name), option.reason or "") for name, option in OPTIONS.items()]
    assert all(f"{name}={default(name)}" in describe() for name in OPTIONS)


def test_every_default_can_be_given() -> None:
    assert read_limits([f"{name}={default(name)}" for name in OPTIONS]) == DEFAULT_LIMITS


@pytest.mark.parametrize(
    ("given", "name", "value"),
    [
        ("page_bytes=2G", "page_bytes", 2 << 30),
        ("page_bytes=3k", "page_bytes", 3 << 10),
        ("page_seconds=0.5", "page_seconds", 0.5),
        ("members=7", "members", 7),
    ],
)
def test_a_limit_is_read(given: str, name: str, value: float) -> None:
    assert getattr(read_limits([given]), name) == value


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("page_byte=1", "did you mean 'page_bytes'?"),
        ("nonsense", "there are page_bytes, depth,"),
        ("page_bytes", "a whole number above 0, with K, M, G or T behind it; the default is 64M"),
        ("page_bytes=0", "the default is 64M"),
        ("page_bytes=-1M", "the default is 64M"),
        ("members=2M", "a whole number above 0; the default is 5000000"),
        ("page_seconds=nan", "seconds above 0; the default is 60"),
        ("page_seconds=inf", "seconds above 0; the default is 60"),
        ("depth=1.5", "the default is 4"),
    ],
)
def test_a_limit_that_cannot_be_read_says_what_can(given: str, said: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(said)):
        read_limits([given])
