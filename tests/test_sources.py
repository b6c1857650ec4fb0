"""A source's TOML is read strictly: what is wrong is named before anything is read."""

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.column_keys import COLUMN_KEYS
from crawler.config import ConfigError
from crawler.extract.application import apply_wrapper
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.parser import parse
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.wrapper import TITLE_RULES
from crawler.source_keys import EXPECT_KEYS, SOURCE_KEYS, WAY_KEYS
from crawler.sources import (
    Expectation,
    Source,
    Way,
    find_source,
    load_source,
    read_source,
)
from crawler.wrapper_keys import WRAPPER_KEYS
from pipelines.items import DayOrder, WayKind

DOCS = (Path(__file__).parents[1] / "docs/sources.md").read_text("utf-8")
WHOLE = """
id = "city-library"
name = "City Library"
url = ["https://library.example/news/", "https://library.example/press/"]

[[wrapper]]
valid_until = 2020-12-31
titles = "td.headline/a"

[[wrapper]]
valid_from = 2021-01-01
titles = "article/h2.entry-title"
dates = ["div.meta/time@datetime", "span.when"]
links = "div.more/a"
byline = "span.writer"
excerpt = "div.summary"
image = "img.cover@data-full"
categories = "ul.topics/li"
"""


def load(folder: Path, text: str) -> Source:
    path = folder / "city-library.toml"
    path.write_text(text, "utf-8")
    return load_source(path)


