"""Tools that we compare ourselves with: how each is asked for the entries of a page it is given.

They are no dependency of the project, so each is imported where it is loaded: the tests read this
file too. Loading raises ModuleNotFoundError where a tool is not installed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Predicted = dict[str, str | None]
FindEntries = Callable[[str, str], list[Predicted]]  # of the text of a page and its URL


@dataclass(frozen=True, slots=True)
class Tool:
    """A package of its own, how it is loaded, and how often it is timed."""

    name: str
    load: Callable[[], Callable[[str, str], Any]]
    rounds: int
    gives_titles: bool = True


def load_newspaper() -> FindEntries:
    """newspaper4k: the articles that a `Source` sees on the one page; it fetches nothing."""
    from newspaper import Source  # an optional tool
    from tldextract import TLDExtract, tldextract  # comes with it

    # It would download the list of public suffixes and keep it in the home folder: its own copy is used.
    tldextract.TLD_EXTRACTOR = TLDExtract(suffix_list_urls=(), cache_dir=None)

    def find_entries(text: str, url: str) -> list[Predicted]:
        source = Source(url, memorize_articles=False, disable_category_cache=True)
        source.build(input_html=text, only_homepage=True)
        return [{"title": article.title, "url": article.url} for article in source.articles]

    return find_entries


def load_trafilatura() -> FindEntries:
    """trafilatura: every link in what it takes for the main text, at the setting that finds most of them."""
    from trafilatura import bare_extraction  # an optional tool

    def find_entries(text: str, url: str) -> list[Predicted]:
        document = bare_extraction(text, url=url, include_links=True, favor_recall=True)
        if document is None:
            return []
        links = [link for link in document.body.iter("ref") if link.get("target")]
        return [{"title": "".join(link.itertext()), "url": link.get("target")} for link in links]

    return find_entries


def load_courlan() -> FindEntries:
    """courlan: the links it holds for pages with content; it gives no titles."""
    from courlan import extract_links  # an optional tool

    def find_entries(text: str, url: str) -> list[Predicted]:
        return [{"title": None, "url": link} for link in sorted(extract_links(text, url))]

    return find_entries


def load_newspaper_article() -> Callable[[str, str], object]:
    """newspaper4k: title, text, authors and date of the page; it fetches nothing."""
    from newspaper import Article  # an optional tool
    from tldextract import TLDExtract, tldextract  # comes with it

    tldextract.TLD_EXTRACTOR = TLDExtract(suffix_list_urls=(), cache_dir=None)

    def read(text: str, url: str) -> object:
        article = Article(url, fetch_images=False)
        article.download(input_html=text)
        article.parse()
        return article

    return read


def load_trafilatura_text() -> Callable[[str, str], object]:
    """trafilatura: the text of the page with its metadata, at its usual setting."""
    from trafilatura import bare_extraction  # an optional tool

    return lambda text, url: bare_extraction(text, url=url, with_metadata=True)
