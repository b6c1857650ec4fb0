"""What induction finds can be saved as TOML, edited and pinned, and reads the same as before."""

import itertools
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from crawler.config import ConfigError
from crawler.extract.application import apply_wrapper
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.encoding import decode
from crawler.extract.entries import Found
from crawler.extract.induction import induce
from crawler.extract.parser import parse
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.tree import Tree
from crawler.extract.wrapper import SUFFIX, Wrapper
from crawler.readers.html import find_language
from crawler.source_files import save_wrapper
from crawler.sources import load_source
from tests.bench.corpus import ABSENT, CORPUS, load_pages

PAGES = sorted((Path(__file__).parent / "extract/pages").iterdir())
LAYOUT = Wrapper(rule="path", titles="html/body/h2", date_places=(DatePlace("div/time", "datetime"),))

Look = tuple[Tree, StatementFinder]


def look(content: bytes) -> Look:
    tree = parse(decode(content, charset=None, is_html=True).text)
    return tree, StatementFinder(tree, DateFinder(tree, find_language(tree)))


def summary(found: list[Found]) -> list[object]:
    return [
        (entry.title, entry.url, entry.posted, entry.byline, entry.body, entry.image_url, entry.categories)
        for entry in found
    ]


def saved(wrapper: Wrapper, path: Path) -> Wrapper:
    path.unlink(missing_ok=True)
    assert save_wrapper(path, wrapper, url="https://news.example/")
    (read,) = load_source(path).wrappers
    assert read == wrapper
    return read


def test_a_wrapper_saved_from_any_page_reads_it_and_every_other_page_the_same(tmp_path: Path) -> None:
    looks = [look((folder / "page.html").read_bytes()) for folder in PAGES]
    induced = [wrapper for page in looks if (wrapper := induce(*page)) is not None]
    assert len(induced) > 20
    for wrapper in induced:
        pinned = saved(wrapper, tmp_path / "source.toml")
        for page in looks:
            assert summary(apply_wrapper(pinned, *page)) == summary(apply_wrapper(wrapper, *page))


@pytest.mark.skipif(not (CORPUS / "dev.json").is_file(), reason=ABSENT)
def test_a_wrapper_saved_from_a_real_page_reads_the_pages_of_its_site_the_same(tmp_path: Path) -> None:
    sites: dict[str, list[Look]] = defaultdict(list)
    for page in load_pages():
        sites[page.address.split("/")[1]].append(look(page.content))
    for pages in sites.values():
        for induced_on, read_on in itertools.product(pages, pages):
            wrapper = induce(*induced_on)
            assert wrapper is not None
            pinned = saved(wrapper, tmp_path / "source.toml")
            found = summary(apply_wrapper(pinned, *read_on))
            assert found == summary(apply_wrapper(wrapper, *read_on))
            assert found or read_on is not induced_on


def test_a_new_file_is_given_the_id_and_the_address(tmp_path: Path) -> None:
    path = tmp_path / "town-news.toml"
    assert save_wrapper(path, LAYOUT, url="https://news.example/a?b=c")
    source = load_source(path)
    assert (source.id, [way.url for way in source.ways]) == ("town-news", ["https://news.example/a?b=c"])


def test_what_stands_in_the_file_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    mine = b'# mine\r\nname = "Town"   # not ours\r\n\r\n[[wrapper]]\r\ntitles = "h3"'
    path.write_bytes(mine)
    assert save_wrapper(path, LAYOUT, url="https://news.example/")
    assert path.read_bytes().startswith(mine)
    assert [wrapper.titles for wrapper in load_source(path).wrappers] == ["h3", "html/body/h2"]
    assert load_source(path).ways == ()
    written = path.read_bytes()
    assert not save_wrapper(path, LAYOUT, url=None), "the same again is no second wrapper"
    assert path.read_bytes() == written
    assert [child.name for child in tmp_path.iterdir()] == ["town.toml"]


@pytest.mark.parametrize(
    "wrapper",
    [
        Wrapper(rule=SUFFIX, titles='h2.a"b\\c', date_places=()),
        Wrapper(rule="step", titles="h2.日本\x7f\u0301"),
        Wrapper(
            rule=SUFFIX,
            titles=".t",
            date_places=(DatePlace("span.x@y/b", "partial line"), DatePlace("time", "")),
            link_place="a.b",
            byline_place="a",
            excerpt_place="p",
            image_place="img@data-src",
            category_place="i",
            valid_from=date(2019, 1, 1),
            valid_until=date(2021, 6, 30),
        ),
    ],
    ids=["quotes", "any characters", "every key"],
)
def test_every_value_is_spelled_so_that_it_reads_the_same(wrapper: Wrapper, tmp_path: Path) -> None:
    assert saved(wrapper, tmp_path / "source.toml") == wrapper


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('wrapper = [{titles = "h2"}]', "cannot be added"),
        ('nmae = "x"', "did you mean 'name'"),
        ("[[wrapper]", "no valid TOML"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=said):
        save_wrapper(path, LAYOUT, url=None)
    assert path.read_text() == text


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"No such file or directory; nothing was changed"):
        save_wrapper(tmp_path / "gone" / "town.toml", LAYOUT, url=None)


def test_what_cannot_be_spelled_is_not_saved(tmp_path: Path) -> None:
    path = tmp_path / "town.toml"
    with pytest.raises(ConfigError, match="is no step"):
        save_wrapper(path, Wrapper(rule=SUFFIX, titles="h2//a"), url=None)
    assert not path.exists()
