"""What pages without a listing say of themselves: "page not found", "nothing found", "please sign in".

One table of phrases in many languages. A phrase counts only where it is all that a title or heading
says, or where a line begins with it; a mention inside a sentence is none.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

MAX_NOTICE_CHARS = 200  # a notice is a sentence
MIN_STRONG_CHARS = 10  # of a script with letters
MAX_SENTENCE_CHARS = 120
MAX_UNSPACED_CHARS = 40  # the same in scripts without spaces
MAX_MORE_CHARS = 30  # what a heading may add to a phrase: 'for "boats"', "on this server"


class NoticeKind(Enum):
    """What a notice is about."""

    ERROR = auto()
    EMPTY = auto()
    LOGIN = auto()
    CONSENT = auto()


# "Access denied" also begins titles of articles, "that page can't be found" none. What asks to sign in
# comes with a form, and "no posts" is not said of anything else.
MIN_SENTENCE_CHARS = {
    NoticeKind.ERROR: 18,
    NoticeKind.CONSENT: 14,
    NoticeKind.LOGIN: 6,
    NoticeKind.EMPTY: 2,
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A phrase of the table, as the page spells it."""

    kind: NoticeKind
    words: str

    @property
    def is_weak(self) -> bool:
        """Whether it could be the name of a site or a section as well: "Forbidden", "Login"."""
        return (
            self.words.isascii() and len(self.words) < MIN_STRONG_CHARS and not STATUS.fullmatch(self.words)
        )


