"""The next page is the next older one of the same listing, by whatever form a page names it in."""

import sys
from collections.abc import Callable

import pytest

from crawler.extract.pagination import Pagination, find_pagination
from crawler.extract.parser import parse

SITE = "https://news.example"


def find(markup: str, url: str | None = "/harbour/", head: str = "") -> Pagination:
    page = f"<html><head>{head}</head><body><main>{markup}</main></body></html>"
    return find_pagination(parse(page), SITE + url if url is not None and url.startswith("/") else url)


def next_of(markup: str, url: str | None = "/harbour/", head: str = "") -> str | None:
    found = find(markup, url, head).next_page
    return found.removeprefix(SITE) if found is not None else None


GENERATORS = {
    "WordPress, links": (
        "/page/2/",
        '<nav class="navigation posts-navigation"><div class="nav-links"><div class="nav-previous">'
        '<a href="/page/3/">Older posts</a></div><div class="nav-next"><a href="/">Newer posts</a>'
        "</div></div></nav>",
        "/page/3/",
    ),
    "WordPress, 'previous' is older": (
        "/",
        '<div class="nav-previous"><a href="/page/2/">Previous</a></div>',
        "/page/2/",
    ),
    "WordPress, 'next' is newer": (
        "/page/2/",
        '<div class="nav-next"><a href="/">Next</a></div>',
        None,
    ),
    "WordPress, both ambiguous": (
        "/?paged=5",
        '<a href="/?paged=6">« Previous Entries</a> <a href="/?paged=4">Next Entries »</a>',
        "/?paged=6",
    ),
    "Blogger": (
        "/",
        '<div id="blog-pager"><a class="blog-pager-older-link" id="x_blog-pager-older-link"'
        ' title="Older Posts"'
        ' href="/search?updated-max=2020-05-01T09:00:00%2B02:00&max-results=7">Older Posts</a>'
        '<a class="home-link" href="/">Home</a></div>',
        "/search?updated-max=2020-05-01T09:00:00%2B02:00&max-results=7",
    ),
    "Drupal counts from 0": (
        "/harbour",
        '<nav class="pager"><ul class="pager__items"><li class="pager__item is-active"><a'
        ' href="?page=0" title="Current page">'
        '<span class="visually-hidden">Current page</span> 1</a></li><li class="pager__item"><a'
        ' href="?page=1" title="Go to page 2">'
        '2</a></li><li class="pager__item pager__item--next"><a href="?page=1" rel="next">'
        "<span>Next page</span> ››</a></li></ul></nav>",
        "/harbour?page=1",
    ),
    "Drupal, third page": (
        "/harbour?page=2",
        '<ul class="pager"><li><a href="?page=0">« first</a><li><a href="?page=1">‹ previous</a>'
        '<li><a href="?page=0">1</a>'
        '<li><a href="?page=1">2</a><li class="pager-current">3<li><a href="?page=3">4</a>'
        '<li><a href="?page=3">next ›</a><li><a href="?page=9">last »</a></ul>',
        "/harbour?page=3",
    ),
    "Joomla": (
        "/harbour?start=10",
        '<ul class="pagination"><li><a href="/harbour?start=0">1</a></li><li><span>2</span></li>'
        '<li><a href="/harbour?start=20">3</a></li><li><a title="Next" href="/harbour?start=20"><i'
        ' class="icon-next"></i></a></li>'
        '<li><a title="End" href="/harbour?start=90"><i class="icon-last"></i></a></li></ul>',
        "/harbour?start=20",
    ),
    "Plone": (
        "/harbour",
        '<div class="listingBar"><span class="next"><a'
        ' href="/harbour?b_start:int=20">Next 20 items »</a></span>'
        ' [1] <a href="/harbour?b_start:int=20">2</a> <a href="/harbour?b_start:int=40">3</a></div>',
        "/harbour?b_start:int=20",
    ),
    "Pelican": ("/index2.html", '<a href="./index.html">«</a> <a href="./index3.html">»</a>', "/index3.html"),
    "Pelican, a tag": (
        "/tag/bridge.html",
        '<p class="paginator">Page 1 / 4 <a href="/tag/bridge2.html">»</a>',
        "/tag/bridge2.html",
    ),
    "Jekyll": (
        "/page2/",
        '<a href="/">Newer</a> <span>Page: 2 of 4</span> <a href="/page3/">Older</a>',
        "/page3/",
    ),
    "Ghost": (
        "/",
        '<nav class="pagination"><a class="older-posts" href="/page/2/#open">Older Posts →</a></nav>',
        "/page/2/#open",
    ),
    "TYPO3": (
        "/harbour?tx_list[@widget_0][currentPage]=2",
        '<a href="/harbour?tx_list[@widget_0][currentPage]=1">zurück</a>'
        '<a href="/harbour?tx_list[@widget_0][currentPage]=3">vor</a>',
        "/harbour?tx_list[@widget_0][currentPage]=3",
    ),
    "Bitrix": (
        "/harbour/?PAGEN_1=2",
        '<a href="/harbour/?PAGEN_1=1">Пред.</a> <a href="/harbour/">1</a> <b>2</b> <a'
        ' href="/harbour/?PAGEN_1=3">3</a>'
        '<a href="/harbour/?PAGEN_1=3">След.</a> <a href="/harbour/?PAGEN_1=40">Конец</a>',
        "/harbour/?PAGEN_1=3",
    ),
    "Squarespace": (
        "/harbour",
        '<a class="older" href="/harbour?offset=1577836800000">Older</a>',
        "/harbour?offset=1577836800000",
    ),
    "MediaWiki": (
        "/index?title=Log",
        '(<a href="/index?title=Log&dir=prev">newer 50</a> | <a'
        ' href="/index?title=Log&offset=2020010100">older 50</a>)',
        "/index?title=Log&offset=2020010100",
    ),
    "Elementor": (
        "/harbour/",
        '<span class="page-numbers current"><span class="elementor-screen-only">Page</span>1</span>'
        '<a class="page-numbers" href="/harbour/?e-page-7ba4=2"><span'
        ' class="elementor-screen-only">Page</span>2</a>'
        '<a class="page-numbers" href="/harbour/?e-page-7ba4=3"><span'
        ' class="elementor-screen-only">Page</span>3</a>',
        "/harbour/?e-page-7ba4=2",
    ),
    "a load-more button with an address": (
        "/harbour/",
        '<div class="grid"><a class="load-more-btn" href="/harbour/page/2/">Read on</a></div>',
        "/harbour/page/2/",
    ),
    "a cursor": (
        "/harbour?before=900",
        '<a href="/harbour?after=899">Newer</a><a href="/harbour?before=800">Older</a>',
        "/harbour?before=800",
    ),
}


