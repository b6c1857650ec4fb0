"""A small site that does not exist, with what makes one entry look like two, or two like one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

BASE = "https://harbour-notes.example"
SITE = "Harbour Notes"
ZONE = timezone(timedelta(hours=2))  # so that late posts are of another day in UTC


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post, as its author wrote it."""

    number: int
    title: str  # text, no markup
    slug: str
    posted_at: datetime
    author: str
    categories: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def link(self) -> str:
        return f"{BASE}/{self.posted_at:%Y/%m}/{self.slug}/"

    @property
    def guid(self) -> str:
        return f"{BASE}/?p={self.number}"

    @property
    def excerpt(self) -> str:
        return self.paragraphs[0]

    @property
    def day(self) -> str:
        """The day that the site's own pages show."""
        return f"{self.posted_at:%Y/%m/%d}"


def _post(number: int, when: str, title: str, slug: str, author: str, category: str, *text: str) -> Post:
    return Post(
        number=number,
        title=title,
        slug=slug,
        posted_at=datetime.fromisoformat(when).replace(tzinfo=ZONE),
        author=author,
        categories=(category, "Harbour"),
        paragraphs=text,
    )


# Newest first, as the listing has them.
POSTS = (
    _post(
        412,
        "2021-03-09T00:20",
        "Morning briefing",
        "morning-briefing-9-march",
        "Ada Quist",
        "Briefings",
        "The ferry keeps its winter hours until the end of the week, says the harbour office.",
        "The crane on the east quay is being painted; lorries use the south gate.",
    ),
    _post(
        409,
        "2021-03-08T07:45",
        "Morning briefing",
        "morning-briefing-8-march",
        "Ada Quist",
        "Briefings",
        "Fog held the pilot boats in port until nine, and two freighters waited outside.",
        "The fish market opened an hour late and sold out before noon.",
    ),
    _post(
        408,
        "2021-03-05T16:10",
        "Salt & light: the “Tide” tables, explained",
        "salt-and-light",
        "Ben Orme",
        "Columns",
        "Where do the numbers in the tide tables come from? A visit to the gauge house below the lamp.",
        "The float in the well has moved the same brass wheel since the house was built.",
    ),
    _post(
        405,
        "2021-03-05T09:00",
        "Årsmøte i båtlaget – what was decided",
        "arsmote-i-batlaget",
        "Ben Orme",
        "Clubs",
        "The rowing club keeps its fee and buys one new boat; the old one goes to the school.",
        "Forty members came, and all but three voted for the boat.",
    ),
    _post(
        401,
        "2021-03-01T12:00",
        "Why the bridge opens <late> on Mondays",
        "bridge-mondays",
        "Cora Lind",
        "Traffic",
        "The keeper of the bridge has been asked often enough, and now she has written it down.",
        "On Mondays the pump house takes the current that the motors would need.",
    ),
    _post(
        398,
        "2021-02-26T18:30",
        "Letters: mooring fees",
        "letters-mooring-fees",
        "Cora Lind",
        "Letters",
        "Four readers write about mooring fees, and the harbour master answers each of them.",
        "The fees have not changed in six years, writes the harbour master.",
    ),
    _post(
        395,
        "2021-02-22T07:40",
        "Morning briefing",
        "morning-briefing-22-february",
        "Ada Quist",
        "Briefings",
        "Ice on the inner basin is thin today: the small boats stay where they are.",
        "Buses to the breakwater leave from the chandlery.",
    ),
    _post(
        390,
        "2021-02-15T11:15",
        "A lamp, a ladder and 126 steps",
        "a-lamp-a-ladder",
        "Ben Orme",
        "Columns",
        "Every evening for thirty years the same man has climbed the tower and counted the steps.",
        "He counts them aloud; visitors are asked to count along.",
    ),
    _post(
        388,
        "2021-02-12T23:55",
        "Minutes of the winter meeting",
        "minutes-winter",
        "Cora Lind",
        "Clubs",
        "The minutes of the winter meeting are here in full, with the list of those present.",
        "The next meeting is in the sail loft.",
    ),
    _post(
        386,
        "2021-02-03T15:00",
        "Notices",
        "notices-2",
        "Cora Lind",
        "Notices",
        "Lost on the ferry: a green umbrella with a wooden handle, last seen on the upper deck.",
        "Ask for it at the ticket window.",
    ),
    _post(
        385,
        "2021-02-03T09:00",
        "Notices",
        "notices",
        "Cora Lind",
        "Notices",
        "Found near the gauge house: one oar, painted red, with a number burnt into the blade.",
        "Its owner can have it back for the asking.",
    ),
    _post(
        381,
        "2021-01-29T10:00",
        "The dredger is back",
        "the-dredger-is-back",
        "Ada Quist",
        "Traffic",
        "After two months in the yard the dredger works in the channel again, day and night.",
        "Its crew of six lives aboard until the channel is clear.",
    ),
)
FETCHED = datetime(2021, 3, 10, 6, tzinfo=UTC)