_ERROR = """
page not found|page cannot be found|page can't be found|page could not be found|page doesn't exist
|page does not exist|page isn't available|page is not available|page unavailable|page missing
|that page can't be found|this page can't be found|this page could not be found|this page doesn't exist
|this page does not exist|this page isn't available|this page is not available|the page you requested
|the page you are looking for|the page you're looking for|the requested page could not be found
|the requested url was not found|the page cannot be found|the page could not be found|sorry, this page
|we can't find that page|we can't find the page|we couldn't find that page|we couldn't find the page
|we can't seem to find the page|nothing here|file not found|content not found|not found|object not found
|resource not found
|bad request|unauthorized|forbidden|access denied|access to this page has been denied|access forbidden
|you don't have permission|you do not have permission|you have been blocked|sorry, you have been blocked
|request blocked|the request could not be satisfied|attention required|permission denied|too many requests
|rate limit exceeded|rate limited|you are being rate limited|internal server error|server error
|application error|an error occurred|an error has occurred|a critical error|there has been a critical error
|something went wrong|unexpected error|fatal error|database error|error establishing a database connection
|bad gateway|backend fetch failed|gateway timeout|gateway time-out|service unavailable
|service temporarily unavailable
|temporarily unavailable|web server is down|connection timed out|origin is unreachable|host error
|site under maintenance|under maintenance|down for maintenance|maintenance mode|scheduled maintenance
|site maintenance|briefly unavailable for scheduled maintenance|we'll be back soon|we will be back soon
|be right back|site offline|account suspended|this account has been suspended|website is offline
|this site can't be reached|the page you were looking for|sorry, the page you
|there's nothing here|whatever you were looking for|making sure you're not a bot
|our systems have detected unusual traffic|request unsuccessful|just a moment|checking your browser
|verifying you are human
|verify you are human|verify that you are human|please verify you are a human|are you a robot
|are you human|security check|checking if the site connection is secure|one more step
|please complete the security check|ddos protection|bot verification|robot check|pardon our interruption
|gone|this content is no longer available|this page has been removed|410 gone|unavailable for legal reasons
|página no encontrada|la página no existe|no se encontró la página|no se ha encontrado la página
|no se pudo encontrar la página|esta página no existe|acceso denegado|error interno del servidor
|error del servidor|servicio no disponible|sitio en mantenimiento|en mantenimiento|demasiadas solicitudes
|página não encontrada|página não existe|esta página não existe|acesso negado|erro interno do servidor
|serviço indisponível|site em manutenção|em manutenção
|page non trouvée|page introuvable|page inexistante|cette page n'existe pas|cette page est introuvable
|la page n'existe pas|la page demandée|accès refusé|accès interdit|erreur interne du serveur
|erreur serveur|service indisponible|site en maintenance|en maintenance|trop de requêtes
|seite nicht gefunden|seite wurde nicht gefunden|die seite wurde nicht gefunden
|diese seite wurde nicht gefunden|die seite konnte nicht gefunden werden|diese seite existiert nicht
|die seite existiert nicht|nicht gefunden|zugriff verweigert|zugriff verboten|kein zugriff
|interner serverfehler|serverfehler|dienst nicht verfügbar|wartungsarbeiten|wartungsmodus
|zu viele anfragen
|pagina non trovata|la pagina non esiste|questa pagina non esiste|accesso negato
|errore interno del server|servizio non disponibile|sito in manutenzione|in manutenzione
|pagina niet gevonden|deze pagina bestaat niet|pagina bestaat niet|toegang geweigerd|interne serverfout
|onderhoud
|sidan hittades inte|sidan kunde inte hittas|sidan finns inte|åtkomst nekad|internt serverfel
|siden ble ikke funnet|siden finnes ikke|fant ikke siden|ingen tilgang|siden blev ikke fundet
|siden findes ikke|siden kunne ikke findes|adgang nægtet|sivua ei löydy|sivua ei löytynyt|pääsy estetty
|síðan fannst ekki
|nie znaleziono strony|strona nie została znaleziona|strony nie znaleziono|strona nie istnieje
|brak dostępu|odmowa dostępu|wewnętrzny błąd serwera|przerwa techniczna
|stránka nenalezena|stránka nebyla nalezena|stránka neexistuje|přístup odepřen|vnitřní chyba serveru
|stránka sa nenašla|stránka nenájdená|stránka nebola nájdená|prístup zamietnutý
|az oldal nem található|oldal nem található|a keresett oldal nem található|hozzáférés megtagadva
|pagina nu a fost găsită|pagină negăsită|pagina nu există|acces interzis|stranica nije pronađena
|stranica ne postoji|strani ni mogoče najti|stran ni bila najdena|страница није пронађена
|faqja nuk u gjet|puslapis nerastas|lapa nav atrasta|lehte ei leitud|pàgina no trobada
|no s'ha trobat la pàgina|orria ez da aurkitu|páxina non atopada
|страница не найдена|страница не существует|такой страницы нет|доступ запрещен|доступ запрещён
|внутренняя ошибка сервера|ошибка сервера|сервис недоступен|сайт на обслуживании|технические работы
|слишком много запросов|проверка браузера|сторінку не знайдено|сторінка не знайдена|доступ заборонено
|старонка не знойдзена|страницата не е намерена|страницата не беше намерена|страницата не е пронајдена
|sayfa bulunamadı|aradığınız sayfa bulunamadı|erişim engellendi|erişim reddedildi|sunucu hatası|bakım modu
|η σελίδα δεν βρέθηκε|δεν βρέθηκε η σελίδα|η σελίδα δεν υπάρχει|απαγορεύεται η πρόσβαση
|الصفحة غير موجودة|لم يتم العثور على الصفحة|لم نتمكن من العثور على الصفحة|تم رفض الوصول|خطأ في الخادم
|صفحه یافت نشد|برگه پیدا نشد|صفحه پیدا نشد|صفحه مورد نظر یافت نشد|دسترسی غیرمجاز
|הדף לא נמצא|העמוד לא נמצא|הגישה נדחתה|صفحہ نہیں ملا|पृष्ठ नहीं मिला|पेज नहीं मिला|পৃষ্ঠা পাওয়া যায়নি
|ページが見つかりません|ページが見つかりませんでした|お探しのページは見つかりません|お探しのページは
|アクセスが拒否されました|サーバーエラー|メンテナンス中|ただいまメンテナンス中
|页面未找到|未找到页面|找不到页面|页面不存在|您访问的页面不存在|访问被拒绝|服务器错误|服务器内部错误|系统维护
|網頁不存在|找不到頁面|找不到網頁|頁面不存在|拒絕存取|伺服器錯誤
|페이지를 찾을 수 없습니다|페이지를 찾을 수 없음|접근이 거부되었습니다|서버 오류
|không tìm thấy trang|trang không tồn tại|trang không tìm thấy|truy cập bị từ chối
|halaman tidak ditemukan|laman tidak ditemukan|akses ditolak|halaman tidak dijumpai|ไม่พบหน้า
|ไม่พบหน้าที่คุณต้องการ
"""
_EMPTY = """
nothing found|nothing was found|nothing to show|nothing to see here yet|no results|0 results|zero results
|no result found|no posts|no posts found|no posts yet|no post found|there are no posts
|there are currently no posts
|no articles|there are no articles|no entries|there are no entries|no stories|no news found|no news items
|there is no news|there are no news|no items found|no items to display|no content found|no content available
|there is currently no content|no matches|no matching|nothing matched|no records found|no publications found
|sorry, no posts|sorry, no results|sorry, but nothing matched|sorry, nothing|sorry, no content
|your search did not match|your search returned no|your search yielded no|your search - |we couldn't find any
|we could not find any|we found no|couldn't find any|could not find any|it seems we can't find
|it seems we cannot find|it looks like nothing was found|apologies, but no results|it's empty here
|0 entries found|0 posts found|0 articles found|there are 0 posts|there are 0 articles|there are 0 entries
|this category has 0 posts|this category has no posts|showing 0 of 0|nothing has been published yet
|nothing published yet|this category is empty|this archive is empty|this page is empty|this list is empty
|no se encontraron|no se ha encontrado nada|no se han encontrado|no se encontró nada|no hay entradas
|no hay artículos|no hay noticias|no hay resultados|no hay publicaciones|sin resultados|nada encontrado
|parece que no podemos encontrar|ningún resultado
|nenhum resultado|nenhum post|nenhuma publicação|nenhuma notícia|nenhum artigo|nada encontrado
|nada foi encontrado|não há posts|não há artigos|não há notícias|não foram encontrados|sem resultados
|não foi encontrado nenhum
|aucun résultat|aucun article|aucune publication|aucune actualité|aucun contenu|rien trouvé
|rien n'a été trouvé|il n'y a aucun article|il n'y a pas d'article|pas de résultat
|il semble que nous ne puissions
|désolé, aucun
|nichts gefunden|keine ergebnisse|keine beiträge|keine artikel|keine einträge|keine treffer
|keine suchergebnisse|es wurden keine|es gibt keine beiträge|es gibt noch keine|es sind keine
|leider nichts gefunden|leider keine|leider wurden keine|keine nachrichten|keine meldungen
|nessun risultato|nessun articolo|nessun post|nessun contenuto|nessuna notizia|niente trovato
|non è stato trovato|non ci sono articoli|non ci sono risultati|nulla trovato|la ricerca non ha
|niets gevonden|geen resultaten|geen berichten|geen artikelen|er zijn geen|geen nieuws gevonden
|inga resultat|inget hittades|inga inlägg|inga träffar|inga artiklar|det finns inga inlägg|ingen resultater
|ingen treff|ingen innlegg|ingenting funnet|ingenting ble funnet|intet fundet|ingen indlæg|ingen artikler
|der blev ikke fundet|ei tuloksia|ei hakutuloksia|mitään ei löytynyt|ei artikkeleita|ekkert fannst
|nic nie znaleziono|brak wyników|brak wpisów|brak artykułów|nie znaleziono wyników|nie znaleziono żadnych
|nie znaleziono wpisów|niczego nie znaleziono|nic nenalezeno|nebyly nalezeny žádné|žádné výsledky
|žádné příspěvky|žádné články|nebylo nic nalezeno|nič sa nenašlo|žiadne výsledky|žiadne príspevky
|žiadne články|nincs találat|nincs eredmény|nem található bejegyzés|nincsenek bejegyzések|nincs bejegyzés
|nu s-a găsit nimic|nimic găsit|niciun rezultat|nu există articole|nu am găsit|nema rezultata|nema objava
|nema članaka|ništa nije pronađeno|nije pronađeno|nič ni bilo najdeno|ni rezultatov|ni objav
|нема резултата|нема објава|ништа није пронађено|asgjë nuk u gjet|nieko nerasta|rezultatų nerasta
|nekas netika atrasts|nav rezultātu|midagi ei leitud|tulemusi ei leitud|no s'ha trobat res
|no s'han trobat|cap resultat|no hi ha articles|ez da ezer aurkitu|ez dago emaitzarik|non se atopou nada
|ничего не найдено|нет записей|нет результатов|записей не найдено|по вашему запросу ничего
|публикаций не найдено|статей не найдено|новостей нет|нет новостей|нет публикаций|записи не найдены
|к сожалению, ничего|к сожалению, по вашему|нічого не знайдено|немає записів|немає результатів
|записів не знайдено|на жаль, нічого|нічога не знойдзена|няма намерени|нищо не е намерено|няма резултати
|няма публикации|ништо не е пронајдено
|hiçbir şey bulunamadı|sonuç bulunamadı|hiç sonuç|yazı bulunamadı|kayıt bulunamadı|içerik bulunamadı
|gösterilecek yazı yok|henüz yazı yok|aradığınız kriterlere|heç nə tapılmadı
|δεν βρέθηκε τίποτα|δεν βρέθηκαν|δεν υπάρχουν άρθρα|δεν υπάρχουν αποτελέσματα|κανένα αποτέλεσμα
|لا توجد نتائج|لا توجد مقالات|لا توجد تدوينات|لا يوجد محتوى|لم يتم العثور على شيء|لم يتم العثور على نتائج
|لا نتائج|لا شيء هنا|لا توجد أخبار|چیزی یافت نشد|نتیجه‌ای یافت نشد|هیچ نتیجه|مطلبی یافت نشد
|هیچ نوشته‌ای|موردی یافت نشد|چیزی پیدا نشد|کوئی نتیجہ نہیں|کچھ نہیں ملا|לא נמצאו|אין תוצאות|אין פוסטים
|אין רשומות|לא נמצא דבר|कुछ नहीं मिला|कोई परिणाम नहीं|कोई पोस्ट नहीं|कोई लेख नहीं|কিছু পাওয়া যায়নি
|কোনো ফলাফল|எதுவும் கிடைக்கவில்லை|முடிவுகள் இல்லை
|見つかりませんでした|何も見つかりませんでした|記事がありません|記事が見つかりません|記事はありません
|投稿がありません|投稿が見つかりません|該当する記事|該当する結果|検索結果はありません|検索結果が見つかりません
|お探しの記事は|まだ記事がありません|暂无|没有找到|未找到|没有文章|没有结果|无结果|抱歉，没有|抱歉，未找到|还没有文章
|没有相关|没有符合|什么都没有|找不到符合|沒有找到|沒有文章|沒有結果|查無|暫無|找不到相關|尚無文章
|검색 결과가 없습니다|결과가 없습니다|글이 없습니다|게시물이 없습니다|게시글이 없습니다|등록된 글이 없습니다
|아무것도 찾을 수 없습니다|찾을 수 없습니다
|không tìm thấy kết quả|không có kết quả|không có bài viết|chưa có bài viết|không tìm thấy bài viết
|không tìm thấy gì|không tìm thấy nội dung|tidak ada hasil|tidak ditemukan|tidak ada artikel
|tidak ada postingan
|tidak ada pos|belum ada artikel|tiada hasil|tiada artikel|walang nahanap|hakuna matokeo
|hakuna kilichopatikana
|ไม่พบ|ไม่มีบทความ|ไม่มีเรื่อง|ไม่มีโพสต์|ไม่มีผลลัพธ์
"""
# The same with other words before it: "your search for boats did not match any articles".
_EMPTY_INSIDE = """
did not match any|didn't match any|did not return any|returned no results|produced no results|has no posts
|gibt es noch keine|gibt es keine|wurden keine|no hay ninguna|no hay ningún|no se encontr|não encontr
|não há nenhum|n'a donné aucun|pour le moment aucun|aucun article|non ci sono|non ha prodotto
|er zijn nog geen|geen resultaten|inte någon träff|gav inga|ingen resultater|ei löytynyt|nie znaleziono
|nie ma jeszcze|nebyly nalezeny|neboli nájdené|nem található|nu am găsit|ничего не найдено|пока нет
|нічого не знайдено|поки немає|не са намерени|bulunamadı|δεν βρέθηκαν|لم يتم العثور|لا توجد|یافت نشد
|לא נמצאו|नहीं मिल|見つかりません|ありませんでした|没有找到|未找到|暂无|沒有找到|找不到|없습니다|không tìm thấy
|không có bài|tidak ditemukan|tidak ada|ไม่พบ|ยังไม่มี
"""
_LOGIN = """
log in|login|log in to|log in to continue|login required|log on|sign in|sign in to|sign in to continue
|sign in to your account|please log in|please login|please sign in|you must be logged in
|you must log in|you need to log in|you need to be logged in|you have to log in|members only
|this content is for members|this content is for subscribers|subscribe to continue reading
|subscribe to read|subscribers only|this post is for subscribers|this post is for paying subscribers
|this page is for members|password protected|protected|this content is password protected
|this page is password protected|enter password|enter the password|member login|user login|user account
|iniciar sesión|inicia sesión|acceder|acceso|acceso restringido|identifícate|entrar|iniciar sessão
|fazer login|faça login|acesso restrito|connexion|se connecter|connectez-vous|identification
|espace membre|s'identifier|identifiez-vous|veuillez vous connecter|anmelden|anmeldung|einloggen
|bitte anmelden
|bitte melden sie sich an|bitte loggen sie sich ein|accedi|accesso|effettua il login|inloggen|aanmelden
|log ind|logg inn|logga in|kirjaudu|kirjaudu sisään|zaloguj|zaloguj się|logowanie|přihlášení|přihlásit se
|prihlásenie|prihlásiť sa|bejelentkezés|belépés|autentificare|conectare|prijava|prijavi se|prisijungti
|pieslēgties|logi sisse|hyrje
|войти|вход|вход на сайт|авторизация|войдите|увійти|вхід|авторизація|влизане|најава|giriş|giriş yap
|oturum aç|oturum açın|σύνδεση|είσοδος|تسجيل الدخول|دخول|ورود|ورود به سایت|התחברות|כניסה|लॉग इन|लॉगिन
|ログイン|サインイン|登录|登陆|用户登录|請登入|请登录|登入|로그인|đăng nhập|masuk|log masuk|เข้าสู่ระบบ
"""
_CONSENT = """
we value your privacy|we care about your privacy|your privacy matters|your privacy|your privacy choices
|privacy settings|cookie settings|cookie consent|cookie preferences|manage cookies|we use cookies
|this site uses cookies|this website uses cookies|before you continue|bevor sie zu|we and our partners
|your data, your choice
|consent required|consent|accept cookies|are you over|age verification|you must be
|valoramos tu privacidad|tu privacidad|su privacidad|usamos cookies|utilizamos cookies
|valorizamos a sua privacidade|valorizamos sua privacidade|a sua privacidade|antes de continuar
|nous respectons votre vie privée|votre vie privée|nous utilisons des cookies|le respect de votre vie privée
|avec votre accord|continuer sans accepter|wir schätzen ihre privatsphäre|ihre privatsphäre
|ihre datenschutzeinstellungen|datenschutzeinstellungen|wir verwenden cookies|wir benötigen ihre zustimmung
|wir brauchen ihre zustimmung|bevor sie fortfahren|mit werbung weiterlesen|rispettiamo la tua privacy
|la tua privacy|utilizziamo i cookie|prima di continuare|wij waarderen uw privacy|uw privacy
|wij gebruiken cookies|wij respecteren uw privacy|voordat je verdergaat|vi värnar om din integritet
|vi värdesätter din integritet|vi använder cookies|vi bryr oss om personvernet ditt|vi bruker cookies
|vi respekterer dit privatliv|vi bruger cookies|arvostamme yksityisyyttäsi|käytämme evästeitä
|cenimy twoją prywatność|szanujemy twoją prywatność|twoja prywatność|używamy plików cookie
|vážíme si vašeho soukromí|používáme cookies|vaše súkromie|fontos számunkra az ön adatainak védelme
|respectăm confidențialitatea|folosim cookie-uri|vaša privatnost|мы ценим вашу конфиденциальность
|мы используем файлы cookie|мы используем cookie|ми цінуємо вашу приватність|gizliliğinize önem veriyoruz
|gizliliğinize değer veriyoruz|çerez tercihleri|σεβόμαστε την ιδιωτικότητά σας
|σεβόμαστε το απόρρητό σας|نحن نقدر خصوصيتك|حریم خصوصی شما|אנו מכבדים את פרטיותך
|プライバシーを尊重します|クッキーの使用|我们重视您的隐私|我們重視您的隱私|개인정보 보호
|chúng tôi tôn trọng quyền riêng tư|kami menghargai privasi anda|เราให้ความสำคัญกับความเป็นส่วนตัว
"""


