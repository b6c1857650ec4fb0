"""Words of relative dates beside CLDR's phrases: named days, numbers in words, other ways to say "ago".

CLDR has one phrase for each unit; pages write others. These are checked by the table of the tests.
"""

from functools import cache

from pipelines.normalise.word_table import word_table

HOUR, DAY, WEEK, MONTH = 3600, 86_400, 604_800, 2_629_800  # seconds; a month as the table of CLDR counts it

# Phrases without a number, and the days they go back.
_NAMED = {
    0: word_table(
        "today just_now now a_few_seconds_ago a_few_minutes_ago moments_ago a_moment_ago",
        "less_than_a_minute_ago heute gerade_eben aujourd'hui à_l'instant",
        "hoy hoje oggi vandaag idag i_dag",
        "tänään dziś dzisiaj dnes danes danas днес сегодня",
        "только_что сьогодні щойно šiandien šodien täna ma azi",
        "astăzi σήμερα bugün اليوم الآن امروز היום আজ আজকে",
        "今天 刚刚 刚才 剛剛 剛才 今日 たった今 오늘 방금",
        "hôm_nay vừa_xong วันนี้ hari_ini baru_saja avui hoxe данас آج आज আজ az_önce",
    ),
    1: word_table(
        "yesterday gestern hier ayer ontem ieri gisteren igår",
        "i_går eilen wczoraj včera včeraj jučer juče јуче",
        "вчера вчора vakar eile tegnap χθες εχθές dün أمس",
        "امس دیروز אתמול গতকাল 昨天 昨日 어제 hôm_qua เมื่อวาน",
        "เมื่อวานนี้ kemarin semalam ahir onte учора",
    ),
    2: word_table(
        "the_day_before_yesterday vorgestern avant-hier anteayer",
        "anteontem l'altro_ieri l'altroieri eergisteren",
        "i_förrgår förrgår i_forgårs i_forgårs",
        "toissapäivänä przedwczoraj předevčírem predvčerom prekjučer",
        "prekjuče прекјуче predvčerajšnjim позавчера позавчора",
        "užvakar aizvakar üleeile tegnapelőtt alaltăieri",
        "προχθές προχτές evvelsi_gün önceki_gün أول_أمس پریروز",
        "שלשום 前天 一昨日 おととい 그저께 hôm_kia",
        "abans-d'ahir antonte onteantes",
    ),
}

# One unit, or the two of a dual, said without a number: seconds, and how many.
_ALONE = {
    (HOUR, 1): word_table(
        "час_назад годину_тому godzinę_temu před_hodinou pred_hodinou pred_uro prije_sat_vremena",
        "قبل_ساعة منذ_ساعة לפני_שעה",
    ),
    (HOUR, 2): word_table("قبل_ساعتين منذ_ساعتين לפני_שעתיים"),
    (DAY, 1): word_table("день_назад день_тому dzień_temu قبل_يوم منذ_يوم לפני_יום"),
    (DAY, 2): word_table("قبل_يومين منذ_يومين לפני_יומיים"),
    (WEEK, 1): word_table(
        "неделю_назад тиждень_тому tydzień_temu před_týdnem pred_týždňom pred_tednom prije_tjedan_dana",
        "قبل_أسبوع منذ_أسبوع לפני_שבוע",
    ),
    (WEEK, 2): word_table("قبل_أسبوعين منذ_أسبوعين לפני_שבועיים"),
    (MONTH, 1): word_table(
        "месяц_назад місяць_тому miesiąc_temu před_měsícem pred_mesiacom قبل_شهر منذ_شهر לפני_חודש",
    ),
    (MONTH, 2): word_table("قبل_شهرين منذ_شهرين לפני_חודשיים"),
}

_NUMBERS = {
    1: word_table(
        "a an one ein eine einem einer eines une un una uno",
        "uma um een één en ett et én bir jeden jedną jednu jedan",
        "один одну одна o εναν μία μια ένα égy egy viena vieną viens",
    ),
    2: word_table(
        "two zwei deux dos dois duas due twee två to kaksi dwa dwie",
        "dva dvě dve два две дві doi două δύο iki két hai dua",
        "kettő du dvi divas divu kaks",
    ),
    3: word_table(
        "three drei trois tres três tre drie kolme trzy tři tri",
        "три trei τρεις τρία üç három ba tiga trīs trys kolm",
    ),
    4: word_table(
        "four vier quatre cuatro quatro quattro fyra fire",
        "neljä cztery čtyři četiri štyri štiri четыре чотири patru",
        "τέσσερις dört négy empat bốn",
    ),
    5: word_table(
        "five fünf cinq cinco cinque vijf fem viisi pięć pět",
        "pet päť пять п'ять cinci πέντε beş öt lima năm",
    ),
    6: word_table(
        "six sechs seis sei zes sex seks kuusi sześć šest šesť шесть шість șase έξι altı hat enam sáu"
    ),
    7: word_table(
        "seven sieben sept siete sete sette zeven sju syv siedem sedm sedem sedam семь сім șapte επτά yedi",
        "hét",
    ),
    8: word_table(
        "eight acht huit ocho oito otto åtta åtte otte osiem osm osem osam восемь вісім opt οκτώ sekiz nyolc"
    ),
    9: word_table(
        "nine neun neuf nueve nove negen nio ni dziewięć devět deset девять nouă εννέα dokuz kilenc"
    ),
    10: word_table(
        "ten zehn dix diez dez dieci tien tio ti dziesięć deset desať десять zece δέκα on tíz sepuluh mười"
    ),
}
_NUMBERS[9] = _NUMBERS[9] - {"deset"}  # ten, in the languages that have the word

# Other ways to say it, as keys: a beginning and an end, and what CLDR has in their places.
_REWRITES = (
    ("منذ#", "", "قبل#", ""),
    ("πριν#", "", "πριναπό#", ""),
    ("cáchđây#", "", "#", "trước"),
    ("#", "tagasi", "#", "eest"),
    ("#", "قبل", "#", "پیش"),
    ("#", "atrás", "há#", ""),
    ("#", "atrás", "hace#", ""),
    ("#", "sedan", "för#", "sedan"),
    ("#", "siden", "for#", "siden"),
    ("#", "ก่อน", "#", "ที่ผ่านมา"),
    ("#", "minsago", "#", "minago"),
    ("#", "hrsago", "#", "hrago"),
    ("#", "secsago", "#", "secago"),
    ("#", "小時前", "#", "小时前"),
    ("#", "分鐘前", "#", "分钟前"),
    ("#", "個月前", "#", "个月前"),
    ("for#", "dagersiden", "for#", "døgnsiden"),
    ("#", "dagersiden", "for#", "døgnsiden"),
)


@cache
def load_named_days() -> dict[str, int]:
    """Map phrases without a number to the days they go back."""
    return {word: days for days, words in _NAMED.items() for word in words}


@cache
def load_phrases_alone() -> dict[str, tuple[int, int]]:
    """Map phrases of a unit without a number to the seconds of the unit and how many."""
    return {phrase: unit for unit, phrases in _ALONE.items() for phrase in phrases}


@cache
def load_number_words() -> dict[str, int]:
    """Map words to the numbers one to ten."""
    return {word: number for number, words in _NUMBERS.items() for word in words}


def other_keys(key: str) -> list[str]:
    """Return what a phrase's key may be in CLDR, the key itself first."""
    keys = [key]
    for start, end, new_start, new_end in _REWRITES:
        if key.startswith(start) and key.endswith(end):
            keys.append(new_start + key[len(start) : len(key) - len(end)] + new_end)
    return keys