@pytest.mark.parametrize(("url", "markup", "expected"), GENERATORS.values(), ids=GENERATORS.keys())
def test_forms_of_common_generators(url: str, markup: str, expected: str | None) -> None:
    assert next_of(markup, url) == expected


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Older posts", "Newer posts"),
        ("Entradas antiguas", "Entradas más recientes"),
        ("Entrades més antigues", "Entrades més recents"),
        ("Articles plus anciens", "Articles plus récents"),
        ("Ältere Beiträge", "Neuere Beiträge"),
        ("Articoli meno recenti", "Articoli più recenti"),
        ("Postagens mais antigas", "Postagens mais recentes"),
        ("Oudere berichten", "Nieuwere berichten"),
        ("Äldre inlägg", "Nyare inlägg"),
        ("Eldre innlegg", "Nyere innlegg"),
        ("Ældre indlæg", "Nyere indlæg"),
        ("Vanhemmat artikkelit", "Uudemmat"),
        ("Starsze wpisy", "Nowsze wpisy"),
        ("Starší příspěvky", "Novější příspěvky"),
        ("Staršie články", "Novšie"),
        ("Starije objave", "Novije objave"),
        ("Starejši prispevki", "Novejši"),
        ("Régebbi bejegyzések", "Újabb bejegyzések"),
        ("Articole mai vechi", "Articole mai noi"),
        ("Старые записи", "Новые записи"),
        ("Попередні записи", "Новіші записи"),
        ("По-стари публикации", "По-нови публикации"),
        ("Старији чланци", "Новији чланци"),
        ("Παλαιότερα άρθρα", "Νεότερα άρθρα"),
        ("Eski yazılar", "Yeni yazılar"),
        ("مقالات أقدم", "المقالات الأحدث"),
        ("نوشته‌های قدیمی‌تر", "نوشته‌های تازه‌تر"),
        ("פוסטים ישנים", "רשומות חדשות"),
        ("पुराने पोस्ट", "अगला"),
        ("古い投稿", "新しい投稿"),
        ("较旧文章", "较新文章"),
        ("이전 글", "다음 글"),
        ("Bài cũ hơn", "Bài mới hơn"),
        ("Pos-pos lama", "Pos-pos baru"),
        ("เก่ากว่า", "ใหม่กว่า"),
    ],
)
def test_older_in_many_languages_without_help_of_addresses(older: str, newer: str) -> None:
    if newer != "अगला":
        assert next_of(f'<a href="/a/">← {newer}</a>') is None
    assert next_of(f'<a href="/b/">{older} →</a>') == "/b/"