def _phrases(table: str) -> tuple[str, ...]:
    return tuple(phrase for phrase in table.replace("\n", "").split("|") if phrase)


_KINDS = {
    phrase: kind
    for kind, table in (  # the last wins: "nothing here" is both an error and an empty list
        (NoticeKind.CONSENT, _CONSENT),
        (NoticeKind.LOGIN, _LOGIN),
        (NoticeKind.EMPTY, _EMPTY),
        (NoticeKind.ERROR, _ERROR),
    )
    for phrase in _phrases(table)
}
_STARTS = tuple(sorted(_KINDS, key=len, reverse=True))  # the longest first, so that it is the one told
_EMPTY_STARTS = _phrases(_EMPTY)
_EMPTY_PARTS = _phrases(_EMPTY_INSIDE)

STATUS = re.compile(
    r"(?:(?:http|error|status|code|page|erreur|fehler|errore|erro|fout|fel|feil|fejl|virhe|błąd|chyba"
    r"|hiba|eroare|ошибка|помилка|грешка|hata|σφάλμα|خطأ|خطای|エラー|错误|錯誤|오류|lỗi|kesalahan)\W{0,3}){0,3}"
    r"(?:40[013458]|410|423|429|451|50[0-4]|52[0-7])(?:\W{0,3}(?:error|erreur|fehler|page|エラー|错误))?"
)
# Between the parts of a title: "404 - Page not found | Town news", "Oops! That page can't be found."
SEPARATORS = re.compile(r"\s[-–—]\s|\s?[|‹›«»·•:!！。.…?？]+(?:\s|$)|\s/\s")
_EDGES = " \t\r\n\xa0\"'“”„«»()[]:;,.!?¡¿…*#–—-→←"


