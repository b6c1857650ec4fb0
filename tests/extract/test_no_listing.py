"""Pages without a listing give no entries, whatever lists stand beside, and each has its own reason."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.readers import html
from pipelines.items import Drop, DropReason, Page, PageIssue, RawEntry
from tests.extract.themes import SENTENCES, THEMES, TITLES, Theme, article, listing, notice, page

DOCS = Path(__file__).parents[2] / "docs/drops.md"
CORPUS = Path(__file__).parents[2] / "../shared/corpus"


def read(text: str) -> tuple[list[RawEntry], Drop | None]:
    records = list(
        html.read(
            Page(
                content=text.encode(),
                address="page.html",
                source="x",
                fetched_at=datetime(2021, 6, 1, tzinfo=UTC),
                url="https://town.example/here/",
            )
        )
    )
    drops = [record for record in records if isinstance(record, Drop)]
    return [record for record in records if isinstance(record, RawEntry)], drops[0] if drops else None


def reason_of(text: str) -> DropReason:
    entries, drop = read(text)
    assert [entry.title_raw for entry in entries] == []
    assert drop is not None
    assert drop.detail
    return drop.reason


in_all_themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)

ERRORS = {
    "not found": ("Page not found", "It may have been moved.", {}),
    "404": ("404", "Nothing at this address.", {}),
    "error 404 in the title only": (
        "Oh dear",
        "Try the menu.",
        {"title": "Error 404 (Not Found) | Town news"},
    ),
    "server": ("500 Internal Server Error", "Please try again later.", {}),
    "maintenance": ("We'll be back soon!", "The site is being mended.", {"title": "Site under maintenance"}),
    "browser check": (
        "town.example",
        "Enable JavaScript and cookies to continue",
        {"title": "Just a moment..."},
    ),
    "denied": ("Access Denied", "You do not have permission. Reference 18.2f", {}),
    "rate limit": ("Too Many Requests", "Slow down, please.", {"title": "429"}),
}


@pytest.mark.parametrize("case", ERRORS.values(), ids=ERRORS)
@in_all_themes
def test_an_error_page_lists_nothing_though_recent_posts_stand_beside(
    theme: Theme, case: tuple[str, str, dict[str, str]]
) -> None:
    heading, text, shell = case
    assert reason_of(notice(theme, heading, text, **shell)) is DropReason.ERROR_PAGE


@pytest.mark.parametrize("theme", ["wordpress classic", "wordpress blocks", "hugo"])
def test_an_error_page_is_known_by_its_class(theme: str) -> None:
    text = notice(THEMES[theme], "Oh dear", "The page you asked for is gone.", kind="error404 wide")
    assert reason_of(text) is DropReason.ERROR_PAGE


EMPTY = {
    "nothing found": ("Nothing Found", "It seems we can’t find what you’re looking for.", "archive category"),
    "search": ("Search results for: boats", "No posts matched your search.", "search"),
    "category": ("Category: Boats", "There are no articles in this category.", "archive"),
    "search, in its title": ("No results found for “boats”", "Try other words.", "search"),
    "spoken": ("Boats", "Sorry, no posts matched your criteria.", "page"),
    "words before": ("Boats", "Your search for boats did not match any articles.", "search"),
    "words before, in Russian": ("Лодки", "В этом разделе пока нет материалов.", "archive"),
    "words before, in Japanese": ("検索結果", "「船」に一致する記事は見つかりませんでした。", "search"),
    "with a picture": ("Boats", "🙁 Nothing to show here.", "page"),
}


@pytest.mark.parametrize("case", EMPTY.values(), ids=EMPTY)
@in_all_themes
def test_an_empty_listing_lists_nothing_though_recent_posts_stand_beside(
    theme: Theme, case: tuple[str, str, str]
) -> None:
    heading, text, kind = case
    title = f"{heading} – Town news"
    assert reason_of(notice(theme, heading, text, kind=kind, title=title)) is DropReason.EMPTY_LISTING


SIGN_IN_FORM = (
    '<form method="post"><input name="u"><input type="password" name="p"><button>Go</button></form>'
)
WITH_FORMS = [name for name in THEMES if name != "blogger"]  # where the service itself asks, elsewhere
WALLS = {
    "sign in": ("Sign in", SIGN_IN_FORM, {}),
    "log in, in its title": ("Welcome back", SIGN_IN_FORM, {"title": "Log In ‹ Town news"}),
    "please": ("Please log in to continue", f"<p>Members only.</p>{SIGN_IN_FORM}", {}),
    "german": ("Anmelden", SIGN_IN_FORM, {}),
    "japanese": ("ログイン", SIGN_IN_FORM, {}),
    "protected post": ("Protected: Minutes of the council", SIGN_IN_FORM, {}),
}


@pytest.mark.parametrize("case", WALLS.values(), ids=WALLS)
@pytest.mark.parametrize("theme", [THEMES[name] for name in WITH_FORMS], ids=WITH_FORMS)
def test_a_login_wall_lists_nothing_though_recent_posts_stand_beside(
    theme: Theme, case: tuple[str, str, dict[str, str]]
) -> None:
    heading, text, shell = case
    assert reason_of(notice(theme, heading, text, **shell)) is DropReason.LOGIN_WALL


@pytest.mark.parametrize("sections", [True, False], ids=["sections", "no sections"])
@pytest.mark.parametrize("kind", ["single single-post", "page"])
@in_all_themes
def test_a_single_article_lists_neither_its_sections_nor_what_is_related(
    theme: Theme, kind: str, sections: bool
) -> None:
    assert reason_of(article(theme, kind=kind, sections=sections)) is DropReason.SINGLE_ARTICLE


SHELLS = {
    "noscript": '<div id="app"></div><noscript>You need to enable JavaScript to run this app.</noscript>',
    "in other words": '<div id="x"></div><noscript><p>Veuillez activer <b>JavaScript</b>.</p></noscript>',
    "empty root": '<div id="root"></div>',
    "a root of its own": "<app-root></app-root>",
    "loading": '<div id="__next"></div><p>Loading…</p>',
    "a line of text": "<p>This page needs JavaScript.</p>",
    "no text at all": "<div></div>",
}


@pytest.mark.parametrize("body", SHELLS.values(), ids=SHELLS)
def test_a_shell_is_named_as_one(body: str) -> None:
    text = f"<html><head><title>Town</title></head><body>{body}<script src='/main.js'></script></body></html>"
    assert reason_of(text) is DropReason.JAVASCRIPT_SHELL


CONSENT = {
    "dialog": '<div role="dialog"><h2>We value your privacy</h2><a href="#a">Accept</a></div>',
    "banner": '<div id="cookie-banner"><p>We use cookies to measure use.</p><button>OK</button></div>',
    "german": '<section class="consent"><h1>Ihre Privatsphäre</h1><p>Bitte wählen Sie.</p></section>',
    "french": '<div class="modal"><h2>Nous respectons votre vie privée</h2><p>Choisissez.</p></div>',
    "japanese": "<div><h2>プライバシーを尊重します</h2><p>選択してください。</p></div>",
    "title": "<p>One more thing.</p>",
}


@pytest.mark.parametrize("name", CONSENT)
def test_a_consent_wall_is_named_as_one(name: str) -> None:
    title = "Before you continue to Town news" if name == "title" else "Town news"
    text = f"<html><head><title>{title}</title></head><body>{CONSENT[name]}</body></html>"
    assert reason_of(text) is DropReason.CONSENT_WALL


NAVIGATION = {
    "lists": "<ul><li><a href='/a/'>Boats and ferries</a></li><li><a href='/b/'>Schools</a></li></ul>",
    "paragraphs": "<p><a href='/a/'>Boats and ferries</a> <a href='/b/'>Schools of the valley</a></p>",
    "table": "<table><tr><td><a href='/a/'>Boats</a></td><td><a href='/b/'>Schools</a></td></tr></table>",
}


@pytest.mark.parametrize("name", NAVIGATION)
def test_a_page_of_links_alone_is_named_as_one(name: str) -> None:
    menu = "".join(f'<a href="/{word}/">{word}</a> ' for word in ("about", "contact", "archive", "forms"))
    body = f"<nav>{menu}</nav><h1>Welcome</h1>{NAVIGATION[name]}<footer>{menu}</footer>"
    assert reason_of(f"<html><body>{body}</body></html>") is DropReason.NAVIGATION_ONLY


@pytest.mark.parametrize(
    ("language", "missing", "nothing", "sign_in"),
    [
        ("es", "Página no encontrada", "No se encontraron resultados", "Iniciar sesión"),
        ("pt", "Página não encontrada", "Nenhum resultado encontrado", "Entrar"),
        ("fr", "Page introuvable", "Aucun article trouvé", "Connexion"),
        ("de", "Seite nicht gefunden", "Keine Beiträge gefunden", "Anmelden"),
        ("it", "Pagina non trovata", "Nessun risultato trovato", "Accedi"),
        ("nl", "Pagina niet gevonden", "Niets gevonden", "Inloggen"),
        ("sv", "Sidan hittades inte", "Inga inlägg hittades", "Logga in"),
        ("da", "Siden blev ikke fundet", "Ingen indlæg fundet", "Log ind"),
        ("nb", "Siden ble ikke funnet", "Ingen treff", "Logg inn"),
        ("fi", "Sivua ei löydy", "Ei tuloksia", "Kirjaudu sisään"),
        ("pl", "Nie znaleziono strony", "Brak wpisów", "Zaloguj się"),
        ("cs", "Stránka nenalezena", "Nic nenalezeno", "Přihlášení"),
        ("sk", "Stránka sa nenašla", "Nič sa nenašlo", "Prihlásenie"),
        ("hu", "Az oldal nem található", "Nincs találat", "Bejelentkezés"),
        ("ro", "Pagina nu a fost găsită", "Niciun rezultat", "Autentificare"),
        ("hr", "Stranica nije pronađena", "Nema rezultata", "Prijava"),
        ("ru", "Страница не найдена", "Ничего не найдено", "Вход на сайт"),
        ("uk", "Сторінку не знайдено", "Нічого не знайдено", "Увійти"),
        ("bg", "Страницата не е намерена", "Няма намерени публикации", "Вход"),
        ("tr", "Sayfa bulunamadı", "Sonuç bulunamadı", "Giriş yap"),
        ("el", "Η σελίδα δεν βρέθηκε", "Δεν βρέθηκαν αποτελέσματα", "Σύνδεση"),
        ("ar", "الصفحة غير موجودة", "لا توجد نتائج", "تسجيل الدخول"),
        ("fa", "صفحه یافت نشد", "چیزی یافت نشد", "ورود"),
        ("he", "העמוד לא נמצא", "לא נמצאו תוצאות", "התחברות"),
        ("hi", "पृष्ठ नहीं मिला", "कोई परिणाम नहीं मिला", "लॉग इन"),
        ("ja", "ページが見つかりませんでした", "記事が見つかりませんでした", "ログイン"),
        ("zh", "页面未找到", "没有找到相关文章", "登录"),
        ("zh-TW", "找不到網頁", "沒有找到文章", "登入"),
        ("ko", "페이지를 찾을 수 없습니다", "검색 결과가 없습니다", "로그인"),
        ("vi", "Không tìm thấy trang", "Không có bài viết nào", "Đăng nhập"),
        ("id", "Halaman tidak ditemukan", "Tidak ada hasil", "Masuk"),
        ("th", "ไม่พบหน้าที่คุณต้องการ", "ไม่มีบทความ", "เข้าสู่ระบบ"),
    ],
)
@pytest.mark.parametrize("theme", ["hugo", "wordpress blocks", "div soup"])
def test_notices_are_known_in_many_languages(
    theme: str, language: str, missing: str, nothing: str, sign_in: str
) -> None:
    wear = THEMES[theme]
    assert reason_of(notice(wear, missing, "…", lang=language)) is DropReason.ERROR_PAGE
    assert reason_of(notice(wear, "Xyz", f"{nothing}.", lang=language)) is DropReason.EMPTY_LISTING
    assert reason_of(notice(wear, sign_in, SIGN_IN_FORM, lang=language)) is DropReason.LOGIN_WALL


@pytest.mark.parametrize(
    ("heading", "seen"),
    [
        ("Page not found", "'Page not found'"),
        ("Nothing Found", "'Nothing Found'"),
    ],
)
def test_the_detail_quotes_what_was_seen(heading: str, seen: str) -> None:
    _, drop = read(notice(THEMES["hugo"], heading, "Sorry."))
    assert drop is not None
    assert seen in drop.detail


# --- listings that look like something else ------------------------------------------------------

LONG = " ".join(SENTENCES * 2)
COOKIES = (
    '<div id="cookie-banner" role="dialog"><h2>We value your privacy</h2><p>We use cookies.</p>'
    "<button>Accept</button></div>"
)
LISTINGS: dict[str, dict[str, str]] = {
    "an article by its theme": {"head": '<meta property="og:type" content="article">', "kind": "archive"},
    "a cookie banner first": {"beside": COOKIES},
    "a newsletter form": {
        "beside": '<form class="newsletter"><input type="email"><button>Join</button></form>'
    },
    "a login form beside": {
        "beside": f'<div class="card"><h3>Login</h3>{SIGN_IN_FORM}</div>',
    },
    "a hidden search": {"beside": '<div class="search-modal"><input><p>No results found</p></div>'},
    "a hidden search by style": {"beside": '<div style="display: none"><p>No results found.</p></div>'},
    "an empty box above": {"beside": '<div class="box"><h2>Notices</h2><p>No posts found.</p></div>'},
    "a title with a number": {"title": "404 ways to cook rice | Town news"},
    "a request for scripts": {"beside": "<noscript>Please enable JavaScript for comments.</noscript>"},
    "an introduction": {"beside": f"<p>{' '.join(SENTENCES)}</p>"},
    "an introduction under today's date": {
        "beside": '<p class="today">1 June 2021</p><nav><a href="/a">Sport</a> <a href="/b">Culture</a>'
        f'<a href="/c">Town</a><a href="/d">Sea</a></nav><h1>News of the town</h1><p>{LONG}</p>',
    },
}


@pytest.mark.parametrize("case", LISTINGS.values(), ids=LISTINGS)
@in_all_themes
def test_a_listing_stays_one(theme: Theme, case: dict[str, str]) -> None:
    entries, _ = read(listing(theme, **case))
    assert [entry.title_raw for entry in entries] == list(TITLES)


@pytest.mark.parametrize("theme", ["wordpress classic", "wordpress blocks", "hugo"])
def test_a_listing_by_its_class_may_have_a_long_and_dated_description(theme: str) -> None:
    beside = f"<h1>Boats and ferries</h1><p>Updated 1 June 2021</p><p>{LONG}</p>"
    entries, _ = read(listing(THEMES[theme], beside=beside, kind="archive category"))
    assert [entry.title_raw for entry in entries] == list(TITLES)


def test_a_listing_whose_entry_is_about_a_missing_page_stays_one() -> None:
    entries, _ = read(listing(THEMES["hugo"]).replace(TITLES[2], "Page not found"))
    assert [entry.title_raw for entry in entries][2] == "Page not found"
    assert len(entries) == 6


def test_a_sentence_inside_a_text_is_no_notice() -> None:
    text = f"<p>{SENTENCES[0]}</p><p>They looked and no results were found.</p><p>{LONG}</p><p>400</p>"
    assert reason_of(f"<html><body>{text}</body></html>") is DropReason.NO_ENTRIES


def test_an_article_of_the_name_of_an_error_is_an_article() -> None:
    text = article(THEMES["hugo"], title="Page not found | Town news").replace(TITLES[0], "Page not found")
    assert reason_of(text) is DropReason.SINGLE_ARTICLE


def test_what_nothing_tells_has_no_name() -> None:
    assert reason_of("<html><body><p>One sentence only.</p></body></html>") is DropReason.NO_ENTRIES
    lonely = page(THEMES["div soup"], f"<p>{SENTENCES[0]}</p>", title="A page").split('<div class="_7uRo">')[
        0
    ]
    assert reason_of(lonely) is DropReason.NO_ENTRIES


def test_every_reason_and_issue_is_explained() -> None:
    """By a row of the tables in docs/drops.md."""
    rows = re.findall(r"^\| ([a-z_]+) \|", DOCS.read_text("utf-8"), re.MULTILINE)
    assert sorted(set(rows) - {"reason", "issue"}) == sorted({*DropReason, *PageIssue})


def test_real_single_posts_are_hardly_ever_listings() -> None:
    """Of 624, newsletters of links among them, that are lists to a person as well."""
    posts = sorted(CORPUS.glob("sites/*/posts/*.html"))
    if not posts:
        pytest.skip(f"{CORPUS} is not there; these pages belong to others and are not part of the project")
    sample = posts[::6]
    taken = [post.name for post in sample if read(post.read_bytes().decode("utf-8", "replace"))[0]]
    assert len(taken) * 40 <= len(sample), taken
