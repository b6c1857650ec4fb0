"""Which source a page is of, where nobody says so: by the address that the page gives as its own."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

import idna

from crawler.extract.own_address.found import site_of
from crawler.publisher import find_publishers
from crawler.readers.table import READERS, Reader
from crawler.source_ids import name_source
from crawler.sources import Source
from pipelines.items import Page

LOCAL = "local"  # the source of pages without an address


class SourceNaming:
    """The declared sources by their addresses.

    A site that one of them has is that source. Where several are on a site, it is the one with the longest
    path above the page's; a page below none of them is of neither. Any other site has a source of its own,
    named after its host: always the same name.
    """

    def __init__(self, declared: Mapping[str, Source]) -> None:
        self._paths: dict[str, dict[str, list[list[str]]]] = {}  # by site, then source
        for source in declared.values():
            for way in source.ways:
                if (site := site_of(way.url)) is not None:
                    paths = self._paths.setdefault(site, {}).setdefault(source.id, [])
                    paths.append(_folders(urlsplit(way.url).path))
        # A declaration without an address is that of the site which is called so.
        self._taken = frozenset(source.id for source in declared.values() if source.ways)

    def find_source(self, page: Page, readers: tuple[Reader, ...] = READERS) -> tuple[str, str]:
        """Return the id of a page's source, and the evidence for it, in words.

        A page without an address is of the source of what it was found in, `local` where that has none.
        """
        for found in find_publishers(page, readers):
            if (name := self.name(found.address)) is not None:
                return name, f"from {found.evidence}"
        return page.source, "no address found" if page.source == LOCAL else "as what it was found in"

    def name(self, address: str) -> str | None:
        """Return the id of the source that a canonical address is of.

        None for one of the machine that made the page, unless it is declared: it says nothing of whose it is.
        """
        on_site = self._paths.get(site_of(address) or "", {})
        if len(on_site) == 1:
            return next(iter(on_site))
        folders = _folders(urlsplit(address).path)
        above = [
            (len(path), source)
            for source, paths in sorted(on_site.items())
            for path in paths
            if folders[: len(path)] == path
        ]
        if above:
            return max(above, key=lambda one: one[0])[1]
        return None if _is_loopback(address) else name_source(_readable(address), self._taken)


def _folders(path: str) -> list[str]:
    """Return the steps of a path without the file that it ends in."""
    steps = path.split("/")
    if "." in steps[-1]:
        steps.pop()
    return [step for step in steps if step]


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        return host == "localhost" or host.endswith(".localhost")


def _readable(address: str) -> str:
    """Return an address with its host as people write it, so that it is called after that."""
    parts = urlsplit(address)
    host = parts.netloc.partition(":")[0]
    try:
        return f"https://{idna.decode(host)}{parts.netloc[len(host) :]}/"
    except (idna.IDNAError, UnicodeError):  # no name that was ever registered: it is taken as it is
        return address