def find_notice(title: str) -> Notice | None:
    """Return what a title or heading says to be, None when it is a title of anything else.

    >>> find_notice("404 – Page not found | Town news").kind.name
    'ERROR'
    >>> find_notice("404 ways to cook rice"), find_notice("Access denied to hundreds of visitors")
    (None, None)
    """
    for words in parts_of(title):
        status = STATUS.match(words)
        said = words[status.end() :].strip(_EDGES) if status is not None else words
        if status is not None and not said:
            return Notice(NoticeKind.ERROR, words)
        if said.startswith(_STARTS):
            phrase = next(phrase for phrase in _STARTS if said.startswith(phrase))
            if _is_whole(said, phrase):
                return Notice(_KINDS[phrase], words)
    return None


def find_empty(line: str) -> Notice | None:
    """Return the notice of an empty list that a line begins with, or that a short line holds.

    >>> find_empty("No posts matched your search. Try other words.").words
    'no posts matched your search. try other words.'
    """
    said = _plain(line)
    words = said.strip(_EDGES + "😕🙁☹️ℹ⚠")
    if words.startswith(_EMPTY_STARTS):
        phrase = max((phrase for phrase in _EMPTY_STARTS if words.startswith(phrase)), key=len)
        if _ends_word(words, phrase):
            return Notice(NoticeKind.EMPTY, said)
    is_short = len(words) <= (MAX_SENTENCE_CHARS if " " in words else MAX_UNSPACED_CHARS)
    holds = is_short and any(phrase in words for phrase in _EMPTY_PARTS)
    return Notice(NoticeKind.EMPTY, said) if holds else None


