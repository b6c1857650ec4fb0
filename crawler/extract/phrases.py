"""Words by which pages of many languages mark what is not content: "read more", comment counts."""

import re
from functools import lru_cache

MAX_PHRASE_CHARS = 60

_READ_MORE = """
read more|read on|more|continue reading|continue|keep reading|full story|full article|read the rest|read the
|read article|read post|read full|learn more|see more|view post|view more|find out more|details|more info
|leer más|leer mas|seguir leyendo|continuar leyendo|sigue leyendo|ver más|más información|llegir més
|lire la suite|lire plus|en savoir plus|lire l'article|lire l’article|suite|voir plus
|weiterlesen|mehr lesen|mehr erfahren|mehr|zum artikel|lies mehr|weiter lesen
|leggi tutto|continua a leggere|leggi di più|continua|leggi l'articolo|leggi|approfondisci
|leia mais|continuar lendo|continue lendo|saiba mais|ler mais|continuar a ler
|lees meer|lees verder|meer lezen|verder lezen
|läs mer|fortsätt läsa|les mer|les videre|læs mere|læs videre|lue lisää|jatka lukemista|lesa meira
|czytaj więcej|czytaj dalej|więcej|číst dál|číst více|celý článek|čítať ďalej|viac|opširnije|pročitaj više
|olvass tovább|tovább|bővebben|citește mai mult|citeste mai mult|mai mult|lexo më shumë
|читать далее|читать дальше|читать полностью
|подробнее|далее|читати далі|читати більше|детальніше|прочети още
|devamını oku|devamı|daha fazla|devamını okuyun|oku|διαβάστε περισσότερα|περισσότερα
|اقرأ المزيد|المزيد|ادامه مطلب|بیشتر بخوانید|ادامه|מרא עוד|קרא עוד|और पढ़ें|आगे पढ़ें
|続きを読む|もっと読む|詳細|記事を読む|続き|阅读更多|阅读全文|继续阅读
|更多|查看全文|全文|閱讀更多|閱讀全文|繼續閱讀|더 읽기|더보기|계속 읽기|자세히
|xem thêm|đọc tiếp|đọc thêm|chi tiết|baca selengkapnya|selengkapnya|baca lagi|อ่านต่อ|อ่านเพิ่มเติม
|permalink|permanent link|link|source|permalien|#|¶|»|→|…|...|∞|§
"""
READ_MORE = frozenset(phrase for phrase in _READ_MORE.replace("\n", "").split("|") if phrase)
# Longer tails begin with one of these: "Continue reading → The title".
_READ_MORE_STARTS = tuple(sorted((phrase for phrase in READ_MORE if len(phrase) >= 7), key=len, reverse=True))

_COMMENT_NOUNS = """
comment|repl|response|reaction|thought|trackback|kommentar|comentari|commentaire|commenti|commento
|yorum|bình luận|комментар|коментар|відгук|reactie|komentar
""".replace("\n", "")
_COMMENT_PHRASES = r"""
comments?\b|sin comentarios|deja un comentario|ningún comentario|comentarios (?:desactivados|cerrados)
|aucun commentaire|nessun commento|lascia un commento|keine kommentare|kein kommentar
|schreibe einen kommentar|комментар(?:иев|ии) нет|нет комментариев|yorum yok|brak komentarzy|dodaj komentarz
|コメント|暂无评论|没有评论|留下评论|评论|댓글
""".replace("\n", "")
_COUNT = r"(?:no|one|leave an?|add an?|post an?|\d{1,6})\W{1,3}"
COMMENTS = re.compile(rf"\W{{0,3}}(?:{_COUNT}(?:{_COMMENT_NOUNS})|{_COMMENT_PHRASES})", re.IGNORECASE)

_EDGES = " \t\r\n\xa0[](){}<>«»‹›→←↓⇒➜►▶▸>|:.…·•-–—*+»!¶#"


def bare(text: str) -> str:
    """Reduce a label to its words: lower-case, without arrows and brackets around it."""
    return " ".join(text.strip(_EDGES).casefold().split())


@lru_cache(maxsize=16_384)  # the pages of a site say the same
def is_read_more(text: str) -> bool:
    """Tell whether a link's text only invites to follow it.

    >>> is_read_more("Continue reading →"), is_read_more("Read more about the bridge"), is_read_more("Bridge")
    (True, True, False)
    """
    label = bare(text[: 4 * MAX_PHRASE_CHARS])
    return not label or label in READ_MORE or label.startswith(_READ_MORE_STARTS)


@lru_cache(maxsize=16_384)
def is_comment_count(text: str) -> bool:
    """Tell whether a short text counts or invites comments.

    >>> is_comment_count("12 Comments"), is_comment_count("Leave a comment"), is_comment_count("Commentary")
    (True, True, False)
    """
    return COMMENTS.match(text[:MAX_PHRASE_CHARS].strip()) is not None
