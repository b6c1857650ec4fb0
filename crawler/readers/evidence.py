"""Say where the fields of an entry are from, for formats that name their fields themselves."""

from collections.abc import Iterator

from pipelines.items import Evidence, RawEntry


def evidence_of(entry: RawEntry) -> Iterator[Evidence]:
    """Yield the evidence for each field that an entry has: the rule, and where the entry stands."""
    fields = {
        "title": entry.title_raw,
        "url": entry.url_raw,
        "byline": entry.byline_raw,
        "excerpt": entry.body_raw,
        "image_url": entry.image_url_raw,
    }
    for name, raw in fields.items():
        if raw is not None:
            yield Evidence(field=name, rule=entry.rule, locator=entry.locator)
    for stated in entry.posted:
        rule = f"{entry.rule} ({stated.source})"
        yield Evidence(field="posted_on", rule=rule, locator=entry.locator, raw=stated.raw)
    for category in entry.categories:
        yield Evidence(field="categories", rule=entry.rule, locator=entry.locator, raw=category)
