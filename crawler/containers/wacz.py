"""WACZ 1.1.1, web archives in a zip: which of its members say what is in the others."""

import re

_ARCHIVES, _INDEXES, _PACKAGE = "archive/", "indexes/", "datapackage.json"
_INDEX = re.compile(r"indexes/.+|pages/[^/]+\.jsonl|datapackage[^/]*\.json")


class WaczSigns:
    """What tells a WACZ from any zip, gathered name by name: archives, and an index or the package."""

    def __init__(self, archive_name: str) -> None:
        self._is_named = archive_name.endswith(
            ".wacz"
        )  # of one that is cut, the rest of the names may be lost
        self._found: set[str] = set()

    def add(self, name: str) -> None:
        """Look at the name of one member."""
        for sign in (_ARCHIVES, _INDEXES, _PACKAGE):
            if name.startswith(sign) and (sign != _ARCHIVES or ".warc" in name):
                self._found.add(sign)

    @property
    def is_wacz(self) -> bool:
        """Whether the names so far are those of a WACZ."""
        if self._is_named:
            return bool(self._found)
        return _ARCHIVES in self._found and len(self._found) > 1


def is_index(name: str) -> bool:
    """Tell whether a member of a WACZ is about the others: an index, the list of pages, the package.

    >>> is_index("indexes/index.cdx.gz"), is_index("archive/data.warc.gz")
    (True, False)
    """
    return _INDEX.fullmatch(name) is not None
