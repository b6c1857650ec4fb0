"""Pages of which not all records have come yet: several are read at the same time, their records mixed."""

from dataclasses import replace

from pipelines.items import Drop, Observation, PageRead

PageRecord = Observation | Drop


class OpenPages:
    """Gathers the records of each page, by source and page id, until the page's end comes.

    Two readings of one page at the same time would be taken for one.
    """

    def __init__(self) -> None:
        self._gathered: dict[tuple[str, str], list[PageRecord]] = {}
        self.records = 0  # of all pages

    def add(self, record: PageRecord) -> None:
        """Put a record with the others of its page."""
        of = record.entry if isinstance(record, Observation) else record
        self._gathered.setdefault((of.source, of.page_id), []).append(record)
        self.records += 1

    def take(self, page: PageRead) -> list[PageRecord]:
        """Hand over the records of a page that has ended, in the order they came.

        Drops get its address: by their page id alone, a copy of the page elsewhere would be meant as well.
        """
        records = self._release((page.source, page.page_id))
        return [
            replace(record, address=page.address) if isinstance(record, Drop) else record
            for record in records
        ]

    def take_largest(self) -> list[PageRecord]:
        """Hand over the records of the page that has most, though its end has not come."""
        return self._release(max(self._gathered, key=lambda page: len(self._gathered[page])))

    def _release(self, page: tuple[str, str]) -> list[PageRecord]:
        records = self._gathered.pop(page, [])
        self.records -= len(records)
        return records