@pytest.mark.parametrize(
    "word",
    [
        "Next", "Next page »", "Siguiente", "Següent", "Suivant", "Nächste Seite", "Weiter",
        "Successiva", "Próxima", "Seguinte",
        "Volgende", "Nästa", "Neste", "Næste", "Seuraava", "Järgmine", "Następna", "Další",
        "Ďalšia", "Sljedeća",
        "Naslednja", "Kitas", "Nākamā", "Következő", "Următoarea", "Tjetra", "Следующая",
        "Наступна", "Следваща",
        "Следећа", "Sonraki", "Növbəti", "Επόμενη", "التالي", "بعدی", "הבא", "अगला", "次へ", "下一页",
        "下一頁", "다음",
        "Trang sau", "Berikutnya", "ถัดไป", "পরবর্তী", "»", "›", "→", ">", "&gt;", "❯",
    ],
)  # fmt: skip
def test_next_in_many_languages_without_help_of_addresses(word: str) -> None:
    assert next_of(f'<a href="/b/">{word}</a>') == "/b/"
    assert next_of(f'<a href="/b/" aria-label="{word}"><svg><path d="M0"/></svg></a>') == "/b/"
    assert next_of(f'<a href="/b/" title="{word}">…</a>') == "/b/"
    assert next_of(f'<a href="/b/"><img src="i.gif" alt="{word}"></a>') == "/b/"


SIGNS = {
    "rel=next in the head": ("", '<link rel="next" href="/harbour/page/2/">', "/harbour/page/2/"),
    "rel=next of the first page of a section below": (
        "",
        '<link rel="next" href="/harbour/all/page/2/">',
        "/harbour/all/page/2/",
    ),
    "an icon's class": (
        '<a href="/harbour/?page=2"><i class="fa fa-chevron-right"></i></a>',
        "",
        "/harbour/?page=2",
    ),
    "a class of the link": ('<a class="pagination-next" href="/harbour/2">⟶ on</a>', "", "/harbour/2"),
    "a class of what holds it": (
        '<li class="pager__item--next"><a href="/harbour/2/">on</a></li>',
        "",
        "/harbour/2/",
    ),
    "only its address": ('<a href="/harbour/page/2/"><svg></svg></a>', "", "/harbour/page/2/"),
    "one word among others": ('<a href="/archive/page/2">View older posts</a>', "", "/archive/page/2"),
    "words for a page": ('<a href="/harbour/seite-2.html">Mehr davon</a>', "", "/harbour/seite-2.html"),
}


