"""The words by which a plain-text digest names its fields, in many languages; pure data and one look-up.

`find_label(text)` tells which field a line opens with and what stands behind the label. To teach
the reader a language, add a row.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """What a labelled line states."""

    POSTED = "posted"
    UPDATED = "updated"  # another date than the posted one: no field of an entry
    LINK = "link"
    BYLINE = "byline"
    TAGS = "tags"
    TITLE = "title"
    BODY = "body"


# A label is read with a colon behind it ("Date: …"), alone on its line, or directly before a date.
# The longest label wins, so "Posted on" is not "Posted" with "on …" behind it.
LABELS: dict[Label, dict[str, str]] = {
    Label.POSTED: {
        "ar": "نُشر في|نشر في|نُشرت في|تاريخ النشر|نشر بتاريخ|التاريخ|بتاريخ",
        "bg": "Публикувано на|Публикувано|Дата на публикуване|Дата",
        "bn": "প্রকাশিত|প্রকাশ|তারিখ",
        "ca": "Publicat el|Publicat|Data",
        "cs": "Publikováno dne|Publikováno|Zveřejněno dne|Zveřejněno|Vydáno|Datum",
        "da": "Udgivet den|Udgivet|Publiceret den|Publiceret|Offentliggjort|Dato",
        "de": "Veröffentlicht am|Veröffentlicht|Erschienen am|Erstellt am|Gepostet am|Eingestellt am"
        "|Datum|Vom",
        "el": "Δημοσιεύτηκε στις|Δημοσιεύθηκε στις|Δημοσιεύτηκε|Δημοσιεύθηκε|Ημερομηνία",
        "en": "Posted on|Posted at|Posted|Date posted|Published on|Published at|Published|Publication date"
        "|Date published|Pub date|PubDate|Added on|Added|Date|Dated|Released|Release date|Issued|Issued on",
        "es": "Publicado el|Publicado en|Publicado|Publicada el|Fecha de publicación|Fecha",
        "et": "Avaldatud|Postitatud|Kuupäev",
        "fa": "تاریخ انتشار|منتشر شده در|منتشر شده|انتشار|تاریخ",
        "fi": "Julkaistu|Julkaisupäivä|Päivämäärä|Pvm",
        "fr": "Publié le|Publiée le|Publié|Posté le|Mis en ligne le|Paru le|Date de publication|Date",
        "he": "פורסם ב|פורסם בתאריך|פורסם|תאריך",
        "hi": "प्रकाशित|प्रकाशन तिथि|दिनांक|तारीख|पोस्ट किया गया",
        "hr": "Objavljeno dana|Objavljeno|Datum objave|Datum",
        "hu": "Közzétéve|Megjelent|Publikálva|Dátum",
        "id": "Diposting pada|Diterbitkan pada|Dipublikasikan pada|Diterbitkan|Tanggal",
        "it": "Pubblicato il|Pubblicata il|Pubblicato in data|Pubblicato|Data di pubblicazione|Data",
        "ja": "投稿日時|投稿日|公開日|掲載日|発行日|日付|投稿",
        "ko": "게시일|작성일|등록일|발행일|날짜|게시됨",
        "lt": "Paskelbta|Publikuota|Data",
        "lv": "Publicēts|Ievietots|Datums",
        "nb": "Publisert den|Publisert|Lagt ut|Dato",
        "nl": "Geplaatst op|Geplaatst|Gepubliceerd op|Gepubliceerd|Datum",
        "pl": "Opublikowano dnia|Opublikowano|Opublikowane|Dodano|Data publikacji|Data",
        "pt": "Publicado em|Publicada em|Postado em|Publicado|Data de publicação|Data",
        "ro": "Publicat pe|Publicat la|Publicat în|Publicat|Postat pe|Data",
        "ru": "Опубликовано|Опубликована|Опубликован|Дата публикации|Размещено|Дата",
        "sk": "Publikované dňa|Publikované|Zverejnené|Uverejnené|Dátum",
        "sl": "Objavljeno|Datum",
        "sr": "Објављено|Датум",
        "sv": "Publicerad den|Publicerad|Publicerat|Postat|Inlagt|Datum",
        "sw": "Imechapishwa|Tarehe",
        "ta": "வெளியிடப்பட்டது|தேதி",
        "th": "เผยแพร่เมื่อ|โพสต์เมื่อ|วันที่เผยแพร่|วันที่",
        "tr": "Yayınlanma tarihi|Yayın tarihi|Yayımlanma tarihi|Yayınlandı|Tarih",
        "uk": "Опубліковано|Дата публікації|Розміщено|Дата",
        "ur": "تاریخ اشاعت|شائع شدہ|تاریخ",
        "vi": "Đăng ngày|Ngày đăng|Đăng vào|Ngày",
        "zh": "发布时间|发布日期|发布于|发表于|發佈於|發表於|發布日期|日期|時間|时间",
    },
    Label.UPDATED: {
        "de": "Aktualisiert am|Aktualisiert|Zuletzt aktualisiert|Geändert am|Stand",
        "en": "Last updated|Last modified|Updated on|Updated|Modified|Fetched|Retrieved|Saved on|Printed on",
        "es": "Actualizado el|Actualizado|Última actualización",
        "fr": "Mis à jour le|Mis à jour|Dernière mise à jour|Modifié le",
        "it": "Aggiornato il|Aggiornato|Ultimo aggiornamento",
        "ja": "最終更新|更新日",
        "nl": "Bijgewerkt op|Laatst gewijzigd",
        "pl": "Zaktualizowano|Ostatnia aktualizacja",
        "pt": "Atualizado em|Última atualização",
        "ru": "Обновлено|Последнее обновление",
        "zh": "更新于|更新时间|更新日期",
    },
    Label.LINK: {
        "ar": "الرابط|رابط",
        "de": "Adresse|Zum Artikel",
        "en": "Link|URL|Permalink|Web|Website|Full text|Full story|Source URL|Read at|Address",
        "es": "Enlace|Dirección",
        "fa": "پیوند|لینک",
        "fr": "Lien|Adresse",
        "it": "Collegamento|Indirizzo",
        "ja": "リンク|アドレス",
        "ko": "링크|주소",
        "nb": "Lenke",
        "nl": "Koppeling|Adres",
        "pl": "Odnośnik|Adres",
        "pt": "Ligação|Endereço",
        "ru": "Ссылка|Адрес",
        "sv": "Länk|Adress",
        "tr": "Bağlantı|Adres",
        "uk": "Посилання",
        "zh": "链接|網址|网址|连结",
    },
    Label.BYLINE: {
        "ar": "الكاتب|بقلم|المؤلف",
        "cs": "Autor|Autorka",
        "de": "Autor|Autorin|Verfasser|Von|Text|Quelle",
        "en": "Author|Authors|Byline|By|Written by|Posted by|Source|From|Contributor|Reporter",
        "es": "Autor|Autora|Autores|Por|Fuente",
        "fa": "نویسنده|به قلم|منبع",
        "fr": "Auteur|Auteure|Auteurs|Par|Texte",
        "he": "מאת",
        "it": "Autore|Autrice|Autori|A cura di|Fonte",
        "ja": "著者|筆者|文|投稿者|執筆",
        "ko": "글쓴이|작성자|저자|기자",
        "nb": "Forfatter|Skrevet av",
        "nl": "Auteur|Door|Bron",
        "pl": "Autor|Autorka|Źródło",
        "pt": "Autor|Autora|Por|Fonte",
        "ru": "Автор|Авторы|Текст|Источник",
        "sv": "Författare|Skribent|Källa",
        "tr": "Yazar|Yazan|Kaynak",
        "uk": "Автор|Джерело",
        "zh": "作者|文|来源|來源|记者",
    },
    Label.TAGS: {
        "ar": "التصنيف|الوسوم",
        "cs": "Rubrika|Štítky",
        "de": "Kategorie|Kategorien|Rubrik|Schlagwörter|Schlagworte|Themen|Thema",
        "en": "Category|Categories|Tags|Tag|Tagged|Posted in|Filed under|Filed in|Topics|Topic|Section"
        "|Keywords|Labels",
        "es": "Categoría|Categorías|Etiquetas|Archivado en|Temas|Sección",
        "fa": "دسته|برچسب‌ها|برچسب",
        "fr": "Catégorie|Catégories|Étiquettes|Mots-clés|Rubrique|Classé dans",
        "it": "Categoria|Categorie|Etichette|Tag|Argomenti|Rubrica",
        "ja": "カテゴリー|カテゴリ|タグ",
        "ko": "카테고리|분류|태그",
        "nb": "Kategori|Kategorier|Stikkord|Emner",
        "nl": "Categorie|Categorieën|Trefwoorden|Rubriek",
        "pl": "Kategoria|Kategorie|Tagi",
        "pt": "Categoria|Categorias|Etiquetas|Marcadores|Tags",
        "ru": "Рубрика|Рубрики|Категория|Категории|Метки|Теги",
        "sv": "Kategori|Kategorier|Etiketter|Ämnen",
        "tr": "Kategori|Kategoriler|Etiketler",
        "uk": "Рубрика|Категорія|Мітки|Теги",
        "zh": "分类|標籤|标签|分類",
    },
    Label.TITLE: {
        "de": "Titel|Überschrift|Betreff",
        "en": "Title|Headline|Subject",
        "es": "Título|Titular|Asunto",
        "fr": "Titre|Objet",
        "it": "Titolo|Oggetto",
        "ja": "タイトル|題名|件名",
        "nl": "Titel|Onderwerp",
        "pl": "Tytuł|Temat",
        "pt": "Título|Assunto",
        "ru": "Заголовок|Название|Тема",
        "sv": "Titel|Rubrik|Ämne",
        "tr": "Başlık",
        "zh": "标题|標題",
    },
    Label.BODY: {
        "de": "Zusammenfassung|Auszug|Inhalt",
        "en": "Summary|Excerpt|Abstract|Description|Body|Content|Teaser",
        "es": "Resumen|Extracto",
        "fr": "Résumé|Extrait|Chapeau",
        "it": "Riassunto|Sommario|Estratto",
        "ja": "概要|要約|本文",
        "nl": "Samenvatting",
        "pl": "Streszczenie|Opis",
        "pt": "Resumo|Excerto",
        "ru": "Аннотация|Краткое содержание|Описание",
        "sv": "Sammanfattning",
        "zh": "摘要|简介|內容|内容",
    },
}

# Lines that only lead on to the full text; normalisation knows the same words as tails of a body.
MORE_WORDS = (
    "read more|read on|read the rest|read the full article|read the full story|continue reading"
    "|full story|full article|more|keep reading|weiterlesen|mehr lesen|mehr erfahren|mehr|lire la suite"
    "|en savoir plus|lire plus|leer más|seguir leyendo|leer completo|ler mais|continuar lendo|leia mais"
    "|leggi tutto|continua a leggere|leggi di più|continua|lees meer|lees verder|läs mer|läs vidare"
    "|les mer|læs mere|lue lisää|czytaj więcej|czytaj dalej|więcej|číst dál|číst více|více|čítať ďalej"
    "|tovább|bővebben|citește mai mult|mai mult|прочетете още|читать далее|читать дальше|подробнее"
    "|далее|читати далі|детальніше|διαβάστε περισσότερα|devamını oku|devamı|اقرأ المزيد|المزيد"
    "|ادامه مطلب|ادامه|קרא עוד|और पढ़ें|อ่านต่อ|đọc tiếp|xem thêm|baca selengkapnya|selengkapnya"
    "|阅读更多|閱讀更多|阅读全文|继续阅读|繼續閱讀|更多|続きを読む|もっと見る|더 보기|더보기|계속 읽기"
)

# Where the listing leads on to its other pages, or ends: it belongs to the page and to no entry.
CHROME_WORDS = (
    "older posts|newer posts|older entries|newer entries|previous page|next page|previous|next"
    "|older|newer|back to top|top of page|archive|archives|powered by|all rights reserved"
    "|ältere beiträge|neuere beiträge|nächste seite|vorherige seite|nach oben|alle rechte vorbehalten"
    "|articles plus anciens|articles précédents|page suivante|page précédente|tous droits réservés"
    "|entradas anteriores|entradas antiguas|página siguiente|página anterior|siguiente|anterior"
    "|todos los derechos reservados|posts antigos|próxima página|todos os direitos reservados"
    "|articoli precedenti|articoli meno recenti|pagina successiva|pagina precedente"
    "|tutti i diritti riservati|oudere berichten|volgende pagina|vorige pagina|äldre inlägg|nästa sida"
    "|eldre innlegg|neste side|ældre indlæg|vanhemmat artikkelit|seuraava sivu|starsze wpisy|następna strona"
    "|starší příspěvky|další stránka|régebbi bejegyzések|предыдущие записи|следующая страница"
    "|старые записи|все права защищены|старіші записи|наступна сторінка|daha eski yazılar|sonraki sayfa"
    "|مقالات أقدم|الصفحة التالية|التالي|نوشته‌های قدیمی‌تر|صفحه بعد|下一页|上一页|下一頁|次のページ|前のページ"
    "|過去の記事|다음 페이지|이전 페이지|다음"
)

# What invites to comment or counts the comments, and says nothing of the entry.
COMMENT_WORDS = (
    "leave a comment|leave a reply|add a comment|no comments|comments off|comments|comment|replies|reply"
    "|keine kommentare|kommentare|kommentar|kommentarer|aucun commentaire|commentaires|commentaire"
    "|laisser un commentaire|comentarios|comentario|deja un comentario|comentários|comentário"
    "|deixe um comentário|commenti|commento|lascia un commento|reacties|reactie|komentarze|komentarzy"
    "|komentarz|komentáře|комментарии|комментариев|комментарий|комментария|коментарі|yorum|yorumlar"
    "|تعليقات|تعليق|评论|条评论|留言|コメント|コメントを残す|댓글"
)

LABEL_MAX_CHARS = 400  # a line longer than this is running text, whatever it opens with
_COLONS = ":：﹕"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label, and the text behind it; `colon` tells whether one stood between them."""

    label: Label
    words: str
    rest: str
    colon: bool


