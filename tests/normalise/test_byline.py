"""Bylines: what a cue or the page proves, and nothing else."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.attribution import AttributionForm
from pipelines.normalise.byline import find_byline
from pipelines.normalise.dateline import find_dateline
from pipelines.normalise.text import clean_text

DEV_LINES = Path(__file__).parents[2] / "../shared/real/datelines_dev.jsonl"


@pytest.mark.parametrize(
    ("text", "authors", "outlets", "on"),
    [
        ("By Ann Lee", ("Ann Lee",), (), None),
        ("by: ANN LEE Posted: Nov 7, 2021 / 04:39 PM EST", ("Ann Lee",), (), date(2021, 11, 7)),
        (
            "By Ann Lee and Bo Ek, Harbour Gazette | May 3, 2020",
            ("Ann Lee", "Bo Ek"),
            ("Harbour Gazette",),
            date(2020, 5, 3),
        ),
        ("By Ann Lee Harbour Gazette", ("Ann Lee",), ("Harbour Gazette",), None),
        ("By Ann Lee General Assignment Reporter, Harbour Gazette", ("Ann Lee",), ("Harbour Gazette",), None),
        ("By Ann Lee 3 Min Read", ("Ann Lee",), (), None),
        ("By Ann Lee (ann@example.com) at 3 May, 2020", ("Ann Lee",), (), date(2020, 5, 3)),
        ("by sailor77 | May 3, 2020 | News", ("sailor77",), (), date(2020, 5, 3)),
        ("Von Ann Lee, Bo Ek und Cy Dahl, NDR", ("Ann Lee", "Bo Ek", "Cy Dahl"), ("NDR",), None),
        ("par Ann Lee, le 14 mars 2011", ("Ann Lee",), (), date(2011, 3, 14)),
        ("Por Ann Lee @annlee - junio 9, 2021", ("Ann Lee",), (), date(2021, 6, 9)),
        ("por Ann Lee Publicado el 13 de mayo de 2021 a las 21:05h", ("Ann Lee",), (), date(2021, 5, 13)),
        ("Por Agencia Marítima", (), ("Agencia Marítima",), None),
        ("Текст: Анна Ли · 12 ноября 2017", ("Анна Ли",), (), date(2017, 11, 12)),
        ("Quelle: Harbour Gazette, 25.4.2021", (), ("Harbour Gazette",), date(2021, 4, 25)),
        ("来源:《海港》杂志 作者:王小明", ("王小明",), ("海港",), None),
        ("Posted in News by Ann Lee on May 3, 2020", ("Ann Lee",), (), date(2020, 5, 3)),
        ("Posted on May 3, 2020 by Ann Lee", ("Ann Lee",), (), date(2020, 5, 3)),
        ("Written by Ann Lee on May 3, 2020. Posted in News", ("Ann Lee",), (), date(2020, 5, 3)),
    ],
)
def test_a_cue_proves_what_follows(
    text: str, authors: tuple[str, ...], outlets: tuple[str, ...], on: date | None
) -> None:
    found = find_byline(text)
    assert found is not None
    assert (found.authors, found.outlets, found.on) == (authors, outlets, on)
    assert found.form in (AttributionForm.CUED, AttributionForm.LABELLED)


@pytest.mark.parametrize(
    ("text", "authors", "outlets"),
    [
        ("Ann Lee", ("Ann Lee",), ()),
        ("Ann Lee | 3 May 2020", ("Ann Lee",), ()),
        ("ANN LEE, Harbour Gazette writer", ("Ann Lee",), ("Harbour Gazette",)),
        ("Harbour Gazette", (), ("Harbour Gazette",)),
        ("김민수 기자 | 2021-04-05 17:51:58", ("김민수",), ()),
    ],
)
def test_a_bare_name_counts_where_the_page_marks_it(
    text: str, authors: tuple[str, ...], outlets: tuple[str, ...]
) -> None:
    assert find_byline(text) is None
    found = find_byline(text, marked=True)
    assert found is not None
    assert (found.authors, found.outlets) == (authors, outlets)
    assert found.form in (AttributionForm.DATED, AttributionForm.BYLINE)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "3 May 2020",
        "Read more",
        "Monday",
        "Press Release",
        "by",
        "By:",
        "Source:",
        "12",
        "By Monday",
        "par des fans",
        "by admin at 20 July, 2011",
        "Author: admin",
    ],
)
def test_what_names_nobody_is_no_byline(text: str) -> None:
    assert find_byline(text, marked=True) is None


@given(
    st.lists(
        st.sampled_from(
            [
                "By ",
                "Ann Lee",
                ",",
                ": ",
                "Source",
                "and",
                "@a",
                "12 May 2020",
                "10:30",
                "\n",
                "von ",
                "(",
                "AP",
                ")",
            ]
        )
        | st.text(max_size=4)
    )
)
def test_any_text_is_a_byline_or_not(scraps: list[str]) -> None:
    text = "".join(scraps)
    for marked in (False, True):
        found = find_byline(text, marked=marked)
        if found is not None:
            assert "".join(text[s.start : s.end] for s in found.segments) == text
            assert found.authors or found.outlets or found.place


@pytest.mark.skipif(not DEV_LINES.exists(), reason="the real lines lie beside the repository")
def test_real_lines_are_read_as_often_as_measured() -> None:
    """Each share is a floor: it was measured on these lines, some of which no rule should fit."""
    lines = [json.loads(line) for line in DEV_LINES.read_text(encoding="utf-8").splitlines()]
    right = {"author": 0, "outlet": 0, "place": 0}
    for line in lines:
        found = find_dateline(line["text"], language=line["language"]) or find_byline(
            line["text"], marked=True, language=line["language"]
        )
        read = {
            "author": [_fold(name) for name in (found.authors if found else ())],
            "outlet": [_fold(name) for name in (found.outlets if found else ())],
            "place": _fold(found.place) if found and found.place else None,
        }
        truth = line["truth"]
        right["author"] += read["author"] == [_fold(name) for name in truth["author"]]
        right["outlet"] += read["outlet"] == [_fold(name) for name in truth["outlet"]]
        right["place"] += read["place"] == (_fold(truth["place"]) if truth["place"] else None)
    assert right["author"] >= 0.97 * len(lines)
    assert right["outlet"] >= 0.96 * len(lines)
    assert right["place"] >= 0.99 * len(lines)


def _fold(name: str) -> str:
    return clean_text(name)[0].casefold()
