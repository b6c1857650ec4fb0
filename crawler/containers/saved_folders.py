"""What browsers put beside a saved page: the folder of its pictures, styles and frames, which holds no pages.

It is called like the page, with a word of the browser's language behind it: the list is that of Windows
("connected files"), which other browsers share. Any other folder, as `list-archive` beside `list.html`, is
somebody's own.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from crawler.containers.companions import kind_of_companion
from crawler.containers.given import Input, PassedOver, Unreadable
from crawler.containers.streams import read_up_to, take_head
from crawler.readers.errors import SourceError
from pipelines.items import Page

KIND = "file of a saved page"
MAX_HELD_BYTES = 16 << 20  # of members whose page may still come; frames have some kilobytes
SNIFFED_BYTES = 1024
PAGE_ENDINGS = (".htm", ".html", ".xhtml", ".shtml", ".mht", ".mhtml")
FOLDER_ENDINGS = (
    *("_archivos", "_arquivos", "_bestanden", "_bylos", "-dateien", "_datoteke", "_dosyalar", "_elemei"),
    *("_failid", "_fails", "_fajlovi", "_ficheiros", "_fichiers", "_file", "_files", "_fitxategiak"),
    *("_fitxers", "_pliki", "_soubory", "_subory", "_tiedostot", "-filer", "_filer", "-filar", ".files"),
    *("_файлы", "_файли", "_archivio", "_fisiere", "_fișiere"),
)

Member = Input | Page | Unreadable | PassedOver


def page_stem(name: str) -> str | None:
    """Return the name of a page without its ending, None where it is called otherwise."""
    ending = next((each for each in PAGE_ENDINGS if name.lower().endswith(each)), None)
    return name[: -len(ending)] if ending is not None else None


def folder_stem(name: str) -> str | None:
    """Return which page a folder would belong to, None where no browser calls one so.

    >>> folder_stem("Town news_files"), folder_stem("Liste-Dateien"), folder_stem("list-archive")
    ('Town news', 'Liste', None)
    """
    ending = next((each for each in FOLDER_ENDINGS if name.lower().endswith(each)), None)
    return name[: -len(ending)] or None if ending is not None else None


@dataclass(slots=True)
class MemberFolders:
    """Passes over the files of saved pages among the members of one container, in whatever order they come.

    A container is read as a stream, so that a page may come behind its folder: what is in such a folder
    is held back until then, in memory up to a limit, beyond which it is given.
    """

    container: str  # its address
    pages: set[tuple[str, str]] = field(default_factory=set)  # folder, name without ending
    held: list[tuple[Input, bytes]] = field(default_factory=list)
    held_bytes: int = 0

    def sort(self, members: Iterable[Member]) -> Iterator[Member]:
        """Yield the members; those of saved pages as what was passed over."""
        try:
            for member in members:
                yield from self._sort(member) if isinstance(member, Input) else (member,)
        except SourceError as error:
            for member, _ in self.held:
                detail = f"beside a saved page or not: {self.container} breaks off before that is known"
                yield Unreadable(address=member.address, reason=error.reason, detail=detail)
            raise
        yield from self._release()

    def _sort(self, member: Input) -> Iterator[Member]:
        path = member.address.removeprefix(self.container + "!/").replace("\\", "/")
        folder, _, name = path.rpartition("/")
        stem = page_stem(name)
        if stem is not None:
            self.pages.add((folder, stem))
        owners = set(_owners(folder))
        if not owners:
            yield member
        elif not owners.isdisjoint(self.pages):
            yield PassedOver(address=member.address, kind=KIND)
        else:
            yield from self._hold(member)

    def _hold(self, member: Input) -> Iterator[Member]:
        room = MAX_HELD_BYTES - self.held_bytes
        try:
            head, stream = take_head(member.stream, SNIFFED_BYTES)
            is_companion = kind_of_companion(head, member.media_type, member.name) is not None
            content, stream = (b"", stream) if is_companion else take_head(stream, room + 1)
            if not is_companion and len(content) <= room:
                content = read_up_to(stream, room + 1)  # raises where it breaks off
        except SourceError as error:
            yield Unreadable(address=member.address, reason=error.reason, detail=error.detail)
            return
        if is_companion or len(content) > room:
            yield replace(member, stream=stream)
            return
        self.held.append((member, content))
        self.held_bytes += len(content)

    def _release(self) -> Iterator[Member]:
        for member, content in self.held:
            folder = member.address.removeprefix(self.container + "!/").replace("\\", "/").rpartition("/")[0]
            if self.pages.isdisjoint(_owners(folder)):
                yield replace(member, stream=io.BytesIO(content))
            else:
                yield PassedOver(address=member.address, kind=KIND)


def _owners(folder: str) -> Iterator[tuple[str, str]]:
    """Yield which pages, in which folders, the folders of a path would belong to."""
    parts = folder.split("/")
    for depth, part in enumerate(parts):
        stem = folder_stem(part)
        if stem is not None:
            yield "/".join(parts[:depth]), stem