@pytest.mark.parametrize(("markup", "head", "expected"), SIGNS.values(), ids=SIGNS.keys())
def test_signs_without_words(markup: str, head: str, expected: str) -> None:
    assert next_of(markup, head=head) == expected


DECLARED = {
    "older, to a word": ("/", '<a rel="next" href="/blog/older2">Older posts</a>', "/blog/older2"),
    "older, to a number": ("/", '<a rel="next" href="/archive-2.html">Older posts</a>', "/archive-2.html"),
    "next, below another name": ("/", '<a rel="next" href="/b/2">Next page</a>', "/b/2"),
    "next, to a key": ("/", '<a rel="next" href="/?key=c2">Next page</a>', "/?key=c2"),
    "older, which a menu names": (
        "/",
        '<nav><a href="/archive/">Archive</a></nav><a rel="next" href="/archive/">Older posts</a>',
        "/archive/",
    ),
    "next, which a menu names": (
        "/",
        '<nav><a href="/about/">About us</a></nav><a rel="next" href="/about/">Next</a>',
        None,
    ),
}


@pytest.mark.parametrize(("url", "markup", "expected"), DECLARED.values(), ids=DECLARED.keys())
def test_a_declared_next_page_is_believed_by_its_words(url: str, markup: str, expected: str | None) -> None:
    assert next_of(markup, url) == expected


UNSURE = {
    "only in the head": ("/", "", '<link rel="next" href="/b/2">', "/b/2"),
    "with a title for a page": ("/", "", '<link rel="next" title="Page 2" href="/b/2">', "/b/2"),
    "words that are not known": ("/", '<a rel="next" href="/b/2">Gwaith</a>', "", "/b/2"),
    "two that say next": ("/", '<a rel="next" href="/b/2">Next</a><a href="/c/">Next</a>', "", "/b/2"),
    "a page left out": ("/h/", "", '<link rel="next" href="/h/page/4/">', "/h/page/4/"),
    "numbers name it": ("/", '<a href="/b/2">2</a>', '<link rel="next" href="/b/2">', "/b/2"),
    "its pagination names it": (
        "/",
        '<ul class="pagination"><li><a href="/b/2">Gwaith</a></ul>',
        '<link rel="next" href="/b/2">',
        "/b/2",
    ),
    "a menu names it": ("/h/", '<a href="/tags/">Tags</a>', '<link rel="next" href="/tags/">', None),
    "a section with a title": ("/h/", "", '<link rel="next" title="A bridge" href="/a-bridge/">', None),
    "the pages of the whole blog": ("/authors/one/", "", '<link rel="next" href="/page2/">', None),
    "the next month": ("/2020/03/", "", '<link rel="next" href="/2020/04/">', None),
    "itself": ("/b/2", "", '<link rel="next" href="/b/2">', None),
    "back": ("/h/page/2/", "", '<link rel="next" href="/h/">', None),
    "another host": ("/", "", '<link rel="next" href="https://other.example/b/2">', None),
    "newer": ("/", '<a rel="next" href="/b/2">Newer posts</a>', "", None),
    "a post's neighbour": (
        "/h/",
        '<nav class="post-navigation"><a rel="next" href="/a-lock/">Next</a></nav>',
        "",
        None,
    ),
}


@pytest.mark.parametrize(("url", "markup", "head", "expected"), UNSURE.values(), ids=UNSURE.keys())
def test_a_declared_next_page_that_is_not_sure_is_told(
    url: str, markup: str, head: str, expected: str | None
) -> None:
    found = find(markup, url, head)
    assert found.next_page is None
    assert found.declared_next == (SITE + expected if expected is not None else None)


