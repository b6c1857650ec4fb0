"""The cheap look for mojibake misses none that ftfy would mend."""

import ftfy
import pytest

from pipelines.normalise.mojibake import MAY_BE_MOJIBAKE

SENTENCES = (
    "The café’s owner said: “It’s naïve – but true…”",
    "Über die Brücke fährt größtenteils niemand mehr.",
    "L’été dernier, où étaient-ils passés ?",
    "Ещё вчера совет обсуждал ремонт стены.",
    "Η πόλη κοιμάται ακόμη.",
    "Příliš žluťoučký kůň úpěl ďábelské ódy.",
    "شورای شهر تشکیل جلسه داد",
    "評議会は月曜日に集まりました",
)
ENCODINGS = (
    "latin-1",
    "cp1252",
    "cp1251",
    "cp1250",
    "cp1253",
    "cp1254",
    "cp1257",
    "iso-8859-2",
    "mac_roman",
    "cp437",
)


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_ftfy_mends_is_looked_at(sentence: str, encoding: str) -> None:
    wrong = sentence.encode("utf-8").decode(encoding, "replace")
    if ftfy.fix_encoding(wrong) != wrong:
        assert MAY_BE_MOJIBAKE.search(wrong)


@pytest.mark.parametrize("sentence", ["“It’s here” – at last…", SENTENCES[1]])
def test_plain_western_text_is_not_looked_at(sentence: str) -> None:
    assert ftfy.fix_encoding(sentence) == sentence
    assert not MAY_BE_MOJIBAKE.search(sentence)
