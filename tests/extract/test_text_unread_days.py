"""What stands behind the page's own label for the day, and is no day: an entry all the same."""

import pytest

from crawler.extract.text.digest import TextEntry, read_digest

TITLES = (
    "Harbour bridge reopens",
    "Town library extends its hours",
    "Orchard walk draws visitors",
    "New ferry timetable starts",
    "Old mill becomes a museum",
    "School choir wins the contest",
    "Frost on the mast",
    "Night trains on one sheet",
    "Soup week begins",
)
LABELS = ("Posted on:", "Argitaratua:", "Posted on")  # of the table, of none, without a colon
BELOW = "{title}\n\n{label} {day}\n\n{text}\n\nRead more\n\n"
TIGHT = "{title}\n{label} {day}\n{text}\n\n"
ABOVE = "{label} {day}\n\n{title}\n\n{text}\n\n"
LAST = "{title}\n\n{text}\n\n{label} {day}\n\n"


def entries(
    layout: str, label: str, days: dict[int, str], texts: dict[int, str] | None = None
) -> tuple[TextEntry, ...]:
    """Read a page of nine blocks, some with another day or a text of their own."""
    blocks = [
        layout.format(
            title=title,
            label=label,
            day=days.get(place, f"2021/03/{25 - place}"),
            text=(texts or {}).get(
                place, f"Ada Brook, Valley Post, March {25 - place} 2021: The panes were counted."
            ),
        )
        for place, title in enumerate(TITLES)
    ]
    return read_digest("".join(blocks)).entries


def check(found: tuple[TextEntry, ...], days: dict[int, str]) -> None:
    """Every entry has its own title and day as written, and a text that holds no other entry."""
    assert [entry.title for entry in found] == list(TITLES)
    stated = [entry.posted[0].raw if entry.posted else None for entry in found]
    assert stated == [days.get(place, f"2021/03/{25 - place}") for place in range(len(TITLES))]
    for place, entry in enumerate(found):
        assert not any(title in (entry.body or "") for title in TITLES[:place] + TITLES[place + 1 :])


@pytest.mark.parametrize("layout", [BELOW, TIGHT, ABOVE, LAST])
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "days",
    [
        {4: "n/a", 5: "soon"},
        {0: "TBA"},
        {8: "TBA"},
        {0: "n/a", 8: "—"},
        {3: "tomorrow", 4: "TBA", 5: "—"},
        dict.fromkeys(range(0, 9, 2), "n/a"),
    ],
)
def test_entry_whose_day_is_not_read_is_an_entry(layout: str, label: str, days: dict[int, str]) -> None:
    check(entries(layout, label, days), days)


@pytest.mark.parametrize("layout", [BELOW, TIGHT, ABOVE, LAST])
@pytest.mark.parametrize(
    "day", ["yesterday", "2020/13/45", "to be announced by the office", "some time last spring"]
)
def test_whatever_stands_behind_the_label_is_kept(layout: str, day: str) -> None:
    check(entries(layout, "Posted on:", {4: day}), {4: day})


@pytest.mark.parametrize("layout", [BELOW, ABOVE, LAST])
@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "behind", ["the door, a note said", "the door of the hall, a note said.", "the door."]
)
def test_running_text_with_the_words_of_the_label_makes_no_entry(
    layout: str, label: str, behind: str
) -> None:
    text = f"The panes were counted twice.\n\n{label} {behind}\n\nNobody took it down, and it is read still."
    found = entries(layout, label, {}, {3: text})
    check(found, {})
    assert found[3].body is not None
    assert behind in found[3].body


def test_words_of_the_label_inside_a_paragraph_make_no_entry() -> None:
    text = "The panes were counted and a sheet was\nPosted on: the door\nwhere nobody took it down."
    found = entries(BELOW, "Posted on:", {}, {3: text})
    check(found, {})
    assert found[3].body is not None
    assert "the door" in found[3].body


def test_a_title_that_ends_as_a_sentence_does_is_a_title_above_an_unread_day() -> None:
    page = "".join(
        BELOW.format(title=title, label="Posted on:", day=day, text="The panes were counted twice.")
        for title, day in [("Soup week", "2021/03/25"), ("It is cold.", "soon"), ("Frost", "2021/03/23")]
    )
    assert [entry.title for entry in read_digest(page).entries] == ["Soup week", "It is cold.", "Frost"]
