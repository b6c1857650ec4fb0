"""newspaper4k: the articles that a `Source` sees on the one page it is given; it fetches nothing."""

from newspaper import Source
from tldextract import TLDExtract, tldextract

Predicted = dict[str, str | None]

# It would download the list of public suffixes and keep it in the home folder: its own copy is used.
tldextract.TLD_EXTRACTOR = TLDExtract(suffix_list_urls=(), cache_dir=None)


def find_entries(text: str, url: str) -> list[Predicted]:
    source = Source(url, memorize_articles=False, disable_category_cache=True)
    source.build(input_html=text, only_homepage=True)
    return [{"title": article.title, "url": article.url} for article in source.articles]
