"""The words of dates in many languages: months, weekdays and parts of the day, from CLDR.

Words are keyed in the form that `date_atoms` cuts text into: lower-case, without dots; a name of
several words is joined by spaces. The tables are built once, when the first word is looked up.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pipelines.normalise.cldr_dates import DAY_PERIODS, MONTHS, WEEKDAYS
from pipelines.normalise.word_forms import without_accents
from pipelines.normalise.word_table import word_table

# Spellings in use that CLDR does not have, as (language, month, words); an underscore is a space.
_MORE_MONTHS: tuple[tuple[str, int, str], ...] = (
    ("en", 2, "febr"),
    ("en", 9, "sept"),
    ("de", 1, "jän jaenner"),
    ("de", 2, "feber"),
    ("de", 3, "mrz maerz"),
    ("de", 6, "juno"),
    ("de", 7, "julei"),
    ("es", 9, "setiembre set sep"),
    ("fr", 1, "jan"),
    ("fr", 2, "fév fev"),
    ("fr", 3, "mar"),
    ("fr", 4, "avr"),
    ("fr", 7, "juill jul"),
    ("fr", 8, "aoû"),
    ("fr", 9, "sep"),
    ("it", 1, "genn"),
    ("it", 2, "febbr"),
    ("it", 9, "sett"),
    ("nl", 3, "mrt"),
    ("ru", 3, "мар"),
    ("ru", 5, "мая"),
    ("ru", 9, "сен"),
    ("ru", 11, "ноя"),
    ("uk", 1, "січ"),
    ("tr", 2, "şub"),
    ("id", 8, "agt agu ags"),
    ("id", 11, "nop"),
    ("vi", 1, "tháng_một tháng_giêng"),
    ("vi", 2, "tháng_hai"),
    ("vi", 3, "tháng_ba"),
    ("vi", 4, "tháng_tư tháng_bốn"),
    ("vi", 5, "tháng_năm"),
    ("vi", 6, "tháng_sáu"),
    ("vi", 7, "tháng_bảy"),
    ("vi", 8, "tháng_tám"),
    ("vi", 9, "tháng_chín"),
    ("vi", 10, "tháng_mười"),
    ("vi", 11, "tháng_mười_một"),
    ("vi", 12, "tháng_mười_hai tháng_chạp"),
    ("lv", 1, "janvāra janvārī"),
    ("lv", 2, "februāra februārī"),
    ("lv", 3, "marta martā"),
    ("lv", 4, "aprīļa aprīlī"),
    ("lv", 5, "maija maijā"),
    ("lv", 6, "jūnija jūnijā"),
    ("lv", 7, "jūlija jūlijā"),
    ("lv", 8, "augusta augustā"),
    ("lv", 9, "septembra septembrī"),
    ("lv", 10, "oktobra oktobrī"),
    ("lv", 11, "novembra novembrī"),
    ("lv", 12, "decembra decembrī"),
    ("sr", 1, "јануара januara"),
    ("sr", 2, "фебруара februara"),
    ("sr", 3, "марта marta"),
    ("sr", 4, "априла aprila"),
    ("sr", 5, "маја maja"),
    ("sr", 6, "јуна juna"),
    ("sr", 7, "јула jula"),
    ("sr", 8, "августа avgusta"),
    ("sr", 9, "септембра septembra"),
    ("sr", 10, "октобра oktobra"),
    ("sr", 11, "новембра novembra"),
    ("sr", 12, "децембра decembra"),
    ("bn", 1, "জানুয়ারি"),
    ("bn", 2, "ফেব্রুয়ারি"),
)
_ALEFS = str.maketrans("أإآ", "ااا")  # written without their marks more often than with them


@dataclass(frozen=True, slots=True)
class MonthWords:
    """Months by word: `certain` where all languages agree, else by language in `by_language`."""

    certain: Mapping[str, int]
    by_language: Mapping[str, Mapping[str, int]]
    first_words: frozenset[str]  # words that begin a name of two or three words

    def find(self, word: str, language: str | None) -> int | None:
        """Return the month a word names, None when it is none or languages differ over it."""
        month = self.certain.get(word)
        if month is None and (choices := self.by_language.get(word)) is not None and language:
            return choices.get(language)
        return month


@cache
def load_months() -> MonthWords:
    """Collect the month names of all languages."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for language, month, words in [*_cldr_months(), *_MORE_MONTHS]:
        for word in word_table(words):
            for form in {word, without_accents(word), word.translate(_ALEFS)}:
                # One or two Latin letters ("j", "th") mean too many other things.
                if len(form) > 2 or (len(form) > 1 and not form.isascii()):
                    found[form].setdefault(language, month)
                if language == "he":
                    found["ב" + form].setdefault(language, month)  # "in", written onto the name
    certain = {word: next(iter(m.values())) for word, m in found.items() if len(set(m.values())) == 1}
    return MonthWords(
        certain=certain,
        by_language={word: dict(m) for word, m in found.items() if word not in certain},
        first_words=frozenset(word.split()[0] for word in found if " " in word),
    )