def test_nothing_else_is_declared_where_the_next_page_is_sure() -> None:
    found = find('<a href="/h/page/2/">Older posts</a>', "/h/", '<link rel="next" href="/b/2">')
    assert (found.next_page, found.declared_next) == (f"{SITE}/h/page/2/", None)


NUMBERS = {
    "the current one is no link": ('<b>1</b> <a href="/h/2">2</a> <a'
    ' href="/h/3">3</a>', "/h/", "/h/2", 1, None),
    "bare text between links": ('<a href="/h?x=1">1</a> | 2 | <a'
    ' href="/h?x=3">3</a>', "/h?x=2", "/h?x=3", 2, None),
    "marked by a class": (
        '<ul class="pager"><li><a href="/h/">1</a><li class="active"><a href="/h/p/2">2</a><li><a'
        ' href="/h/p/3">3</a></ul>',
        "/h/p/2", "/h/p/3", 2, None,
    ),
    "marked by aria-current": (
        '<nav><a href="/h/page/1" aria-current="page">1</a><a href="/h/page/2">2</a>'
        '</nav>', "/h/", "/h/page/2", 1, None,
    ),
    "a window with its end": (
        '<span>1</span><a href="/h/page/2">2</a><span>…</span><a'
        ' href="/h/page/27">27</a>', "/h/", "/h/page/2", 1, 27,
    ),
    "in the middle": (
        '<a href="/h/">1</a> … <a href="/h/page/4">4</a> <em>5</em> <a href="/h/page/6">6</a> … <a'
        ' href="/h/page/27">27</a>',
        "/h/page/5", "/h/page/6", 5, 27,
    ),
    "the last of them": ('<a href="/h/">1</a> <a href="/h/page/2">2</a> <b>3</b>', "/h/page/3", None, 3, 3),
    "the current one is missing": (
        '<a href="/h/page/1">1</a> <a href="/h/page/3">3</a> <a'
        ' href="/h/page/4">4</a>', "/h/page/2", "/h/page/3", 2, None,
    ),
    "spoken numbers": (
        '<span class="current">Page 2</span> <a href="/h/page/3">Page 3</a> <a href="/h/page/9">Page 9</a>',
        "/h/page/2", "/h/page/3", 2, 9,
    ),
    "digits of other scripts": ('<b>١</b> <a href="/h/page/2">٢</a> <a'
    ' href="/h/page/3">٣</a>', "/h/", "/h/page/2", 1, None),
    "offsets": (
        '<a href="/h?start=0">1</a> <b>2</b> <a href="/h?start=40">3</a> <a href="/h?start=60">4</a>',
        "/h?start=20", "/h?start=40", 2, None,
    ),
    "a last page by name": (
        '<b>1</b> <a href="/h/page/2/">2</a> <a href="/h/page/2/">Next</a> <a href="/h/page/8/">Last »</a>',
        "/h/", "/h/page/2/", 1, 8,
    ),
    "superscripts are no numbers": ('<b>1</b> <a href="/h/²">²</a>', "/h/", None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "url", "expected", "number", "total"), NUMBERS.values(), ids=NUMBERS.keys()
)
def test_numbered_pages(
    markup: str, url: str, expected: str | None, number: int | None, total: int | None
) -> None:
    found = find(f'<div class="pagination">{markup}</div>', url)
    assert (found.next_page or "").removeprefix(SITE) == (expected or "")
    assert (found.number, found.total) == (number, total)