def message(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    assert str(caught.value).startswith(f"{folder / 'city-library.toml'}: ")
    return str(caught.value).removeprefix(f"{folder / 'city-library.toml'}: ")


def test_a_source_is_read_whole(tmp_path: Path) -> None:
    source = load(tmp_path, WHOLE)
    assert (source.id, source.name, len(source.ways)) == ("city-library", "City Library", 2)
    old, new = source.wrappers
    assert (old.rule, old.titles, old.valid_until) == ("suffix", "td.headline/a", datetime.date(2020, 12, 31))
    assert new.date_places == (DatePlace("div.meta/time", "datetime"), DatePlace("span.when", ""))
    assert (new.link_place, new.byline_place, new.excerpt_place) == (
        "div.more/a",
        "span.writer",
        "div.summary",
    )
    assert (new.image_place, new.category_place) == ("img.cover@data-full", "ul.topics/li")
    assert new.confidence == 1


@pytest.mark.parametrize(
    ("day", "numbers"),
    [("2020-12-31", [1]), ("2021-01-01", [2]), ("1999-01-01", [1]), ("2030-01-01", [2])],
)
def test_both_ends_of_the_validity_belong_to_it(tmp_path: Path, day: str, numbers: list[int]) -> None:
    in_force = load(tmp_path, WHOLE).wrappers_on(datetime.date.fromisoformat(day))
    assert [number for number, _ in in_force] == numbers


def test_without_a_validity_a_wrapper_is_always_in_force(tmp_path: Path) -> None:
    source = load(tmp_path, '[[wrapper]]\ntitles = "h2"\n[[wrapper]]\ntitles = "h3"\n')
    assert [number for number, _ in source.wrappers_on(datetime.date(1970, 1, 1))] == [1, 2]


W = "[[wrapper]]\n"
OK = f'{W}titles = "h2"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('nmae = "x"', "nmae: no such key; did you mean 'name'?", id="a misspelt key"),
        pytest.param('zzz = "x"', "zzz: no such key; known are id, name, url, kind, ", id="an unknown key"),
        pytest.param(
            f'{OK}{W}title = "h2"', "wrapper[2].title: no such key; did you mean 'titles'?", id="in a wrapper"
        ),
        pytest.param(W, "wrapper[1].titles is missing: where the titles are", id="a missing key"),
        pytest.param(f'{OK}{W}titles = ""', "wrapper[2].titles = '': a text that is not empty", id="empty"),
        pytest.param(f"{W}titles = 3", "wrapper[1].titles = 3: a text", id="a number for a text"),
        pytest.param(f'{W}titles = "h2//a"', "wrapper[1].titles = 'h2//a': '' is no step", id="no way"),
        pytest.param(
            f'{OK}titles_by = "pahts"',
            "wrapper[1].titles_by = 'pahts': one of suffix, path, tags, step, class, list is expected; "
            "did you mean 'path'?",
            id="an unknown rule",
        ),
        pytest.param(
            f'{W}titles = "html/a"\ntitles_by = "list"',
            "wrapper[1].titles = 'html/a': a path, # and the number",
            id="a list without its number",
        ),
        pytest.param(
            f'{W}titles = "a#b#3"\ntitles_by = "list"', "wrapper[1].titles = 'a#b#3': ", id="two numbers"
        ),
        pytest.param(
            f"{OK}valid_from = 2021-01-02\nvalid_until = 2021-01-01",
            "wrapper[1].valid_from = 2021-01-02: later than valid_until, 2021-01-01",
            id="a validity that ends before it begins",
        ),
        pytest.param(f'{OK}valid_from = "2021-01-02"', "wrapper[1].valid_from = '2021", id="a day in quotes"),
        pytest.param(f"{OK}valid_from = 2021-01-02T00:00:00", "a day is expected", id="a time for a day"),
        pytest.param(f'{OK}dates = "time"', "wrapper[1].dates = 'time': a list of places", id="no list"),
        pytest.param(
            f'{OK}dates = ["time@datetmie"]', "@datetmie is no part of a place", id="an unknown part"
        ),
        pytest.param(f'{OK}dates = ["time", 7]', "wrapper[1].dates = ['time', 7]: a text", id="a mixed list"),
        pytest.param(f'{OK}links = "div more"', "wrapper[1].links = 'div more': ", id="no place"),
        pytest.param('url = "ftp://x.example/"', "url = 'ftp://x.example/': 'ftp", id="no web address"),
        pytest.param('url = "https://["', "url = 'https://[': ", id="no address at all"),
        pytest.param('id = "City"', "id = 'City': lower-case letters", id="no id"),
        pytest.param('id = "town"', "id = 'town': the file is named 'city-library'", id="another file's id"),
        pytest.param("wrapper = 3", "wrapper = 3: tables are expected", id="no tables"),
        pytest.param("[wrapper]\ntitles = 'h2'", "wrapper = {'titles': 'h2'}: tables are expected", id="one"),
        pytest.param(
            'kind = "fed"\nurl = "https://x.example/"', "kind = 'fed': one of archive, feed", id="kind"
        ),
        pytest.param('kind = "feed"', "kind = 'feed': it says how url is read", id="a kind of no url"),
        pytest.param(
            'url = ["https://x.example/", 3]', "a text that is not empty", id="a list with a number"
        ),
        pytest.param('url = "https://x.example/ a"', "no white space", id="an address with white space"),
        pytest.param(
            'url = "https://x.example\\\\@y.example/"', "no white space or backslashes", id="backslash"
        ),
        pytest.param('url = "https://x.example:0/"', "port 0", id="no port"),
        pytest.param(
            'url = "https://x.example:99999/"', "url = 'https://x.example:99999/': ", id="a port too far"
        ),
        pytest.param('url = "https://x.example/?PHPSESSID=12"', "PHPSESSID names one visit", id="a session"),
        pytest.param(
            'url = "https://x.example/;jsessionid=12"', "names one visit", id="a session in the path"
        ),
        pytest.param(
            'url = ["https://x.example/", "https://x.example/"]',
            "'https://x.example/' is there twice",
            id="twice",
        ),
        pytest.param('[[way]]\nkind = "feed"', "way[1].url is missing: its address", id="a way to nowhere"),
        pytest.param('[[way]]\nurl = "https://x.example/"', "way[1].kind is missing", id="a way of no kind"),
        pytest.param(
            '[[way]]\nkind = "feed"\nurl = "x.example"',
            "way[1].url = 'x.example': 'x.example' is no",
            id="way",
        ),
        pytest.param(
            '[[way]]\nkind = "feed"\nlink = "x"',
            "way[1].link: no such key; did you mean 'kind'?",
            id="way key",
        ),
        pytest.param('[way]\nkind = "feed"', "each under a line [[way]]", id="one way"),
        pytest.param('language = "english"', "a language code is expected", id="no language code"),
        pytest.param(
            'time_zone = "Europe/Lisbn"', "no such time zone; as in Europe/Lisbon; did you", id="zone"
        ),
        pytest.param('time_zone = "../etc/passwd"', "no such time zone", id="a zone that is a path"),
        pytest.param('day_order = "dmy"', "one of day_first, month_first is expected", id="no day order"),
        pytest.param('encoding = "utf8-sig"', "no encoding of web pages is called so", id="no web encoding"),
        pytest.param('encoding = "rot13"', "no encoding of web pages is called so", id="no text encoding"),
        pytest.param('contact = "ann"', "a mail address or the address of a page", id="no contact"),
        pytest.param('contact = "a@x.example\\r\\nX: 1"', "a mail address", id="a contact that is a header"),
        pytest.param(
            "delay_seconds = -1", "delay_seconds = -1: seconds from 0 to 3600", id="a delay below 0"
        ),
        pytest.param("delay_seconds = 3601", "seconds from 0 to 3600", id="too long a delay"),
        pytest.param("delay_seconds = nan", "delay_seconds = nan: seconds", id="a delay that is no number"),
        pytest.param("delay_seconds = true", "delay_seconds = True: seconds", id="true is no delay"),
        pytest.param('delay_seconds = "1"', "delay_seconds = '1': seconds", id="a delay in quotes"),
        pytest.param("max_pages = 0", "max_pages = 0: a whole number from 1", id="no pages"),
        pytest.param("max_pages = true", "max_pages = True: a whole number", id="true is no number"),
        pytest.param("max_pages = 1.0", "max_pages = 1.0: a whole number", id="no whole number"),
        pytest.param("overlap_pages = -1", "overlap_pages = -1: a whole number from 0", id="overlap"),
        pytest.param("sweep_days = 0", "sweep_days = 0: a whole number from 1", id="a sweep at once"),
        pytest.param("check_seams = 1", "check_seams = 1: true or false", id="one is no true"),
        pytest.param('allow_private = "yes"', "allow_private = 'yes': true or false", id="yes is no true"),
        pytest.param("expect = 3", "expect = 3: a table is expected", id="no table"),
        pytest.param(
            "[expect]\nentry = 3", "expect.entry: no such key; did you mean 'entries'", id="expect key"
        ),
        pytest.param(
            "[expect]\nentries = 0", "expect.entries = 0: a whole number from 1", id="nothing expected"
        ),
        pytest.param("id = ", "no valid TOML: ", id="no TOML"),
        pytest.param("x = " + "[" * 5000, "no valid TOML: ", id="nested beyond reading"),
    ],
)
def test_what_is_wrong_is_named_with_its_key_and_value(tmp_path: Path, text: str, said: str) -> None:
    assert said in message(tmp_path, text)


