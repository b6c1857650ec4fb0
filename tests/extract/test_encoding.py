"""Bytes become text by the evidence they carry, and never raise."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.extract.encoding import declared_encoding, decode, find_encoding
from pipelines.items import PageIssue

POLISH = "Zażółć gęślą jaźń, wiadomości z powiatu są już dostępne. "
FRENCH = "L’école du village a été rénovée — lire la suite à côté. "
RUSSIAN = "Новости района за неделю: открыта новая школа и мост через реку. "
JAPANESE = "新しい橋が開通しました。続きを読む。地域のニュース。"
CHINESE = "新的桥已经开通，阅读更多本地新闻。"
TAIWANESE = "新的橋已經開通，閱讀更多本地新聞。"
KOREAN = "새로운 다리가 개통되었습니다. 더 읽기. "
GREEK = "Νέα γέφυρα άνοιξε στην πόλη. Διαβάστε περισσότερα. "
TURKISH = "Yeni köprü açıldı, şehir ışıkları ve ilçe haberleri. "


UNTOLD = {"", "utf-8", "no-such-charset"}


def page(text: str, *, meta: str = "", lang: str = "") -> str:
    declaration = f'<meta charset="{meta}">' if meta else ""
    return f"<html lang='{lang}'><head>{declaration}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "written", "charset", "meta", "lang"),
    [
        pytest.param(POLISH, "utf-8", None, "", "", id="utf-8 undeclared"),
        pytest.param(
            POLISH, "utf-8", "iso-8859-2", "iso-8859-2", "pl", id="utf-8 declared as something else"
        ),
        pytest.param(POLISH, "utf-8-sig", "iso-8859-1", "", "", id="utf-8 mark beats the header"),
        pytest.param(POLISH, "utf-16", None, "", "", id="utf-16 with mark"),
        pytest.param(RUSSIAN, "utf-16-be", None, "", "", id="utf-16 big-endian without mark"),
        pytest.param(POLISH, "utf-16-le", None, "utf-16", "", id="utf-16 little-endian without mark"),
        pytest.param(POLISH, "utf-32", None, "", "", id="utf-32 with mark"),
        pytest.param(FRENCH, "cp1252", "ISO-8859-1", "", "", id="latin-1 in a header is windows-1252"),
        pytest.param(FRENCH, "cp1252", None, "latin1", "", id="latin-1 in a meta is windows-1252"),
        pytest.param(FRENCH, "cp1252", None, "", "fr", id="undeclared, the language tells"),
        pytest.param(POLISH, "iso8859-2", None, "iso-8859-2", "", id="latin-2 in a meta"),
        pytest.param(POLISH, "cp1250", "x-cp1250", "", "", id="label Python does not know"),
        pytest.param(POLISH, "cp1250", None, "", "pl", id="central european by language"),
        pytest.param(RUSSIAN, "cp1251", None, "windows-1251", "", id="cyrillic in a meta"),
        pytest.param(RUSSIAN, "koi8-r", None, "", "ru", id="koi8 by statistics"),
        pytest.param(RUSSIAN, "cp1251", "utf-8", "utf-8", "ru", id="cyrillic falsely declared utf-8"),
        pytest.param(JAPANESE, "cp932", None, "Shift_JIS", "", id="shift_jis"),
        pytest.param(JAPANESE, "euc_jp", "x-euc-jp", "", "", id="euc-jp"),
        pytest.param(JAPANESE, "iso2022_jp", None, "", "", id="iso-2022-jp is ASCII with escapes"),
        pytest.param(JAPANESE, "euc_jp", None, "", "ja", id="euc-jp by statistics"),
        pytest.param(CHINESE, "gb18030", None, "gb2312", "", id="gb2312 is read as gb18030"),
        pytest.param(TAIWANESE, "big5", "big5", "", "", id="big5"),
        pytest.param(KOREAN, "cp949", None, "euc-kr", "", id="euc-kr is read as cp949"),
        pytest.param(GREEK, "iso8859-7", None, "iso-8859-7", "", id="greek"),
        pytest.param(TURKISH, "cp1254", None, "iso-8859-9", "", id="latin-5 is windows-1254"),
        pytest.param(FRENCH, "cp1252", None, "no-such-charset", "fr", id="unknown label is no evidence"),
    ],
)
def test_reads_what_was_written(text: str, written: str, charset: str | None, meta: str, lang: str) -> None:
    content = page(text * 3, meta=meta, lang=lang).encode(written)
    decoded = decode(content, charset=charset, is_html=True)
    assert decoded.text == page(text * 3, meta=meta, lang=lang)
    is_told = written.startswith(("utf", "iso2022")) or (charset or meta) not in UNTOLD
    assert decoded.issues == (() if is_told else (PageIssue.GUESSED_ENCODING,))
    assert codecs.lookup(decoded.encoding)


@pytest.mark.parametrize("written", ["iso8859-2", "cp1250"])
@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1"])
def test_a_declaration_that_puts_signs_into_words_is_not_believed(written: str, declared: str) -> None:
    text = page(POLISH * 3, meta=declared, lang="pl")
    decoded = decode(text.encode(written), charset=None, is_html=True)
    assert decoded.text == text
    assert decoded.issues == (PageIssue.GUESSED_ENCODING,)


def test_signs_between_words_are_no_evidence_against_a_declaration() -> None:
    text = page("§ 4 ± 2° – 30 m² à 5 £ or ½ © here " * 5, meta="windows-1252", lang="pl")
    decoded = decode(text.encode("cp1252"), charset=None, is_html=True)
    assert (decoded.text, decoded.encoding, decoded.issues) == (text, "cp1252", ())


def test_a_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    content = (POLISH * 5).encode()[:-5] + "ż".encode()[:1]
    decoded = decode(content, charset="iso-8859-2", is_html=True)
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(POLISH)
    assert decoded.text.endswith("\ufffd")
    assert decoded.issues == (PageIssue.REPLACEMENT_CHARACTERS,)


def test_declared_utf8_with_one_foreign_byte_keeps_it_visible() -> None:
    decoded = decode(b"<p>the town\x92s bridge</p>", charset="utf-8", is_html=True)
    assert decoded.text == "<p>the town\ufffds bridge</p>"
    assert decoded.issues == (PageIssue.REPLACEMENT_CHARACTERS,)


def test_a_replacement_character_in_the_source_is_no_fault() -> None:
    assert decode("<p>\ufffd</p>".encode(), charset=None, is_html=True).issues == ()


def test_nuls_are_removed_and_flagged() -> None:
    decoded = decode(b"<p>a\0b and a good deal more text than zeros</p>", charset=None, is_html=True)
    assert decoded.text == "<p>ab and a good deal more text than zeros</p>"
    assert decoded.issues == (PageIssue.NUL_BYTES,)


def test_a_declaration_is_looked_for_in_the_first_four_kilobytes_only() -> None:
    early = b"<!--" + b"x" * 3000 + b'--><meta http-equiv=content-type content="text/html; charset=koi8-r">'
    assert declared_encoding(early, is_html=True) == "koi8-r"
    assert declared_encoding(b" " * 5000 + early, is_html=True) is None
    assert declared_encoding(early, is_html=False) is None
    assert declared_encoding(b'<?xml version="1.0" encoding="windows-1251"?>', is_html=False) == "cp1251"


@pytest.mark.parametrize("label", ["punycode", "idna", "zlib", "unicode_escape", "x" * 5000, "ütf", "", None])
def test_codecs_that_no_web_page_uses_are_refused(label: str | None) -> None:
    assert find_encoding(label) is None


@given(st.binary(max_size=400), st.sampled_from([None, "utf-8", "gbk", "shift_jis", "utf-16", "hz", "\0"]))
def test_any_bytes_give_text_without_nul_or_surrogate(content: bytes, charset: str | None) -> None:
    text = decode(content, charset=charset, is_html=True).text
    assert "\0" not in text
    assert text.encode("utf-8").decode("utf-8") == text
