"""A wrapper that a person declares is taken at its word, field by field."""

from datetime import date

import pytest

from crawler.extract.application import apply_wrapper, what_is_missing
from crawler.extract.dates_in_tree import DateFinder
from crawler.extract.entries import Found
from crawler.extract.parser import parse
from crawler.extract.reading import find_reading
from crawler.extract.statements import DatePlace, StatementFinder
from crawler.extract.wrapper import SUFFIX, Wrapper

# The headline is no link and no heading, the day that counts is the second, and the picture waits in an
# attribute of its own: what induction makes of such a page is not what its readers see.
BLOCK = """<div class="box item{n}"><div class="when shown">{n} May 2030</div>
<p class="line1 headline">Flower show in hall {n}</p><p class="teaser">Bring your own <b>pots</b>.</p>
<p class="teaser">Doors open at nine.</p><div class="info"><span class="put up">{n} April 2024</span>
<span class="who">Ann Bell</span><em class="topic">Garden</em><em class="topic">Town</em></div>
<i class="pic" data-cover="/img/{n}.jpg"></i><a class="x" href="/share/{n}">Share</a>
<a class="go" href="/show/{n}">To the show</a></div>"""
PAGE = (
    f"<html><body class='list'><main>{''.join(BLOCK.format(n=n) for n in range(1, 7))}</main></body></html>"
)


def read(wrapper: Wrapper, markup: str = PAGE) -> list[Found]:
    tree = parse(markup)
    return apply_wrapper(wrapper, tree, StatementFinder(tree, DateFinder(tree, "en")))


def days(*places: DatePlace) -> list[str]:
    found = read(Wrapper(rule=SUFFIX, titles=".headline", date_places=places))
    return [entry.posted[0].raw if entry.posted else "" for entry in found][:2]


def test_every_declared_field_is_read_where_it_is_declared() -> None:
    wrapper = Wrapper(
        rule=SUFFIX,
        titles="div.box/.headline",
        date_places=(DatePlace("div.info/span.up", ""),),
        link_place="a.go",
        byline_place="div.info/.who",
        excerpt_place=".teaser",
        image_place="i.pic@data-cover",
        category_place="em.topic",
    )
    found = read(wrapper)
    assert [entry.title for entry in found] == [f"Flower show in hall {n}" for n in range(1, 7)]
    first = found[0]
    assert first.url == "/show/1"
    assert [posted.raw for posted in first.posted] == ["1 April 2024"]
    assert first.byline == "Ann Bell"
    assert first.body == "Bring your own pots. Doors open at nine."
    assert first.image_url == "/img/1.jpg"
    assert first.categories == ("Garden", "Town")
    assert what_is_missing(wrapper, found) is None


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(DatePlace("div.info/span.put", "text"), id="as induction spells it"),
        pytest.param(DatePlace("span.put", "text"), id="the last step"),
        pytest.param(DatePlace("span.up", ""), id="the second class, any part"),
        pytest.param(DatePlace(".up", ""), id="a class alone"),
        pytest.param(DatePlace("main/div.box/div/span", ""), id="more steps than induction keeps"),
    ],
)
def test_a_place_of_a_day_is_found_however_it_is_written(place: DatePlace) -> None:
    assert days(place) == ["1 April 2024", "2 April 2024"]


def test_the_first_place_that_states_a_day_wins() -> None:
    shown, put = DatePlace("div.shown", ""), DatePlace("span.put", "text")
    assert days(shown, put) == ["1 May 2030", "2 May 2030"]
    assert days(put, shown) == ["1 April 2024", "2 April 2024"]
    assert days(DatePlace("b.nowhere", "text")) == ["", ""]
    assert days() == ["", ""]


def test_what_is_not_declared_is_learned_and_a_declared_field_is_never_guessed() -> None:
    found = read(Wrapper(rule=SUFFIX, titles=".headline"))
    assert found[0].posted
    assert found[0].url is not None
    declared = Wrapper(rule=SUFFIX, titles=".headline", byline_place="b.nowhere", image_place="b.nowhere")
    assert [(entry.byline, entry.image_url) for entry in read(declared)] == [(None, None)] * 6
    declared = Wrapper(rule=SUFFIX, titles=".headline", excerpt_place="b.nowhere", category_place="b.no")
    assert [(entry.body, entry.categories) for entry in read(declared)] == [(None, ())] * 6


def test_titles_are_taken_at_their_word() -> None:
    """Induction leaves out a title in a footer and one that is no link; a person may mean them."""
    blocks = "".join(f"<h2 class=t><a href=/{n}>Notes of week {n}</a></h2><p>Text.</p>" for n in range(5))
    page = f"<main>{blocks}<h2 class=t>Not yet online</h2></main><footer><h2 class=t>Old</h2></footer>"
    titles = [entry.title for entry in read(Wrapper(rule=SUFFIX, titles="h2.t"), page)]
    assert titles[-2:] == ["Not yet online", "Old"]
    assert len(titles) == 7


def test_the_class_of_the_body_is_no_layout() -> None:
    wrapper = Wrapper(rule="path", titles="html/body.home/main/article/h2")
    blocks = "".join(f"<article><h2><a href=/{n}>Notes of week {n}</a></h2></article>" for n in range(5))
    for body in ("<body>", "<body class=home>", "<body class='archive dark'>"):
        assert len(read(wrapper, f"{body}<main>{blocks}</main>")) == 5
    assert read(wrapper, f"<body><main class=wide>{blocks}</main>") == []
    assert len(read(Wrapper(rule="tags", titles="html/body/main/article/h2"), f"<main>{blocks}</main>")) == 5


def test_the_first_wrapper_that_fits_reads_the_page_and_the_others_are_named() -> None:
    tree = parse(PAGE)
    finder = StatementFinder(tree, DateFinder(tree, "en"))
    wrappers = [
        (1, Wrapper(rule=SUFFIX, titles="h2.gone")),
        (3, Wrapper(rule=SUFFIX, titles=".headline", date_places=(DatePlace("time", "datetime"),))),
        (4, Wrapper(rule=SUFFIX, titles=".headline", date_places=(DatePlace("span.put", ""),))),
    ]
    reading = find_reading(wrappers, tree, finder, needed=0.3)
    assert (reading.declared, reading.rule) == (4, "declared wrapper 4, titles by suffix")
    assert reading.missed == (
        "wrapper[1]: no titles by suffix h2.gone",
        "wrapper[3]: 6 titles, but no day at time@datetime",
    )
    assert not reading.is_missed
    reading = find_reading(wrappers[:2], tree, finder, needed=0.3)
    assert reading.is_missed
    assert reading.declared is None
    assert find_reading([], tree, finder, needed=2).found == ()


def test_the_ends_of_a_validity_are_part_of_it() -> None:
    wrapper = Wrapper(rule=SUFFIX, titles="h2", valid_from=date(2020, 1, 2), valid_until=date(2020, 1, 3))
    in_force = [wrapper.is_valid_on(date(2020, 1, day)) for day in range(1, 5)]
    assert in_force == [False, True, True, False]


def test_a_way_with_odd_classes_is_found_again_or_nothing() -> None:
    """Classes hold any characters: what induction spelled cannot always be read as a way."""
    place = DatePlace("div.a//b/span.c@d", "text")
    assert days(place) == ["", ""]
    markup = PAGE.replace('class="info"', 'class="in@fo/x"')
    wrapper = Wrapper(
        rule=SUFFIX, titles=".headline", date_places=(DatePlace("div.in@fo/x/span.put", "text"),)
    )
    assert [entry.posted[0].raw for entry in read(wrapper, markup)][:1] == ["1 April 2024"]
