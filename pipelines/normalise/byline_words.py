"""The small words of bylines in many languages: what a cue is, and where a name ends."""

from pipelines.normalise.word_table import word_table

AUTHOR_CUES = word_table(
    "by written_by posted_by published_by story_by text_by words_by von verfasst_von geschrieben_von",
    "par écrit_par rédigé_par publié_par por escrito_por publicado_por di scritto_da a_cura_di da",
    "door geschreven_door av skriven_av af skrevet_af skrevet_av przez autor od napsal írta scris_de",
    "de_către yazan oleh ditulis_oleh автор текст автор_текста كتب كتبت بقلم نویسنده به_قلم מאת",
    "auteur autore autora autorin autorka author authors byline text texte texto testo tekst 作者 文",
    "記者 记者 撰文 編集 글 کاتب författare forfatter skribent kirjoittaja kirjoittanut συντάκτης",
    "του_γράφει γράφει teksti szerző tác_giả bài_viết người_viết โดย ผู้เขียน लेखक लेखिका रिपोर्टर",
    "লেখক تحریر تألیف نوشته نوشتهٔ penulis reporter penulis_berita yazar avtor avtorica piše napisao",
    "napisala autors autorius autoré napsala redaktor 글쓴이 기자 작성자 撰稿 文字 取材 執筆 著者 筆者",
    "аутор 記事 הכותב כתב כתבה автор_статьи пише пишет автори per",
)
# "Ein Kommentar von", "Interview by": what was written, in front of the word for "by".
GENRES = word_table(
    "ein_kommentar kommentar eine_analyse analyse ein_gastbeitrag gastbeitrag interview das_interview",
    "ein_interview ein_essay essay reportage eine_reportage opinion story words report reporting review",
    "propos_recueillis recueilli entretien entrevista reportaje artículo artigo articolo intervista",
    "analisi opinião opinión tekst text ein_bericht bericht aufgezeichnet protokoll une_analyse",
    "article compiled edited an_essay a_report",
)
BY_WORDS = word_table("by von par por di da av af door przez")
OUTLET_CUES = word_table(
    "source sources quelle fuente fuentes fonte bron källa kilde lähde źródło zdroj forrás izvor",
    "sursa πηγή kaynak источник джерело източник извор المصدر مصدر منبع מקור 来源 來源 出典 출처",
    "nguồn ที่มา sumber font iturria via",
)
OTHER_CUES = word_table(
    "posted posted_on published published_on updated date datum fecha data дата tarih تاریخ التاريخ",
    "日期 发布时间 time publicado_el publicado_em publicado publié publié_le publié_dans",
    "veröffentlicht veröffentlicht_am опубликовано pubblicato pubblicato_il gepubliceerd publicerad",
    "opublikowano categories category tags filed_under in",
)
# "Published in Harbour Post on …": what stands between the verb and the name, and after it.
PUBLISHED = word_table(
    "article artikel articolo artículo artigo published publicado publicada publié paru erschienen",
    "uscito pubblicato l'articolo l’article press_review presseschau rassegna revue de_presse in im",
    "en em dans su sul sulla sur nel on nella aus originally first",
)
CONNECTORS = word_table(
    "vom am del dal le il el em on du de the la at um à a från den dated of y بتاريخ تاریخ дата"
)
JOBS = word_table(
    "reporter reporters correspondent writer editor journalist columnist staff contributor producer",
    "anchor analyst general assignment senior special chief deputy associate assistant foreign",
    "political business health science 기자 특파원 记者 記者 journaliste redakteur redakteurin",
    "periodista giornalista redactor redacción",
)
# An outlet's own people, without their names.
STAFF = word_table(
    "staff desk team newsroom editors editorial redaktion redacción redazione rédaction redação редакция"
)
# Beside those, what else such a name holds.
STAFF_WORDS = STAFF | word_table(
    "the our a an der die das la le l' a o board reporter reporters writer writers report reports",
    "correspondent correspondents editor news web online by von de du della del da",
)
# Accounts that anybody may be behind.
NOBODY = word_table(
    "admin administrator webmaster anonymous anonym anonyme anónimo anonimo guest unknown unbekannt",
    "inconnu desconocido sconosciuto user root editor_admin wpadmin",
)
NOISE = word_table("twitter facebook instagram linkedin email e-mail follow @ | min read mins")
STOPS = word_table(
    "published posted updated publicado publicada publié publiée veröffentlicht pubblicato gepubliceerd date"
)
LEADING = word_table("em en in à aus do da dal dalla")
# Ordinary words as well: they are cues only with a colon behind them.
NEED_COLON = word_table(
    "аутор per reporter 기자 כתב כתבה redaktor szerző teksti penulis yazar 取材 執筆 記事 文字 文 пише пишет",
    "著者 筆者 تحریر نوشته लेखक रिपोर्टर লেখক avtor autors autorius",
    "author auteur autore autora autorin autorka authors text texte texto testo tekst текст автор",
    "source sources quelle fuente fuentes fonte bron källa kilde źródło kaynak источник sumber date",
    "data datum via in time",
)
