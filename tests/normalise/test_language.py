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
    "es": "El consejo se reunió el lunes por la noche para hablar de cómo reparar el viejo muro del puerto.",
    "pt": "O conselho reuniu-se na segunda-feira à noite para discutir como reparar o velho muro do porto.",
    "it": "Il consiglio si è riunito lunedì sera per discutere di come riparare il vecchio muro del porto.",
    "nl": "De gemeenteraad kwam maandagavond bijeen om te bespreken hoe de oude havenmuur wordt hersteld.",
    "pl": "Rada zebrała się w poniedziałek wieczorem, aby omówić, jak naprawić stary mur portowy miasta.",
    "cs": "Rada se sešla v pondělí večer, aby projednala, jak opravit starou přístavní zeď ve městě.",
    "sv": "Kommunfullmäktige möttes på måndagskvällen för att diskutera hur den gamla hamnmuren kan lagas.",
    "fi": "Valtuusto kokoontui maanantai-iltana keskustelemaan siitä, miten vanha satamamuuri korjataan.",
    "hu": "A tanács hétfő este ülésezett, hogy megvitassa, hogyan lehet megjavítani a régi kikötői falat.",
    "ro": "Consiliul s-a întrunit luni seară pentru a discuta cum poate fi reparat vechiul zid al portului.",
    "tr": "Meclis, eski liman duvarının nasıl onarılabileceğini görüşmek üzere pazartesi akşamı toplandı.",
    "uk": "Рада зібралася в понеділок увечері, щоб обговорити, як відремонтувати старий портовий мур.",
    "bg": "Съветът се събра в понеделник вечерта, за да обсъди как да се поправи старата пристанищна стена.",
    "el": "Το συμβούλιο συνεδρίασε τη Δευτέρα το βράδυ για να συζητήσει πώς θα επισκευαστεί ο τοίχος.",
    "ar": "اجتمع المجلس مساء يوم الاثنين لمناقشة كيفية إصلاح جدار الميناء القديم قبل بداية فصل الشتاء.",
    "he": "המועצה התכנסה ביום שני בערב כדי לדון בשאלה כיצד ניתן לתקן את חומת הנמל הישנה לפני החורף.",
    "hi": "परिषद की बैठक सोमवार शाम को हुई जिसमें पुराने बंदरगाह की दीवार की मरम्मत पर चर्चा की गई।",
    "zh": "市议会星期一晚上开会，讨论如何在冬天到来之前修复港口的旧墙，"
    "许多居民也参加了会议并提出了自己的意见。",
    "ko": "시의회는 월요일 저녁에 모여 오래된 항구의 벽을 어떻게 고칠 수 있을지 "
    "논의하였고 많은 시민들도 회의에 참석하였다.",
    "vi": "Hội đồng họp vào tối thứ Hai để thảo luận cách sửa chữa bức tường cảng cũ trước mùa đông.",
    "id": "Dewan kota bertemu hari Senin karena tembok pelabuhan yang rusak harus segera diperbaiki.",
    "th": "สภาประชุมกันในเย็นวันจันทร์เพื่อหารือว่าจะซ่อมกำแพงท่าเรือเก่าได้อย่างไรก่อนฤดูหนาวจะมาถึง",
    "sq": "Këshilli u mblodh të hënën në mbrëmje për të diskutuar se si mund të riparohet muri i vjetër.",
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
