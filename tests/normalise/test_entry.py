"""One entry, from what the page wrote to the columns of the dataset."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.items import (
    DayOrder,
    Drop,
    DropReason,
    Entry,
    Issue,
    OrderEvidence,
    PostedSource,
    PostedText,
    Precision,
    RawEntry,
    SpanText,
)
from pipelines.normalise.entry import normalise
from pipelines.normalise.person import name_case
from pipelines.normalise.pipeline import Normalise
from pipelines.normalise.text import clean_text

RAW = RawEntry(
    source="samples",
    page_id="0" * 32,
    position=0,
    locator="line 1",
    reader="plain_text",
    rule="posted_on",
    seen_at=datetime(2020, 2, 1, 12, tzinfo=UTC),
    page_url="https://example.com/news/?page=2",
    title_raw="Harbour Wall\u00a0Repaired After Storm",
    url_raw="../2020/wall?utm_source=x",
    posted=(PostedText(raw="2020/01/12", source=PostedSource.LISTING),),
    body_raw=(
        "Ann Lee, The Harbour Post, Oslo, Norway, January 11 2020:… The council’s workers\u00a0mended "
        "the wall in a week, and the fishing fleet came back. Harbour Wall Repaired After Storm\u00a0. "
    ),
    categories=("News", " News ", ""),
    image_url_raw="/i.png",
)


def entry_of(raw: RawEntry) -> Entry:
    entry = normalise(raw)
    assert isinstance(entry, Entry)
    return entry


def test_every_column_is_filled_from_what_was_written() -> None:
    entry = entry_of(RAW)
    assert entry.title == "Harbour Wall Repaired After Storm"
    assert entry.excerpt == (
        "The council’s workers mended the wall in a week, and the fishing fleet came back."
    )
    assert entry.excerpt_raw == (
        "The council’s workers\u00a0mended the wall in a week, and the fishing fleet came back."
    )
    assert entry.dateline_raw == "Ann Lee, The Harbour Post, Oslo, Norway, January 11 2020:…"
    assert (entry.authors, entry.outlets, entry.outlet_keys) == (
        ("Ann Lee",),
        ("The Harbour Post",),
        ("harbourpost",),
    )
    assert (entry.place, entry.country, entry.attribution_form) == ("Oslo", "NO", "digest")
    assert (entry.dateline_on, entry.posted_on) == (date(2020, 1, 11), date(2020, 1, 12))
    assert (entry.posted_precision, entry.posted_source) == (Precision.DAY, PostedSource.LISTING)
    assert (entry.posted_ambiguous, entry.posted_raw) == (False, "2020/01/12")
    assert (entry.url, entry.image_url) == ("https://example.com/2020/wall", "https://example.com/i.png")
    assert (entry.categories, entry.language, entry.issues) == (("News",), "en", ())
    assert (entry.title_raw, entry.url_raw) == (RAW.title_raw, RAW.url_raw)


def test_a_blank_label_inherits_the_day_and_says_so() -> None:
    raw = replace(
        RAW, posted=(PostedText(raw="2020/01/10", source=PostedSource.INHERITED),), posted_blank=True
    )
    entry = entry_of(raw)
    assert (entry.posted_on, entry.posted_source, entry.posted_raw) == (
        date(2020, 1, 10),
        PostedSource.INHERITED,
        "",
    )


@pytest.mark.parametrize(
    ("statement", "order", "on", "issues"),
    [
        ("03/04/2019", None, date(2019, 4, 3), (Issue.AMBIGUOUS_POSTED,)),
        ("03/04/2019", DayOrder.MONTH_FIRST, date(2019, 3, 4), ()),
        pytest.param("05/01/2020", None, date(2020, 1, 5), (), id="the other reading is in the future"),
        pytest.param("01/12/2019", None, date(2019, 12, 1), (Issue.AMBIGUOUS_POSTED,), id="both are past"),
        pytest.param("2 February 2020", None, date(2020, 2, 2), (), id="a day ahead is another time zone"),
        pytest.param(
            "2020-02-03", None, date(2020, 2, 3), (Issue.FUTURE_POSTED,), id="days ahead: kept, marked"
        ),
        pytest.param("soon", None, None, (Issue.UNREAD_POSTED,), id="no date"),
        pytest.param(
            "January 5, 2020 by A. Writer in News", None, date(2020, 1, 5), (), id="one date and more"
        ),
        pytest.param(
            "5 January 2020 | Updated 7 January 2020", None, date(2020, 1, 5), (), id="updated later"
        ),
        pytest.param("Last updated 7 January 2020", None, None, (Issue.UNREAD_POSTED,), id="updated only"),
        pytest.param("yesterday", None, date(2020, 1, 31), (), id="relative"),
    ],
)
def test_the_day_is_read_or_the_reason_kept(
    statement: str, order: DayOrder | None, on: date | None, issues: tuple[Issue, ...]
) -> None:
    raw = replace(
        RAW,
        posted=(PostedText(raw=statement, source=PostedSource.LISTING),),
        day_order=order,
        day_order_evidence=order and OrderEvidence.PAGE,
    )
    entry = entry_of(raw)
    assert (entry.posted_on, entry.issues, entry.posted_raw) == (on, issues, statement)


def test_no_statement_of_a_day_is_no_day() -> None:
    entry = entry_of(replace(RAW, posted=()))
    assert (entry.posted_on, entry.posted_raw, entry.posted_ambiguous) == (None, None, None)
    assert entry.issues == (Issue.NO_POSTED,)


def test_the_first_statement_that_reads_counts() -> None:
    raw = replace(
        RAW,
        posted=(
            PostedText(raw="long ago", source=PostedSource.LISTING),
            PostedText(raw="2020-01-09T08:00:00Z", source=PostedSource.META),
        ),
    )
    entry = entry_of(raw)
    assert (entry.posted_on, entry.posted_source) == (date(2020, 1, 9), PostedSource.META)
    assert entry.posted_at == datetime(2020, 1, 9, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("others", "body", "on", "ambiguous"),
    [
        pytest.param((), "Text.", date(2019, 4, 3), True, id="open"),
        pytest.param(("2019-03-04",), "Text.", date(2019, 3, 4), False, id="another statement agrees"),
        pytest.param(("2019-05-05",), "Text.", date(2019, 4, 3), True, id="another statement does not"),
        pytest.param(
            (), "Harbour Post, March 4 2019:… Text.", date(2019, 3, 4), False, id="the dateline agrees"
        ),
    ],
)
def test_other_statements_decide_an_open_date(
    others: tuple[str, ...], body: str, on: date, ambiguous: bool
) -> None:
    statements = (PostedText(raw="03/04/2019", source=PostedSource.LISTING),)
    statements += tuple(PostedText(raw=other, source=PostedSource.META) for other in others)
    entry = entry_of(replace(RAW, posted=statements, body_raw=body))
    assert (entry.posted_on, entry.posted_ambiguous, entry.posted_source) == (
        on,
        ambiguous,
        PostedSource.LISTING,
    )


def test_a_day_within_the_written_month_is_taken() -> None:
    statements = (
        PostedText(raw="January 2020", source=PostedSource.LISTING),
        PostedText(raw="2020-01-09", source=PostedSource.META),
    )
    entry = entry_of(replace(RAW, posted=statements))
    assert (entry.posted_on, entry.posted_precision) == (date(2020, 1, 9), Precision.DAY)
    entry = entry_of(replace(RAW, posted=(statements[0], replace(statements[1], raw="2019-12-09"))))
    assert (entry.posted_on, entry.posted_precision) == (date(2020, 1, 1), Precision.MONTH)


@pytest.mark.parametrize(
    ("url", "page_url", "expected", "issue"),
    [
        ("?page=2", "https://example.com/news/", "https://example.com/news/?page=2", None),
        pytest.param("", "https://example.com/news/", None, None, id="no link"),
        pytest.param("/news/", "https://example.com/news/", None, None, id="the listing is no entry"),
        pytest.param("#", "https://example.com/news/", None, None, id="a dead link"),
        pytest.param(
            "#post-3",
            "https://example.com/news/",
            "https://example.com/news/#post-3",
            None,
            id="a place in it is",
        ),
        pytest.param("/a", None, None, Issue.RELATIVE_URL, id="nobody knows the page's address"),
        pytest.param("javascript:x()", "https://example.com/", None, Issue.UNSAFE_URL, id="no address"),
    ],
)
def test_links_lead_to_the_entry_or_nowhere(
    url: str, page_url: str | None, expected: str | None, issue: Issue | None
) -> None:
    entry = entry_of(replace(RAW, url_raw=url, page_url=page_url))
    assert entry.url == expected
    assert entry.issues == ((issue,) if issue else ())


def test_a_marked_byline_names_the_author() -> None:
    entry = entry_of(
        replace(RAW, body_raw="The fleet came back.", byline_raw="Ann Lee", byline_is_marked=True)
    )
    assert (entry.authors, entry.outlets, entry.attribution_form) == (("Ann Lee",), (), "byline")
    assert (entry.excerpt, entry.dateline_raw, entry.byline_raw) == ("The fleet came back.", None, "Ann Lee")


def test_a_bare_name_that_nothing_marks_is_for_review() -> None:
    entry = entry_of(replace(RAW, body_raw="The fleet came back.", byline_raw="ANN LEE | 3 May 2020"))
    assert (entry.authors, entry.authors_raw, entry.authors_review) == ((), (), ("Ann Lee",))
    cued = entry_of(replace(RAW, body_raw="The fleet came back.", byline_raw="By ANN LEE | 3 May 2020"))
    assert (cued.authors, cued.authors_raw, cued.authors_review) == (("Ann Lee",), ("ANN LEE",), ())


def test_place_and_country_are_of_one_statement() -> None:
    entry = entry_of(
        replace(RAW, body_raw="OSLO (Reuters) - The fleet came back.", byline_raw="Von Ann Lee, Deutschland")
    )
    assert (entry.place, entry.country, entry.authors) == ("Oslo", None, ("Ann Lee",))


def test_an_entry_needs_a_title_a_link_or_a_text() -> None:
    drop = normalise(replace(RAW, title_raw="\u200b", url_raw=None, body_raw=" \u00a0", text_raw=None))
    assert isinstance(drop, Drop)
    assert (drop.reason, drop.position, drop.locator) == (DropReason.NO_TITLE_OR_LINK, 0, "line 1")
    entry = entry_of(replace(RAW, title_raw=None))
    assert entry.issues == (Issue.NO_TITLE,)


def test_the_pipeline_passes_on_what_is_no_raw_entry() -> None:
    pipeline = Normalise()
    other = object()
    assert pipeline.process_item(other) is other
    assert pipeline.process_item(RAW) == normalise(RAW)


def assert_spans_fit(entry: Entry) -> None:
    """The spans of each text rebuild it without gaps, and every name is the cleaned text of one."""
    raws = {SpanText.DATELINE: entry.dateline_raw, SpanText.BYLINE: entry.byline_raw}
    texts: dict[str, list[str]] = {}
    for kind, raw in raws.items():
        spans = [span for span in entry.attribution_spans if span.text is kind]
        pieces = [(raw or "")[span.start : span.end] for span in spans]
        assert all(pieces)
        assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
        assert not spans or "".join(pieces) == raw
        assert spans or kind is SpanText.BYLINE or raw is None
        for span, piece in zip(spans, pieces, strict=True):
            texts.setdefault(span.role, []).append(clean_text(piece)[0])
    authors = texts.get("author", [])
    assert [name_case(name) for name in entry.authors_raw] == list(entry.authors)
    assert set(entry.authors_raw) <= set(authors)
    assert set(entry.authors_review) <= {name_case(name) for name in authors}
    assert set(entry.outlets_raw) <= set(texts.get("outlet", []))
    assert entry.place is None or entry.place in {name_case(place) for place in texts["place"]}
    assert entry.country is None or texts["country"]


def lines_written() -> list[str]:
    here = Path(__file__).parent
    tables = [here / "datelines.jsonl", here / "blind_datelines.jsonl"]
    real = here.parents[1] / "../shared/real/datelines_dev.jsonl"  # not part of the project
    paths = [path for path in (*tables, real) if path in tables or path.exists()]
    return [
        json.loads(line)["text"] for path in paths for line in path.read_text(encoding="utf-8").splitlines()
    ]


@pytest.mark.parametrize("is_marked", [False, True])
def test_spans_rebuild_every_line(is_marked: bool) -> None:
    for text in lines_written():
        raw = replace(RAW, body_raw=f" \u00a0{text}", byline_raw=f"{text} ", byline_is_marked=is_marked)
        entry = normalise(raw)
        assert isinstance(entry, Entry)
        assert_spans_fit(entry)


WORDS = (
    "Ann Lee|Harbour Post|,|,|Oslo|Norway|January 11 2020|:…|By|–|(AP)|\n|\u00a0|Wall|Repaired|after|storm|.|"
    "Read more|»|Ã©|&amp;|\u200b|الرياض|2020年1月2日|Source:"
)
SCRAPS = st.lists(st.sampled_from(WORDS.split("|")) | st.text(max_size=5), max_size=25).map(" ".join)


@given(title=SCRAPS, body=SCRAPS, byline=SCRAPS, posted=SCRAPS)
def test_normalising_is_total_and_its_result_is_stable(
    title: str, body: str, byline: str, posted: str
) -> None:
    raw = replace(
        RAW,
        title_raw=title,
        body_raw=body,
        byline_raw=byline,
        posted=(PostedText(raw=posted, source=PostedSource.LISTING),),
    )
    entry = normalise(raw)
    assert entry == normalise(raw)
    if isinstance(entry, Drop):
        return
    assert (entry.excerpt_raw or "") in body
    assert (entry.dateline_raw or "") in body
    assert_spans_fit(entry)
    again = entry_of(replace(raw, title_raw=entry.title, url_raw=entry.url, categories=entry.categories))
    assert (again.title, again.url, again.categories) == (entry.title, entry.url, entry.categories)
