"""What `clipfile add` writes is read back as meant, also where its comments are taken off."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from crawler.config import ConfigError
from crawler.discovery.found import Ranked, Reach, WayFound
from crawler.new_source import choose_path, spell_new_source, write_new_source
from crawler.sources import Source, Way, load_source, read_source
from pipelines.items import WayKind

TODAY = date(2024, 6, 1)
ARCHIVE = Way(kind=WayKind.ARCHIVE, url="https://gazette.example/news/")
FEED = Way(kind=WayKind.FEED, url="https://gazette.example/feed/")
HOSTILE = 'Ga"zette\n[[way]]\nkind = "feed"\r\n\x1b[31m\u2028 \\ # 中'


def found(way: Way, entries: int, why: str = "the given page") -> Ranked:
    return Ranked(found=WayFound(way=way, found_by=why, reach=Reach(entries=entries)), reasons=("why",))


def spell(source: Source, why: str = "the given page") -> str:
    return spell_new_source(source, [found(ARCHIVE, 44, why), found(FEED, 10, why)], chosen=ARCHIVE, on=TODAY)


def without_comments(text: str) -> str:
    """Take the # off every line that is TOML behind it: what a person does to use a suggestion."""
    lines = [line.removeprefix("# ") for line in text.splitlines()]
    return "\n".join(line for line in lines if line.startswith("[") or " = " in line)


def test_the_chosen_way_is_active_and_the_rest_is_a_comment(tmp_path: Path) -> None:
    source = Source(
        id="gazette", name="Gazette", contact="ann@x.example", delay_seconds=2.5, allow_private=True
    )
    path = tmp_path / "sources/gazette.toml"
    write_new_source(path, source, [found(ARCHIVE, 44), found(FEED, 10)], chosen=ARCHIVE, on=TODAY)
    assert load_source(path) == Source(
        id="gazette",
        name="Gazette",
        ways=(ARCHIVE,),
        contact="ann@x.example",
        delay_seconds=2.5,
        allow_private=True,
    )


def test_what_is_suggested_is_valid_without_its_comment_signs() -> None:
    text = without_comments(spell(Source(id="gazette", contact="ann@x.example")))
    source = read_source(tomllib.loads(text), Path("gazette.toml"))
    assert source.ways == (ARCHIVE, FEED)
    assert source.expect.entries == 22


def test_the_words_of_a_site_stay_words() -> None:
    text = spell(Source(id="gazette", name=HOSTILE), HOSTILE)
    source = read_source(tomllib.loads(text), Path("gazette.toml"))
    assert source == Source(id="gazette", name=HOSTILE, ways=(ARCHIVE,))
    assert "\x1b" not in text


def declare(data: Path, source_id: str, url: str) -> Path:
    (data / "sources").mkdir(exist_ok=True)
    path = data / f"sources/{source_id}.toml"
    path.write_text(f'url = "{url}"\n')
    return path


def test_a_new_source_is_named_after_its_host_and_differs_from_others(tmp_path: Path) -> None:
    assert (
        choose_path(tmp_path, "https://gazette.example/", None, is_overwriting=False).stem
        == "gazette-example"
    )
    declare(tmp_path, "gazette-example", "https://gazette.other.example/")
    assert (
        choose_path(tmp_path, "https://gazette.example/", None, is_overwriting=False).stem
        == "gazette-example-2"
    )


def test_a_site_that_is_declared_already_is_not_declared_again_by_chance(tmp_path: Path) -> None:
    path = declare(tmp_path, "my-gazette", "https://www.gazette.example/news/")
    with pytest.raises(ConfigError, match=r"my-gazette\.toml: declares this site already; .*--replace"):
        choose_path(tmp_path, "https://gazette.example/", None, is_overwriting=False)
    assert choose_path(tmp_path, "https://gazette.example/", None, is_overwriting=True) == path
    second = choose_path(tmp_path, "https://gazette.example/", "gazette-feed", is_overwriting=False)
    assert second.stem == "gazette-feed"


def test_a_file_that_is_there_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = declare(tmp_path, "gazette", "https://elsewhere.example/")
    with pytest.raises(ConfigError, match=r"gazette\.toml: is there already; say --replace"):
        choose_path(tmp_path, "https://gazette.example/", "gazette", is_overwriting=False)
    assert choose_path(tmp_path, "https://gazette.example/", "gazette", is_overwriting=True) == path
