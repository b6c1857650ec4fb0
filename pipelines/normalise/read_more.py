"""What listings write below an excerpt: "Read more", "[…]", "The post … appeared first on …".

It is stripped at the end of a block only, and only where it cannot be the end of a sentence.
"""

import re

from pipelines.normalise.word_table import word_table

# As themes and feed readers write them, lower-case; an underscore is a space.
PHRASES = word_table(
    "read_more read_the_rest read_full_article read_the_full_article read_full_story read_on",
    "read_article read_this_article read_the_rest_of_this_entry read_the_rest_of_this_post",
    "click_to_read_more view_more continue continue_reading continued keep_reading learn_more more",
    "full_story full_article see_more show_more find_out_more view_post view_full_post view_article",
    "go_to_article click_here_to_read_more weiterlesen mehr_lesen mehr_erfahren mehr lesen_sie_mehr",
    "jetzt_lesen zum_artikel beitrag_lesen artikel_lesen lire_la_suite lire_plus en_savoir_plus",
    "lire_l'article lire_l’article voir_plus continuer_la_lecture la_suite leer_más leer_mas",
    "seguir_leyendo sigue_leyendo continuar_leyendo continúa_leyendo ver_más saber_más leggi_tutto",
    "leggi_di_più continua_a_leggere continua leggi_l'articolo leggi_l’articolo scopri_di_più",
    "leia_mais ler_mais saiba_mais continue_lendo continuar_lendo continuar_a_ler ver_mais lees_meer",
    "lees_verder verder_lezen meer_lezen läs_mer fortsätt_läsa læs_mere les_mer les_videre lue_lisää",
    "czytaj_więcej czytaj_dalej więcej dowiedz_się_więcej číst_více číst_dál celý_článek čítať_viac",
    "více pročitaj_više opširnije više preberi_več več beri_dalje прочитај_више citește_mai_mult",
    "citeşte_mai_mult mai_mult читать_далее читать_дальше читать_полностью подробнее далее читати_далі",
    "докладніше детальніше прочетете_повече повече прочети_още още διαβάστε_περισσότερα περισσότερα",
    "συνέχεια tovább tovább_olvasom bővebben lasīt_vairāk skaityti_daugiau plačiau loe_edasi",
    "loe_rohkem devamını_oku devamı daha_fazla اقرأ_المزيد المزيد قراءة_المزيد أكمل_القراءة ادامه_مطلب",
    "ادامه بیشتر_بخوانید بیشتر קרא_עוד המשך_קריאה לקריאה_נוספת और_पढ़ें आगे_पढ़ें আরও_পড়ুন xem_thêm",
    "đọc_thêm đọc_tiếp อ่านต่อ อ่านเพิ่มเติม baca_selengkapnya selengkapnya baca_juga 続きを読む",
    "もっと読む もっと見る 続き 阅读更多 阅读全文 继续阅读 更多 全文 閱讀更多 繼續閱讀 더_보기 더보기",
    "자세히_보기 계속_읽기 llegir_més llegeix_més ler_máis gehiago_irakurri",
)
MAX_TAILS = 3  # "[…]", an invitation and a feed's footer
_LONGEST = max(map(len, PHRASES))
_ENDINGS = tuple(PHRASES)

# A feed's footer: what stands before the title, and between it and the name of the site.
_FOOTERS = (
    ("The post ", (" appeared first on ", " first appeared on ")),
    ("Der Beitrag ", (" erschien zuerst auf ",)),
    ("L’article ", (" est apparu en premier sur ",)),
    ("La entrada ", (" se publicó primero en ", " aparece primero en ")),
    ("O post ", (" apareceu primeiro em ",)),
    ("L'articolo ", (" proviene da ", " sembra essere il primo su ")),
    ("Het bericht ", (" verscheen eerst op ",)),
    ("Wpis ", (" pojawił się poczatkowo na ", " pojawił się początkowo na ")),
    ("Запись ", (" впервые появилась ",)),
    ("Сообщение ", (" появились сначала на ",)),
)
_FOOTER_CHARS = 600  # two titles and a name

# Arrows and brackets around such a phrase; they prove that it is none of the text's own.
_ARROWS = "»›→⇒➔➜▶►>\u2192\u27a1"
_DECORATION = _ARROWS + " \t\r\n\u00a0\u200e\u200f…[](){}|.:"
_BRACKETED = re.compile(r"(?:\[\s?(?:…|\.{3})\s?\]|\(\s?(?:…|\.{3})\s?\))\s*\Z")
_BOUNDARY = frozenset('.!?…。！？؟।"”’»()[]|–—-')  # what may stand before a phrase of its own
_TAIL_CHARS = 80  # more than the longest phrase and its arrows


def find_read_more(text: str, end: int) -> int:
    """Return where text ends that stands before `end`, without what invites to read on.

    >>> find_read_more("It was mended. Read more »", 26)
    14
    """
    for _ in range(MAX_TAILS):
        shorter = _without_one(text, end)
        if shorter == end:
            break
        end = shorter
    return end


def _without_one(text: str, end: int) -> int:
    stop = len(text[:end].rstrip())
    start = max(0, stop - _TAIL_CHARS)
    tail = text[start:stop]
    if tail.endswith(("]", ")")) and (bracketed := _BRACKETED.search(tail)):
        return start + bracketed.start()
    footer = _find_footer(text, stop)
    if footer is not None:
        return footer
    phrase = _find_phrase(tail)
    return end if phrase is None else start + phrase


def _find_footer(text: str, stop: int) -> int | None:
    first = max(0, stop - _FOOTER_CHARS)
    for opening, middles in _FOOTERS:
        position = text.rfind(opening, first, stop)
        if position >= 0 and any(middle in text[position:stop] for middle in middles):
            return position
    return None


def _find_phrase(tail: str) -> int | None:
    """Return where in the tail an invitation begins that ends it."""
    phrase_end = len(tail.rstrip(_DECORATION))
    has_arrow = any(arrow in tail[phrase_end:] for arrow in _ARROWS)
    folded = tail[:phrase_end].lower().replace("\u00a0", " ")
    if len(folded) != phrase_end:
        return None
    if not folded.endswith(_ENDINGS):
        return None
    for start in range(max(0, phrase_end - _LONGEST), phrase_end):
        if folded[start:] in PHRASES and _stands_alone(tail, start, has_arrow=has_arrow):
            return _before_brackets(tail, start)
    return None


def _stands_alone(tail: str, start: int, *, has_arrow: bool) -> bool:
    """Tell whether a phrase is a line of its own: after an end of a sentence, or before an arrow."""
    if start and tail[start - 1].isalnum() and tail[start - 1].isascii():
        return False
    if has_arrow:
        return True
    before = tail[:start].rstrip()
    gap = tail[len(before) : start]
    boundary = not before or before[-1] in _BOUNDARY or "\n" in gap or "\u00a0" in gap or len(gap) > 1
    return boundary and not tail[start].islower()


def _before_brackets(tail: str, start: int) -> int:
    return len(tail[:start].rstrip(" \u00a0([|"))
