"""The names of the Hijri months, in the spellings that pages use.

Arabic, Persian and Urdu; English transliterations; Turkish, Indonesian, Malay and Bosnian. CLDR has one
spelling for each language, and pages have many: these are the transliteration systems (ALA-LC, ISO 233,
BGN) without their marks and the customs of newspapers.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

from pipelines.normalise.word_table import word_table

# As `month_key` writes them: without spaces, marks, vowel signs, and with one form of each Arabic letter.
_NAMES = (
    "محرم المحرم محرمالحرام muharram muharrem moharram muharam muharem almuharram muharramulharam",
    "صفر صفرالمظفر صفرالخير safar sefer saphar safer shafar safarulmuzaffar",
    "ربيعالاول ربيعاول ربيعالاولي rabialawwal rabialawal rabiulawwal rabiulawal rabialavval "
    "rabiulavval rabiiawwal rabii rabiealawwal rebiulevvel rebiyulevvel rebiulevel rebiulewwel "
    "rabbiulawal rabilawwal rabiilawwal",
    "ربيعالثاني ربيعالاخر ربيعثاني ربيعالاخره rabialthani rabiaththani rabiathani rabiulthani "
    "rabiussani rabialakhir rabialakhar rabiulakhir rabiulakhar rabiulahir rabiii rebiulahir "
    "rebiyulahir rabiealthani rabiuthani rabiuththani rabiassani rabbiulakhir rabialsani rabilakhir "
    "rabialthaani",
    "جماديالاولي جماديالاول جماديالاوله جماداالاولي جماديالاولا جمادياول jumadaalula jumadaaloula "
    "jumadaalawwal jumadalula jumadaulula jumadialawwal jumadiulawwal jumadilawal jumadilawwal "
    "jumadalawwal jumadaalawal jamadiulawwal jamadialawwal jamadiolavval cemaziyelevvel "
    "cemaziyulevvel dzumadelula dzumadalula jumadalulaa jumadaalulah jumadai",
    "جماديالاخره جماديالثانيه جماديالثاني جماديالاخر جماديالاخري جماديثاني jumadaalakhirah "
    "jumadaalakhira jumadaalakhir jumadaalthani jumadaalthaniyah jumadaalthania jumadaaththaniyah "
    "jumadaaththani jumadaathani jumadalakhirah jumadalakhira jumadalakhir jumadalthani jumadaththani "
    "jumadiulakhir jumadilakhir jumadialthani jumadiulthani jumadiussani jamadiussani jamadialsani "
    "jamadiulakhir jamadiossani cemaziyelahir cemaziyulahir dzumadelahira dzumadaluhra jumadathani "
    "jumadathaniyah jumadaii",
    "رجب رجبالمرجب rajab recep receb redzeb rajabulmurajjab rejeb radjab",
    "شعبان شعبانالمعظم shaban shaaban syaban syaaban saban chaabane chaban shabaan sjaban",
    "رمضان رمضانالمبارك ramadan ramadhan ramazan ramzan ramadaan ramazon ramadhaan ramadanalmubarak",
    "شوال شوالالمكرم shawwal shawal syawal sevval seval shavval chawwal shawwaal sawwal syawwal sevel",
    "ذوالقعده ذيالقعده ذوالقعدهالحرام ذيقعده ذوقعده ذيالقعدهالحرام dhualqadah dhualqada dhualqidah "
    "dhualqida dhulqadah dhulqada dhulqidah dhulqida dhuialqadah zulqadah zulqada zulqida zulqidah "
    "zulqaidah zulkaidah zulkaedah zilkade zulkade dzulqadah dzulqaidah dzulkaidah thulqadah "
    "thulqidah dhilqadah zilqad dhoulqida zilkada zilqada dhualkadah",
    "ذوالحجه ذيالحجه ذوالحجهالحرام ذيحجه ذوحجه ذيالحجهالحرام dhualhijjah dhualhijja dhulhijjah "
    "dhulhijja dhualhija dhulhija dhulhijah zulhijjah zulhijja zulhijah zulhija zilhicce zulhicce "
    "dzulhijjah dzulhijah thulhijjah dhilhijjah dhoulhijja zilhidze zilhidzdze zilhaj zilhajj zulhajj",
)
_FILLERS = word_table(
    "من شهر لشهر لعام عام لسنه سنه سال ام ماه of the month year tahun bulan sene yil st nd rd th"
)
MAX_WORDS = 4  # "ذو القعدة الحرام", "dhu al qa'da"

# One form of each letter that Arabic, Persian and Urdu write with several.
_LETTERS = str.maketrans("أإآٱىیېےةۀۂہھەکı", "ااااييييههههههكi")


@cache
def _months() -> dict[str, int]:
    return {key: month for month, names in enumerate(_NAMES, 1) for key in names.split()}


def find_month(words: Sequence[str]) -> int | None:
    """Return the month that all of the words together name, small words aside.

    >>> find_month(["من", "ربيع", "الأوّل"]), find_month(["Dhū", "al", "Qaʿda"]), find_month(["May"])
    (3, 11, None)
    """
    keys = [month_key(word) for word in words]
    keys = [key for key in keys if key not in _FILLERS]
    return _months().get("".join(keys)) if len(keys) <= MAX_WORDS else None


def month_key(word: str) -> str:
    """Write a word without vowel signs, marks and lengthening, and with one form of each letter."""
    decomposed = unicodedata.normalize("NFD", word.translate(_LETTERS).lower())
    return "".join(c for c in decomposed if c.isalpha() and unicodedata.category(c) != "Lm").translate(
        _LETTERS
    )