def _cldr_months() -> Iterator[tuple[str, int, str]]:
    for line in MONTHS.strip().splitlines():
        language, month, words = line.split(" ", 2)
        yield language, int(month), words


@cache
def load_weekdays() -> frozenset[str]:
    """Return the words that name weekdays, in full and short."""
    return word_table(WEEKDAYS)


@cache
def load_tolerated() -> frozenset[str]:
    """Return the words that may stand around a date without being part of it.

    Weekdays and parts of the day from CLDR, and the labels and small words below.
    """
    words = load_weekdays() | word_table(DAY_PERIODS)
    words |= {f"{word}ที่" for word in words if "ก" <= word[0] <= "๛"}  # Thai: "Friday the", in one word
    return words | {without_accents(word) for word in words} | _LABELS


# Words that say that what follows is when something was put up, by language; and small words.
_LABELS = word_table(
    "posted published publish post date dated on at the of in created added uploaded submitted",
    "written released release",
    "issued issue first online time day weekday local ago o clock hrs hr h hours uhr article news",
    "entry filed thurs tues weds",
    "veröffentlicht erschienen erstellt geschrieben am vom um den datum stand gepostet eingestellt",
    "verfasst",
    "publié publiée publie mis en ligne le la du à a paru parution posté écrit date de par",
    "publicado publicada fecha creado creada escrito subido el día a las al los del em às as dia data",
    "postado postada",
    "criado pubblicato pubblicata pubblicazione il alle ore giorno inserito scritto del postato",
    "måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen uur թ én án jén tháng",
    "เผยแพร่เมื่อ โพสต์เมื่อ เมื่อวันที่ เผยแพร่วันที่",
    "gepubliceerd geplaatst op om datum publicerad publicerat publicerades den kl klockan skrevet",
    "publisert udgivet",
    "offentliggjort oprettet lagt ut inn julkaistu klo birt útgefið",
    "opublikowano opublikowany opublikowane dodano dodane utworzono dnia data publikacji godz o",
    "publikováno zveřejněno vydáno přidáno vloženo v ve dne hod uverejnené zverejnené pridané",
    "publikované dňa",
    "objavljeno objavljen datum u postavljeno objavleno ob paskelbta įdėta val publicēts plkst",
    "avaldatud lisatud kell",
    "közzétéve megjelent dátum létrehozva publicat publicată postat la ora data orele shkruar",
    "publikuar më në orën",
    "опубликовано опубликована опубликован дата публикации добавлено размещено создано в от г года",
    "год час ч мин",
    "опубліковано додано розміщено о р року рік публикувано публикувана на в у ч г година објављено",
    "објављен год",
    "δημοσιεύτηκε δημοσιεύθηκε δημοσίευση ημερομηνία στις στισ",
    "yayınlanma yayınlandı yayın tarihi tarih saat eklenme yayımlanma oluşturulma",
    "الموافق موافق للموافق الموافقة م ميلادي ميلادية میلادی مطابق برابر با ء عیسوی بمطابق",
    "corresponding bertepatan dengan bersamaan",
    "نشر نشرت تاريخ النشر بتاريخ في الساعة تم یوم يوم كتب التاريخ تحریر",
    "تاریخ انتشار منتشر شده در ساعت روز مورخ ارسال",
    "פורסם בתאריך ב תאריך בשעה ביום",
    "प्रकाशित प्रकाशन तिथि को दिनांक पर",
    "发布 发布时间 发布于 时间 日期 发表 发表于 投稿 公開 投稿日 公開日 掲載 掲載日 日付 配信 日時",
    "에 등록 작성일 게시",
    "게시일 입력 발행 승인 날짜",
    "發布 發佈 發表 時間 日期 於",
    "đăng ngày lúc ngày giờ xuất bản vào",
    "diterbitkan dipublikasikan tanggal pada pukul wib diposting terbit tarikh",
    "วันที่ โพสต์ เผยแพร่ เมื่อ เวลา น",
    "publicat el de les hores publicada ás argitaratua",
)

# The day a page was changed is not the day it was posted.
UPDATE_WORDS = word_table(
    "updated update modified modification edited edit revised changed aktualisiert geändert",
    "bearbeitet überarbeitet modifié modifiée actualisé jour actualizado actualizada",
    "modificado modificada editado atualizado atualizada aggiornato aggiornata modificato",
    "bijgewerkt gewijzigd uppdaterad uppdaterades oppdatert opdateret ændret päivitetty",
    "muokattu zaktualizowano aktualizacja zmodyfikowano aktualizováno upraveno aktualizované",
    "ažurirano posodobljeno atnaujinta frissítve módosítva actualizat modificat обновлено",
    "изменено обновлена отредактировано оновлено змінено обновено ενημερώθηκε güncelleme",
    "güncellendi güncellenme تحديث التحديث تعديل بروزرسانی ویرایش עודכן עדכון 更新 更新日 最終更新",
    "更新时间 修改 수정 업데이트 diperbarui diupdate แก้ไข อัปเดต",
)
