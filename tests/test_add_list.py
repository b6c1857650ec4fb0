"""`clipfile add FILE`: each feed of an OPML list becomes a source, nothing is asked for."""

from pathlib import Path

import pytest

from crawler.cli import main
from crawler.sources import load_sources
from pipelines.items import WayKind


def opml(*feeds: tuple[str, str]) -> str:
    outlines = "".join(
        f'<outline text="{name}" xmlUrl="{url}" htmlUrl="https://x.example/"/>' for url, name in feeds
    )
    return f"<opml version='2.0'><body><outline text='All'>{outlines}</outline></body></opml>"


def add(folder: Path, text: str, *arguments: str) -> int:
    path = folder / "feeds.opml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit) as caught:
        main(["add", str(path), "--data", str(folder / "data"), "--yes", *arguments])
    assert isinstance(caught.value.code, int)
    return caught.value.code


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "data").rglob("*") if path.is_file())


FEEDS = opml(
    ("https://town.example/feed/", "Town &quot;notes&quot;"), ("https://mill.example/atom.xml", "The mill")
)
CONTACT = ("--contact", "ann@home.example")


def test_a_list_becomes_sources_that_can_be_crawled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tmp_path, FEEDS, *CONTACT) == 0
    mill, town = load_sources(tmp_path / "data")
    assert (town.name, town.contact, town.ways[0].kind) == ('Town "notes"', "ann@home.example", WayKind.FEED)
    assert (mill.id, mill.ways[0].url) == ("mill-example", "https://mill.example/atom.xml")
    assert "2 sources written" in capsys.readouterr().out


def test_what_is_declared_already_is_left_and_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add(tmp_path, FEEDS, *CONTACT)
    mine = tmp_path / "data/sources/town-example.toml"
    mine.write_text(mine.read_text() + "# mine\n")
    more = FEEDS.replace(
        "</outline></body>", '<outline xmlUrl="https://town.example/2.xml"/></outline></body>'
    )
    assert add(tmp_path, more, *CONTACT) == 0
    assert "1 sources written, 2 declared already" in capsys.readouterr().out
    assert mine.read_text().endswith("# mine\n")
    assert files(tmp_path) == ["mill-example.toml", "town-example-2.toml", "town-example.toml"]


def test_an_address_that_is_listed_twice_is_one_source(tmp_path: Path) -> None:
    twice = opml(("https://town.example/feed/", "A"), ("HTTPS://Town.example:443/feed/?utm_source=x", "B"))
    assert add(tmp_path, twice, *CONTACT) == 0
    assert files(tmp_path) == ["town-example.toml"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        pytest.param("ftp://ann:hush@town.example/", "http:// or https://", id="scheme"),
        pytest.param("file:///etc/passwd", "http:// or https://", id="a file"),
        pytest.param("javascript:alert(1)", "http:// or https://", id="a script"),
        pytest.param("https://ann:hush@town.example/", "are not kept", id="password"),
        pytest.param("https://town.example/?token=hush", "are not kept", id="token"),
        pytest.param("http://127.0.0.1:8080/feed", "--allow-private", id="this machine"),
        pytest.param("http://169.254.10.10/", "--allow-private", id="link-local"),
        pytest.param("http://nas/feed", "--allow-private", id="private name"),
        pytest.param("https://good.example\\@evil.example/", "backslashes", id="a hidden host"),
        pytest.param("https://[::1/", "", id="no host"),
    ],
)
def test_unsafe_addresses_are_refused_and_named(
    url: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tmp_path, opml((url, "X"), ("https://mill.example/", "Y")), *CONTACT) == 3
    out = capsys.readouterr().out
    assert "refused" in out
    assert said in " ".join(out.split())
    assert "hush" not in out
    assert files(tmp_path) == ["mill-example.toml"]


def test_private_addresses_are_added_where_they_are_allowed(tmp_path: Path) -> None:
    assert add(tmp_path, opml(("http://127.0.0.1:8080/feed", "X")), "--allow-private") == 0
    assert files(tmp_path) == ["local-8080.toml"]


def test_names_that_are_paths_or_control_characters_are_names_only(tmp_path: Path) -> None:
    names = ("../../evil", "/etc/passwd", "a&#10;id = 'x'", "&#27;[2J", "x" * 10_000)
    assert (
        add(tmp_path, opml(*((f"https://h{n}.example/", name) for n, name in enumerate(names))), *CONTACT)
        == 0
    )
    assert files(tmp_path) == [f"h{n}-example.toml" for n in range(5)]
    assert {path.name for path in tmp_path.iterdir()} == {"feeds.opml", "data"}
    assert [source.name for source in load_sources(tmp_path / "data")][:2] == ["../../evil", "/etc/passwd"]


@pytest.mark.parametrize(
    ("text", "arguments", "said"),
    [
        pytest.param("<html></html>", (), "no OPML", id="no list"),
        pytest.param(FEEDS, (), "--contact", id="whom sites turn to"),
        pytest.param(FEEDS, ("--id", "x"), "for one site", id="one id for many"),
        pytest.param(
            "<opml>" + "<outline xmlUrl='https://x.example/'/>" * 100_000 + "</opml>",
            CONTACT,
            "Split",
            id="many",
        ),
    ],
)
def test_what_cannot_be_added_is_said_and_nothing_is_written(
    text: str,
    arguments: tuple[str, ...],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("CLIPFILE_CONTACT", raising=False)
    assert add(tmp_path, text, *arguments) == 2
    assert said in " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert not (tmp_path / "data").exists()


def test_a_list_that_breaks_off_adds_what_stands_before_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add(tmp_path, FEEDS[: FEEDS.index("The mill")], *CONTACT) == 3
    assert files(tmp_path) == ["town-example.toml"]
    assert "not read to its end" in capsys.readouterr().err
    assert add(tmp_path, FEEDS, *CONTACT) == 0
    assert files(tmp_path) == ["mill-example.toml", "town-example.toml"]
