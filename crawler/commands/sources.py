"""Of which sources the pages of a run are, where nobody named one."""

from collections import Counter

from rich.text import Text

from crawler import show as showing
from crawler.commands.terminal import output

MAX_SHOWN = 10  # a crawl of the web has thousands; the report has all


def print_sources(inferred: Counter[tuple[str, str]]) -> None:
    """Say which sources were inferred from pages, and how to name another; nothing where none were."""
    if inferred:
        output.print(Text(showing.cell(describe_sources(inferred), limit=2000)))


def describe_sources(inferred: Counter[tuple[str, str]]) -> str:
    """Say the sources in a line, those with most pages first.

    >>> describe_sources(Counter({("river-post", "from its canonical link"): 2}))
    'source: river-post (from its canonical link) 2 pages; another one: --source ID'
    """
    ordered = sorted(inferred.items(), key=lambda one: (-one[1], one[0]))
    shown = [f"{source} ({evidence}) {number} pages" for (source, evidence), number in ordered[:MAX_SHOWN]]
    further = len(ordered) - len(shown)
    more = [f"{further} more in the report"] if further else []
    return f"source: {'; '.join([*shown, *more, 'another one: --source ID'])}"