@pytest.mark.parametrize(
    "url", ["https://ann:hush@x.example/", "https://hush@x.example/", "https://x.example/feed?a=1&token=hush"]
)
def test_credentials_are_refused_and_not_repeated(tmp_path: Path, url: str) -> None:
    for text in (f'url = "{url}"', f'[[way]]\nkind = "feed"\nurl = "{url}"'):
        said = message(tmp_path, text)
        assert "are not kept in source files" in said
        assert "hush" not in said


def test_every_key_fills_its_field(tmp_path: Path) -> None:
    source = load(
        tmp_path,
        """
        url = "https://library.example/feed"
        kind = "feed"
        language = "pt-BR"
        time_zone = "Europe/Lisbon"
        day_order = "month_first"
        encoding = "latin1"
        contact = "https://university.example/crawl"
        delay_seconds = 2
        max_pages = 1
        overlap_pages = 0
        sweep_days = 7
        check_seams = false
        allow_private = true
        javascript = true
        [expect]
        entries = 100
        entries_per_page = 10
        newest_within_days = 14
        [[way]]
        kind = "wordpress"
        url = "https://library.example/wp-json/wp/v2/posts"
        """,
    )
    assert source == Source(
        id="city-library",
        ways=(
            Way(kind=WayKind.FEED, url="https://library.example/feed"),
            Way(kind=WayKind.WORDPRESS, url="https://library.example/wp-json/wp/v2/posts"),
        ),
        language="pt-BR",
        time_zone="Europe/Lisbon",
        day_order=DayOrder.MONTH_FIRST,
        encoding="cp1252",
        contact="https://university.example/crawl",
        delay_seconds=2.0,
        max_pages=1,
        overlap_pages=0,
        sweep_days=7,
        check_seams=False,
        allow_private=True,
        javascript=True,
        expect=Expectation(entries=100, entries_per_page=10, newest_within_days=14),
    )


