"""courlan: the links it holds for pages with content; it gives no titles."""

from courlan import extract_links

Predicted = dict[str, str | None]


def find_entries(text: str, url: str) -> list[Predicted]:
    return [{"title": None, "url": link} for link in sorted(extract_links(text, url))]