@pytest.mark.parametrize(
    "text",
    [
        "Page 3 of 27", "Seite 3 von 27", "Página 3 de 27", "Page 3 sur 27", "Pagina 3 di 27",
        "Pagina 3 van 27", "Sida 3 av 27",
        "Side 3 av 27", "Side 3 af 27", "Sivu 3 / 27", "Strona 3 z 27", "Strana 3 ze 27",
        "Strana 3 od 27", "Stran 3 od 27",
        "Pagina 3 din 27", "Страница 3 из 27", "Сторінка 3 з 27", "Страница 3 от 27",
        "Страна 3 од 27", "Σελίδα 3 από 27",
        "Sayfa 3 / 27", "صفحة 3 من 27", "صفحه 3 از 27", "עמוד 3 מתוך 27", "पृष्ठ 3 / 27",
        "第3页 / 共27页", "第 3 頁，共 27 頁",
        "27ページ中 3ページ", "3 / 27 페이지", "Trang 3 trên 27", "Halaman 3 dari 27", "หน้า 3 จาก 27",
        "3/27", "3 of 27",
    ],
)  # fmt: skip
def test_page_of_pages_in_many_languages(text: str) -> None:
    found = find(
        f'<div class="pagination"><a href="/h/page/4/">»</a> <span>{text}</span></div>', "/h/page/3/"
    )
    assert (found.number, found.total) == (3, 27)


def test_page_of_pages_beside_the_numbers_themselves() -> None:
    row = '<i>Page 2 of 12</i><a href="/h/">1</a><b>2</b><a href="/h/page/3/">3</a>'
    found = find(f'<div class="pagination">{row}</div>', "/h/page/2/")
    assert (found.number, found.total) == (2, 12)


@pytest.mark.parametrize(
    "text",
    [
        "10 of 230 results",
        "Showing 1–10 of 230",
        "1 May 2020",
        "1 May 21",
        "1.5 / 27",
        "2 of 1",
        "03/27/2020",
        "Page one of many",
    ],
)
def test_other_numbers_are_no_count_of_pages(text: str) -> None:
    assert find(f'<div class="pagination">{text} <a href="/h/page/2/">»</a></div>', "/h/").total is None


def test_the_title_tells_the_number_of_pages() -> None:
    found = find("", "/h/page/3/", "<title>Harbour - Page 3 of 9 - News</title>")
    assert (found.number, found.total) == (3, 9)


@pytest.mark.parametrize("first_known", [True, False])
def test_a_page_without_an_address_has_only_its_absolute_links(*, first_known: bool) -> None:
    link = f"{SITE if first_known else ''}/page/2/"
    found = find(f'<nav class="pagination"><b>1</b><a href="{link}">2</a></nav>', None)
    assert found.next_page == (f"{SITE}/page/2/" if first_known else None)


NOT_NEXT = {
    "itself": ("/h/page/2/", '<a href="/h/page/2/index.html">Next</a>'),
    "the first page": ("/h/page/2/", '<a href="/h/">Next »</a><a href="/h/page/1/">»</a>'),
    "the front of the site": ("/h/page/2/", '<a href="/">Next</a>'),
    "a place in the page": ("/h/", '<a href="#more">Next</a><a href="/h/#top">Next</a>'),
    "a script": ("/h/", '<a href="javascript:next(2)">Next</a><a href=" JavaScript:void(0)">2</a>'),
    "another site": ("/h/", '<a href="https://other.example/list/page/2/">Next</a>'),
    "the next section of a manual": (
        "/h/",
        '<link rel="next" href="/tags/"><a rel="next" href="/tags/">Tags</a>',
    ),
    "another listing's second page": ("/authors/one/", '<link rel="next" href="/page2/">'),
    "the neighbour of a post": (
        "/h/",
        '<nav class="post-navigation"><div class="nav-previous"><a rel="prev"'
        ' href="/a-bridge/">A bridge</a></div>'
        '<div class="nav-next"><a rel="next" href="/a-lock/">Next</a></div></nav>',
    ),
    "the next part of a text": ("/h/", '<article>a <a href="/p/2">next</a></article><article>b</article>'),
    "a slider": (
        "/h/",
        '<div class="carousel"><a class="carousel-control-next" href="/slide/2">Next</a></div>',
    ),
    "comments": (
        "/h/",
        '<a href="/h/comment-page-2/#comments">Older comments</a><a href="/h/?cpage=2">Next</a>',
    ),
    "a list of comments": ("/h/", '<div id="comments"><nav><a href="/h/page/2/">Next</a></nav></div>'),
    "the days of a month": (
        "/h/",
        '<table id="wp-calendar"><tr><td>1<td><a href="/2020/02/02/">2</a><td><a'
        ' href="/2020/02/03/">3</a></tr>'
        '<tr><td><a href="/2020/01/">« Jan</a></table>',
    ),
    "years": ("/2018/", '<a href="/2018/">2018</a> <a href="/2019/">2019</a> <a href="/2020/">2020</a>'),
    "counts of comments": (
        "/h/",
        "".join(f'<a href="/p/{i}#comments">{i}</a> words ' * 3 for i in range(1, 4)),
    ),
    "many that say the same": ("/h/", "".join(f'<p>text <a href="/p/{i}/">weiter</a></p>' for i in "abc")),
    "newer entries": ("/h/page/3/", '<a href="/h/page/2/">Next entries »</a><a href="/h/page/4/">Newer</a>'),
    "more of something else": ("/h/", '<a href="/about/">More</a><a href="/events/">Show more</a>'),
    "posts by number": ("/h/", '<a href="/?p=2">A bridge</a><a href="/issue-2/">A lock</a>'),
    "a page of the site": ("/", '<a href="/?page_id=2">About</a><a href="/list?per_page=2">2 a page</a>'),
}


