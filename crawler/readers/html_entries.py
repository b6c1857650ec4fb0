"""Make records of what was found on an HTML page: in its blocks, or in its JSON-LD."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from crawler.extract.entries import Found
from crawler.extract.evidence import explain as explain_found
from crawler.extract.pagination import resolve
from crawler.extract.stated_days import with_declared
from crawler.extract.structured import DeclaredEntry
from crawler.extract.tree import Tree
from crawler.extract.wrapper import Wrapper
from pipelines.items import Evidence, PostedSource, PostedText, RawEntry
from pipelines.normalise.day_order import settle_day_order

MIN_DECLARED = 3  # articles in JSON-LD that make a list where the page shows none


def entries_of_blocks(
    found: Sequence[Found], blank: RawEntry, tree: Tree, declared: Sequence[DeclaredEntry]
) -> list[RawEntry]:
    """Return the entries found in blocks, each completed by what the page declares of it.

    `blank` holds what all entries of the page have in common.
    """
    make = partial(
        RawEntry,
        source=blank.source,
        page_id=blank.page_id,
        reader=blank.reader,
        rule=blank.rule,
        seen_at=blank.seen_at,
        page_url=blank.page_url,
        language_hint=blank.language_hint,
    )
    by_url = {resolve(blank.page_url, entry.url): entry for entry in declared}
    entries = []
    for position, entry in enumerate(found):
        known = by_url.get(resolve(blank.page_url, entry.url)) if entry.url and by_url else None
        posted = entry.posted
        if known is not None and known.published:
            posted = with_declared(posted, known.published, blank.language_hint)
        entries.append(
            make(
                position=position,
                locator=tree.locator(entry.node),
                title_raw=entry.title or None,
                url_raw=entry.url,
                posted=posted,
                posted_blank=entry.posted_blank,
                byline_raw=entry.byline or (known.author if known is not None else None),
                byline_is_marked=entry.byline_node is not None or not entry.byline,
                body_raw=entry.body,
                text_raw=entry.text,
                image_url_raw=entry.image_url,
                categories=entry.categories,
            )
        )
    return settle_day_order(entries)


def entries_declared(declared: Sequence[DeclaredEntry], blank: RawEntry) -> list[RawEntry]:
    """Return the entries that a page lists in its JSON-LD; none where it lists hardly any."""
    listed = [entry for entry in declared if entry.is_listed]
    if len(listed) < MIN_DECLARED:
        return []
    return [
        replace(
            blank,
            position=position,
            locator=f"application/ld+json {position + 1}",
            rule="json-ld",
            title_raw=entry.title,
            url_raw=entry.url,
            posted=(PostedText(raw=entry.published, source=PostedSource.META),) if entry.published else (),
            byline_raw=entry.author,
            byline_is_marked=True,
            body_raw=entry.description,
            image_url_raw=entry.image,
        )
        for position, entry in enumerate(listed)
    ]


def explain_entries(
    entries: Sequence[RawEntry], found: Sequence[Found], wrapper: Wrapper, tree: Tree
) -> list[RawEntry]:
    """Return entries of blocks with the evidence for each of their fields."""
    return [
        replace(entry, evidence=_declared_evidence(entry, block) + explain_found(block, wrapper, tree))
        for entry, block in zip(entries, found, strict=True)
    ]


def _declared_evidence(entry: RawEntry, found: Found) -> tuple[Evidence, ...]:
    """Say which fields are from the page's JSON-LD rather than from its block."""
    evidence = []
    for posted in (each for each in entry.posted if each not in found.posted):
        evidence.append(_from_json_ld("posted_on", "datePublished", posted.raw))
    if entry.byline_raw and not found.byline:
        evidence.append(_from_json_ld("byline", "author", entry.byline_raw))
    return tuple(evidence)


def _from_json_ld(name: str, key: str, raw: str) -> Evidence:
    return Evidence(field=name, rule=f"json-ld {key}", locator="script[type=application/ld+json]", raw=raw)
