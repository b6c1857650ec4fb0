"""One table of invented entries, written out in many layouts and languages, reads the same from all."""

import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

import pytest

from crawler.extract.text.digest import Digest, read_digest
from pipelines.items import PostedSource
from pipelines.normalise.dates import parse_posted


@dataclass(frozen=True)
class Item:
    title: str
    day: str  # as the language writes it
    on: date
    body: str


@dataclass(frozen=True)
class Language:
    label: str  # with its colon
    header: str
    items: tuple[Item, ...]
    spaced: bool = True


DAYS = (date(2021, 3, 25), date(2021, 3, 19), date(2021, 2, 28), date(2021, 1, 14), date(2020, 12, 30))


def items(*rows: tuple[str, str, str]) -> tuple[Item, ...]:
    return tuple(Item(title, day, on, body) for (title, day, body), on in zip(rows, DAYS, strict=True))


LANGUAGES = {
    "en": Language(
        "Posted on:",
        "Riverside Reading Rooms",
        items(
            (
                "Old greenhouse opens again after two winters",
                "March 25, 2021",
                "Ada Brook, Riverside Gazette, March 25 2021:… The panes were counted twice. Volunteers "
                "carried out nine barrows of moss before the first seedlings moved in on Thursday.",
            ),
            (
                "Night trains: a timetable for sleepers?",
                "March 19, 2021",
                "The railway society has printed a small timetable, and it fits into a coat pocket.",
            ),
            (
                "Soup week",
                "February 28, 2021",
                "Seven kitchens cook seven soups. Bring a bowl, a spoon and somebody who is hungry.",
            ),
            (
                "Rowing club counts its oars, finds one too many",
                "January 14, 2021",
                "Nobody has missed it so far. The spare oar hangs above the door, where the members who "
                "come late can be seen to look at it and then at the floor.",
            ),
            (
                "Frost on the weather mast",
                "December 30, 2020",
                "The instruments stood still for an hour. Readings of that hour are left out.",
            ),
        ),
    ),
    "de": Language(
        "Veröffentlicht am:",
        "Lesehalle am Anger",
        items(
            (
                "Das Gewächshaus öffnet nach zwei Wintern",
                "25. März 2021",
                "Neun Karren Moos mussten hinaus, bevor die ersten Setzlinge einziehen durften. Die Scheiben "
                "wurden zweimal gezählt.",
            ),
            (
                "Nachtzüge auf einem Blatt",
                "19. März 2021",
                "Der neue Fahrplan passt in jede Manteltasche, sagt der Verein der Eisenbahnfreunde.",
            ),
            (
                "Suppenwoche",
                "28. Februar 2021",
                "Sieben Küchen kochen sieben Suppen. Wer kommt, bringt eine Schüssel mit.",
            ),
            (
                "Ruderclub zählt seine Riemen",
                "14. Januar 2021",
                "Einer ist zu viel, und niemand hat ihn vermisst. Er hängt nun über der Tür des Bootshauses.",
            ),
            (
                "Reif am Wettermast",
                "30. Dezember 2020",
                "Eine Stunde lang standen die Geräte still. Die Werte dieser Stunde fehlen.",
            ),
        ),
    ),
    "fr": Language(
        "Publié le :",
        "Salle de lecture des Tilleuls",
        items(
            (
                "La serre rouvre après deux hivers",
                "25 mars 2021",
                "Il a fallu sortir neuf brouettes de mousse avant les premiers semis. Les vitres ont été "
                "comptées deux fois.",
            ),
            (
                "Trains de nuit : l'horaire de poche",
                "19 mars 2021",
                "La société des amis du rail a imprimé un petit horaire qui tient dans une poche.",
            ),
            (
                "Semaine de la soupe",
                "28 février 2021",
                "Sept cuisines préparent sept soupes. Chacun apporte un bol et une cuillère.",
            ),
            (
                "Le club d'aviron compte ses rames",
                "14 janvier 2021",
                "Il y en a une de trop, et personne ne la réclame. Elle est accrochée au-dessus de la porte.",
            ),
            (
                "Givre sur le mât météo",
                "30 décembre 2020",
                "Les instruments se sont arrêtés pendant une heure. Ces relevés manquent.",
            ),
        ),
    ),
    "es": Language(
        "Publicado el:",
        "Sala de lectura del Olmo",
        items(
            (
                "El invernadero abre tras dos inviernos",
                "25 de marzo de 2021",
                "Salieron nueve carretillas de musgo antes de los primeros plantones. Los cristales se "
                "contaron dos veces.",
            ),
            (
                "Trenes nocturnos en una hoja",
                "19 de marzo de 2021",
                "La sociedad ferroviaria ha impreso un horario pequeño que cabe en el bolsillo.",
            ),
            (
                "Semana de la sopa",
                "28 de febrero de 2021",
                "Siete cocinas preparan siete sopas. Cada cual trae un cuenco y una cuchara.",
            ),
            (
                "El club de remo cuenta sus remos",
                "14 de enero de 2021",
                "Sobra uno, y nadie lo ha echado en falta. Cuelga ahora sobre la puerta.",
            ),
            (
                "Escarcha en el mástil",
                "30 de diciembre de 2020",
                "Los instrumentos pararon durante una hora. Faltan los datos de esa hora.",
            ),
        ),
    ),
    "ru": Language(
        "Опубликовано:",
        "Читальный зал у реки",
        items(
            (
                "Оранжерея открылась после двух зим",
                "25 марта 2021",
                "Девять тачек мха вынесли, прежде чем внесли рассаду. Стёкла пересчитали дважды.",
            ),
            (
                "Ночные поезда на одном листе",
                "19 марта 2021",
                "Общество любителей железных дорог напечатало расписание, которое помещается в карман.",
            ),
            (
                "Неделя супа",
                "28 февраля 2021",
                "Семь кухонь варят семь супов. Каждый приносит миску и ложку.",
            ),
            (
                "Гребной клуб считает вёсла",
                "14 января 2021",
                "Одно лишнее, и никто его не искал. Теперь оно висит над дверью.",
            ),
            (
                "Иней на метеомачте",
                "30 декабря 2020",
                "Приборы стояли целый час. Показания за этот час пропущены.",
            ),
        ),
    ),
    "el": Language(
        "Δημοσιεύτηκε στις:",
        "Αναγνωστήριο της Όχθης",
        items(
            (
                "Το θερμοκήπιο ανοίγει ξανά",
                "25 Μαρτίου 2021",
                "Εννέα καρότσια βρύα βγήκαν πριν μπουν τα πρώτα φυτά. Τα τζάμια μετρήθηκαν δύο φορές.",
            ),
            (
                "Νυχτερινά τρένα σε μία σελίδα",
                "19 Μαρτίου 2021",
                "Ο σύλλογος τύπωσε ένα μικρό δρομολόγιο που χωράει στην τσέπη.",
            ),
            (
                "Εβδομάδα σούπας",
                "28 Φεβρουαρίου 2021",
                "Επτά κουζίνες μαγειρεύουν επτά σούπες. Φέρτε μπολ και κουτάλι.",
            ),
            (
                "Ο όμιλος μετράει τα κουπιά του",
                "14 Ιανουαρίου 2021",
                "Ένα περισσεύει και κανείς δεν το ζήτησε. Κρέμεται πάνω από την πόρτα.",
            ),
            (
                "Πάχνη στον ιστό",
                "30 Δεκεμβρίου 2020",
                "Τα όργανα σταμάτησαν για μία ώρα. Οι μετρήσεις αυτές λείπουν.",
            ),
        ),
    ),
    "tr": Language(
        "Yayınlanma tarihi:",
        "Kıyı Okuma Odası",
        items(
            (
                "Sera iki kış sonra yeniden açıldı",
                "25 Mart 2021",
                "İlk fideler girmeden dokuz araba yosun çıkarıldı. Camlar iki kez sayıldı.",
            ),
            ("Gece trenleri tek sayfada", "19 Mart 2021", "Dernek, cebe sığan küçük bir tarife bastırdı."),
            (
                "Çorba haftası",
                "28 Şubat 2021",
                "Yedi mutfak yedi çorba pişiriyor. Kâsenizi ve kaşığınızı getirin.",
            ),
            (
                "Kürek kulübü küreklerini saydı",
                "14 Ocak 2021",
                "Bir tanesi fazla ve kimse aramadı. Şimdi kapının üstünde asılı duruyor.",
            ),
            ("Ölçüm direğinde kırağı", "30 Aralık 2020", "Aletler bir saat durdu. O saatin değerleri yok."),
        ),
    ),
    "zh": Language(
        "发布于：",
        "河边阅览室",
        items(
            ("旧温室两冬之后重新开放", "2021年3月25日", "先搬走了九车苔藓，第一批幼苗才进来。玻璃数了两遍。"),
            ("一页纸的夜班火车时刻表", "2021年3月19日", "铁路爱好者协会印了一份小时刻表，正好放进口袋。"),
            ("汤羹周", "2021年2月28日", "七个厨房煮七种汤。请自带碗和勺子。"),
            ("划船俱乐部清点船桨", "2021年1月14日", "多出一支，却没有人来找。它现在挂在门的上方。"),
            ("气象杆上的霜", "2020年12月30日", "仪器停了一个小时。那一小时的读数缺失。"),
        ),
        spaced=False,
    ),
    "ja": Language(
        "投稿日：",
        "川辺の読書室",
        items(
            (
                "古い温室が二冬ぶりに再開",
                "2021年3月25日",
                "最初の苗を入れる前に、苔を手押し車で九杯運び出した。",
            ),
            (
                "夜行列車の一枚時刻表",
                "2021年3月19日",
                "鉄道同好会が小さな時刻表を刷った。ポケットに入る大きさだ。",
            ),
            ("スープ週間", "2021年2月28日", "七つの台所が七つのスープを作る。器と匙をお持ちください。"),
            (
                "漕艇部がオールを数える",
                "2021年1月14日",
                "一本多いが、誰も探していない。今は入口の上に掛かっている。",
            ),
            ("観測塔の霜", "2020年12月30日", "計器は一時間止まった。その間の値はない。"),
        ),
        spaced=False,
    ),
    "ko": Language(
        "게시일:",
        "강변 독서실",
        items(
            (
                "두 겨울 만에 다시 여는 온실",
                "2021년 3월 25일",
                "첫 모종을 들이기 전에 이끼를 아홉 수레 치웠다. 유리는 두 번 세었다.",
            ),
            (
                "한 장짜리 야간열차 시간표",
                "2021년 3월 19일",
                "철도 동호회가 주머니에 들어가는 작은 시간표를 찍었다.",
            ),
            (
                "수프 주간",
                "2021년 2월 28일",
                "일곱 부엌이 일곱 가지 수프를 끓인다. 그릇과 숟가락을 가져오세요.",
            ),
            (
                "조정 클럽이 노를 세다",
                "2021년 1월 14일",
                "하나가 남는데 아무도 찾지 않는다. 지금은 문 위에 걸려 있다.",
            ),
            ("기상탑의 서리", "2020년 12월 30일", "계기가 한 시간 멈췄다. 그 시간의 값은 없다."),
        ),
    ),
    "ar": Language(
        "نُشر في:",
        "قاعة القراءة على الضفة",
        items(
            (
                "البيت الزجاجي يفتح بعد شتاءين",
                "25 مارس 2021",
                "أُخرجت تسع عربات من الطحالب قبل دخول الشتلات الأولى. عُدّ الزجاج مرتين.",
            ),
            ("قطارات الليل في صفحة واحدة", "19 مارس 2021", "طبعت الجمعية جدولا صغيرا يدخل في الجيب."),
            ("أسبوع الحساء", "28 فبراير 2021", "سبعة مطابخ تطبخ سبعة أنواع من الحساء. أحضروا وعاء وملعقة."),
            (
                "نادي التجديف يعد مجاديفه",
                "14 يناير 2021",
                "هناك واحد زائد ولم يسأل عنه أحد. وهو معلق فوق الباب.",
            ),
            ("صقيع على برج الرصد", "30 ديسمبر 2020", "توقفت الأجهزة ساعة كاملة. قراءات تلك الساعة غائبة."),
        ),
    ),
    "he": Language(
        "פורסם בתאריך:",
        "אולם הקריאה שעל הנהר",
        items(
            (
                "החממה נפתחת אחרי שני חורפים",
                "25 במרץ 2021",
                "תשע מריצות של טחב יצאו לפני השתילים הראשונים. הזגוגיות נספרו פעמיים.",
            ),
            ("רכבות לילה בעמוד אחד", "19 במרץ 2021", "האגודה הדפיסה לוח זמנים קטן שנכנס לכיס."),
            ("שבוע המרק", "28 בפברואר 2021", "שבעה מטבחים מבשלים שבעה מרקים. הביאו קערה וכף."),
            (
                "מועדון החתירה סופר משוטים",
                "14 בינואר 2021",
                "אחד מיותר ואיש לא חיפש אותו. הוא תלוי מעל הדלת.",
            ),
            ("כפור על התורן", "30 בדצמבר 2020", "המכשירים עמדו שעה שלמה. הנתונים של אותה שעה חסרים."),
        ),
    ),
}

