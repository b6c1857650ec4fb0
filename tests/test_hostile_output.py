"""What strangers write controls no terminal and forges no line, in whatever is printed or kept of a run.

security.md, rows 23 and 27; also what a person opens in an editor or a pager: reports, JSON, logs.
"""

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.cli import main
from crawler.printable import PrintableLines
from pipelines.store.read import read_dataset
from tests.doors import Post, publish

# `\n` apart: ends of lines are counted.
UNSEEN = re.compile("[\0-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TITLE = "The \x1b]0;x\x07title\x7f\x90m \u202eof\u2066 [bold]post[/bold] {}\r\n2026-01-01 ERROR fake"
POST = Post(title=TITLE, by="Ann\x1b[2J \u202eLee", text="Some \x1b[31mwords\u2028 of post {}.")
NAME = "b\x1b[31m\u202e\n2026-01-01 ERROR fake.html"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of a feed whose every text is hostile, and a file that is dropped, named so too."""
    root = tmp_path_factory.mktemp("hostile")
    inputs = root / "in"
    inputs.mkdir()
    (inputs / "a.json").write_bytes(publish(POST, "json feed").content)
    (inputs / NAME).write_text("<html><title>No \x1b[2J list\u202e</title><body><p>x", "utf-8")
    with pytest.raises(SystemExit) as ended:
        main(["ingest", str(inputs), "--data", str(root / "data")])
    assert ended.value.code == 3
    return root / "data"


COMMANDS = {
    "show": ["show"],
    "show as JSON": ["show", "--json"],
    "revisions as JSON": ["show", "--dataset", "revisions", "--json"],
    "pages": ["show", "--dataset", "pages"],
    "pages as JSON": ["show", "--dataset", "pages", "--json"],
    "drops": ["show", "--dataset", "drops"],
    "drops as JSON": ["show", "--dataset", "drops", "--json"],
    "why": ["why", "ENTRY"],
    "why as JSON": ["why", "ENTRY", "--json"],
    "why of several": ["why", ""],
    "preview": ["preview", "INPUTS", "--explain"],
    "preview as JSON": ["preview", "INPUTS", "--json"],
    "ingest again": ["ingest", "INPUTS"],
    "a dry run": ["ingest", "INPUTS", "--dry-run"],
    "aliases": ["aliases"],
    "verify": ["verify"],
    "an error": ["preview", "INPUTS", "--source-file", "INPUTS/" + NAME],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_lets_a_page_control_the_terminal(
    data: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    known = {"ENTRY": read_dataset(data, "entries")["entry_id"][0].as_py()}
    given = [known.get(one, one.replace("INPUTS", str(data.parent / "in"))) for one in COMMANDS[name]]
    place = [] if given[0] == "preview" else ["--data", str(data)]
    with pytest.raises(SystemExit):
        main([*given, *place])
    out, err = capsys.readouterr()
    assert out or err
    found = [line for line in (out + err).split("\n") if UNSEEN.search(line)]
    assert found == []
    assert not re.search(r"^2026-01-01", out + err, re.MULTILINE)


def test_json_for_programs_says_what_the_page_wrote(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escapes are those of JSON: nothing is lost to who parses it."""
    with pytest.raises(SystemExit):
        main(["show", "--json", "--data", str(data)])
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["title_raw"] for row in rows} == {TITLE.replace("{}", str(number)) for number in range(1, 7)}


def test_reports_of_runs_hold_no_control_characters(data: Path) -> None:
    reports = [path.read_text("utf-8") for path in (data / "runs").glob("*.json")]
    assert reports
    for report in reports:
        assert not UNSEEN.search(report)
        assert any(page["address"].endswith(NAME) for page in json.loads(report)["dropped_pages"])


def test_no_path_of_a_workspace_is_made_of_what_a_page_says(data: Path) -> None:
    """Names of folders and files are ids, numbers and words of ours: no title, no host, no member's name."""
    for path in data.rglob("*"):
        assert re.fullmatch(r"[A-Za-z0-9_.=-]{1,80}", path.name), path
    assert sorted(path.name for path in data.parent.iterdir()) == ["data", "in"]


@pytest.fixture
def log_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[logging.Handler]:
    """The handler that the command puts on the root logger, where nobody has put one before."""
    root = logging.getLogger()
    level = root.level
    monkeypatch.setattr(root, "handlers", [])
    with pytest.raises(SystemExit):
        main(["--verbose", "show", "--data", str(tmp_path)])
    yield root.handlers[0]
    root.setLevel(level)


def test_a_line_of_the_log_is_one_line_without_control_characters(log_lines: logging.Handler) -> None:
    assert isinstance(log_lines.formatter, PrintableLines)
    given = ("https://a.example/\x1b[2J\u202e\r\n2026-01-01 ERROR fake",)
    record = logging.LogRecord("crawler", logging.WARNING, "f", 1, "no page: %s", given, None)
    assert log_lines.format(record) == (
        "WARNING crawler: no page: https://a.example/\\x1b[2J\\u202e\\r\\n2026-01-01 ERROR fake"
    )
    assert record.args == given


def test_a_traceback_in_the_log_forges_no_line(log_lines: logging.Handler) -> None:
    error = ValueError("a\n2026-01-01 ERROR fake\x1b[2J")
    record = logging.LogRecord("crawler", logging.ERROR, "f", 1, "failed", None, (ValueError, error, None))
    assert log_lines.format(record) == (
        "ERROR crawler: failed\n    ValueError: a\n    2026-01-01 ERROR fake\\x1b[2J"
    )