@pytest.mark.parametrize("contact", ["ann@x.example", "mailto:ann.b+c@x.example", "https://x.example/bot"])
def test_a_contact_is_a_mail_address_or_a_page(tmp_path: Path, contact: str) -> None:
    assert load(tmp_path, f'contact = "{contact}"').contact == contact


def test_a_file_of_other_bytes_is_no_toml(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(ConfigError, match="no valid TOML"):
        load_source(tmp_path / "x.toml")
    with pytest.raises(ConfigError, match="No such file"):
        load_source(tmp_path / "gone.toml")


def test_a_file_without_an_id_is_named_by_its_file(tmp_path: Path) -> None:
    assert load(tmp_path, "").id == "city-library"
    (tmp_path / "City Library.toml").write_text("")
    with pytest.raises(ConfigError, match="is no source id"):
        load_source(tmp_path / "City Library.toml")


def test_a_source_without_a_file_is_known_by_its_id_alone(tmp_path: Path) -> None:
    assert find_source(tmp_path, "nobody") == Source(id="nobody")


def test_the_documentation_names_every_key_and_its_example_loads(tmp_path: Path) -> None:
    named = set(re.findall(r"^\| `([a-z_]+)`", DOCS, re.MULTILINE))
    tables = (SOURCE_KEYS, WRAPPER_KEYS, WAY_KEYS, EXPECT_KEYS, COLUMN_KEYS)
    assert named == set().union(*tables)
    examples = re.findall(r"```toml\n(.*?)```", DOCS, re.DOTALL)
    assert examples
    for example in examples:
        source = load(tmp_path, example)
        assert source.wrappers or source.columns


STEPS = ("html", "body", "body.x", "main", "div", "div.p", ".p", "h2", "a", "a.%2F", "p#1", "h2#0", "@", "")
WAYS = st.lists(st.sampled_from(STEPS), min_size=1, max_size=5).map("/".join)
BLOCK = "<div class=p><h2>Notes</h2><a href=/1>more</a> 3 May 2024</div>"
PAGE = f"<html><body class=x><main>{BLOCK * 3}</main></body>"


def accepted(**table: object) -> Source | None:
    try:
        return read_source({"wrapper": [table]}, Path("x.toml"))
    except ConfigError:
        return None


@given(titles=WAYS, rule=st.sampled_from(TITLE_RULES), place=WAYS)
def test_what_is_accepted_can_be_applied(titles: str, rule: str, place: str) -> None:
    source = accepted(
        titles=titles, titles_by=rule, dates=[place], links=place, byline=place, excerpt=place, image=place
    )
    if source is not None:
        tree = parse(PAGE)
        for found in apply_wrapper(source.wrappers[0], tree, StatementFinder(tree, DateFinder(tree, None))):
            assert found.title
            assert found.url in {None, "/1"}
            assert found.byline is None or found.byline in tree.text(tree.nodes[0])


def test_wrappers_are_tables_of_the_file_in_its_order() -> None:
    table: dict[str, object] = {"wrapper": [{"titles": "h2"}, {"titles": "h3"}]}
    assert [wrapper.titles for wrapper in read_source(table, Path("x.toml")).wrappers] == ["h2", "h3"]
