"""The user's own names: `aliases.csv`, which says under which name a spelling is known.

    raw,canonical,kind,note
    Harbour Pst,Harbour Post,outlet,typing error
    A. Lee,Ann Lee,author,
    Harbor Post,Harbor Post,outlet,another paper: keep apart

Plain strings, never patterns. A row names one spelling; other writings of it that fold to the same key
(case, accents, punctuation, spaces, "the") follow it, unless rows of that key disagree or have a row of
their own. A row of a name with itself keeps that spelling apart. There are no chains: a name that is
somebody's canonical one may not be an alias of another.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipelines.items import stable_hash
from pipelines.normalise.outlet import outlet_key

ALIAS_RULES = "a1"  # part of the fingerprint: other rules of matching give other names
REQUIRED = ("raw", "canonical", "kind")
COLUMNS = (*REQUIRED, "note")
MAX_BYTES = 32 << 20  # a hundred thousand names have 6 MB

# What spreadsheets take for a formula (OWASP, CSV injection), the full-width signs included.
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


class NameKind(StrEnum):
    """Whose names a row is about."""

    OUTLET = "outlet"
    AUTHOR = "author"


class AliasFileError(ValueError):
    """The file is not as it should be: line, what was found, and the remedy."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


@dataclass(frozen=True, slots=True)
class Alias:
    """One row: this spelling is known under that name."""

    raw: str
    canonical: str
    kind: NameKind
    line: int


