"""What an invented site publishes: posts, in many languages, each version of one told from every other."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

WORDS = {
    "en": ("garden", "bridge", "market", "library", "river", "lamp", "school", "orchard", "stairs", "bell"),
    "de": ("Garten", "Brücke", "Markt", "Bücherei", "Fluss", "Laterne", "Schule", "Obstwiese", "Treppe"),
    "fr": ("jardin", "passerelle", "marché", "bibliothèque", "rivière", "lampe", "école", "verger"),
    "pl": ("ogród", "kładka", "targ", "biblioteka", "rzeka", "latarnia", "szkoła", "sad", "schody"),
    "ru": ("сад", "мост", "рынок", "библиотека", "река", "фонарь", "школа", "лестница"),
    "el": ("κήπος", "γέφυρα", "αγορά", "βιβλιοθήκη", "ποτάμι", "φανάρι", "σχολείο"),
    "ar": ("حديقة", "جسر", "سوق", "مكتبة", "نهر", "مصباح", "مدرسة"),
    "ja": ("庭園", "歩道橋", "朝市", "図書室", "川辺", "街灯", "学校"),
}
SENTENCE = {
    "en": "The {0} by the {1} opens again on Sunday, and the {2} is looked after by neighbours.",
    "de": "Der Verein zeigt am Sonntag {0} und {1}, und um {2} kümmern sich die Nachbarn.",
    "fr": "Dimanche, on visite {0} et {1}, et les voisins prennent soin de {2} toute l'année.",
    "pl": "W niedzielę można zobaczyć: {0}, {1}, a sąsiedzi opiekują się tym, co zostało: {2}.",
    "ru": "В воскресенье можно увидеть {0} и {1}, а соседи присматривают за тем, что рядом: {2}.",
    "el": "Την Κυριακή ανοίγουν {0} και {1}, και οι γείτονες φροντίζουν: {2}.",
    "ar": "يفتح يوم الأحد {0} و{1}، ويعتني الجيران بما بقي: {2}.",
    "ja": "日曜日に{0}と{1}が開きます。近所の人たちが{2}の手入れをしています。",
}
NEXT = {
    "en": "Older posts",
    "de": "Ältere Beiträge",
    "fr": "Articles plus anciens",
    "pl": "Starsze wpisy",
    "ru": "Предыдущие записи",
    "el": "Παλαιότερα άρθρα",
    "ar": "مقالات أقدم",
    "ja": "過去の投稿",
}
FIRST_DAY = date(2019, 3, 1)
DAY_MINUTES = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One version of a post: what the site shows of it from some moment on."""

    number: int  # the site's own id, never used twice; a later post has a larger one
    version: int  # 1 for the first; every edit and move makes another
    language: str
    title: str
    body: str
    day: date

    @property
    def path(self) -> str:
        """The permalink, which no edit changes."""
        return f"/posts/{self.number}/"

    @property
    def posted_at(self) -> datetime:
        """The instant it is posted at; listings are in this order, the newest first."""
        midnight = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        return midnight + timedelta(minutes=self.number % DAY_MINUTES)


def write_post(number: int, day: date, language: str) -> Post:
    """Invent the first version of a post."""
    return Post(
        number=number,
        version=1,
        language=language,
        title=_title(number, 1, language),
        body=_body(number, 1, language),
        day=day,
    )


def edit_title(post: Post) -> Post:
    """Give a post another title."""
    version = post.version + 1
    return replace(post, version=version, title=_title(post.number, version, post.language))


def edit_body(post: Post) -> Post:
    """Give a post another text."""
    version = post.version + 1
    return replace(post, version=version, body=_body(post.number, version, post.language))


def move(post: Post, day: date) -> Post:
    """Give a post another day, and so another place in every listing."""
    return replace(post, version=post.version + 1, day=day)


def _title(number: int, version: int, language: str) -> str:
    words = WORDS[language]
    chosen = (words[(number * 3 + step * version) % len(words)] for step in (0, 1, 4))
    text = " ".join(chosen)
    return f"{text[0].upper()}{text[1:]} {number}" + (f" ({version})" if version > 1 else "")


def _body(number: int, version: int, language: str) -> str:
    words = WORDS[language]
    sentences = (
        SENTENCE[language].format(
            *(words[(number + version * line + step) % len(words)] for step in (1, 2, 3))
        )
        for line in (1, 2)
    )
    return f"{' '.join(sentences)} [{number}-{version}]"
