from pathlib import Path

from pipelines.store.dictionary import render


def test_the_dictionary_in_docs_is_that_of_the_schema() -> None:
    """Write it anew: python -m pipelines.store.dictionary > docs/datasets.md."""
    assert (Path(__file__).parents[2] / "docs" / "datasets.md").read_text("utf-8") == render()
