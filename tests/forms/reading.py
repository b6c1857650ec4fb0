"""A form of the site, read once: what its readers and the normalisation make of its files."""

import io
from collections.abc import Iterator
from functools import cache

from crawler.containers.expand import Given, expand, expand_page
from crawler.containers.given import Input
from crawler.extract.rows.columns import Columns
from crawler.page_reading import PageReading
from crawler.readers.post import POST_READERS
from crawler.readers.table import READERS, Reader
from crawler.sources import Source
from pipelines.deduplicate.identity import identify
from pipelines.items import Drop, Entry, Observation, Page, PageRead, RawEntry
from pipelines.normalise.entry import normalise
from tests.forms.publish import FORMS
from tests.forms.site import FETCHED

SOURCE = "harbour"
COLUMNS = Columns(title="headline", url="link.web", posted="day", excerpt="lead")
DECLARED = Source(id=SOURCE, columns=COLUMNS)
Record = Observation | Drop | PageRead


@cache
def read_form(form: str) -> tuple[Record, ...]:
    """Return the records of all files of a form, in the order of their names."""
    files = FORMS[form]()
    return tuple(record for name in sorted(files) for record in read_file(form, name, files[name]))


def read_file(form: str, name: str, content: bytes) -> Iterator[Record]:
    given = Input(
        stream=io.BytesIO(content),
        address=f"{form}/{name}",
        source=SOURCE,
        fetched_at=FETCHED,
    )
    readers = READERS
    if form == "posts":
        readers = tuple(POST_READERS[0] if reader.name == "html" else reader for reader in READERS)
    for one in expand(given):
        yield from _read(one, readers, DECLARED)


def _read(given: Given, readers: tuple[Reader, ...], source: Source) -> Iterator[Record]:
    if not isinstance(given, Page):
        return
    reading = PageReading(given, source, readers)
    for record in reading.records():
        made = normalise(record) if isinstance(record, RawEntry) else record
        yield identify(made) if isinstance(made, Entry) else made
    yield reading.page_read()
    for member in reading.members:
        for one in expand_page(member):
            yield from _read(one, readers, source)
