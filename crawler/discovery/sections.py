"""Which links of a page lead to a listing of all posts, by what they are called."""

import re
from collections.abc import Iterable
from urllib.parse import unquote, urlsplit

from crawler.discovery.section_words import fold, load_section_words
from crawler.discovery.site_page import Link
from crawler.extract.page_address import PageAddress, read_address

MIN_SCORE = 2.0
MAX_SLUG_PARTS = 4  # longer ones are titles
_EXTENSION = re.compile(r"\.(\w{1,5})$")
_PAGES = frozenset({"html", "htm", "shtml", "php", "asp", "aspx", "jsp", "cgi"})
# What a listing of one thing stands under: it is there, but not all of it.
_PARTIAL = frozenset(
    {"category", "categories", "tag", "tags", "author", "authors", "topic", "topics", "kategorie"}
)


def find_sections(links: Iterable[Link], page_url: str) -> list[Link]:
    """Return the links of the same site that seem to lead to its posts, the likeliest first."""
    page = read_address(page_url)
    if page is None:
        return []
    scores: dict[str, tuple[float, Link]] = {}
    for link in links:
        address = read_address(link.url)
        if address is None or address.site != page.site or address.whole == page.whole or address.goes_on:
            continue
        score = score_link(link, address)
        if score >= MIN_SCORE and score > scores.get(address.whole, (0.0, link))[0]:
            scores[address.whole] = (score, link)
    return [link for _, link in sorted(scores.values(), key=lambda scored: -scored[0])]


def score_link(link: Link, address: PageAddress) -> float:
    """Tell how much a link looks like the one to all posts."""
    path = unquote(urlsplit(link.url).path)
    extension = _EXTENSION.search(path)
    if extension is not None and extension[1].lower() not in _PAGES:
        return 0.0  # a picture, a feed, a file
    segments = [fold(segment) for segment in address.whole.partition("?")[0].split("/") if segment]
    label = fold(" ".join(link.label.split()))
    if not segments and not address.whole.partition("?")[2]:
        return 0.0  # the front page
    score = max(_score_label(label), _score_segment(segments[-1] if segments else ""))
    if score and set(segments[:-1]) & _PARTIAL:
        score -= 1
    return score - 0.25 * max(0, len(segments) - 1)


def _score_label(label: str) -> float:
    words = load_section_words()
    if label in words:
        return 3.0
    parts = label.split()
    return 2.5 if len(parts) <= 3 and any(part.strip(".,:;!›»→") in words for part in parts) else 0.0


def _score_segment(segment: str) -> float:
    words = load_section_words()
    parts = [part for part in re.split(r"[-_ .+]", segment) if part]
    if " ".join(parts) in words:
        return 3.0
    return 2.25 if len(parts) <= MAX_SLUG_PARTS and words.intersection(parts) else 0.0