def _alternatives(words: str) -> str:
    """Turn `a|b c` into a pattern, the longest first, with any whitespace between words."""
    ordered = sorted(set(words.split("|")), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in ordered)


class _Words:
    """A list of words to look up; nearly every line is turned away by its first two letters."""

    def __init__(self, words: str) -> None:
        self._pattern = re.compile(f"(?:{_alternatives(words)})", re.IGNORECASE)
        self._openings = frozenset(word[:2].casefold() for word in words.split("|"))

    def match(self, text: str) -> re.Match[str] | None:
        return self._pattern.match(text) if self.may_open(text) else None

    def is_whole(self, text: str) -> bool:
        return self.may_open(text) and self._pattern.fullmatch(text) is not None

    def may_open(self, text: str) -> bool:
        return text[:2].casefold() in self._openings or text[:1].casefold() in self._openings


_LABEL_WORDS = {label: _Words("|".join(words.values())) for label, words in LABELS.items()}
_ANY_LABEL = _Words("|".join(row for words in LABELS.values() for row in words.values()))
_MORE = _Words(MORE_WORDS)
_CHROME = _Words(CHROME_WORDS)
_COMMENTS = _Words(COMMENT_WORDS)
_COPYRIGHT = re.compile(r"(?:©|\(c\)\s|copyright\b)", re.IGNORECASE)
_PAGE_NUMBERS = re.compile(
    r"(?:page|seite|página|pagina|strona|sida|side|страница|сторінка|第)?\s*\d{1,6}\s*"
    r"(?:(?:of|von|sur|de|di|van|z|av|из|з|/|页|頁|ページ)\s*\d{0,6}|(?:\s+\d{1,6}|\s*…){2,20})\s*",
    re.IGNORECASE,
)
_SOME_PAGES = re.compile(r"(?:\d{1,6}[\s….]{1,9}){2,20}")  # "1 2 3 … 9 Next"
_SEPARATOR = re.compile(r"[|·•»«→←]|\s{2,}")
_ARROWS = " \t\xa0<>«»‹›←→↑⇐⇒[](){}|.…·•-–—*_:："


