"""Words and signs that links to other pages of a listing carry, in many languages.

"Previous" is the word that misleads: "previous page" leads back, "previous entries" leads to older
ones. Where a label leaves that open, the addresses decide; see `pagination`.
"""

import re
from enum import Enum, auto
from functools import lru_cache

from crawler.extract.regions import words_of

MAX_LABEL_CHARS = 40
MAX_SIGN_CHARS = 8  # with blanks in between
MAX_CLASS_CHARS = 300  # longer ones are data, and fill the cache
MAX_DIGITS = 6  # of a page number


class Direction(Enum):
    """Where a label says its link leads."""

    OLDER = auto()  # to older entries, in so many words
    NEXT = auto()
    PREVIOUS = auto()
    NEWER = auto()
    FIRST = auto()
    LAST = auto()
    MORE = auto()  # more of something: of the listing only if the address says so


def _phrases(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.replace("\n", "").split("|")))


_OLDER = _phrases(
    """
older|older posts|older entries|older articles|older news|older stories|older items|older content
|older page|previous posts|previous entries|previous articles|earlier posts|earlier entries|earlier
|entradas anteriores|entradas antiguas|entradas más antiguas|más antiguas|más antiguos
|artículos anteriores|publicaciones anteriores|noticias anteriores|anotaciones anteriores
|entrades anteriors|entrades més antigues|articles plus anciens|anciens articles|articles précédents
|plus anciens|messages plus anciens|billets précédents|ältere beiträge|ältere artikel|ältere
|ältere einträge|ältere meldungen|ältere nachrichten|ältere posts|frühere beiträge|articoli precedenti
|articoli meno recenti|post precedenti|più vecchi|post più vecchi|notizie precedenti|posts antigos
|posts anteriores|mais antigos|postagens mais antigas|postagens antigas|artigos anteriores
|publicações anteriores|notícias anteriores|posts mais antigos|artigos mais antigos
|entradas máis antigas|oudere berichten|ouder|oudere|oudere artikelen|äldre inlägg|äldre|äldre artiklar
|eldre innlegg|eldre|ældre indlæg|ældre|vanhemmat|vanhemmat artikkelit|vanhempia artikkeleita
|eldri færslur|vanemad postitused|starsze wpisy|starsze|starsze posty|wcześniejsze wpisy
|starší příspěvky|starší články|starší|staršie články|staršie príspevky|staršie|starije objave|starije
|stariji članci|starejši prispevki|starejše|senesni įrašai|vecāki ieraksti|régebbi bejegyzések|régebbi
|korábbi bejegyzések|articole mai vechi|postări mai vechi|mai vechi|postime më të vjetra
|mezuak zaharragoak|sarrera zaharragoak|предыдущие записи|старые записи|старые|ранее|раньше|более старые
|предыдущие новости|более ранние|предыдущие посты|старіші записи|попередні записи|старіші
|по-стари публикации|по-стари|предишни публикации|постари објави|старији чланци|старији|старије
|eski yazılar|önceki yazılar|daha eski|eski gönderiler|daha eski yazılar|eski haberler
|daha eski kayıtlar|παλαιότερα άρθρα|παλαιότερες αναρτήσεις|παλαιότερα|παλιότερα|المقالات الأقدم
|مقالات أقدم|أقدم|مواضيع أقدم|رسائل أقدم|المشاركات الأقدم|نوشته‌های قدیمی‌تر|مطالب قدیمی‌تر|قدیمی‌تر
|רשומות ישנות|פוסטים ישנים|ישן יותר|ישנים יותר|पुराने पोस्ट|पुराने|पुरानी पोस्टें|古い記事
|過去の投稿|以前の記事|古い投稿|過去の記事|以前の投稿|较早文章|旧文章|更早的文章|较旧文章|更早|较旧|较早
|舊文章|較舊文章|較舊的文章|이전 글|이전글|지난 글|오래된 글|bài cũ hơn|cũ hơn|bài viết cũ hơn
|bài đăng cũ hơn|các bài cũ hơn|pos lama|pos-pos lama|postingan lama|lebih lama|entri lama|berita lama
|catatan lama|tulisan lama|เก่ากว่า|โพสต์ที่เก่ากว่า|เรื่องที่เก่ากว่า|บทความที่เก่ากว่า|पुराना
|mga lumang post
"""
)
_NEXT = _phrases(
    """
next|next page|next entries|next posts|next articles|next results|go to next page|go to the next page
|page suivante|siguiente|página siguiente|siguientes|ir a la página siguiente|següent|pàgina següent
|suivant|suivante|suivants|nächste seite|nächste|nächster|weiter|zur nächsten seite|vor|vorwärts
|successiva|successivo|avanti|pagina successiva|successivi|prossima|prossima pagina|próxima|próximo
|próxima página|página seguinte|seguinte|avançar|seguinte página|volgende|volgende pagina|nästa
|nästa sida|neste|neste side|næste|næste side|seuraava|seuraava sivu|næsta|järgmine|następna
|następna strona|następny|dalej|další|další strana|následující|ďalšia|ďalšie|ďalej|nasledujúca|sljedeća
|sljedeće|sledeća|sledeće|sljedeća stranica|naslednja|naprej|kitas|tolesnis|nākamā|nākamais|tālāk
|következő|következő oldal|următor|următoarea|următoarele|pagina următoare|înainte|tjetra|faqja tjetër
|hurrengoa|следующая|следующая страница|следующие|вперёд|вперед|далее|туда|дальше|след|след.
|следующие записи|наступна|наступна сторінка|далі|наступні|следваща|следваща страница|напред|следна
|следећа|наредна|sonraki|sonraki sayfa|ileri|növbəti|keyingi|келесі|επόμενη|επόμενο|επόμενη σελίδα
|επόμενα|التالي|الصفحة التالية|التالية|بعدی|صفحه بعد|صفحه بعدی|הבא|הבאה|לעמוד הבא|العدد التالي|اگلا
|اگلا صفحہ|अगला|अगला पृष्ठ|次へ|次のページ|次|次ページ|次ページへ|次のページへ|つぎへ|次の記事一覧
|下一页|下一頁|下页|后一页|後一頁|下一页面|다음|다음 페이지|다음페이지|trang sau|tiếp|tiếp theo|trang kế
|trang tiếp|trang tiếp theo|kế tiếp|sau|berikutnya|selanjutnya|halaman berikutnya|seterusnya|ถัดไป
|หน้าถัดไป|পরবর্তী|அடுத்த|తదుపరి|susunod
"""
)
_PREVIOUS = _phrases(
    """
previous|previous page|prev|prev page|back|anterior|página anterior|anteriores|pàgina anterior|précédent
|précédente|page précédente|précédents|zurück|vorherige|vorherige seite|vorige seite|vorige|precedente
|precedenti|pagina precedente|indietro|anterior página|vorige pagina|terug|föregående|föregående sida
|forrige|forrige side|edellinen|fyrri|eelmine|poprzednia|poprzednia strona|poprzedni|wstecz|předchozí
|predchádzajúca|prethodna|prethodno|prejšnja|ankstesnis|iepriekšējā|előző|előző oldal|anterioară
|pagina anterioară|înapoi|aurrekoa|предыдущая|предыдущая страница|предыдущие|назад|пред|пред.|попередня
|попередні|предишна|претходна|önceki|önceki sayfa|geri|əvvəlki|oldingi|προηγούμενη|προηγούμενο
|προηγούμενα|السابق|الصفحة السابقة|قبلی|صفحه قبل|הקודם|הקודמת|पिछला|前へ|前のページ|前|前ページ|上一页
|上一頁|上页|前一页|이전|이전 페이지|trang trước|trước|sebelumnya|ก่อนหน้า|पिछले
"""
)
_NEWER = _phrases(
    """
newer|newer posts|newer entries|newer articles|newer news|newer stories|recent posts|newest|latest
|more recent|entradas siguientes|entradas recientes|entradas más recientes|más recientes|más nuevos
|anotaciones posteriores|entrades més recents|articles plus récents|articles suivants|plus récents
|neuere beiträge|neuere artikel|neuere|neuere einträge|articoli successivi|articoli più recenti
|più recenti|post più recenti|posts mais recentes|mais recentes|postagens mais recentes|posts recentes
|nieuwere berichten|nieuwere|nyare inlägg|nyare|nyere innlegg|nyere|nyere indlæg|uudemmat|nowsze wpisy
|nowsze|novější příspěvky|novější|novšie|novije objave|novije|novejši|újabb bejegyzések|újabb
|articole mai noi|mai noi|следующие новости|новые записи|новее|более новые|новіші записи|новіші
|наступні записи|по-нови публикации|новији чланци|yeni yazılar|daha yeni|sonraki yazılar|νεότερα άρθρα
|νεότερα|المقالات الأحدث|أحدث|نوشته‌های تازه‌تر|جدیدتر|רשומות חדשות|חדש יותר|新しい記事|新しい投稿
|次の記事|較新文章|较新文章|较新|다음 글|bài mới hơn|mới hơn|pos baru|pos-pos baru|lebih baru
|postingan baru|ใหม่กว่า
"""
)
_FIRST = _phrases(
    """
first|first page|primera|primero|première|premier|erste|prima|primeira|eerste|första|første|ensimmäinen
|pierwsza|první|első|prima pagină|первая|в начало|перша|ilk|πρώτη|الأولى|اول|最初|首页|首頁|第一页|처음
|đầu|pertama
"""
)
_LAST = _phrases(
    """
last|last page|última|último|dernière|dernier|fin|letzte|ende|ultima|ultimo|laatste|sista|siste|sidste
|viimeinen|ostatnia|poslední|posledná|zadnja|posljednja|utolsó|последняя|в конец|остання|последна|son
|τελευταία|الأخيرة|آخر|אחרון|अंतिम|最後|末页|尾页|最后一页|末頁|마지막|cuối|terakhir|สุดท้าย
"""
)
_MORE = _phrases(
    """
load more|show more|more|more posts|more articles|more news|more entries|more stories|see more|view more
|load more posts|cargar más|ver más|más noticias|más|afficher plus|charger plus|voir plus
|plus d'articles|en savoir plus|mehr laden|mehr|mehr anzeigen|mehr beiträge|weitere beiträge|weitere
|carica altro|mostra altro|altri articoli|di più|carregar mais|ver mais|mais notícias|mais|meer laden
|meer|meer berichten|ladda fler|visa fler|fler|last inn flere|vis flere|indlæs flere|näytä lisää
|lataa lisää|lisää|więcej|pokaż więcej|załaduj więcej|zobrazit více|načíst další|více|zobraziť viac|viac
|učitaj još|više|prikaži več|több|továbbiak|mai mult|mai multe|показать ещё|показать еще|загрузить ещё
|загрузить еще|ещё|еще|показати ще|завантажити ще|ще|още|daha fazla|daha fazla yükle|περισσότερα|المزيد
|تحميل المزيد|بیشتر|עוד|טען עוד|もっと見る|もっと|さらに読み込む|加载更多|查看更多|更多|載入更多|더보기
|더 보기|xem thêm|tải thêm|muat lebih banyak|lebih banyak|lainnya|ดูเพิ่มเติม|โหลดเพิ่มเติม|और देखें|और
"""
)
# The last to claim a phrase keeps it.
_BY_PHRASE = {
    phrase: direction
    for direction, phrases in (
        (Direction.MORE, _MORE),
        (Direction.FIRST, _FIRST),
        (Direction.LAST, _LAST),
        (Direction.PREVIOUS, _PREVIOUS),
        (Direction.NEXT, _NEXT),
        (Direction.NEWER, _NEWER),
        (Direction.OLDER, _OLDER),
    )
    for phrase in phrases
}

