"""Tell which days stated in a block are not the day of posting: of an event, a deadline, a change.

Only what the page says itself counts: the header of a column, the name of a property, a microformat.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import islice

from crawler.extract.tree import Node, Tree
from pipelines.normalise.date_words import UPDATE_WORDS

# schema.org's properties of a day that is not one of publication.
OTHER_PROPERTIES = frozenset(
    {"startdate", "enddate", "previousstartdate", "doortime", "datemodified", "validfrom", "validthrough"}
    | {"validuntil", "expires", "expirydate", "availabilitystarts", "availabilityends"}
)
EVENT_CLASSES = frozenset({"dtstart", "dtend", "dt-start", "dt-end"})  # hCalendar and h-event
MAX_CELL_LEVELS = 4  # between a cell and the element of its day
MAX_HOLDERS = 3  # between a property and an element that says nothing else
MAX_COLUMNS = 40
MAX_HEADER_CHARS = 60
CELL_LABELS = ("data-label", "data-th", "data-title")  # the header, for screens without room for one

POSTED = re.compile(
    r"\b(?:posted|publi\w*|released?|issued|added|created|submitted|veröffentlich\w*|erschienen|eingestellt"
    r"|gepubliceerd|geplaatst|opublikowan\w*|dodan\w*|zveřejněn\w*|publicerad\w*|julkaistu|yayın\w*)\b"
    r"|опубликован|публикац|опублікован|публікац|δημοσί|نشر|انتشار|פורסם|发布|發布|發佈|发表|發表|公表|掲載"
    r"|公開|発表|公告日|등록일|작성일|게시일|เผยแพร่|đăng",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:clos(?:e|es|ing|ed)|deadline|due|expir\w*|ends?|ending|starts?|starting|begins?|beginning|event"
    r"|updated?|modified|revised|activity|last|latest|ablauf\w*|frist|endet?|beginnt?|letzte\w*|limite|clôture"
    r"|échéance|début|fin|événement|cierre|vence|vencimiento|plazo|inicio|evento|última?|último|encerramento"
    r"|prazo|início|fim|vencimento|scadenza|inizio|fine|sluit\w*|sluiting\w*|einde|uiterlijk|laatste|koniec"
    r"|początek|termin|ostatni\w*|konec|začátek|poslední|sista|slutar|senast|slutt|bitiş|başlangıç|son)\b"
    r"|окончан|начал|срок|последн|закінчен|останн|λήξη|انتهاء|پایان|截止|结束|結束|开始|開始|締切|期限|終了"
    r"|開催|最終|最后|最後|마감|종료|시작|최근|최종|행사|สิ้นสุด|กำหนด|hết hạn|kết thúc",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")


class DayKind(Enum):
    """What a page says of a day: that it is the one of posting, another, or neither."""

    POSTED = auto()
    OTHER = auto()
    OPEN = auto()


@dataclass(slots=True)
class OtherDays:
    """Knows the days of one page that are not of posting; each element and table is looked at once."""

    tree: Tree
    known: dict[int, DayKind] = field(default_factory=dict)
    columns: dict[int, list[DayKind]] = field(default_factory=dict)

    def kind(self, node: Node) -> DayKind:
        """Tell what the page says of the day that an element states."""
        known = self.known.get(node.index)
        if known is None:
            known = DayKind.OTHER if self._is_marked(node) else self._kind_of_column(node)
            self.known[node.index] = known
        return known

    def _is_marked(self, node: Node) -> bool:
        for each in self.tree.nodes[node.index : min(node.end, node.index + MAX_HOLDERS)]:
            if each.attrs and _names_other(each.attrs):
                return True
        return node.parent is not None and _names_other(node.parent.attrs)

    def _kind_of_column(self, node: Node) -> DayKind:
        cell = _cell_of(node)
        if cell is None or cell.parent is None:
            return DayKind.OPEN
        for name in CELL_LABELS:
            if name in cell.attrs:
                return read_header(cell.get(name))
        columns = self._columns_of(cell)
        if not columns:
            return DayKind.OPEN
        before, width = 0, 0
        for each in islice(self.tree.children(cell.parent), MAX_COLUMNS):
            before += _width(each) if each.index < cell.index else 0
            width += _width(each)
        # In a row of fewer cells, a cell of a row above reaches into it: no telling which column is which.
        return columns[before] if width == len(columns) else DayKind.OPEN

    def _columns_of(self, cell: Node) -> list[DayKind]:
        table = next((node for node in islice(cell.ancestors(), 3) if node.tag == "table"), None)
        if table is None:
            return []
        known = self.columns.get(table.index)
        if known is None:
            known = self.columns[table.index] = self._read_columns(table)
        return known

    def _read_columns(self, table: Node) -> list[DayKind]:
        """Read the headers of a table, empty where its first row is none of headers."""
        first = self.tree.nodes[table.index + 1 : min(table.end, table.index + MAX_COLUMNS)]
        row = next((node for node in first if node.tag == "tr"), None)
        cells = list(islice(self.tree.children(row), MAX_COLUMNS)) if row is not None else []
        if len(cells) < 2 or any(cell.tag != "th" for cell in cells):
            return []
        texts = [self.tree.text(cell) if self.tree.size(cell) <= MAX_HEADER_CHARS else "" for cell in cells]
        columns = list(map(read_header, texts))
        return [kind for cell, kind in zip(cells, columns, strict=True) for _ in range(_width(cell))]


def read_header(text: str) -> DayKind:
    """Tell what the header of a column says about the days below it.

    >>> read_header("Closing date"), read_header("Date posted"), read_header("Date")
    (<DayKind.OTHER: 2>, <DayKind.POSTED: 1>, <DayKind.OPEN: 3>)
    """
    text = text[:MAX_HEADER_CHARS]
    if POSTED.search(text):
        return DayKind.POSTED
    if OTHER.search(text) or any(word.lower() in UPDATE_WORDS for word in WORD.findall(text)):
        return DayKind.OTHER
    return DayKind.OPEN


def _cell_of(node: Node) -> Node | None:
    at: Node | None = node
    for _ in range(MAX_CELL_LEVELS):
        if at is None or at.tag == "td":
            return at
        at = at.parent
    return None


def _width(cell: Node) -> int:
    span = cell.get("colspan").strip()
    return int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1


def _names_other(attrs: Mapping[str, str]) -> bool:
    properties, names = attrs.get("itemprop"), attrs.get("class")
    if properties and not OTHER_PROPERTIES.isdisjoint(properties.lower().split()):
        return True
    return names is not None and "dt" in names and not EVENT_CLASSES.isdisjoint(names[:200].split())
