"""The keys of `[columns]` in a source's TOML: which column of its tables is what."""

from pathlib import Path

from crawler.config import ConfigError, Key, read_table
from crawler.config_values import read_text
from crawler.extract.rows.columns import Columns

COLUMN_KEYS = {
    name: Key(field=name, read=read_text, doc=doc)
    for name, doc in {
        "title": "the title of the entry",
        "url": "its link",
        "posted": "the day on which it was posted",
        "byline": "who wrote it",
        "outlet": "who published it",
        "excerpt": "its teaser or summary",
        "text": "its full text",
        "id": "the source's own id of it, never used twice",
        "image": "the address of its picture",
        "categories": "its categories and tags",
    }.items()
}


def read_columns(table: dict[str, object], path: Path) -> Columns:
    """Make the mapping of a table [columns]; raises ConfigError."""
    columns = Columns(**read_table(table, COLUMN_KEYS, path=path, name="columns."))
    if columns.title is None and columns.url is None:
        raise ConfigError(
            f"{path}: columns.title or columns.url is missing: an entry has one of them at least"
        )
    return columns
