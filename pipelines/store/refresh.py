"""Read what is stored with what is known now: the user's aliases, the pooled order of a source's dates.

No page is read and the log says nothing new, so the result is another snapshot of the same commits. It
is published by the steps of a commit: a kill leaves the one before, and the next refresh does the rest.
"""

from itertools import chain

from pipelines.normalise.aliases import Aliases
from pipelines.store.disk import Disk
from pipelines.store.parquet import find_sources
from pipelines.store.publish import next_attempt, publish_changes
from pipelines.store.reading_state import ReadingState, load_state
from pipelines.store.refreshed_rows import Refreshed, refresh_rows
from pipelines.store.workspace import Workspace


def refresh(workspace: Workspace, disk: Disk, aliases: Aliases, *, everything: bool = False) -> Refreshed:
    """Read the stored rows anew and publish what that changes; where it changes nothing, write nothing.

    Of all sources where the aliases are other ones, or `everything` is asked for; else of those whose
    dates have news.
    """
    base = workspace.snapshot()
    state = load_state(base)
    has_other_aliases = state.aliases != aliases.fingerprint
    sources = sorted(state.unpooled)
    if everything or has_other_aliases:
        sources = find_sources(base, "revisions")
    result = Refreshed()
    segments = refresh_rows(base, sources, aliases, result)
    first = next(segments, None)
    if first is None and not has_other_aliases:
        return result

    def state_then() -> ReadingState:
        return ReadingState(
            aliases=aliases.fingerprint,
            numeric=(state.numeric - set(sources)) | result.numeric,
            unpooled=state.unpooled - set(sources),
        )

    changed = segments if first is None else chain([first], segments)
    publish_changes(workspace, disk, changed, state_then, next_attempt(base.name))
    return result


def count_refreshed(workspace: Workspace, aliases: Aliases) -> Refreshed:
    """Count what a refresh of everything would change, and change nothing."""
    snapshot, result = workspace.snapshot(), Refreshed()
    for _ in refresh_rows(snapshot, find_sources(snapshot, "revisions"), aliases, result):
        pass
    return result