@pytest.mark.parametrize(("url", "markup"), NOT_NEXT.values(), ids=NOT_NEXT.keys())
def test_what_is_no_next_page(url: str, markup: str) -> None:
    assert next_of(markup, url, head=markup if markup.startswith("<link") else "") is None


def test_a_visible_next_page_wins_over_a_declared_one_of_another_listing() -> None:
    head = '<link rel="next" href="/page2/">'
    assert (
        next_of('<a href="/authors/one/page2/">Older posts</a>', "/authors/one/", head)
        == "/authors/one/page2/"
    )


def test_numbered_pages_win_over_a_declared_next_section() -> None:
    markup = '<ul class="pagination"><li><b>1</b><li><a href="/h/page/2/">2</a></ul>'
    assert next_of(markup, "/h/", '<link rel="next" href="/tags/">') == "/h/page/2/"


@pytest.mark.parametrize(
    ("url", "links", "expected"),
    [
        pytest.param(
            "/2020/03/",
            '<a href="/2020/02/">« Feb 2020</a><a href="/2020/04/">Apr 2020 »</a>',
            "/2020/02/",
            id="months",
        ),
        pytest.param("/2020/01/", '<a href="/2019/12/">« Dec</a>', "/2019/12/", id="over the year"),
        pytest.param("/2020/03/", '<a href="/2020/02/">Previous month</a>', "/2020/02/", id="in words"),
        pytest.param("/2020/", '<a href="/2019/">← 2019</a>', "/2019/", id="years"),
        pytest.param(
            "/2020/03/05/",
            '<a href="/2020/03/04/">Previous day</a><a href="/2020/03/04/">«</a>',
            "/2020/03/04/",
            id="days",
        ),
        pytest.param("/?m=202003", '<a href="/?m=202002">« Feb</a>', "/?m=202002", id="in the query"),
        pytest.param("/2020/03/", '<a href="/2020/04/">Next »</a>', None, id="never a later one"),
        pytest.param("/1990/01/", '<a href="/1989/12/">« Dec</a>', None, id="never before there was a web"),
        pytest.param(
            "/2020/03/",
            '<a href="/2020/02/">February 2020</a><a href="/2020/01/">January 2020</a>',
            None,
            id="a list of months",
        ),
        pytest.param("/2020/03/", '<table><td><a href="/2020/02/">« Feb</a></table>', None, id="a calendar"),
        pytest.param(
            "/2020/03/", '<div class="sidebar"><a href="/2020/02/">« Feb</a></div>', None, id="a sidebar"
        ),
        pytest.param(
            "/2020/03/",
            '<a href="/2020/02/">« Feb</a><a href="/2020/03/page/2/">Older</a>',
            "/2020/03/page/2/",
            id="its own pages first",
        ),
        pytest.param("/h/", '<a href="/2020/02/">« Feb</a>', None, id="not from another listing"),
    ],
)
def test_from_month_to_older_month(url: str, links: str, expected: str | None) -> None:
    assert next_of(f'<nav class="archive-nav">{links}</nav>', url) == expected


