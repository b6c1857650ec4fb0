"""What WordPress gives as JSON: posts, none, or an error that says why."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crawler.readers.errors import SourceError
from crawler.readers.table import find_reader, read_page
from pipelines.items import Drop, DropReason, Entry, Page, PageFacts, PageIssue, RawEntry
from pipelines.normalise.entry import normalise

NOON = datetime(2023, 6, 1, 12, tzinfo=UTC)
ADDRESS = "https://town.example/wp-json/wp/v2/posts?per_page=100&_embed=1"


def post(number: int, **changes: object) -> dict[str, object]:
    fields: dict[str, object] = {
        "id": number,
        "date": "2021-05-04T00:30:00",
        "date_gmt": "2021-05-03T22:30:00",
        "guid": {"rendered": f"https://town.example/?post_type=note&#038;p={number}"},
        "modified": "2022-01-01T00:00:00",
        "slug": f"post-{number}",
        "status": "publish",
        "link": f"https://town.example/posts/{number}/",
        "title": {"rendered": "Salt &amp; <em>pepper</em> &#8211; again"},
        "content": {"rendered": "<p>Salt is scarce.</p>\n<p>So is\npepper.</p>\n", "protected": False},
        "excerpt": {"rendered": "<p>Salt is scarce. [&hellip;]</p>\n", "protected": False},
        "author": 1,
        "_embedded": {
            "author": [{"id": 1, "name": "Ann O&#8217;Lee"}],
            "wp:featuredmedia": [{"id": 9, "source_url": "https://town.example/salt.jpg"}],
            "wp:term": [
                [{"name": "Kitchen &amp; cellar", "taxonomy": "category"}],
                [{"name": "salt", "taxonomy": "post_tag"}, {"name": "aside", "taxonomy": "post_format"}],
            ],
        },
    }
    return {**fields, **changes}


def page(content: bytes, **changes: object) -> Page:
    fields: dict[str, object] = {
        "content": content,
        "address": ADDRESS,
        "source": "local",
        "fetched_at": NOON,
        "url": ADDRESS,
        "media_type": "application/json",
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def read(content: bytes, **changes: object) -> list[object]:
    return list(read_page(page(content, **changes)))


def entries_of(*posts: object) -> list[RawEntry]:
    content = json.dumps(list(posts)).encode()
    return [record for record in read(content) if isinstance(record, RawEntry)]


def normal(*posts: object) -> list[Entry]:
    return [entry for raw in entries_of(*posts) if isinstance(entry := normalise(raw), Entry)]


def error_of(content: bytes) -> SourceError:
    with pytest.raises(SourceError) as error:
        read(content)
    return error.value


def test_every_field_of_a_post() -> None:
    first = entries_of(post(3))[0]
    assert first.title_raw == "Salt & pepper – again"
    assert first.url_raw == "https://town.example/posts/3/"
    assert first.source_entry_id == "https://town.example/?post_type=note&p=3"
    assert [one.raw for one in first.posted] == ["2021-05-04T00:30:00+02:00"]
    assert first.byline_raw == "Ann O’Lee"
    assert (first.body_raw, first.text_raw) == ("Salt is scarce. […]", "Salt is scarce.\nSo is pepper.")
    assert first.image_url_raw == "https://town.example/salt.jpg"
    assert first.categories == ("Kitchen & cellar", "salt")
    assert (first.reader, first.rule, first.locator) == ("wordpress", "wordpress", "[0]")


def test_a_post_is_of_the_day_that_its_site_shows() -> None:
    """Half past midnight at the site is the day before in UTC."""
    found = normal(post(3))[0]
    assert found.posted_on == date(2021, 5, 4)
    assert found.posted_at == datetime(2021, 5, 3, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("changes", "raw"),
    [
        pytest.param({"date_gmt": None}, "2021-05-04T00:30:00", id="local only"),
        pytest.param({"date": None}, "2021-05-03T22:30:00Z", id="UTC only"),
        pytest.param({"date_gmt": "0000-00-00T00:00:00"}, "2021-05-04T00:30:00", id="no UTC"),
        pytest.param({"date_gmt": "2021-01-01T00:00:00"}, "2021-05-04T00:30:00", id="no zone is so far"),
        pytest.param({"date": "2021-05-03T19:00:00"}, "2021-05-03T19:00:00-03:30", id="west"),
        pytest.param({"date": None, "date_gmt": None}, None, id="neither"),
    ],
)
def test_days(changes: dict[str, object], raw: str | None) -> None:
    assert [one.raw for one in entries_of(post(3, **changes))[0].posted] == ([raw] if raw else [])


def test_posts_without_embedded_records() -> None:
    bare = post(3)
    del bare["_embedded"], bare["excerpt"]
    first = entries_of(bare)[0]
    assert (first.byline_raw, first.categories, first.image_url_raw) == (None, (), None)
    assert first.body_raw == "Salt is scarce. So is pepper."


def test_the_form_of_a_protected_post_is_no_text() -> None:
    form = {"rendered": "<form>Password: <input></form>", "protected": True}
    first = entries_of(post(3, content=form, excerpt=form))[0]
    assert (first.body_raw, first.text_raw) == (None, None)
    assert first.title_raw is not None


@pytest.mark.parametrize(
    ("media_type", "address"),
    [
        ("text/html", "index.html"),
        ("application/json", "posts"),
        (None, "posts.json"),
        ("text/plain", "a.txt"),
    ],
)
def test_posts_are_known_by_what_they_are(media_type: str | None, address: str) -> None:
    content = b"\xef\xbb\xbf\n" + json.dumps([post(1), post(2)]).encode()
    records = read(content, media_type=media_type, address=address)
    assert len([record for record in records if isinstance(record, RawEntry)]) == 2


def test_facts_of_a_page_of_posts() -> None:
    facts = next(record for record in read(json.dumps([post(1)]).encode()) if isinstance(record, PageFacts))
    assert (facts.rule, facts.confidence, facts.encoding, facts.issues) == ("wordpress", 1.0, "utf-8", ())


def test_no_posts() -> None:
    drops = [record for record in read(b"[]\n") if isinstance(record, Drop)]
    assert [drop.reason for drop in drops] == [DropReason.EMPTY_LISTING]
    other = find_reader(page(b"[]", address="list.json", media_type=None))
    assert other is None or other.name != "wordpress"


@pytest.mark.parametrize(
    ("code", "status", "reason"),
    [
        ("rest_no_route", 404, DropReason.ERROR_PAGE),
        ("rest_post_invalid_page_number", 400, DropReason.EMPTY_LISTING),
        ("rest_not_logged_in", 401, DropReason.LOGIN_WALL),
        ("rest_cannot_access", 403, DropReason.LOGIN_WALL),
        ("rest_forbidden_context", 401, DropReason.LOGIN_WALL),
        ("internal_server_error", 500, DropReason.ERROR_PAGE),
    ],
)
def test_what_wordpress_answers_instead(code: str, status: int, reason: DropReason) -> None:
    answer = {"code": code, "message": "No, sorry.", "data": {"status": status}}
    error = error_of(json.dumps(answer).encode())
    assert error.reason is reason
    assert code in error.detail
    assert "No, sorry." in error.detail


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_list_cut_off_gives_the_posts_before_and_says_where(tenth: int) -> None:
    posts = [post(number) for number in range(5)]
    content = json.dumps(posts).encode()
    cut = content[: len(content) * tenth // 10]
    whole = cut.count(b'"taxonomy": "post_format"}]]}}')
    if not whole:
        error = error_of(cut)
        assert (error.reason, "line 1, column" in error.detail) == (DropReason.DAMAGED, True)
        return
    records = read(cut)
    found = [record for record in records if isinstance(record, RawEntry)]
    assert [replace(one, page_id="") for one in found] == [
        replace(one, page_id="") for one in entries_of(*posts)[:whole]
    ]
    (drop,) = (record for record in records if isinstance(record, Drop))
    assert (drop.reason, drop.position, drop.locator) == (DropReason.DAMAGED, whole, f"[{whole}]")
    assert "line 1, column" in drop.detail
    facts = next(record for record in records if isinstance(record, PageFacts))
    assert PageIssue.DAMAGED in facts.issues


def test_what_stands_behind_a_list_costs_no_post() -> None:
    records = read(json.dumps([post(1), post(2)]).encode() + b"\n<!-- cached -->")
    assert len([record for record in records if isinstance(record, RawEntry)]) == 2
    assert not [record for record in records if isinstance(record, Drop)]
    assert PageIssue.DAMAGED in next(one for one in records if isinstance(one, PageFacts)).issues


def test_a_single_post_is_read_as_in_a_list() -> None:
    (alone,) = (one for one in read(json.dumps(post(3)).encode()) if isinstance(one, RawEntry))
    assert replace(alone, page_id="") == replace(entries_of(post(3))[0], page_id="")


def com_post(number: int, **changes: object) -> dict[str, object]:
    """A post as WordPress.com gives it."""
    fields: dict[str, object] = {
        "ID": number,
        "site_ID": 1,
        "author": {"ID": 2, "name": "Ann O&#8217;Lee"},
        "date": "2021-05-04T00:30:00+02:00",
        "title": "Salt &amp; pepper &#8211; again",
        "URL": f"https://town.example/posts/{number}/",
        "content": "<p>Salt is scarce.</p>\n<p>So is\npepper.</p>\n",
        "excerpt": "<p>Salt is scarce. [&hellip;]</p>\n",
        "guid": f"https://town.example/?post_type=note&#038;p={number}",
        "password": "",
        "featured_image": "https://town.example/salt.jpg",
        "categories": {"Kitchen &amp; cellar": {"ID": 4, "name": "Kitchen &amp; cellar"}},
        "tags": {"salt": {"ID": 5, "name": "salt"}},
    }
    return {**fields, **changes}


@pytest.mark.parametrize("is_alone", [True, False])
def test_a_post_of_wordpress_com_is_the_same_as_one_of_its_own_api(is_alone: bool) -> None:
    """But for the markup of the title, which WordPress.com leaves out."""
    answer = com_post(3) if is_alone else {"found": 1, "posts": [com_post(3)]}
    (found,) = (one for one in read(json.dumps(answer).encode()) if isinstance(one, RawEntry))
    assert replace(found, page_id="") == replace(entries_of(post(3))[0], page_id="")


def test_wordpress_com_without_posts_and_with_odd_ones() -> None:
    (drop,) = (one for one in read(b'{"found":0,"posts":[]}') if isinstance(one, Drop))
    assert drop.reason is DropReason.EMPTY_LISTING
    odd = com_post(1, author=False, tags=[], categories={"a": 3}, featured_image=None, password="x")  # noqa: S106
    found = entries_of(odd)[0]
    assert (found.byline_raw, found.categories, found.body_raw) == (None, ("a",), None)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'[{"rendered": ' + b"[" * 200_000, id="nested lists"),
        pytest.param(b'[{"rendered": ' + b'{"a":' * 200_000, id="nested objects"),
        pytest.param(b'[{"rendered": ' + b"9" * 5_000 + b"}]", id="a long number"),
        pytest.param(b'[{"rendered": "\xff\xfe', id="bytes of nothing"),
        pytest.param(b'{"code":"x","message": [[[', id="an error that breaks off"),
    ],
)
def test_hostile_json_is_damaged(content: bytes) -> None:
    error = error_of(content)
    assert error.reason is DropReason.DAMAGED
    assert error.detail.startswith("no JSON: ")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {"title": 3, "content": [], "excerpt": None, "guid": {"rendered": {}}}, id="other types"
        ),
        pytest.param({"_embedded": {"author": "x", "wp:term": [3, [4], [{"name": 5}]]}}, id="other records"),
        pytest.param({"_embedded": {"wp:featuredmedia": [], "author": [None]}}, id="empty records"),
        pytest.param({"link": 10**30, "id": True}, id="numbers"),
        pytest.param({"content": {"rendered": "<div>" * 50_000}}, id="depth"),
        pytest.param({"title": {"rendered": "<b>" * 100_000}}, id="a title of tags"),
        pytest.param({"date": "x" * 2_000, "date_gmt": "y"}, id="a long day"),
    ],
)
def test_posts_of_any_shape_are_read(changes: dict[str, object]) -> None:
    found = entries_of(post(1, **changes), 3, None, [], "x", post(2))
    assert [one.position for one in found] == list(range(6))
    assert found[-1].title_raw == "Salt & pepper – again"
    assert [isinstance(normalise(one), Drop) for one in found[1:5]] == [True] * 4


def test_halves_of_characters_are_replaced() -> None:
    content = (
        b'[{"link": "/\\ud83d", "guid": {"rendered": "\\u0000"}, "title": {"rendered": "\\ud83d\\ude00"}}]'
    )
    first = next(record for record in read(content) if isinstance(record, RawEntry))
    assert (first.url_raw, first.source_entry_id, first.title_raw) == ("/\ufffd", "\ufffd", "\U0001f600")


def test_a_limit_of_the_parser_is_told() -> None:
    content = json.dumps([post(1, content={"rendered": "<div>" * 100_000 + "x"})]).encode()
    facts = next(record for record in read(content) if isinstance(record, PageFacts))
    assert PageIssue.PARSER_LIMIT in facts.issues


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'[{"name": "x"}]', id="other objects"),
        pytest.param(b'{"code": 3}', id="other errors"),
        pytest.param(b"[1] A title\n[2] Another", id="a numbered text"),
    ],
)
def test_other_json_is_left_to_others(content: bytes) -> None:
    reader = find_reader(page(content))
    assert reader is None or reader.name != "wordpress"
