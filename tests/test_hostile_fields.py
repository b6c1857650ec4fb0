"""What is hostile in a field is so by every door: unsafe links, half characters, hidden addresses, depth.

security.md, rows 7, 12, 24, 33.
"""

import asyncio
import re
from pathlib import Path

import pytest

from crawler.run import Run
from pipelines.items import DropReason, Issue, Page
from pipelines.store.read import read_dataset
from tests.doors import (
    COUNT,
    DECLARED,
    DOORS,
    JSON_DOORS,
    NOON,
    URL,
    Post,
    publish,
    read_page_whole,
    read_through,
)

UNSAFE = {
    "plain": "javascript:alert({})",
    "mixed case": "JaVaScRiPt:alert({})",
    "a line end": "java\nscript:alert({})",
    "a tab": "java\tscript:alert({})",
    "a control in front": "\x01javascript:alert({})",
    "data": "data:text/html,x{}",
    "vbscript": "vbscript:x{}",
    "a file": "file:///etc/passwd{}",
}
WHITE = re.compile(r"[\s\x01]")  # cannot stand in a link of Markdown; XML makes spaces of it in attributes


@pytest.mark.parametrize("door", DOORS)
def test_an_unsafe_link_is_no_url_by_any_door(door: str) -> None:
    for link in UNSAFE.values():
        if door in ("atom", "markdown") and WHITE.search(link):
            continue
        entries, drops = read_through(Post(link=link), door)
        assert [entry.title for entry in entries] == [f"The title of post {n}" for n in range(1, COUNT + 1)]
        assert {(entry.url, entry.image_url) for entry in entries} == {(None, None)}, link
        assert all(Issue.UNSAFE_URL in entry.issues for entry in entries), link
        written = [WHITE.sub("", entry.url_raw or "") for entry in entries]
        assert written == [WHITE.sub("", link.replace("{}", str(n))) for n in range(1, COUNT + 1)]
        assert drops == []


def test_an_unsafe_link_of_a_text_stays_text() -> None:
    entries, _ = read_through(Post(link="javascript:alert({})"), "text")
    assert [(entry.url, entry.url_raw) for entry in entries] == [(None, None)] * COUNT
    assert all("javascript:alert" in (entry.excerpt or "") for entry in entries)


def test_a_space_in_a_scheme_makes_it_a_path_of_the_site() -> None:
    entries, _ = read_through(Post(link="java\nscript:alert({})"), "atom")
    assert [entry.url for entry in entries] == [f"{URL}java%20script:alert({n})" for n in range(1, COUNT + 1)]


def test_half_characters_reach_the_store_as_replacement_characters(tmp_path: Path) -> None:
    post = Post("The \ud800 title \0of post {}", "/p/{}\udfff", "Ann \udc00Lee", "Words\x0b \ud83d about {}.")

    async def read() -> None:
        async with Run(data=tmp_path, source="town", command="test", sources={"town": DECLARED}) as run:
            for number, door in enumerate(JSON_DOORS):
                await run.read(publish(post, door, number=number))
        assert run.report.error is None

    asyncio.run(read())
    for name in ("entries", "revisions"):
        rows = read_dataset(tmp_path, name).to_pylist()
        assert len(rows) == (COUNT if name == "entries" else COUNT * len(JSON_DOORS))
        for row in rows:
            assert row["title"].startswith("The \ufffd title \ufffdof post ")
            assert not re.search("[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]", row["title"] + row["excerpt"])
            assert all("\0" not in value for value in row.values() if isinstance(value, str))


DEEP = "[" * 200_000
DEEP_JSON = {
    "json feed": ("a.json", '{"version": "https://jsonfeed.org/version/1", "items": ' + DEEP),
    "closed json feed": (
        "a.json",
        '{"version": "https://jsonfeed.org/version/1", "items": ' + DEEP + "]" * len(DEEP) + "}",
    ),
    "wordpress": ("posts.json", '[{"id": 1, "title": {"rendered": "x"}, "y": ' + DEEP),
    "json lines": ("a.jsonl", '{"title": ' + DEEP + "\n" + '{"title": ' + DEEP + "\n"),
}


@pytest.mark.parametrize("door", DEEP_JSON)
def test_json_that_is_nested_beyond_recursion_is_one_drop(door: str) -> None:
    name, text = DEEP_JSON[door]
    page = Page(content=text.encode(), address=name, source="town", fetched_at=NOON)
    entries, drops = read_page_whole(page)
    assert entries == []
    assert [drop.reason for drop in drops] == [DropReason.DAMAGED]


# ann@town.example as Cloudflare writes it: the first byte, then each character XOR that byte.
HIDDEN = "54353a3a14203b233a7a312c3539243831"
COVER = (
    f'<a class="__cf_email__" data-cfemail="{HIDDEN}" href="/cdn-cgi/l/email-protection">'
    "[email&#160;protected]</a>"
)


@pytest.mark.parametrize("door", ["html", "mail", "rss"])
def test_an_obfuscated_mail_address_is_not_decoded_and_names_nobody(door: str) -> None:
    by = "[email protected]" if door == "rss" else "COVER"  # no markup in the author of a feed
    post = Post(by=by, text="Write to COVER about post {}, and say why you do.")
    entries, _ = read_page_whole(publish(post, door, cover=COVER))
    assert len(entries) == COUNT
    for entry in entries:
        assert (entry.authors, entry.authors_review, entry.outlets) == ((), (), ())
        assert "Write to [email protected] about post" in (entry.excerpt or "")
        assert "ann@" not in repr(entry)
        assert HIDDEN not in repr(entry)
