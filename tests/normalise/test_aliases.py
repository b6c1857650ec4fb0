"""The user's table of names: what it says, and what is said of one that is wrong."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.aliases import (
    MAX_BYTES,
    Aliases,
    AliasFileError,
    NameKind,
    escape_formula,
    parse_aliases,
    unescape_formula,
)

OUTLET, AUTHOR = NameKind.OUTLET, NameKind.AUTHOR


def parse(*lines: str, header: str = "raw,canonical,kind,note") -> Aliases:
    return parse_aliases("\n".join([header, *lines]).encode())


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        pytest.param("Harbour Pst", OUTLET, "Harbour Post", id="exact"),
        pytest.param("the HARBOUR-PST", OUTLET, "Harbour Post", id="folded"),
        pytest.param("Harbour Pst", AUTHOR, "Harbour Pst", id="another_kind"),
        pytest.param("Harbour Post", OUTLET, "Harbour Post", id="canonical_stays"),
        pytest.param("A. Lee", AUTHOR, "Ann Lee", id="author"),
        pytest.param("Hill Echo", OUTLET, "Hill Echo", id="kept_apart"),
        pytest.param("The Hill Echo", OUTLET, "Echo of the Hill", id="exact_before_folded"),
        pytest.param("Bay", OUTLET, "Bay One", id="one_of_two_of_a_key"),
        pytest.param("bay", OUTLET, "bay", id="two_rows_of_a_key_disagree"),
        pytest.param("Café  Post", OUTLET, "Cafe", id="composed_and_spaced"),
        pytest.param("Н. Lee", AUTHOR, "Н. Lee", id="another_script"),
        pytest.param("...", OUTLET, "...", id="no_letters"),
        pytest.param("Pa.*", OUTLET, "Pa.*", id="no_pattern"),
    ],
)
def test_a_name_is_known_under_its_canonical_one(name: str, kind: NameKind, expected: str) -> None:
    table = parse(
        "Harbour Pst,Harbour Post,outlet,typing error",
        "A. Lee,Ann Lee,author,",
        "H. Lee,Hal Lee,author,",
        "Hill Echo,Hill Echo,outlet,keep apart",
        "The Hill Echo,Echo of the Hill,outlet,",
        "Bay,Bay One,outlet,",
        "BAY,Bay Two,outlet,",
        "Cafe\u0301 Post,Cafe,outlet,",
        "!!!,Bang,outlet,",
        "P.*,Pattern,outlet,",
    )
    assert table.canonicalise(kind, [name]) == (expected,)


def test_a_list_has_no_name_twice() -> None:
    table = parse("HP,Harbour Post,outlet,")
    assert table.canonicalise(OUTLET, ["Harbour Post", "Echo", "HP"]) == ("Harbour Post", "Echo")


def test_the_verbatim_spelling_decides_before_the_name_in_name_case() -> None:
    table = parse("ANN LEE,Ann Lee (agency),author,", "Ann Lee,Ann Lee,author,")
    assert table.canonicalise(AUTHOR, ["Ann Lee"], ["ANN LEE"]) == ("Ann Lee (agency)",)
    assert table.canonicalise(AUTHOR, ["Ann Lee"], ["Ann Lee"]) == ("Ann Lee",)
    assert table.canonicalise(AUTHOR, ["Ann Lee"], ["Ann", "Lee"]) == ("Ann Lee",)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b"raw,canonical,kind\n", b",,\r\n"])
def test_a_table_without_rows_is_none(data: bytes) -> None:
    table = parse_aliases(data)
    assert not table
    assert table.fingerprint == ""


def test_a_table_as_spreadsheets_save_it_is_read() -> None:
    data = (
        b'\xef\xbb\xbfRaw,Canonical,Kind,Note,\r\n"Pst, Harbour","Harbour Post",Outlet,"a\r\nb",\r\n,,,,\r\n'
    )
    assert parse_aliases(data).find(OUTLET, "Pst, Harbour") == "Harbour Post"
    assert parse_aliases(b"kind,raw,canonical\routlet,HP,Harbour Post\r").find(OUTLET, "HP")


@pytest.mark.parametrize(
    ("data", "line", "message"),
    [
        pytest.param(b"raw,name,kind\n", 1, "no column 'canonical'", id="missing_column"),
        pytest.param(b"raw,canonical,kind,remark\n", 1, "unknown or doubled column 'remark'", id="unknown"),
        pytest.param(b"raw;canonical;kind\n", 1, "another sign than a comma", id="semicolons"),
        pytest.param(b"HP,Harbour Post,outlet\n", 1, "no column 'raw'", id="no_header"),
        pytest.param(b"raw,canonical,kind\n\nHP,Post,paper\n", 3, "Write outlet or author", id="kind"),
        pytest.param(b"raw,canonical,kind\nHP, ,outlet\n", 2, "empty 'canonical'", id="empty_canonical"),
        pytest.param(b"raw,canonical,kind\n,HP,outlet\n", 2, "empty 'raw'", id="empty_raw"),
        pytest.param(b"raw,canonical,kind\nHP,A,outlet\nHP,B,outlet\n", 3, "'A' in line 2", id="two_names"),
        pytest.param(b"raw,canonical,kind\nA,B,outlet\nB,C,outlet\n", 2, "Write 'C' here", id="chain"),
        pytest.param(b"raw,canonical,kind\nA,B,outlet\nB,A,outlet\n", 2, "makes 'A'", id="circle"),
        pytest.param(b"raw,canonical,kind\nA,The B,outlet\nB,C,outlet\n", 2, "makes 'C'", id="chain_by_key"),
        pytest.param(b"raw,canonical,kind\nA,B,outlet\nB\0,C,outlet\n", 3, "NUL", id="nul"),
        pytest.param(b"raw,canonical,kind\nCaf\xe9,Cafe,outlet\n", 2, "not UTF-8", id="latin_1"),
        pytest.param("raw,canonical,kind\n".encode("utf-16"), 1, "NUL|UTF-8", id="utf_16"),
        pytest.param(b"raw,canonical,kind\nA,B,outlet,note,more\n", 2, "5 cells", id="comma_in_a_name"),
        pytest.param(b'raw,canonical,kind\n"A"B,C,outlet\n', 2, "no CSV", id="quotes"),
        pytest.param(b"raw,canonical,kind\n" + b"a" * 200_000 + b",b,outlet\n", 2, "no CSV", id="long"),
    ],
)
def test_a_table_that_is_wrong_is_told_where_and_what_to_do(data: bytes, line: int, message: str) -> None:
    with pytest.raises(AliasFileError, match=message) as caught:
        parse_aliases(data)
    assert caught.value.line == line


def test_a_table_beyond_the_bound_is_refused_before_it_is_read() -> None:
    with pytest.raises(AliasFileError, match="at most"):
        parse_aliases(bytes(MAX_BYTES + 1))


def test_notes_and_order_of_rows_change_nothing() -> None:
    first = parse("A,B,outlet,why", "C,D,author,")
    assert first.fingerprint == parse("C,D,author,x", "A,B,outlet,").fingerprint
    assert first.fingerprint != parse("A,B,author,", "C,D,author,").fingerprint


@given(st.text(alphabet="'=+-@＝\t\ra ", max_size=6))
def test_no_cell_is_a_formula_and_every_one_comes_back(name: str) -> None:
    escaped = escape_formula(name)
    assert escaped[:1] not in tuple("=+-@\t\r＝＋－＠")
    assert unescape_formula(escaped) == name


NAMES = st.text(alphabet="ab-'é= ", min_size=1, max_size=3)


@given(st.lists(st.tuples(NAMES, NAMES), max_size=6), st.lists(NAMES, max_size=4))
def test_canonical_names_stay_what_they_are(rows: list[tuple[str, str]], names: list[str]) -> None:
    """A table is refused, or naming twice is naming once; in whatever order its rows are."""

    def write(rows: list[tuple[str, str]]) -> bytes:
        file = io.StringIO()
        writer = csv.writer(file)
        writer.writerow(["raw", "canonical", "kind"])
        writer.writerows([escape_formula(raw), escape_formula(name), "outlet"] for raw, name in rows)
        return file.getvalue().encode()

    try:
        table = parse_aliases(write(rows))
    except AliasFileError:
        with pytest.raises(AliasFileError):
            parse_aliases(write(rows[::-1]))
        return
    once = table.canonicalise(OUTLET, names)
    assert table.canonicalise(OUTLET, once) == once
    assert parse_aliases(write(rows[::-1])) == table