def find_label(text: str) -> Labelled | None:
    """Read the label a line opens with; None where it opens with none.

    >>> find_label("Veröffentlicht am: 3. Mai 2020")
    Labelled(label=<Label.POSTED: 'posted'>, words='Veröffentlicht am', rest='3. Mai 2020', colon=True)
    >>> find_label("Datesville wins again") is None
    True
    """
    if len(text) > LABEL_MAX_CHARS or not _ANY_LABEL.may_open(text):
        return None
    best: tuple[int, Label] | None = None
    for label, words in _LABEL_WORDS.items():
        match = words.match(text)
        if match and (best is None or match.end() > best[0]) and _ends_word(text, match.end()):
            best = match.end(), label
    if best is None:
        return None
    end, label = best
    rest = text[end:].lstrip()
    colon = rest[:1] != "" and rest[0] in _COLONS
    return Labelled(label, text[:end], rest[1:].strip() if colon else rest.strip(), colon)


def is_more(text: str) -> bool:
    """Tell whether the whole line is a "Read more"."""
    return len(text) <= LABEL_MAX_CHARS and _MORE.is_whole(text.strip(_ARROWS))


def is_page_chrome(text: str) -> bool:
    """Tell whether the whole line leads to other pages of the listing, to comments, or ends the page.

    >>> [is_page_chrome(line) for line in ("← Older posts", "Page 2 of 7", "© 2020 Riverside", "7 pages")]
    [True, True, True, False]
    """
    if len(text) > LABEL_MAX_CHARS:
        return False
    if _COPYRIGHT.match(text) or _is_chrome_part(text.strip(_ARROWS)):
        return True
    if not _SEPARATOR.search(text):
        return False
    parts = [part.strip(_ARROWS) for part in _SEPARATOR.split(text)]
    return any(parts) and all(_is_chrome_part(part) for part in parts if part)


def _is_chrome_part(text: str) -> bool:
    if _CHROME.is_whole(text) or _PAGE_NUMBERS.fullmatch(text):
        return True
    if (numbers := _SOME_PAGES.match(text)) and _CHROME.is_whole(text[numbers.end() :].strip(_ARROWS)):
        return True
    return _COMMENTS.is_whole(text.lstrip("0123456789 \xa0"))


def _ends_word(text: str, end: int) -> bool:
    """Tell whether a label ends here, and is not the beginning of a longer word."""
    if end >= len(text) or not text[end].isalpha():
        return True
    # Chinese, Japanese, Korean, Thai and the Hebrew prefix "ב" are written on without a space.
    return "\u0e00" <= text[end - 1] <= "\u0e7f" or text[end - 1] >= "\u2e80" or text[end - 1] == "ב"