def test_classes_of_the_whole_page_are_no_zone_of_it() -> None:
    page = '<body class="comments slider"><main class="carousel"><a href="/b/">Older posts</a></main>'
    assert find_pagination(parse(page), f"{SITE}/h/").next_page == f"{SITE}/b/"


def test_an_archive_that_counts_down_goes_on_downwards() -> None:
    assert (
        next_of('<a href="/h/page/27">Newer</a><a href="/h/page/25">Older</a>', "/h/page/26") == "/h/page/25"
    )


HOSTILE: dict[str, Callable[[int], str]] = {
    "links that say next": lambda n: "".join(f'<a href="/p/{i}">next</a>' for i in range(n)),
    "links that declare a next page": lambda n: "".join(
        f'<a rel="next" href="/p/{i}">a</a>' for i in range(n)
    ),
    "names of a declared page": lambda n: '<a rel="next" href="/p">a</a>' + '<a href="/p">b</a>' * n,
    "numbered links": lambda n: "".join(f'<a href="/h/page/{i}">{i}</a>' for i in range(n)),
    "numbered links apart": lambda n: "".join(
        f'<p>words and words <a href="/h/page/2">{i}</a>' for i in range(n)
    ),
    "nested paginations": lambda n: "<div class=pagination>" * n + '<a href="/h/page/2">2</a>',
    "wide paginations": lambda n: '<div class="pagination">1 of 2</div>' * n,
    "nested rows": lambda n: '<div class="pager"><b>1</b><a href="/h/page/2">2</a>' * n,
    "empty elements in a row": lambda n: (
        "<ul><li>1<li>" + "<i></i>" * n + '<li><a href="/h/page/2">2</a></ul>'
    ),
    "a huge number": lambda n: f'<b>1</b><a href="/h/page/{"2" * n}">{"2" * n}</a><a href="/h/page/2">2</a>',
    "a huge address": lambda n: f'<a href="/h/{"page/2/" * n}">next</a>',
    "slashes": lambda n: f'<a href="{"/" * n}">next</a>',
    "a huge label": lambda n: f'<a href="/h/page/2">{"next " * n}</a>',
    "a huge class": lambda n: f'<a class="{"next-prev " * n}" href="/h/2">x</a>',
    "blanks in a label": lambda n: f'<a href="/h/page/2">next{" " * n}</a>',
    "a huge title": lambda n: f"<title>{'Page 1 of ' * n}</title>",
    "queries": lambda n: f'<a href="/h?{"page=2&" * n}">next</a>',
}


def count_steps(markup: str) -> int:
    """Count the calls, of Python and of C, that finding the pagination takes, whatever the machine."""
    tree = parse(markup)
    steps = 0

    def on_event(_frame: object, event: str, _argument: object) -> None:
        nonlocal steps
        steps += event in {"call", "c_call"}

    sys.setprofile(on_event)
    try:
        find_pagination(tree, f"{SITE}/h/")
    finally:
        sys.setprofile(None)
    return steps


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_grows_no_faster_than_the_page(markup: Callable[[int], str]) -> None:
    count_steps(markup(500))  # fills the caches
    assert count_steps(markup(4_000)) <= 3 * count_steps(markup(2_000)) + 2_000
