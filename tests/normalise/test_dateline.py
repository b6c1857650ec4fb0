"""Attributions that texts begin with: every slot in its place, and no sentence taken for one."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.attribution import Attribution, AttributionForm, Role
from pipelines.normalise.byline import find_byline
from pipelines.normalise.dateline import find_dateline
from pipelines.normalise.repeated_title import find_title_at_end
from pipelines.normalise.territory import find_country

REAL = Path(__file__).parents[2] / "../shared/real"
DAY = date(2020, 1, 12)


def who(found: Attribution | None) -> tuple[object, ...] | None:
    return None if found is None else (found.authors, found.outlets, found.place, found.country)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param(
            "Ann Lee, Harbour Gazette, Oslo, Norway,",
            (("Ann Lee",), ("Harbour Gazette",), "Oslo", "NO"),
            id="every slot",
        ),
        pytest.param("Open Water, Oslo, Norway,", ((), ("Open Water",), "Oslo", "NO"), id="no author"),
        pytest.param(
            "Open Water, Smallport, Norway,", ((), ("Open Water",), "Smallport", "NO"), id="unknown place"
        ),
        pytest.param("Sea Web, Norway,", ((), ("Sea Web",), None, "NO"), id="outlet and country"),
        pytest.param(
            "Ann Lee, Open Water,", (("Ann Lee",), ("Open Water",), None, None), id="author and outlet"
        ),
        pytest.param(
            "Harbour Gazette, Oslo,", ((), ("Harbour Gazette",), "Oslo", None), id="outlet and place"
        ),
        pytest.param("The Mariner,", ((), ("The Mariner",), None, None), id="outlet only"),
        pytest.param("Open Water", ((), ("Open Water",), None, None), id="no comma before the date"),
        pytest.param(
            "Ann Lee, Ropewalk UK,", (("Ann Lee",), ("Ropewalk UK",), None, None), id="UK in a name"
        ),
        pytest.param(
            "Ann Lee, Ropewalk News, UK,",
            (("Ann Lee",), ("Ropewalk News",), None, "GB"),
            id="UK in its own slot",
        ),
        pytest.param(
            "Families of Lost Sailors (Grey Ship) in Norway,",
            ((), ("Families of Lost Sailors (Grey Ship) in Norway",), None, None),
            id="a country in an issuer's name",
        ),
        pytest.param(
            "Harbour Gazette and Coast Radio,",
            ((), ("Harbour Gazette", "Coast Radio"), None, None),
            id="two outlets",
        ),
        pytest.param(
            "Oil and Water Journal,",
            ((), ("Oil and Water Journal",), None, None),
            id="one outlet with an and",
        ),
        pytest.param(
            "Ann Lee and Bo Ek, Harbour Gazette,",
            (("Ann Lee", "Bo Ek"), ("Harbour Gazette",), None, None),
            id="two authors",
        ),
        pytest.param("Harbour Gazette,, Norway,", ((), ("Harbour Gazette",), None, "NO"), id="an empty slot"),
        pytest.param(
            "Ann Lee, , Oslo, Norway,", (("Ann Lee",), (), "Oslo", "NO"), id="the outlet's slot is empty"
        ),
        pytest.param(
            "Ann  Lee,  Harbour\u00a0Gazette ,", (("Ann Lee",), ("Harbour Gazette",), None, None), id="spaces"
        ),
        pytest.param(
            "Ann Lee, Harbour Gazette, Oslo, Norwey,",
            (("Ann Lee",), ("Harbour Gazette",), "Oslo", "NO"),
            id="mistyped",
        ),
        pytest.param(
            "Harbour Gazette, Oslo Norway,", ((), ("Harbour Gazette",), "Oslo", "NO"), id="missing comma"
        ),
        pytest.param(
            "Ann Lee, Harbour Gazette, Monday,",
            (("Ann Lee",), ("Harbour Gazette",), None, None),
            id="weekday",
        ),
        pytest.param(
            "Ann Lee for Harbour Gazette,", (("Ann Lee",), ("Harbour Gazette",), None, None), id="for"
        ),
        pytest.param("Springfield, Ohio,", ((), (), "Springfield", None), id="a state is no outlet"),
        pytest.param("Oslo, Norway,", ((), (), "Oslo", "NO"), id="place and country"),
        pytest.param(
            "Jane Post, Harbour Gazette,", (("Jane Post",), ("Harbour Gazette",), None, None), id="surname"
        ),
    ],
)
@pytest.mark.parametrize("when", ["January 12 2020:…", "12 January 2020:...", "January 12, 2020:… "])
def test_a_digest_dateline_is_read(line: str, expected: tuple[object, ...], when: str) -> None:
    body = f"{line} {when}The fleet came back on 3 May 2019."
    found = find_dateline(body)
    assert who(found) == expected
    assert found is not None
    assert (found.on, found.form) == (DAY, AttributionForm.DIGEST)
    assert body[found.span[1] :].startswith("The fleet")


@pytest.mark.parametrize(
    ("body", "expected", "rest"),
    [
        ("OSLO (Reuters) - The fleet", ((), ("Reuters",), "Oslo", None), "The fleet"),
        ("OSLO, Norway (AP) — The fleet", ((), ("AP",), "Oslo", "NO"), "The fleet"),
        ("Oslo, 9 feb (EFE).- The fleet", ((), ("EFE",), "Oslo", None), "The fleet"),
        (
            "PORTVILLE (Harbour News Agency)- The fleet",
            ((), ("Harbour News Agency",), "Portville", None),
            "The fleet",
        ),
        ("(ANSA) - PALERMO, 3 GEN - La flotta", ((), ("ANSA",), "Palermo", None), "La flotta"),
        ("СОЧИ, 9 мар — РИА Новости. Флот", ((), ("РИА Новости",), "Сочи", None), "Флот"),
        (
            "新华社上海3月2日电（记者王小明、李红）渔船",
            (("王小明", "李红"), ("新华社",), "上海", None),
            "渔船",
        ),
        ("OSLO – The fleet", ((), (), "Oslo", None), "The fleet"),
        ("By Ann Lee\nThe fleet", (("Ann Lee",), (), None, None), "The fleet"),
        (
            "Source: Harbour Gazette | 3 May 2020\nThe fleet",
            ((), ("Harbour Gazette",), None, None),
            "The fleet",
        ),
    ],
)
def test_other_forms_are_read_at_the_start(body: str, expected: tuple[object, ...], rest: str) -> None:
    found = find_dateline(body)
    assert who(found) == expected
    assert found is not None
    assert body[found.span[1] :].strip() == rest


@pytest.mark.parametrize(
    "body",
    [
        "On January 12, 2020: the fleet came back.",
        "The fleet came back to Oslo, Norway, on January 12, 2020: a day late.",
        "Update, January 12 2020: the fleet is back.",
        "Updated January 12 2020: the fleet is back.",
        "Storm warning 12 January 2020: stay in harbour.",
        "Full Moon – January 12, 2020\nThe fleet came back.",
        "The harbour, January 12 2020, was empty.",
        "UPDATE – The fleet came back.",
        "BREAKING - The fleet came back.",
        "NASA – The agency said so.",
        "The Fishers' Union (FU) - a small group - said so.",
        "Getting started with sails.js - part two",
        "Press Release – The fleet came back\nand stayed.",
        "By Monday the fleet was back.",
        "Por eso, para volver,\nla flota esperó.",
        "Harbour Wall Repaired\nby Ann Lee",
        "2020",
        "",
        "The council met in 2019: nothing was decided.",
    ],
)
def test_text_is_not_taken_for_an_attribution(body: str) -> None:
    assert find_dateline(body) is None


@pytest.mark.parametrize(
    "body",
    [
        "january " * 2000,
        "," * 50000,
        "(" * 50000,
        "A" * 20000,
        "(A) - " * 5000,
        " " * 50000,
        "12 " * 5000,
        "By, " * 5000,
        "?" * 20000,
        "x" * 20000,
        "9" * 20000,
        ")(" * 20000,
        "a.b-" * 20000,
        "OSLO – " * 5000,
        "Source: " * 5000,
        "published by " * 5000,
        " in Oslo and" * 5000,
        "\u0130" * 20000,
        "²" * 20000,
        "Ann Lee, " * 5000 + "January 12 2020:…",
        "january " * 20000,
        "," * 200_000,
        "(" * 100_000,
        " " * 5_000_000,
        "1 " * 5000,
    ],
)
@pytest.mark.parametrize("cut", [100_000, 400])
def test_hostile_text_has_no_attribution(body: str, cut: int) -> None:
    """No rule reads beyond its cap, and none fails on what is within it."""
    body = body[:cut]
    found = find_dateline(body)
    assert found is None or found.span[1] <= 400
    for marked in (False, True):
        byline = find_byline(body, marked=marked)
        assert byline is None or len(body) <= 400


SCRAPS = st.lists(
    st.sampled_from(
        [
            "Ann Lee",
            "Harbour Post",
            ",",
            ", ",
            "Oslo",
            "Norway",
            "UK",
            "January 12 2020",
            ":…",
            ":",
            " – ",
            "(AP)",
            "By ",
            "\n",
            "\xa0",
            "and",
            "Source:",
            "12.1.2020",
        ]
    )
    | st.text(max_size=4),
    max_size=14,
)


@given(SCRAPS, SCRAPS)
def test_segments_rebuild_the_raw_text(before: list[str], scraps: list[str]) -> None:
    prefix = "".join(before)
    body = prefix + "".join(scraps)
    for start in (0, len(prefix)):
        found = find_dateline(body, start)
        if found is None:
            continue
        begin, end = found.span
        assert start <= begin <= end <= len(body)
        assert "".join(body[s.start : s.end] for s in found.segments) == body[begin:end]
        roles = [s.role for s in found.segments]
        assert len(found.authors) <= roles.count(Role.AUTHOR)
        assert len(found.outlets) <= roles.count(Role.OUTLET)


@pytest.mark.skipif(not REAL.exists(), reason="the real page lies beside the repository")
def test_the_real_page_is_read_in_every_field() -> None:
    truth = json.loads(next(REAL.glob("*.truth.json")).read_text(encoding="utf-8"))
    page = (REAL / truth["file"]).read_text(encoding="utf-8")
    for entry in truth["entries"]:
        expected = entry["dateline"]
        start = page.index(expected["raw"])
        end = page.find("\n\n", start)
        body = page[start : end if end > 0 else len(page)]
        found = find_dateline(body)
        assert found is not None
        assert found.authors == ((expected["author"],) if expected["author"] else ())
        assert found.outlets == tuple(expected["outlets"])
        assert found.place == expected["place"]
        assert found.country == (find_country(expected["country"]) if expected["country"] else None)
        assert str(found.on) == expected["date"]
        assert body[slice(*found.span)].strip() == expected["raw"]
        stop = find_title_at_end(body, found.span[1], len(body), entry["title"])
        assert body[found.span[1] : stop].strip() == entry["excerpt"]
