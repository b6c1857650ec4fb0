"""Which sources a crawl is for, and what keeps one from being crawled, before the first request."""

from pathlib import Path

import pytest

from crawler.config import ConfigError
from crawler.source_urls import is_public
from crawler.sources import load_sources

PUBLIC = 'url = "https://library.example/"\ncontact = "ann@university.example"\n'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "museum.toml").write_text(PUBLIC)
    (folder / "gazette.toml").write_text(PUBLIC)
    (folder / "papers.toml").write_text('name = "A source of files"\n')
    (folder / ".draft.toml").write_text("half a line that nobody should re")
    return tmp_path


def test_all_that_have_an_address_are_crawled_in_order_of_id(data: Path) -> None:
    assert [source.id for source in load_sources(data)] == ["gazette", "museum"]


def test_those_named_are_crawled_as_named_and_once(data: Path) -> None:
    assert [source.id for source in load_sources(data, ["museum", "gazette", "museum"])] == [
        "museum",
        "gazette",
    ]


def test_a_broken_file_of_another_source_does_not_keep_a_named_one_from_its_crawl(data: Path) -> None:
    (data / "sources/broken.toml").write_text("nonsense")
    assert [source.id for source in load_sources(data, ["museum"])] == ["museum"]
    with pytest.raises(ConfigError, match=r"broken\.toml"):
        load_sources(data)


def refused(data: Path, *ids: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load_sources(data, ids)
    return str(caught.value)


def test_an_unknown_source_is_refused_with_the_nearest(data: Path) -> None:
    assert "musuem.toml: no such source; did you mean 'museum'?" in refused(data, "musuem")
    assert "declared are gazette, museum, papers" in refused(data, "zzz")
    assert "declared are none" in refused(data / "elsewhere", "zzz")
    assert "../museum.toml: no such source" in refused(data, "../museum")


def test_a_source_of_files_is_no_source_of_a_crawl(data: Path) -> None:
    assert "papers.toml: url is missing" in refused(data, "papers")


def test_a_crawl_of_nothing_says_how_to_add_a_source(tmp_path: Path) -> None:
    assert "clipfile add URL" in refused(tmp_path)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://library.example/", True),
        ("https://93.184.215.14/", True),
        ("https://[2606:2800:21f:cb07::1]/", True),
        ("https://localhost.example/", True),
        ("http://localhost:8000/", False),
        ("http://shelf.localhost/", False),
        ("http://shelf.home.arpa./", False),
        ("http://shelf/", False),
        ("http://127.0.0.1:8000/", False),
        ("http://[::1]/", False),
    ],
)
def test_whoever_runs_a_public_host_must_know_whom_to_turn_to(
    tmp_path: Path, url: str, expected: bool
) -> None:
    assert is_public(url) is expected
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/shelf.toml").write_text(f'url = "{url}"\nallow_private = true\n')
    if expected:
        assert "shelf.toml: contact is missing: whoever runs" in refused(tmp_path)
    else:
        assert [source.id for source in load_sources(tmp_path)] == ["shelf"]


def test_every_way_into_a_source_counts_for_its_contact(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources/shelf.toml").write_text(
        'url = "http://127.0.0.1/"\n[[way]]\nkind = "feed"\nurl = "https://library.example/feed"\n'
    )
    assert "contact is missing" in refused(tmp_path, "shelf")
