"""Say what a page without a listing is, from what stands on it."""

from crawler.extract.tree import Tree
from crawler.extract.wrapper import Wrapper
from pipelines.items import DropReason

UNCERTAIN = 0.1  # below this, a person would not see a list either
SHELL_CHARS = 400  # a page of scripts with less text than this is filled by them


def why_no_entries(tree: Tree, wrapper: Wrapper | None, needed: float) -> tuple[DropReason, str]:
    """Return why a page gives no entries, and what was found; `needed` is the confidence asked for."""
    text = tree.text(tree.nodes[0])
    reason = DropReason.NO_ENTRIES
    if not text and len(tree.nodes) == 1:
        reason, detail = DropReason.EMPTY_PAGE, "the page has no content"
    elif not text:
        detail = f"no text among {len(tree.nodes)} elements"
    elif len(text) < SHELL_CHARS and any(node.tag == "script" for node in tree.nodes):
        detail = (
            f"{len(text)} characters of text and scripts: the page is filled in by JavaScript, or is a notice"
        )
    elif wrapper is None:
        detail = f"nothing repeats like the titles of a list in {len(text)} characters of text"
    elif wrapper.features["declared"] < 0:
        detail = "the page declares itself a single article"
    elif wrapper.confidence < UNCERTAIN:
        detail = f"nothing repeats like a list of entries in {len(text)} characters of text"
    else:
        reason = DropReason.UNCERTAIN_LAYOUT
        detail = (
            f"the best candidate, {wrapper.titles}, has confidence {wrapper.confidence}; {needed} is needed"
        )
    return reason, detail
