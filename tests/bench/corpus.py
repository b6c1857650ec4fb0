"""The real listing pages beside the repository, where there are any."""

import importlib.util
import json
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

from pipelines.items import Page

CORPUS = Path(__file__).parents[2] / "../shared/corpus"
ABSENT = f"skipped: {CORPUS} is not there; these pages belong to others and are not part of the project"


def load_pages() -> list[Page]:
    """Read the pages, each with its own address; empty where there are none."""
    if not (CORPUS / "dev.json").is_file():
        return []
    listings = json.loads((CORPUS / "dev.json").read_bytes())
    return [
        Page(
            content=(CORPUS / listing["file"]).read_bytes(),
            address=listing["file"],
            url=listing["page_url"],
            source="local",
            fetched_at=datetime(2026, 11, 1, tzinfo=UTC),
        )
        for listing in listings
    ]


def load_score() -> ModuleType:
    """Load the pages' own scoring."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(CORPUS / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