# "Page 2", as screen readers say it.
_PAGE_WORDS = _phrases(
    """
page|página|pagina|pàgina|pág|pág.|seite|sida|side|sivu|síða|strona|strana|stránka|stranica|stran|oldal|sayfa
|səhifə|leht|lapa|lappuse|puslapis|trang|halaman|laman|faqja|orria|páxina|страница|стр|стр.|сторінка|старонка|бет
|σελίδα|σελ|页|頁|第|ページ|페이지|쪽|صفحة|الصفحة|صفحه|صفحۀ|עמוד|דף|पृष्ठ|पेज|หน้า|পৃষ্ঠা|பக்கம்|pahina
"""
)
_BEFORE_NUMBER = _PAGE_WORDS | {"", "go to page", "to page"}
_EDGES = " \t\r\n\xa0[](){}<>«»‹›←→↓⇒⟶⟵➜➡⬅►◄▶◀▸◂>|:.…·•-–—―*+!¶#\"'“”\ufe0f\u200e\u200f"
_HINTS = (Direction.OLDER, Direction.NEWER, Direction.NEXT, Direction.PREVIOUS)
_SIGNS = {
    sign: direction
    for direction, signs in (
        (Direction.NEXT, "» › > → ⇒ ⟶ ➜ ➡ ► ▶ ▸ -> --> => ⟩ ❯ ＞"),
        (Direction.PREVIOUS, "« ‹ < ← ⇐ ⟵ ⬅ ◄ ◀ ◂ <- <-- <= ⟨ ❮ ＜"),
        (Direction.LAST, "»» ≫ >> ›› ⟫ ⊥ >| »| ›| ⏭"),
        (Direction.FIRST, "«« ≪ << ‹‹ ⟪ ⊤ |< |« |‹ ⏮"),
    )
    for sign in signs.split()
}
_VARIANTS = str.maketrans("", "", "\ufe0e\ufe0f\u200e\u200f \xa0")

