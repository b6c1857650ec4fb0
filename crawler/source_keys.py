"""The keys of a source's TOML, each with how its value is read; `docs/sources.md` shows them."""

import re
import zoneinfo

from crawler.config import Key, nearest
from crawler.config_values import (
    count_in,
    one_of,
    read_flag,
    read_one_table,
    read_text,
    seconds_up_to,
    tables_under,
)
from crawler.extract.encoding import WEB_ENCODINGS, find_encoding
from crawler.source_urls import read_url, read_urls
from pipelines.items import DayOrder, WayKind

SOURCE_ID = re.compile(r"[a-z][a-z0-9-]{0,63}")
ID_RULE = "lower-case letters, digits and hyphens are expected, a letter first"
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
# In a header of every request: what RFC 9110 lets stand in a comment, without its brackets.
CONTACT = re.compile(r"(?:mailto:)?[\w.+%-]{1,64}@[\w-]+(?:\.[\w-]+)+|https?://[!-'*-\[\]-~]+", re.ASCII)
MAX_CONTACT_CHARS = 200
MAX_DELAY_SECONDS = 3_600
MAX_PAGES = 1_000_000
MAX_OVERLAP_PAGES = 1_000
MAX_DAYS = 3_650
MAX_ENTRIES = 100_000_000


def is_source_id(text: str) -> bool:
    """Tell whether a text can name a source: it becomes a folder, a file and a partition value.

    >>> is_source_id("city-library"), is_source_id("1"), is_source_id("../x")
    (True, False, False)
    """
    return SOURCE_ID.fullmatch(text) is not None


def read_contact(value: object) -> str:
    """Read whom a site may turn to; raises ValueError."""
    text = read_text(value)
    if len(text) > MAX_CONTACT_CHARS or CONTACT.fullmatch(text) is None:
        raise ValueError("a mail address or the address of a page is expected, as in ann@library.example")
    return text


def _id(value: object) -> str:
    text = read_text(value)
    if not is_source_id(text):
        raise ValueError(ID_RULE)
    return text


def _language(value: object) -> str:
    text = read_text(value)
    if LANGUAGE.fullmatch(text) is None:
        raise ValueError("a language code is expected, as in en or pt-BR")
    return text


def _time_zone(value: object) -> str:
    text = read_text(value)
    known = zoneinfo.available_timezones()
    if text not in known:
        raise ValueError(f"no such time zone; as in Europe/Lisbon{nearest(text, tuple(sorted(known)))}")
    return text


def _encoding(value: object) -> str:
    text = read_text(value)
    encoding = find_encoding(text)
    if encoding is None:
        raise ValueError(
            f"no encoding of web pages is called so{nearest(text.lower(), tuple(WEB_ENCODINGS))}"
        )
    return encoding


SOURCE_KEYS = {
    "id": Key(field="id", read=_id, doc="the source's id; the file is named after it"),
    "name": Key(field="name", read=read_text, doc="what people call the source"),
    "url": Key(field="urls", read=read_urls, doc="the address of its listing, or a list of addresses"),
    "kind": Key(field="kind", read=one_of(WayKind), doc="how `url` is read"),
    "way": Key(field="ways", read=tables_under("[[way]]"), doc="a further way into the same source"),
    "language": Key(field="language", read=_language, doc="the language of the entries"),
    "time_zone": Key(field="time_zone", read=_time_zone, doc="the zone of times that name none"),
    "day_order": Key(field="day_order", read=one_of(DayOrder), doc="how 3/4/2024 is meant"),
    "encoding": Key(field="encoding", read=_encoding, doc="the encoding of its pages"),
    "contact": Key(field="contact", read=read_contact, doc="whom the site may turn to"),
    "delay_seconds": Key(
        field="delay_seconds", read=seconds_up_to(MAX_DELAY_SECONDS), doc="between two requests to a host"
    ),
    "max_pages": Key(field="max_pages", read=count_in(1, MAX_PAGES), doc="the most pages of one walk"),
    "overlap_pages": Key(
        field="overlap_pages",
        read=count_in(0, MAX_OVERLAP_PAGES),
        doc="known pages before a walk stops",
    ),
    "sweep_days": Key(
        field="sweep_days", read=count_in(1, MAX_DAYS), doc="days from one walk through all pages to the next"
    ),
    "check_seams": Key(field="check_seams", read=read_flag, doc="ask for pages twice, to see shifts"),
    "javascript": Key(field="javascript", read=read_flag, doc="scripts fill in its pages: use a browser"),
    "allow_private": Key(field="allow_private", read=read_flag, doc="its host may be a private address"),
    "expect": Key(field="expect", read=read_one_table, doc="the least that a crawl should find"),
    "columns": Key(field="columns", read=read_one_table, doc="which column of its tables is what"),
    "wrapper": Key(
        field="wrappers",
        read=tables_under("[[wrapper]]"),
        doc="where entries are on its pages",
    ),
}
WAY_KEYS = {
    "kind": Key(field="kind", read=one_of(WayKind), doc="how its address is read", is_required=True),
    "url": Key(field="url", read=read_url, doc="its address", is_required=True),
}
EXPECT_KEYS = {
    "entries": Key(field="entries", read=count_in(1, MAX_ENTRIES), doc="in the first walk, or in a sweep"),
    "entries_per_page": Key(field="entries_per_page", read=count_in(1, MAX_ENTRIES), doc="on a page"),
    "newest_within_days": Key(
        field="newest_within_days", read=count_in(1, MAX_DAYS), doc="how old the newest entry may be"
    ),
}
