"""What sites call the place where all their posts are listed, in many languages."""

import unicodedata
from functools import cache

from pipelines.normalise.word_table import word_table

_WORDS = word_table(
    "blog blogs weblog news newsroom archive archives posts all_posts articles journal stories press updates",
    "announcements press_releases writing writings notes dispatches headlines latest_news latest_posts",
    "publications bulletin bulletins digest digests",
    "nachrichten neuigkeiten aktuelles aktuell archiv beiträge artikel meldungen presse pressemitteilungen",
    "berichte alle_beiträge actualités actualité nouvelles billets tous_les_articles communiqués presse",
    "noticias novedades actualidad archivo archivos artículos entradas prensa comunicados todas_las_noticias",
    "notícias novidades artigos arquivo arquivos postagens publicações imprensa comunicados atualidades",
    "notizie novità articoli archivio stampa comunicati avvisi attualità tutti_gli_articoli",
    "nieuws actueel berichten archief artikelen nieuwsarchief persberichten",
    "nyheter aktuellt aktuelt nyheder nyhetsarkiv arkiv artiklar artikler inlägg indlæg innlegg fréttir",
    "uutiset ajankohtaista artikkelit arkisto blogi tiedotteet uudised arhiiv artiklid ajaveeb",
    "aktualności wiadomości artykuły archiwum wpisy aktuality novinky články archív zprávy správy příspěvky",
    "hírek cikkek archívum bejegyzések știri noutăți articole arhivă arhiva lajme arkiva",
    "vijesti novosti vesti članci objave novice članki naujienos straipsniai archyvas jaunumi ziņas raksti",
    "новости блог архив статьи записи публикации все_новости новини архів статті публікації записи",
    "статии вести чланци архива навіны",
    "νέα ειδήσεις αρχείο άρθρα ανακοινώσεις ιστολόγιο haberler arşiv yazılar makaleler duyurular günlük",
    "أخبار الأخبار مدونة المدونة أرشيف الأرشيف مقالات المقالات تدوينات",
    "اخبار وبلاگ بلاگ آرشیو مقالات مقاله‌ها نوشته‌ها یادداشت‌ها مطالب",
    "חדשות בלוג ארכיון מאמרים כתבות פוסטים समाचार ब्लॉग लेख संग्रह",
    "新闻 新聞 博客 網誌 网志 文章 归档 歸檔 存档 资讯 資訊 动态 最新消息 公告",
    "ニュース ブログ お知らせ 記事 記事一覧 アーカイブ 新着情報 뉴스 블로그 소식 보관함 공지사항 기사",
    "tin_tức bài_viết lưu_trữ thông_báo berita artikel arsip arkib kabar ข่าว บทความ ข่าวสาร บล็อก",
    "notícies arxiu articles entrades novas arquivo albisteak artikuluak newyddion nuacht",
)


def fold(text: str) -> str:
    """Write text so that spelling of the same word is the same: lower case, no accents.

    >>> fold("Actualités"), fold("ARŞİV")
    ('actualites', 'arsiv')
    """
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def load_section_words() -> frozenset[str]:
    """Return the words, folded."""
    return frozenset(map(fold, _WORDS))