@dataclass(frozen=True, slots=True)
class Aliases:
    """What all rows amount to, by (kind, spelling) and by (kind, folded key)."""

    exact: Mapping[tuple[NameKind, str], str] = field(default_factory=dict)
    folded: Mapping[tuple[NameKind, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.exact)

    @property
    def fingerprint(self) -> str:
        """Name the table by what it does: notes and the order of rows change nothing. Empty for none."""
        if not self:
            return ""
        rows = sorted((kind, raw, canonical) for (kind, raw), canonical in self.exact.items())
        return stable_hash(ALIAS_RULES, *(part for row in rows for part in row))

    def find(self, kind: NameKind, *spellings: str) -> str | None:
        """Return the canonical name of a name that is spelt so, None where no row is about it.

        Of several spellings of one name (verbatim, in name case) the first that has a row decides.
        """
        names = [_plain(spelling) for spelling in spellings]
        for name in names:
            if (found := self.exact.get((kind, name))) is not None:
                return found
        for name in names:
            if (found := self.folded.get((kind, fold_name(name)))) is not None:
                return found
        return None

    def canonicalise(
        self, kind: NameKind, names: Sequence[str], spellings: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """Replace names by their canonical ones, each once; `spellings` are the same names verbatim."""
        pairs = [(name, name) for name in names]
        if spellings is not None and len(spellings) == len(names):
            pairs = list(zip(spellings, names, strict=True))
        found = (self.find(kind, *pair) or pair[1] for pair in pairs)
        return tuple(dict.fromkeys(found))


def fold_name(name: str) -> str:
    """Fold the name of an outlet or a person for comparison; empty for a name without letters."""
    return outlet_key(name)


def parse_aliases(data: bytes) -> Aliases:
    """Read the bytes of an aliases.csv; raises AliasFileError.

    >>> table = parse_aliases(b"raw,canonical,kind\\nHarbour Pst,Harbour Post,outlet\\n")
    >>> table.find(NameKind.OUTLET, "The Harbour-Pst")
    'Harbour Post'
    """
    rows = list(read_aliases(data))
    first: dict[tuple[NameKind, str], Alias] = {}
    by_key: dict[tuple[NameKind, str], set[str]] = {}
    for row in rows:
        before = first.setdefault((row.kind, row.raw), row)
        if before.canonical != row.canonical:
            raise AliasFileError(
                row.line,
                f"{row.raw!r} is {row.canonical!r} here and {before.canonical!r} in line {before.line}. "
                "Remove one of the two",
            )
        if row.raw != row.canonical and (key := fold_name(row.raw)):
            by_key.setdefault((row.kind, key), set()).add(row.canonical)
    exact = {key: row.canonical for key, row in first.items()}
    folded = {key: next(iter(names)) for key, names in by_key.items() if len(names) == 1}
    table = Aliases(exact, folded)
    for row in rows:
        onward = table.find(row.kind, row.canonical) or row.canonical
        if onward != row.canonical:
            raise AliasFileError(
                row.line,
                f"{row.raw!r} is {row.canonical!r}, which another row makes {onward!r}. Write {onward!r} "
                f"here, or add the row {row.canonical},{row.canonical},{row.kind} to keep it apart",
            )
    return table


def read_aliases(data: bytes) -> Iterator[Alias]:
    """Yield the rows of an aliases.csv; raises AliasFileError at the first that is not one."""
    reader = csv.reader(io.StringIO(_decode(data), newline=""), strict=True)
    columns: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise AliasFileError(
                line, f"is no CSV ({error}). Put names with commas in double quotes"
            ) from None
        if cells is None:
            break
        if not any(cell.strip() for cell in cells):
            continue
        if columns is None:
            columns = _read_header(cells, line)
        else:
            yield _read_row(columns, cells, line)
    if columns is None and data.strip(b"\xef\xbb\xbf \t\r\n,"):
        raise AliasFileError(1, f"has no header. Its first line must be {','.join(COLUMNS)}")


def escape_formula(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run; reading an aliases.csv takes it off again.

    >>> escape_formula("=1+1"), escape_formula("'t Hart")
    ("'=1+1", "'t Hart")
    """
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unescape_formula(cell: str) -> str:
    """Undo `escape_formula`; an apostrophe that begins a name stays."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _decode(data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise AliasFileError(1, f"has {len(data)} bytes; at most {MAX_BYTES} are read. Is it the right file?")
    if (nul := data.find(b"\0")) >= 0:
        raise AliasFileError(data.count(b"\n", 0, nul) + 1, f"has NUL bytes. {_SAVE_AS}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AliasFileError(data.count(b"\n", 0, error.start) + 1, f"is not UTF-8. {_SAVE_AS}") from None


_SAVE_AS = 'Save it as "CSV UTF-8 (comma delimited)"'


def _read_header(cells: list[str], line: int) -> list[str]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:  # spreadsheets keep empty columns
        names.pop()
    if len(names) == 1 and re.search("[;\t]", names[0]):
        raise AliasFileError(line, f"has its columns apart by another sign than a comma. {_SAVE_AS}")
    for name in REQUIRED:
        if name not in names:
            raise AliasFileError(line, f"has no column {name!r}. The first line must be {','.join(COLUMNS)}")
    for name in names:
        if name not in COLUMNS or names.count(name) > 1:
            raise AliasFileError(
                line, f"has an unknown or doubled column {name!r}. Columns are {','.join(COLUMNS)}"
            )
    return names


def _read_row(columns: list[str], cells: list[str], line: int) -> Alias:
    if any(cell.strip() for cell in cells[len(columns) :]):
        raise AliasFileError(
            line,
            f"has {len(cells)} cells, the header {len(columns)}. Put names with commas in double quotes",
        )
    values = dict(zip(columns, cells, strict=False))
    raw, canonical = (_plain(unescape_formula(values.get(name, ""))) for name in ("raw", "canonical"))
    for name, value in (("raw", raw), ("canonical", canonical)):
        if not value:
            raise AliasFileError(line, f"has an empty {name!r}. Fill it in, or remove the line")
    kind = values.get("kind", "").strip().lower()
    if kind not in list(NameKind):
        raise AliasFileError(line, f"has the kind {kind!r}. Write {' or '.join(NameKind)}")
    return Alias(raw, canonical, NameKind(kind), line)


def _plain(name: str) -> str:
    """Compose and space a name as the datasets have it."""
    return " ".join(unicodedata.normalize("NFC", name).split())