def parts_of(title: str) -> list[str]:
    """Divide a title into what is said and the names of sections and site, in lower case.

    >>> parts_of("404 - Page not found | Town news")
    ['404', 'page not found', 'town news']
    """
    parts = (part.strip(_EDGES) for part in SEPARATORS.split(_plain(title)))
    return [part for part in parts if part]


def _plain(text: str) -> str:
    return " ".join(text[:MAX_NOTICE_CHARS].casefold().replace("’", "'").split())


def _is_whole(words: str, phrase: str) -> bool:
    """Tell whether a phrase is all that is said, or the beginning of a short sentence."""
    if words == phrase:
        return True
    is_sentence = len(phrase) >= MIN_SENTENCE_CHARS[_KINDS[phrase]]
    return is_sentence and len(words) - len(phrase) <= MAX_MORE_CHARS and _ends_word(words, phrase)


def _ends_word(words: str, phrase: str) -> bool:
    """Tell whether a phrase ends where a word does; scripts without spaces cannot tell."""
    following = words[len(phrase) : len(phrase) + 1]
    return not (following.isascii() and following.isalnum()) and not (
        following.isalpha() and phrase[-1].isalpha() and not _is_unspaced(following)
    )


def _is_unspaced(char: str) -> bool:
    return char >= "\u0e00"  # Thai, Chinese, Japanese, Korean