# A class that names the direction: `pager__item--next`, `nav-previous`, `nextpostslink`, `fa-chevron-right`.
_CLASS_WORDS = {
    "older": Direction.OLDER,
    "newer": Direction.NEWER,
    "next": Direction.NEXT,
    "nextpostslink": Direction.NEXT,
    "nextpage": Direction.NEXT,
    "prev": Direction.PREVIOUS,
    "previous": Direction.PREVIOUS,
    "previouspostslink": Direction.PREVIOUS,
    "last": Direction.LAST,
    "first": Direction.FIRST,
}
_NAMED = re.compile(r"next|prev|older|newer|last|first|more|right|left", re.IGNORECASE)
_ICON_SIDES = frozenset({"chevron", "arrow", "angle", "caret", "double", "long"})


@lru_cache(maxsize=16_384)
def read_label(label: str) -> tuple[Direction | None, int | None]:
    """Tell where a label leads, or which page it names by its number: neither for other words.

    >>> read_label("« Older posts"), read_label("[ Page 3 ]"), read_label("3 comments"), read_label("²")
    ((<Direction.OLDER: 1>, None), (None, 3), (None, None), (None, None))
    """
    if len(label) > MAX_LABEL_CHARS:
        return None, None
    if len(label) <= MAX_SIGN_CHARS and (sign := _SIGNS.get(label.translate(_VARIANTS))) is not None:
        return sign, None
    words = label.strip(_EDGES).casefold().split()
    if words and words[-1].isdecimal():
        before = " ".join(words[:-1])
        is_page = len(words[-1]) <= MAX_DIGITS and before in _BEFORE_NUMBER
        return (None, int(words[-1])) if is_page else (_BY_PHRASE.get(before), None)  # "older 50"
    return _BY_PHRASE.get(" ".join(words)), None