HEADER_LINES = "{name}\n{name}\n\nEmail: [email protected]\n\n"
# A second paragraph; short enough to be a title by its length.
MORE_TEXT = "Nothing more is known about it."
FOOTER = "\n\nOlder posts\n\n© 2021 {name}\n"


def wrap(language: Language, text: str, indent: str = "", width: int = 72) -> str:
    if language.spaced:
        return textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent)
    return "\n".join(indent + text[start : start + 30] for start in range(0, len(text), 30))


def written(blocks: list[str], between: str = "\n\n") -> str:
    return between.join(blocks)


def label_after_title(language: Language) -> str:
    blocks = [f"{item.title}\n\n{language.label} {item.day}\n\n{item.body}" for item in language.items]
    return HEADER_LINES.format(name=language.header) + written(blocks)


def label_after_title_repeated(language: Language) -> str:
    blocks = [
        f"{item.title}\xa0\n\n{language.label} {item.day}\n\n{item.body} {item.title}\xa0."
        for item in language.items
    ]
    return HEADER_LINES.format(name=language.header) + written(blocks) + FOOTER.format(name=language.header)


def label_after_title_tight(language: Language) -> str:
    blocks = [f"{item.title}\n{language.label} {item.day}\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks, "\n")


def label_after_title_wrapped(language: Language) -> str:
    blocks = [
        f"{item.title}\n{language.label} {item.day}\n\n{wrap(language, item.body)}" for item in language.items
    ]
    return f"{language.header}\n\n\n" + written(blocks, "\n\n\n")


def label_before_title(language: Language) -> str:
    blocks = [f"{language.label} {item.day}\n\n{item.title}\n\n{item.body}" for item in language.items]
    return HEADER_LINES.format(name=language.header) + written(blocks)


def label_before_title_tight(language: Language) -> str:
    blocks = [f"{language.label} {item.day}\n{item.title}\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def label_before_title_no_blank_lines(language: Language) -> str:
    return written(
        [f"{language.label} {item.day}\n{item.title}\n{item.body}" for item in language.items], "\n"
    )


def label_after_text(language: Language) -> str:
    blocks = [f"{item.title}\n\n{item.body}\n\n{language.label} {item.day}" for item in language.items]
    return written(blocks, "\n\n\n")


def label_alone(language: Language) -> str:
    blocks = [f"{item.title}\n{language.label}\n{item.day}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def bare_date_after_title(language: Language) -> str:
    blocks = [f"{item.title}\n{item.day}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def bare_date_before_title(language: Language) -> str:
    blocks = [f"{item.day}\n{item.title}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def iso_date_after_title(language: Language) -> str:
    blocks = [f"{item.title}\n\n{item.on.isoformat()}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def ruled(language: Language) -> str:
    blocks = [f"{item.title}\n{language.label} {item.day}\n{item.body}" for item in language.items]
    return f"{language.header}\n" + "".join(f"{'-' * 60}\n{block}\n" for block in blocks) + "-" * 60 + "\n"


def ruled_between(language: Language) -> str:
    blocks = [f"{item.title}\n\n{language.label} {item.day}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks, "\n\n* * *\n\n")


def ruled_date_first(language: Language) -> str:
    blocks = [f"{item.day}\n{item.title}\n\n{wrap(language, item.body)}" for item in language.items]
    return f"{language.header}\n\n{'=' * 40}\n" + written(blocks, f"\n{'=' * 40}\n")


def underlined(language: Language) -> str:
    blocks = [
        f"{item.title}\n{'=' * len(item.title)}\n\n{language.label} {item.day}\n\n{wrap(language, item.body)}"
        for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks)


def underlined_tight(language: Language) -> str:
    blocks = [
        f"{item.title}\n{'-' * len(item.title)}\n{item.day}\n{wrap(language, item.body)}"
        for item in language.items
    ]
    return written(blocks)


def headings(language: Language) -> str:
    blocks = [f"## {item.title}\n\n*{language.label}* {item.day}\n\n{item.body}" for item in language.items]
    return f"# {language.header}\n\n" + written(blocks)


def bold_titles(language: Language) -> str:
    blocks = [f"**{item.title}**\n\n{item.day}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def numbered(language: Language) -> str:
    blocks = [
        f"{number}. {item.title}\n{language.label} {item.day}\n{wrap(language, item.body, '   ')}"
        for number, item in enumerate(language.items, 9)
    ]
    return f"{language.header}\n\n" + written(blocks)


def numbered_brackets(language: Language) -> str:
    blocks = [
        f"[{number}] {item.title}\n\n    {item.body}\n\n    {language.label} {item.day}"
        for number, item in enumerate(language.items, 1)
    ]
    return f"{language.header}\n\n" + written(blocks)


def bullets(language: Language) -> str:
    blocks = [f"* {item.title}\n  {language.label} {item.day}\n  {item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks, "\n")


def indented(language: Language) -> str:
    blocks = [
        f"{item.title}\n    {language.label} {item.day}\n{wrap(language, item.body, '    ')}"
        for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks, "\n")


def tabbed(language: Language) -> str:
    blocks = [f"\t{item.title}\n\n{language.label}\t{item.day}\n\n\t{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks, "\n\f\n")


def inline_date_first(language: Language) -> str:
    blocks = [f"{item.day} – {item.title}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def inline_date_last(language: Language) -> str:
    blocks = [f"- {item.title} ({item.day})\n  {item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks, "\n")


def with_links(language: Language) -> str:
    blocks = [
        f"{item.title}\nhttps://example.org/{number}\n{language.label} {item.day}\n\n{item.body}\n\n→ More"
        for number, item in enumerate(language.items)
    ]
    return f"{language.header}\n\n" + written(blocks)


def field_labels(language: Language) -> str:
    blocks = [
        f"Title: {item.title}\nDate: {item.day}\nURL: https://example.org/{number}\nSummary: {item.body}"
        for number, item in enumerate(language.items)
    ]
    return f"{language.header}\n\n" + written(blocks)


def windows_line_ends(language: Language) -> str:
    return label_after_title(language).replace("\n", "\r\n")


def mac_line_ends(language: Language) -> str:
    return label_after_title_repeated(language).replace("\n", "\r")


def non_breaking_spaces(language: Language) -> str:
    return label_after_title(language).replace(" ", "\xa0")


def right_to_left_marks(language: Language) -> str:
    return "\n".join(
        f"\u200f{line}\u200f" if line else line for line in label_after_title(language).split("\n")
    )


def paragraphs_after_title(language: Language) -> str:
    blocks = [
        f"{item.title}\n\n{language.label} {item.day}\n\n{item.body}\n\n{MORE_TEXT}"
        for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks)


def paragraphs_before_label(language: Language) -> str:
    blocks = [
        f"{item.title}\n\n{item.body}\n\n{MORE_TEXT}\n\n{language.label} {item.day}"
        for item in language.items
    ]
    return written(blocks)


def wrapped_without_blank_lines(language: Language) -> str:
    blocks = [
        f"{item.title}\n{language.label} {item.day}\n{wrap(language, item.body)}" for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks, "\n")


def wrapped_date_first_without_blank_lines(language: Language) -> str:
    blocks = [
        f"{language.label} {item.day}\n{item.title}\n{wrap(language, item.body)}" for item in language.items
    ]
    return f"{language.header}\n" + written(blocks, "\n")


def wrapped_date_last_without_blank_lines(language: Language) -> str:
    blocks = [
        f"{item.title}\n{wrap(language, item.body)}\n{language.label} {item.day}" for item in language.items
    ]
    return written(blocks, "\n")


def blank_line_only_below_date(language: Language) -> str:
    blocks = [
        f"{item.title}\n{language.label} {item.day}\n\n{wrap(language, item.body)}" for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks, "\n")


def page_with_its_own_date(language: Language) -> str:
    blocks = [f"{item.title}\n{item.day}\n{item.body}" for item in language.items]
    return f"{language.header}\n\n{language.items[0].day}\n\n" + written(blocks)


def boxed_titles(language: Language) -> str:
    rule = "=" * 50
    blocks = [
        f"{rule}\n{item.title}\n{rule}\n{language.label} {item.day}\n\n{item.body}" for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks)


def date_with_time(language: Language) -> str:
    blocks = [
        f"{item.title}\n{language.label} {item.on.isoformat()} 10:30\n\n{item.body}"
        for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks)


def date_in_brackets(language: Language) -> str:
    blocks = [f"{item.title}\n[{item.on.isoformat()}]\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def date_and_name_on_one_line(language: Language) -> str:
    blocks = [f"{item.title}\n{item.day} | Ada Brook\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def byline_above_date(language: Language) -> str:
    blocks = [f"{item.title}\nBy Ada Brook\n{item.day}\n\n{item.body}" for item in language.items]
    return f"{language.header}\n\n" + written(blocks)


def link_above_title(language: Language) -> str:
    blocks = [
        f"https://example.org/{number}\n{item.title}\n{language.label} {item.day}\n{item.body}"
        for number, item in enumerate(language.items)
    ]
    return f"{language.header}\n\n" + written(blocks)


def centred(language: Language) -> str:
    blocks = [
        f"{item.title.center(72)}\n{f'{language.label} {item.day}'.center(72)}\n\n{wrap(language, item.body)}"
        for item in language.items
    ]
    return f"{language.header.center(72)}\n\n" + written(blocks)


def first_line_indented(language: Language) -> str:
    blocks = [
        f"{item.title}\n{language.label} {item.day}\n    {wrap(language, item.body)}"
        for item in language.items
    ]
    return f"{language.header}\n\n" + written(blocks)


LAYOUTS: tuple[Callable[[Language], str], ...] = (
    label_after_title,
    label_after_title_repeated,
    label_after_title_tight,
    label_after_title_wrapped,
    label_before_title,
    label_before_title_tight,
    label_before_title_no_blank_lines,
    label_after_text,
    label_alone,
    bare_date_after_title,
    bare_date_before_title,
    iso_date_after_title,
    ruled,
    ruled_between,
    ruled_date_first,
    underlined,
    underlined_tight,
    headings,
    bold_titles,
    numbered,
    numbered_brackets,
    bullets,
    indented,
    tabbed,
    inline_date_first,
    inline_date_last,
    with_links,
    field_labels,
    windows_line_ends,
    mac_line_ends,
    non_breaking_spaces,
    right_to_left_marks,
    paragraphs_after_title,
    paragraphs_before_label,
    wrapped_without_blank_lines,
    wrapped_date_first_without_blank_lines,
    wrapped_date_last_without_blank_lines,
    blank_line_only_below_date,
    page_with_its_own_date,
    boxed_titles,
    date_with_time,
    date_in_brackets,
    date_and_name_on_one_line,
    byline_above_date,
    link_above_title,
    centred,
    first_line_indented,
)


def plain(text: str | None) -> str:
    """Text without what is no part of it: white space, direction marks."""
    return re.sub(r"[\s\u200f]+", "", text or "")


def body_of(body: str | None, title: str) -> str:
    """The text without a repeated title, which normalisation removes."""
    read = plain(body)
    for tail in (plain(MORE_TEXT), ".", plain(title), "."):
        read = read.removesuffix(tail)
    return read


def rows(digest: Digest) -> list[tuple[str, date | None, str]]:
    read = []
    for entry in digest.entries:
        day = parse_posted(entry.posted[0].raw) if entry.posted else None
        title = entry.title or ""
        read.append((plain(title), day.on if day else None, body_of(entry.body, title)))
    return read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_every_layout_gives_the_same_entries(layout: Callable[[Language], str], language: str) -> None:
    text = layout(LANGUAGES[language])
    digest = read_digest(text)
    expected = [
        (plain(item.title), item.on, plain(item.body).removesuffix(".")) for item in LANGUAGES[language].items
    ]
    assert rows(digest) == expected, f"read as {digest.rule}, {digest.confidence}: {digest.detail}\n{text}"
    assert {statement.source for entry in digest.entries for statement in entry.posted} == {
        PostedSource.LISTING
    }


def with_full_stops(item: Item) -> Item:
    return replace(item, title=f"{item.title}.")


def with_small_letter(item: Item) -> Item:
    return replace(item, title=item.title[0].lower() + item.title[1:])


def without_text(item: Item) -> Item:
    return replace(item, body="")


def with_cut_text(item: Item) -> Item:
    return replace(item, body=f"{item.body[: len(item.body) * 4 // 5]} […]")


IRREGULAR = (with_full_stops, with_small_letter, without_text, with_cut_text)


@pytest.mark.parametrize("language", ["en", "ru", "zh", "ar"])
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("irregular", IRREGULAR, ids=lambda irregular: irregular.__name__)
@pytest.mark.parametrize("number", [1, 3])
def test_one_irregular_entry_loses_no_title_of_any(
    number: int, irregular: Callable[[Item], Item], layout: Callable[[Language], str], language: str
) -> None:
    items = list(LANGUAGES[language].items)
    items[number] = irregular(items[number])
    text = layout(replace(LANGUAGES[language], items=tuple(items)))
    digest = read_digest(text)
    titles = [plain(entry.title) for entry in digest.entries]
    assert titles == [plain(item.title) for item in items], f"read as {digest.rule}\n{text}"
