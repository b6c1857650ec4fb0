"""Tell outlets by the words in their names, and fold the spellings of one name together."""

import re
import unicodedata
from functools import lru_cache

from pipelines.normalise.word_table import word_table

# Words that outlets call themselves by; one of them in a name makes it an outlet.
OUTLET_WORDS = word_table(
    "news newspaper times post press agency gazette journal web website site blog weblog magazine",
    "tv television radio society herald tribune telegraph guardian observer independent chronicle",
    "courier dispatch examiner bulletin monitor review reviews report reports reporter today daily",
    "weekly monthly online media broadcasting network channel wire newswire sun star mirror mail",
    "express standard statesman insider outlook digest voice sentinel inquirer globe advertiser",
    "echo argus citizen leader ledger register record spectator economist institute foundation",
    "association committee council organisation organization center centre university campaign",
    "forum watch project initiative union federation ministry embassy office group publications",
    "publishing quarterly almanac annals podcast newsletter substack wordpress blogspot zeitung",
    "zeitschrift tageszeitung volkszeitung nachrichten rundschau anzeiger kurier merkur spiegel",
    "tagblatt tageblatt presse rundfunk fernsehen magazin bote allgemeine verein stiftung agentur",
    "nouvelles nouvel nouvelle monde figaro libération humanité courrier dépêche parisien",
    "télévision revue hebdo agence société matin soir periódico diario noticias prensa gaceta",
    "agencia revista televisión mundo país nación vanguardia semanario voz universal heraldo correo",
    "crítica tiempo giornale giornali notizie stampa corriere repubblica gazzetta agenzia rivista",
    "messaggero quotidiano settimanale resto avvenire televisione unità jornal notícias imprensa",
    "gazeta agência folha estado diário globo correio televisão veja público krant nieuws dagblad",
    "tijdschrift omroep courant nieuwsblad tidning tidningen nyheter dagbladet avisen tidende",
    "posten aftenposten aftonbladet expressen ugeskrift magasinet uutiset sanomat lehti dziennik",
    "tygodnik wiadomości nowiny polityka wprost noviny deník listy zpravodaj týdeník novine vjesti",
    "vijesti dnevnik večernji jutarnji list novosti tjednik novini vestnik glasnik politika danas",
    "gazetë gazete gazetesi haber haberleri haberler dergisi ajansı ajans hürriyet milliyet sabah",
    "газета газеты новости известия правда журнал агентство вести ведомости вестник время",
    "коммерсант коммерсантъ труд телеканал радио новини вісник дзеркало тижня дневник εφημερίδα νέα",
    "ειδήσεις βήμα καθημερινή περιοδικό صحيفة جريدة وكالة مجلة قناة موقع إذاعة خبرگزاری روزنامه",
    "مجله سایت وبسایت رادیو شبکه تلویزیون هفته‌نامه berita kabar koran majalah harian suara",
)
# Endings of the same in languages that write compounds as one word, and in brand names.
_OUTLET_ENDINGS = (
    "zeitung", "blatt", "kurier", "anzeiger", "rundschau", "funk", "nachrichten", "bladet", "posten",
    "tidning", "tidningen", "tidende", "avisen", "lehti", "sanomat", "krant", "blad", "news", "press",
    "times", "post", "wire", "pedia", "blog", "web", "media", "watch", "today", "tv", "日报", "晚报",
    "时报", "早报", "周刊", "新闻", "新闻网", "通讯社", "社", "电视台", "日報", "新報", "時報", "新聞",
    "週刊", "通信", "网", "網", "新华社", "杂志", "雜誌", "일보", "신문", "뉴스", "방송", "경제",
    "타임즈", "통신",
)  # fmt: skip
# Agencies and stations whose names show no such word.
KNOWN_OUTLETS = word_table(
    "reuters ap afp upi dpa efe ansa apa ats belga ntb ritzau tt tass xinhua ria_novosti",
    "риа_новости тасс интерфакс interfax anadolu aa kyodo yonhap antara bernama pti ani ians irna",
    "isna fars mehr tasnim ilna mna bloomberg bbc cnn npr nbc cbs abc pbs msnbc fox itv sky rt voa",
    "rfe/rl ndr wdr ard zdf orf srf rtl al_jazeera aljazeera euronews huffpost politico axios vox",
    "slate salon wired vice buzzfeed quartz medium associated_press the_associated_press",
    "agence_france-presse le_monde el_país le_figaro der_spiegel die_zeit die_welt la_repubblica",
    "la_stampa haaretz bbc_persian bbc_news deutsche_welle dw tanjug hina srna beta mti pap čtk",
    "tasr bta agerpres mediafax rompres cna_(taiwan) jiji 新华社 中新社 中新网 央视 共同社 연합뉴스",
    "أ_ف_ب رويترز د_ب_أ واس وام کونا وفا ایسنا ایرنا فارس تسنیم مهر uol g1 globo lusa estadão sapo",
)
# Sections of a site, not outlets, where a name has no other words.
_RUBRICS = word_table(
    "news blog weblog press release releases media video videos radio tv television magazine",
    "newsletter podcast review reviews report reports latest breaking local world national",
    "international sports business politics culture science events update updates daily weekly",
    "monthly today online web website forum project projects comunicati comunicato stampa notizie",
    "notizia noticias noticia nachrichten presse pressemitteilung mitteilungen aktuelles actualités",
    "nouvelles communiqué communiqués notícias imprensa prensa comunicado comunicados nieuws",
    "nyheter wiadomości новости haberler",
)
_DOMAIN = re.compile(
    r"[\w-]{2,}(?:\.[\w-]{2,})*\.(?:com|org|net|info|news|press|tv|eu|co|io|me|al|[a-z]{2})", re.I
)
_WORD = re.compile(r"[^\W\d_][\w’'‌-]*")
_ELIDED = re.compile(r"(?:l|dell|nell|sull)['’]")  # L'Echo: the article is no part of the word
_KEY_DROPPED = frozenset({"the", "website"})


@lru_cache(maxsize=4096)  # the names of a listing repeat
def is_outlet(name: str) -> bool:
    """Tell whether a name is one of an outlet by its own words."""
    folded = name.casefold().strip(" .")
    if folded in KNOWN_OUTLETS or _DOMAIN.fullmatch(folded):
        return True
    words = [_ELIDED.sub("", word, count=1) for word in _WORD.findall(folded)]
    if is_rubric(name):
        return False
    return any(word in OUTLET_WORDS or word.endswith(_OUTLET_ENDINGS) for word in words)


def is_rubric(name: str) -> bool:
    """Tell whether a name is one of a site's sections: "Press Release", "Blog"."""
    return all(word in _RUBRICS for word in _WORD.findall(name.casefold()))


def outlet_key(name: str) -> str:
    """Fold a name for comparison: without accents, case, punctuation, spaces, "the" and "website".

    >>> outlet_key("The Harbour-Post website") == outlet_key("HarbourPost")
    True
    """
    decomposed = unicodedata.normalize("NFKD", name)
    folded = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    words = re.findall(r"[^\W_]+", folded)
    kept = [word for word in words if word not in _KEY_DROPPED]
    return "".join(kept or words)
