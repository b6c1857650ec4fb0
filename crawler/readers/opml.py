"""Read OPML: it lists feeds and holds no entries, so all it gives is a drop that says what to do with it."""

from collections.abc import Iterator

from crawler.extract.opml import OpmlError, is_opml, read_opml
from crawler.readers.errors import SourceError
from crawler.sources import UNDECLARED, Source
from pipelines.items import Drop, DropReason, Page, PageFacts, RawEntry, page_id_of

NAME = "opml"
SAMPLE_CHARS = 200


def accepts(head: bytes, _media_type: str | None, _name: str) -> bool:
    """Tell whether a page is OPML by its root element."""
    return is_opml(head)


def read(
    page: Page, source: Source = UNDECLARED, *, explain: bool = False
) -> Iterator[RawEntry | Drop | PageFacts]:
    """Yield the facts of a list and one drop; raises SourceError where it cannot be read."""
    try:
        listed = read_opml(page.content, charset=page.charset)
    except OpmlError as error:
        raise SourceError(DropReason.DAMAGED, str(error)) from error
    yield PageFacts(encoding=listed.encoding, rule=NAME, confidence=1.0, issues=listed.issues)
    broken = f", up to where it breaks off: {listed.fault}" if listed.fault else ""
    yield Drop(
        source=page.source,
        page_id=page_id_of(page),
        reason=DropReason.LIST_OF_SOURCES,
        detail=f"a list of {len(listed.feeds)} feeds{broken}; to crawl them: clipfile add {page.address}",
        sample=listed.feeds[0].url[:SAMPLE_CHARS] if listed.feeds else None,
    )
