"""Tools that we compare ourselves with: how each is asked for the entries of a page it is given.

They are no dependency of the project, so each is imported where it is loaded: the tests read this
file too. Loading raises ModuleNotFoundError where a tool is not installed.
"""

from collections.abc import Callable

Predicted = dict[str, str | None]
FindEntries = Callable[[str, str], list[Predicted]]  # of the text of a page and its URL


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
