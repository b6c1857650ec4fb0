"""trafilatura: every link in what it takes for the main text, at the setting that finds most of them."""

from trafilatura import bare_extraction

Predicted = dict[str, str | None]


def find_entries(text: str, url: str) -> list[Predicted]:
    document = bare_extraction(text, url=url, include_links=True, favor_recall=True)
    if document is None:
        return []
    links = [link for link in document.body.iter("ref") if link.get("target")]
    return [{"title": "".join(link.itertext()), "url": link.get("target")} for link in links]
