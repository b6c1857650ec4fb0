"""A repeated title goes, a sentence that looks like one stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.read_more import find_read_more
from pipelines.normalise.repeated_title import find_title_at_end, find_title_at_start

TITLE = "Harbour Wall Repaired After The Winter Storm – Council pays"


def without_end(body: str, title: str) -> str:
    return body[: find_title_at_end(body, 0, len(body), title)]


@pytest.mark.parametrize(
    ("tail", "title"),
    [
        pytest.param(" " + TITLE, TITLE, id="full"),
        pytest.param(" " + TITLE + " .", TITLE, id="full and a lone full stop"),
        pytest.param("\u00a0" + TITLE.replace(" ", "\u00a0") + "\u00a0.\n", TITLE, id="NBSP anywhere"),
        pytest.param(" " + TITLE.lower(), TITLE, id="other case"),
        pytest.param(" Harbour Wall Repaired After", TITLE, id="prefix"),
        pytest.param(" Harbour Wall Repaired ", TITLE, id="prefix of three words"),
        pytest.param(" Harbor Wall Repaired After Winter Storm – Council pays", TITLE, id="mistyped"),
        pytest.param(" After The Winter Storm Harbour Wall Repaired – Council pays", TITLE, id="words moved"),
        pytest.param(" Is It Over? Not Yet", "Is It Over? Not Yet", id="a sentence's end inside"),
        pytest.param(" “A Wall” Is Up", "“A Wall” Is Up", id="quotation mark in front"),
        pytest.param(" Continue reading " + TITLE, TITLE, id="after an invitation"),
    ],
)
def test_a_repeated_title_is_found_at_the_end(tail: str, title: str) -> None:
    assert without_end("The council met." + tail, title).startswith("The council met.")
    assert "Wall" not in without_end("The council met." + tail, title)
    assert "Over" not in without_end("The council met." + tail, title)


def test_a_broken_off_excerpt_ends_before_its_title() -> None:
    title = "Fishing Fleet Returns With Record Catch"
    assert without_end(f"The boats came in and the {title}", title) == "The boats came in and the"


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(
            "Members then read out the Weekly Report of the Northern Harbour Council.",
            "Weekly Report of the Northern Harbour Council",
            id="a sentence that ends with the title's words",
        ),
        pytest.param("She never saw the harbour wall", "Harbour wall", id="a short title in a sentence"),
        pytest.param(
            "The storm passed. Harbour wall repaired.",
            "Harbour wall repaired after storm",
            id="a sentence like a prefix",
        ),
        pytest.param("He ran for it. The council", "The council meets again", id="two words are no prefix"),
        pytest.param(
            "It was called “Fishing Fleet Returns With Record Catch",
            "Fishing Fleet Returns With Record Catch",
            id="a quotation",
        ),
        pytest.param(
            "Weekly Report of the Council", "Weekly Report of the Council", id="the title is the whole text"
        ),
        pytest.param("Will it hold? Yes.", "Yes", id="one word"),
        pytest.param("Some text.", "", id="no title"),
        pytest.param("", "Some title here", id="no text"),
    ],
)
def test_text_is_never_eaten(body: str, title: str) -> None:
    assert without_end(body, title) == body


@pytest.mark.parametrize(
    ("body", "rest"),
    [
        ("Harbour Wall Repaired. The council met.", "The council met."),
        ("Harbour Wall Repaired – The council met.", "The council met."),
        ("Harbour Wall Repaired\nThe council met.", "The council met."),
        ("HARBOUR WALL REPAIRED: The council met.", "The council met."),
        ("Harbour Wall Repaired", ""),
        ("Harbour wall repaired after storm damage.", "Harbour wall repaired after storm damage."),
        ("Harbour wall repaired, the council said.", "Harbour wall repaired, the council said."),
        ("The harbour wall", "The harbour wall"),
    ],
)
def test_a_title_at_the_start_ends_at_a_mark(body: str, rest: str) -> None:
    assert body[find_title_at_start(body, 0, "Harbour Wall Repaired") :] == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("It was mended. Read more", "It was mended."),
        ("It was mended… Continue reading →", "It was mended…"),
        ("It was mended [Read more...]", "It was mended"),
        ("It was mended […]", "It was mended"),
        ("It was mended [...] Weiterlesen »", "It was mended"),
        ("Es wurde repariert. Mehr erfahren", "Es wurde repariert."),
        ("Исправлено. Читать далее", "Исправлено."),
        ("修好了。阅读更多", "修好了。"),
        ("Done. The post Wall Up appeared first on Harbour News.", "Done."),
        ("Read more", ""),
        ("There is nothing I would rather read more", "There is nothing I would rather read more"),
        ("He wanted more", "He wanted more"),
        ("Ask for more.", "Ask for more."),
        ("Read more books.", "Read more books."),
        ("It was mended…", "It was mended…"),
    ],
)
def test_invitations_to_read_on_are_no_text(text: str, rest: str) -> None:
    assert text[: find_read_more(text, len(text))].rstrip() == rest


@pytest.mark.parametrize("text", ["Read more " * 2000, "a " * 20000, "[…] " * 2000, "… " * 9000, "»" * 20000])
def test_hostile_text_keeps_its_bounds(text: str) -> None:
    assert 0 <= find_read_more(text, len(text)) <= len(text)
    assert 0 <= find_title_at_end(text, 0, len(text), text[:300]) <= len(text)
    assert 0 <= find_title_at_start(text, 0, text[:300]) <= len(text)


WORDS = st.lists(
    st.sampled_from(["Wall", "wall", "the", "storm", ".", "…", " .", "\u00a0", "Read more", "»", "“"]),
    max_size=20,
)


@given(WORDS, WORDS)
def test_ends_stay_inside_the_text(body_words: list[str], title_words: list[str]) -> None:
    body, title = " ".join(body_words), " ".join(title_words)
    start = find_title_at_start(body, 0, title)
    end = find_title_at_end(body, start, len(body), title)
    assert 0 <= start <= end <= len(body)
