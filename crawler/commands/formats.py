"""What a run read by format: a table on a terminal, a line each in a log."""

from collections import Counter

from rich import box
from rich.table import Table
from rich.text import Text

from crawler.commands.terminal import output
from crawler.format_counts import ByFormat, FormatCounts
from pipelines.items import DropReason

COLUMNS = ("format", "files", "pages", "members", "entries", "dropped")


def print_formats(formats: ByFormat, passed_over: Counter[str]) -> None:
    """Say what was read of each format, and what lay beside it; nothing where no files were read."""
    if output.is_terminal and formats.counts:
        output.print(make_table(formats))
    else:
        for name, counts in sorted(formats.counts.items()):
            output.print(Text(f"{name}: {describe(counts)}"))
    if passed_over:
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(passed_over.items()))
        output.print(Text(f"passed over: {kinds}"))


def make_table(formats: ByFormat) -> Table:
    """Lay the counts out, a row a format; an empty cell is none."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False)
    for name in COLUMNS:
        table.add_column(name, justify="left" if name in {"format", "dropped"} else "right")
    for name, counts in sorted(formats.counts.items()):
        numbers = (counts.files, counts.pages, counts.members, counts.entries)
        table.add_row(name, *(str(number or "") for number in numbers), _reasons(counts))
    return table


def describe(counts: FormatCounts) -> str:
    """Say the counts of a format in a line.

    >>> describe(FormatCounts(files=1, pages=2, entries=9))
    '1 files, 2 pages, 9 entries, 0 dropped'
    """
    members = f"{counts.members} members, " if counts.members else ""
    dropped = _reasons(counts)
    return (
        f"{counts.files} files, {counts.pages} pages, {members}{counts.entries} entries, "
        f"{counts.drops.total()} dropped{f': {dropped}' if dropped else ''}"
    )


def _reasons(counts: FormatCounts) -> str:
    ordered: list[tuple[DropReason, int]] = sorted(counts.drops.items())
    return ", ".join(f"{number} {reason}" for reason, number in ordered)
