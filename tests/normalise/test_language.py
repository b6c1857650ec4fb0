"""The language of an excerpt, or none."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from pipelines.normalise.language import find_language

TEXTS = {
    "en": "The council met on Monday evening to discuss how the old harbour wall can be mended in time.",
    "de": "Der Rat traf sich am Montagabend, um zu besprechen, wie die alte Hafenmauer zu reparieren ist.",
    "fr": "Le conseil s’est réuni lundi soir pour discuter de la réparation du vieux mur du port.",
    "ru": "В понедельник вечером совет собрался, чтобы обсудить ремонт старой портовой стены.",
    "fa": "شورای شهر دوشنبه شب برای بررسی تعمیر دیوار قدیمی بندر پیش از آغاز زمستان تشکیل جلسه داد.",
    "ja": "評議会は月曜日の夜に集まり、古い港の壁をどのように修理できるかを話し合い、市民も参加しました。",
}
GIBBERISH = "asdkjh qwlekj zxcmnb qwoeiu asldkj zxmcnb qpwoei"


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_has_its_language(language: str, text: str) -> None:
    assert find_language(text) == language
    assert find_language(text, "xx") == language


@pytest.mark.parametrize("text", ["", "Harbour wall repaired", "12 34 56 78 90 " * 20, GIBBERISH])
def test_too_short_or_no_language_is_open(text: str) -> None:
    assert find_language(text) is None


def test_a_hint_only_confirms() -> None:
    assert find_language(TEXTS["de"], "en-US") == "de"
    assert find_language("Harbour", "en") is None


def test_threads_agree() -> None:
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(find_language, TEXTS.values())) == list(TEXTS)
