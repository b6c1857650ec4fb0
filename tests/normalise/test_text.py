"""Cleaning text keeps what was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.normalise.text import clean_text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param("  a \n\t b  ", "a b", id="spaces"),
        pytest.param("a\u00a0b\u202fc\u3000d", "a b c d", id="every kind of space"),
        pytest.param("re\u00adport\u200b\u200e \u202eabc\u202c", "report abc", id="invisible signs"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="ZWNJ spells words"),
        pytest.param("\U0001f468\u200d\U0001f4bb", "\U0001f468\u200d\U0001f4bb", id="ZWJ joins emoji"),
        pytest.param("e\u0301", "é", id="NFC"),
        pytest.param("AT&amp;amp;T &lt;b&gt;", "AT&T <b>", id="entities, escaped twice"),
        pytest.param("&amp;amp;amp;amp;lt;", "&amp;amp;amp;amp;lt;", id="text about entities"),
        pytest.param("a&copy=1", "a&copy=1", id="no entity without its semicolon"),
        pytest.param("“quoted” – it’s ﬁne…", "“quoted” – it’s ﬁne…", id="typography stays"),
        pytest.param("ＡＢＣ", "ＡＢＣ", id="width stays"),
        pytest.param("a\x00b\x0bc\x1bd", "ab cd", id="controls"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogate"),
        pytest.param("\ud83d\ude00", "\U0001f600", id="pair of surrogates"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_text_is_cleaned(raw: str, expected: str) -> None:
    assert clean_text(raw) == (expected, False)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Caf\u00c3\u00a9", "Café"),
        ("it\u00e2\u20ac\u2122s", "it’s"),
        ("\u00d0\u00bf\u00d1\u2021\u00d0\u00b5\u00d0\u00bb\u00d0\u00b0", "пчела"),
    ],
)
def test_mojibake_is_mended_and_told(raw: str, expected: str) -> None:
    assert clean_text(raw) == (expected, True)


@given(st.text() | st.text(alphabet="&amp;lt#38x26 \u200bÃ©â€™\x85\xa0"))
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    once, _ = clean_text(raw)
    assert clean_text(once) == (once, False)


@pytest.mark.parametrize(
    "raw", ["&amp;" * 20000, "&" * 50000, "Ã©" * 20000, "\u200b" * 50000, "&amp;" + "amp;" * 20000]
)
def test_hostile_text_comes_back(raw: str) -> None:
    assert len(clean_text(raw)[0]) <= len(raw)
