"""What a source's archive already holds, so that the same bytes are not kept twice."""

from dataclasses import dataclass

MAX_ORIGINALS = 10_000  # of each kind, the newest: some 5 MB; what is forgotten is kept once more


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A response record that a revisit record can refer to."""

    record_id: str
    url: str
    date: str  # WARC-Date, as written
    file: str  # name within the folder of the source
    offset: int
    payload_digest: str


class Originals:
    """The newest originals of a source, by what they hold and by whose answer they are."""

    def __init__(self) -> None:
        self._by_digest: dict[str, Original] = {}
        self._by_url: dict[str, Original] = {}

    def add(self, original: Original, *, url: str | None = None) -> None:
        """Remember an original, as the answer of `url` where a revisit found it again for another one."""
        _put(self._by_digest, original.payload_digest, original)
        _put(self._by_url, url or original.url, original)

    def find_same(self, payload_digest: str) -> Original | None:
        """Return the record that holds these bytes."""
        return self._by_digest.get(payload_digest)

    def find_last(self, url: str) -> Original | None:
        """Return the last whole answer of an address."""
        return self._by_url.get(url)


def _put(table: dict[str, Original], key: str, original: Original) -> None:
    table.pop(key, None)  # to the end, as the newest
    table[key] = original
    if len(table) > MAX_ORIGINALS:
        del table[next(iter(table))]
