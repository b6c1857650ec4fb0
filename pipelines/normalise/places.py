"""Well-known places: the cities of CLDR's time zones in many languages, and larger cities beside them."""

import unicodedata
from functools import cache, lru_cache

from babel import Locale

from pipelines.normalise.word_table import word_table

# Capitals and cities of over a million people that name no time zone, regions in datelines, and
# spellings other than CLDR's; an underscore is a space.
_MORE = word_table(
    "london paris berlin rome madrid lisbon vienna brussels amsterdam the_hague geneva zurich bern",
    "munich hamburg frankfurt cologne milan naples turin florence venice barcelona valencia seville",
    "porto athens thessaloniki dublin belfast edinburgh glasgow manchester liverpool birmingham leeds",
    "cardiff oslo stockholm gothenburg copenhagen helsinki reykjavik warsaw krakow gdansk prague brno",
    "bratislava budapest bucharest sofia belgrade zagreb ljubljana sarajevo skopje podgorica pristina",
    "tirana durres chisinau kyiv kiev lviv odessa kharkiv minsk moscow st._petersburg",
    "saint_petersburg vilnius riga tallinn istanbul ankara izmir tbilisi yerevan baku tehran isfahan",
    "mashhad shiraz tabriz baghdad basra erbil mosul damascus aleppo beirut amman jerusalem tel_aviv",
    "gaza gaza_city ramallah cairo alexandria tripoli benghazi tunis algiers rabat casablanca",
    "khartoum addis_ababa riyadh jeddah mecca doha dubai abu_dhabi manama kuwait_city muscat sanaa",
    "aden kabul kandahar herat islamabad karachi lahore peshawar delhi new_delhi mumbai kolkata",
    "chennai bangalore bengaluru hyderabad ahmedabad pune kathmandu dhaka colombo rangoon yangon",
    "bangkok hanoi ho_chi_minh_city phnom_penh vientiane kuala_lumpur singapore jakarta surabaya",
    "bandung manila beijing shanghai guangzhou shenzhen wuhan chengdu tianjin nanjing hong_kong",
    "taipei seoul busan pyongyang tokyo osaka kyoto kobe nagoya sapporo fukuoka hiroshima ulaanbaatar",
    "sydney melbourne brisbane perth adelaide canberra auckland wellington nairobi kampala kigali",
    "dar_es_salaam lagos abuja accra dakar abidjan bamako kinshasa luanda harare lusaka johannesburg",
    "pretoria cape_town durban maputo antananarivo mogadishu washington washington_d.c. washington_dc",
    "new_york new_york_city los_angeles chicago houston dallas austin san_antonio philadelphia",
    "phoenix san_diego san_francisco san_jose seattle portland denver boston miami orlando tampa",
    "atlanta detroit minneapolis cleveland st._louis pittsburgh baltimore las_vegas nashville",
    "new_orleans salt_lake_city sacramento albany toronto montreal ottawa vancouver calgary edmonton",
    "winnipeg quebec_city mexico_city guadalajara monterrey havana la_habana santo_domingo",
    "port-au-prince kingston guatemala_city san_salvador tegucigalpa managua san_josé panama_city",
    "bogota bogotá medellin cali quito guayaquil lima caracas la_paz santiago buenos_aires cordoba",
    "montevideo asuncion brasilia brasília são_paulo rio_de_janeiro salvador recife fortaleza",
    "porto_alegre curitiba belo_horizonte manaus belém roma milano torino napoli firenze venezia",
    "genova bologna palermo bari münchen köln frankfurt_am_main düsseldorf stuttgart leipzig dresden",
    "hannover nürnberg bremen zürich genf genève wien graz salzburg bruxelles brüssel bruselas",
    "bruxelas lyon marseille toulouse nice nantes strasbourg bordeaux lille lisboa sevilla zaragoza",
    "málaga bilbao den_haag rotterdam utrecht antwerpen københavn göteborg malmö warszawa kraków łódź",
    "wrocław poznań gdańsk praha bucurești beograd moskau mosca moscou moscú londres londra londen",
    "parigi parís berlino pekín pekin pechino pequim peking tokio nueva_york nova_york nova_iorque",
    "varsovie varsavia москва санкт-петербург киев київ минск мінск астана алма-ата новосибирск",
    "екатеринбург казань нижний_новгород ростов-на-дону сочи владивосток вашингтон лондон париж",
    "берлин брюссель пекин нью-йорк софия београд львів القاهرة بغداد دمشق بيروت عمان الرياض جدة",
    "الدوحة دبي أبوظبي الكويت المنامة مسقط صنعاء عدن القدس غزة رام_الله الخرطوم طرابلس تونس الجزائر",
    "الرباط تهران مشهد اصفهان شیراز تبریز قم اهواز کرمانشاه کابل 北京 上海 广州 深圳 天津 重庆 南京",
    "武汉 成都 西安 杭州 沈阳 香港 澳门 台北 東京 大阪 京都 名古屋 札幌 福岡 华盛顿 伦敦 巴黎 서울",
    "부산 대구 인천 광주 대전 울산 평양 도쿄 베이징 워싱턴",
)


_ZONE_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "ru", "ar", "fa", "zh", "ja")


@cache
def _known() -> frozenset[str]:
    names = {_fold(name) for name in _MORE}
    for code in _ZONE_LANGUAGES:
        for zone, words in Locale.parse(code).time_zones.items():
            if city := words.get("city"):
                names.add(_fold(city))
            if "/" in zone:
                names.add(_fold(zone.rpartition("/")[2].replace("_", " ")))
    return frozenset(names)


@lru_cache(maxsize=4096)  # the names of a listing repeat
def is_known_place(text: str) -> bool:
    """Tell whether a text is the name of a well-known place."""
    return _fold(text) in _known()


def _fold(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in decomposed if not unicodedata.combining(c)).casefold().split())