@lru_cache(maxsize=16_384)
def direction_in(label: str) -> Direction | None:
    """Tell where a longer label leads by one of its words: only a hint, "the next bridge" has one too.

    >>> direction_in("View older posts")
    <Direction.OLDER: 1>
    """
    for word in label[:MAX_LABEL_CHARS].strip(_EDGES).casefold().split():
        direction = _BY_PHRASE.get(word)
        if direction in _HINTS:
            return direction
    return None


def number_of(label: str) -> int | None:
    """Return the page that a label names by its number alone, or as "page 3"."""
    return read_label(label)[1] if len(label) <= MAX_LABEL_CHARS else None


def has_arrow(label: str) -> bool:
    """Tell whether a label begins or ends with a sign: "« Feb"."""
    return bool(label) and (label[0] in _SIGNS or label[-1] in _SIGNS)


@lru_cache(maxsize=16_384)
def direction_of_class(names: str) -> Direction | None:
    """Tell where the classes of a link, or of what holds it, say that it leads."""
    if _NAMED.search(names) is None:
        return None
    words = words_of(names)
    if words & {"next", "older"} and words & {"prev", "previous", "newer"}:
        return None  # what holds both
    for word, direction in _CLASS_WORDS.items():
        if word in words:
            return direction
    if words & _ICON_SIDES:
        return Direction.NEXT if "right" in words else Direction.PREVIOUS if "left" in words else None
    return Direction.MORE if "more" in words and words & {"load", "show", "view"} else None


def is_page_word(word: str) -> bool:
    """Tell whether a word means "page"."""
    return word.casefold() in _PAGE_WORDS
