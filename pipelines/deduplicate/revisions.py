"""The history of an entry: its versions in the order the source showed them, form by form.

A version is a content: a set of sightings with the same content hash. A form is the way a source
says it (its listing, its feed, its API, a text dump), known by the reader: one entry reads
differently in each, which is no edit. An edit is a new content in the same form.

History is derived from the set of sightings alone, so it is the same in whatever order pages were
read: the versions of a form are numbered by when each was first seen, and its current one is the one
seen last. A page that is read again, or an older page that is read late, brings no old content back.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

# Which form an entry shows, the first that it has. An API says most, and says it of every entry. A
# listing is the page that people cite, and has the old entries as well; a feed has only the newest,
# so that with feeds first the columns would change their meaning along the years.
FORMS = (
    *("wordpress", "wxr"),
    *("html", "post"),
    *("feed", "atom", "json_feed"),
    *("mail", "markdown", "json_lines", "csv"),
    *("plain_text", "sitemap"),
)


@dataclass(frozen=True, slots=True)
class Version:
    """One content of one entry, and when it was seen: microseconds since 1970, UTC."""

    entry_id: str
    form: str
    content_hash: str
    first_seen: int
    last_seen: int


@dataclass(frozen=True, slots=True)
class FormHistory:
    """The versions of one entry in one form, first to last as the source showed them."""

    form: str
    versions: tuple[Version, ...]
    current: int  # index into versions

    @property
    def last_seen(self) -> int:
        """When the entry was last seen in this form."""
        return self.versions[self.current].last_seen

    @property
    def edited(self) -> int | None:
        """When the edit that is current was first seen; None where none is."""
        return self.versions[self.current].first_seen if self.current else None


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one entry, its forms in order of preference; which form it shows."""

    forms: tuple[FormHistory, ...]
    shown: FormHistory

    @property
    def versions(self) -> list[Version]:
        """All versions, form by form."""
        return [version for form in self.forms for version in form.versions]

    @property
    def current(self) -> Version:
        """The version that the entry shows."""
        return self.shown.versions[self.shown.current]

    @property
    def first_seen(self) -> int:
        """When the entry was first seen."""
        return min(form.versions[0].first_seen for form in self.forms)

    @property
    def last_seen(self) -> int:
        """When the entry was last seen."""
        return max(form.last_seen for form in self.forms)


def derive_histories(versions: Iterable[Version]) -> dict[str, History]:
    """Order the versions of each entry. Equal times are settled by hash: any rule that is not arrival."""
    by_entry: dict[str, dict[str, list[Version]]] = defaultdict(lambda: defaultdict(list))
    for version in versions:
        by_entry[version.entry_id][version.form].append(version)
    histories = {}
    for entry_id, by_form in by_entry.items():
        forms = tuple(_order(form, by_form[form]) for form in sorted(by_form, key=_preference))
        histories[entry_id] = History(forms, _choose(forms))
    return histories


def _order(form: str, unordered: list[Version]) -> FormHistory:
    ordered = sorted(unordered, key=lambda version: (version.first_seen, version.content_hash))
    newest = max(range(len(ordered)), key=lambda index: (ordered[index].last_seen, index))
    return FormHistory(form, tuple(ordered), newest)


def _preference(form: str) -> tuple[int, str]:
    return (FORMS.index(form) if form in FORMS else len(FORMS), form)


def _choose(forms: tuple[FormHistory, ...]) -> FormHistory:
    """Choose the first form that is not out of date: no other shows an edit since it was last seen.

    The form seen last never is.
    """
    edits = [form.edited for form in forms if form.edited is not None]
    newest_edit = max(edits, default=None)
    return next(form for form in forms if newest_edit is None or form.last_seen >= newest_edit)
