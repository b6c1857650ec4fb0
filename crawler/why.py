"""What `clipfile why` says of an entry: what is shown and from where, and where other forms disagree."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from crawler.printable import escape_unseen_in_json
from crawler.show import cell
from pipelines.normalise.canonical_url import canonical_url
from pipelines.store.explain import Explanation, Row, find_entries
from pipelines.store.schema import CONTENT

_SCHEMES = ("http://", "https://")
VALUE_CHARACTERS = 300
CANDIDATES = 20  # a screen


def find(data: Path, text: str) -> list[Row]:
    """Find the entries that an id, the beginning of one, or a URL means; raises StoreError."""
    is_url = text.lower().startswith(_SCHEMES)
    return find_entries(data, text, canonical_url(text, None)[0] if is_url else None)


def as_object(found: Explanation) -> dict[str, Any]:
    """Say it as one JSON object."""
    return {
        "entry_id": found.entry["entry_id"],
        "source": found.entry["source"],
        "shown": _said_of(found, found.entry, found.shown),
        "lent": [{"fields": list(loan.names), **_place_of(found, loan.version)} for loan in found.loans],
        "differs": list(_differences(found)),
        "revisions": [
            {
                "form": row["reader"],
                "revision": row["revision"],
                "revised_at": row["revised_at"],
                "last_seen_at": row["last_seen_at"],
                "changed": row["changed"],
                "content_hash": row["content_hash"],
                "is_shown": row is found.shown,
                **_place_of(found, row),
            }
            for row in found.versions
        ],
        "keys": [{"kind": key["kind"], "key": key["key"]} for key in found.keys],
        "issues": found.entry["issues"] or [],
        "page_issues": sorted({issue for page in found.pages.values() for issue in page["issues"] or ()}),
        "drops": [
            {name: drop[name] for name in ("page_id", "position", "locator", "reason", "detail")}
            for drop in found.drops
        ],
    }


def as_json(found: Explanation) -> str:
    """Write the object as one line; days and times as ISO 8601."""
    return escape_unseen_in_json(json.dumps(as_object(found), ensure_ascii=False, default=_iso))


def as_lines(found: Explanation) -> Iterator[str]:
    """Say it in lines for people; no control character of a page is in them."""
    said = as_object(found)
    shown = said["shown"]
    yield f"entry {said['entry_id']}, source {said['source']}"
    yield f"\nshown: the {shown['form']} form, revision {found.entry['revision']}"
    yield from _place_lines(shown)
    for name, value in shown["fields"].items():
        yield f"  {name}: {_short(value)}"
    for loan in said["lent"]:
        yield f"\nit lacks {', '.join(loan['fields'])}: taken from the {loan['form']} form"
        yield from _place_lines(loan)
    for form in said["differs"]:
        yield (
            f"\nthe {form['form']} form says otherwise"
            if form["fields"]
            else f"\nthe {form['form']} form agrees"
        )
        yield from _place_lines(form)
        for name, value in form["fields"].items():
            yield f"  {name}: {_short(value)}"
    yield "\nrevisions"
    for row in said["revisions"]:
        mark = ", shown" if row["is_shown"] else ""
        changed = f": {', '.join(row['changed'])}" if row["changed"] else ""
        seen = f"{_short(row['revised_at'])} to {_short(row['last_seen_at'])}"
        yield f"  {row['form']} {row['revision']}, seen {seen}{mark}{changed}"
    yield "\nkeys"
    for key in said["keys"]:
        yield f"  {key['kind']} {key['key']}"
    yield f"\nissues: {', '.join([*said['issues'], *said['page_issues']]) or 'none'}"
    yield f"drops on its pages: {len(said['drops']) or 'none'}"
    for drop in said["drops"]:
        yield f"  {drop['reason']} {_short(drop['locator'])}: {_short(drop['detail'])}"


def candidate_lines(rows: list[Row]) -> Iterator[str]:
    """List the entries that were meant."""
    for row in rows[:CANDIDATES]:
        yield f"{row['entry_id']}  {cell(row['posted_on'])}  {row['source']}  {cell(row['title'])}"


def _said_of(found: Explanation, fields: Row, version: Row) -> dict[str, Any]:
    said = {name: fields[name] for name in CONTENT.names if fields[name] not in (None, [])}
    return {**_place_of(found, version), "fields": said}


def _place_of(found: Explanation, version: Row) -> dict[str, Any]:
    page = found.pages.get(version["page_id"], {})
    names = ("address", "archive_file", "archive_offset", "fetched_at")
    return {
        "form": version["reader"],
        "rule": version["rule"],
        "locator": version["locator"],
        "page_id": version["page_id"],
        **{name: page.get(name) for name in names},
    }


def _differences(found: Explanation) -> Iterator[dict[str, Any]]:
    """Yield the forms that are not shown, each with the fields in which its current version differs."""
    by_hash = {row["content_hash"]: row for row in found.versions}
    for form in found.history.forms:
        if form is found.history.shown:
            continue
        version = by_hash[form.versions[form.current].content_hash]
        fields = {
            name: version[name]
            for name in CONTENT.names
            if name != "issues" and version[name] not in (None, []) and version[name] != found.entry[name]
        }
        yield {**_place_of(found, version), "fields": fields}


def _place_lines(place: dict[str, Any]) -> Iterator[str]:
    archived = (
        f", in {place['archive_file']} at byte {place['archive_offset']}" if place["archive_file"] else ""
    )
    yield f"  page: {_short(place['address'])}{_short(archived)}"
    yield f"  there: {_short(place['locator'])} by {_short(place['rule'])}"


def _short(value: object) -> str:
    return cell(value, limit=VALUE_CHARACTERS)


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"no JSON for {type(value).__name__}")
