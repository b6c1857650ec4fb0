# ruff: noqa: E501 - markup as themes write it
"""Pages as the themes of common publishing systems write them: the same content in nine kinds of markup.

A theme is a few templates with `{names}` to fill; all words in them are invented. Every page has a
menu, recent posts with their days, and a footer of links, whatever its main part is.
"""

from dataclasses import dataclass

TITLES = (
    "Harbour bridge reopens after two years of repairs",
    "Town library extends its evening hours",
    "Orchard walk draws a record number of visitors",
    "New ferry timetable starts next week",
    "Old mill becomes a workshop for apprentices",
    "School choir wins the regional prize again",
)
SENTENCES = (
    "The work took longer than planned because the old stones had to be numbered and stored one by one.",
    "Readers asked for it in a survey last autumn, and the staff agreed to a trial of six months.",
    "More than four hundred people came to see the blossom, twice as many as in the year before.",
    "The first boat leaves at six in the morning, the last one shortly before midnight.",
    "A foundation has bought the building and hopes to open its doors within three years.",
    "The jury praised the clear voices and the courage to sing without any accompaniment.",
)
DAYS = tuple(f"2021-05-{day:02}" for day in (28, 24, 19, 15, 9, 2))
SECTIONS = (
    "How it began",
    "What the engineers found",
    "Who paid for all of it",
    "What comes next for the town",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The templates of one theme."""

    frame: str  # {lang} {title} {head} {kind} {main} {recent}
    recent: str  # {url} {title} {day}: one of the recent posts
    entry: str  # {url} {title} {day} {text}: one of a listing
    listing: str  # {heading} {entries}
    article: str  # {title} {day} {text} {related} {comments}
    related: str  # {url} {title} {day}: one of the related posts
    comment: str  # {name} {day} {text}
    notice: str  # {heading} {text}: a page that only says something


def fill(template: str, **parts: str) -> str:
    """Fill the names in a template; other braces stay."""
    for name, part in parts.items():
        template = template.replace("{" + name + "}", part)
    return template


def page(theme: Theme, main: str, *, title: str, kind: str = "page", head: str = "", lang: str = "en") -> str:
    """Put a main part into a theme, beside its menu, recent posts and footer."""
    recent = "".join(
        fill(theme.recent, url=f"/2021/recent-{place}/", title=title, day=day)
        for place, (title, day) in enumerate(zip(TITLES[1:], DAYS, strict=False))
    )
    return fill(theme.frame, lang=lang, title=title, head=head, kind=kind, recent=recent, main=main)


def notice(theme: Theme, heading: str, text: str, **frame: str) -> str:
    """A page that only says something."""
    return page(theme, fill(theme.notice, heading=heading, text=text), **{"title": heading, **frame})


def listing(theme: Theme, *, count: int = 6, beside: str = "", **frame: str) -> str:
    """A page of entries, with something beside them."""
    entries = "".join(
        fill(theme.entry, url=f"/2021/post-{place}/", title=TITLES[place], day=DAYS[place], text=text)
        for place, text in enumerate(SENTENCES[:count])
    )
    main = fill(theme.listing, heading="Town news", entries=entries)
    return page(theme, beside + main, **{"title": "Town news", "kind": "archive category", **frame})


def article(theme: Theme, *, sections: bool = True, **frame: str) -> str:
    """A page of one article, with related ones, each with its day, and comments."""
    parts = []
    for place, heading in enumerate(SECTIONS):
        text = " ".join(SENTENCES[place:] + SENTENCES[:place])
        source = f'<a href="https://source.example/{place}">A report of the council</a>'
        parts.append(
            (f"<h2>{heading}</h2>" if sections else "") + f"<p>{text}</p><p>{source} tells more. {text}</p>"
        )
    related = "".join(
        fill(theme.related, url=f"/2021/related-{place}/", title=title, day=day)
        for place, (title, day) in enumerate(zip(TITLES[1:5], DAYS, strict=False))
    )
    comments = "".join(
        fill(theme.comment, name=f"Reader {place}", day=day, text=text)
        for place, (text, day) in enumerate(zip(SENTENCES[:5], DAYS, strict=False))
    )
    main = fill(
        theme.article, title=TITLES[0], day=DAYS[0], text="".join(parts), related=related, comments=comments
    )
    return page(theme, main, **{"title": f"{TITLES[0]} | Town news", "kind": "single", **frame})


WORDPRESS_CLASSIC = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        '<body class="{kind} wp-custom-logo"><div id="page" class="site"><header id="masthead" class="site-header">'
        '<p class="site-title"><a href="/" rel="home">Town news</a></p><nav class="main-navigation"><ul id="primary-menu">'
        '<li class="menu-item"><a href="/about/">About</a></li><li class="menu-item"><a href="/contact/">Contact</a></li>'
        '</ul></nav></header><div id="content" class="site-content"><div id="primary" class="content-area">'
        '<main id="main" class="site-main">{main}</main></div><aside id="secondary" class="widget-area">'
        '<section id="recent-posts-2" class="widget widget_recent_entries"><h2 class="widget-title">Recent Posts</h2>'
        '<ul>{recent}</ul></section></aside></div><footer class="site-footer"><a href="/imprint/">Imprint</a></footer>'
        "</div></body></html>"
    ),
    recent='<li><a href="{url}">{title}</a><span class="post-date">{day}</span></li>',
    entry=(
        '<article class="post type-post hentry"><header class="entry-header"><h2 class="entry-title">'
        '<a href="{url}" rel="bookmark">{title}</a></h2><div class="entry-meta"><span class="posted-on">Posted on '
        '<time class="entry-date published" datetime="{day}T09:00:00+00:00">{day}</time></span></div></header>'
        '<div class="entry-summary"><p>{text}</p></div></article>'
    ),
    listing='<header class="page-header"><h1 class="page-title">{heading}</h1></header>{entries}',
    article=(
        '<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">{title}</h1>'
        '<div class="entry-meta"><span class="posted-on">Posted on <time class="entry-date" datetime="{day}">{day}</time>'
        '</span></div></header><div class="entry-content">{text}</div></article>'
        '<div class="yarpp yarpp-related"><h3>You may also like</h3>{related}</div>'
        '<div id="comments" class="comments-area"><h2 class="comments-title">5 thoughts</h2>'
        '<ol class="comment-list">{comments}</ol></div>'
    ),
    related=(
        '<article class="post"><h3 class="entry-title"><a href="{url}">{title}</a></h3><time datetime="{day}">{day}</time>'
        "</article>"
    ),
    comment=(
        '<li class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">{name}</b>'
        '<a href="#c"><time datetime="{day}">{day}</time></a></footer><div class="comment-content"><p>{text}</p></div>'
        "</article></li>"
    ),
    notice=(
        '<section class="page-content"><header class="page-header"><h1 class="page-title">{heading}</h1></header>'
        '<div class="page-content"><p>{text}</p></div></section>'
    ),
)
WORDPRESS_BLOCKS = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        '<body class="{kind} wp-embed-responsive"><div class="wp-site-blocks"><header class="wp-block-template-part">'
        '<div class="wp-block-group"><p class="wp-block-site-title"><a href="/">Town news</a></p>'
        '<nav class="wp-block-navigation"><ul><li><a href="/about/">About</a></li></ul></nav></div></header>'
        '<main class="wp-block-group">{main}<div class="wp-block-group alignwide"><h2 class="wp-block-heading">'
        'Latest</h2><ul class="wp-block-latest-posts__list wp-block-latest-posts">{recent}</ul></div></main>'
        '<footer class="wp-block-template-part"><p>Made by hand in the valley.</p></footer></div></body></html>'
    ),
    recent=(
        '<li><a class="wp-block-latest-posts__post-title" href="{url}">{title}</a>'
        '<time datetime="{day}" class="wp-block-latest-posts__post-date">{day}</time></li>'
    ),
    entry=(
        '<li class="wp-block-post post type-post"><h2 class="wp-block-post-title"><a href="{url}" target="_self">{title}'
        '</a></h2><div class="wp-block-post-date"><time datetime="{day}">{day}</time></div>'
        '<div class="wp-block-post-excerpt"><p class="wp-block-post-excerpt__excerpt">{text}</p></div></li>'
    ),
    listing=(
        '<h1 class="wp-block-query-title">{heading}</h1><div class="wp-block-query">'
        '<ul class="wp-block-post-template">{entries}</ul></div>'
    ),
    article=(
        '<h1 class="wp-block-post-title">{title}</h1><div class="wp-block-post-date"><time datetime="{day}">{day}</time>'
        '</div><div class="entry-content wp-block-post-content">{text}</div><div class="wp-block-comments">'
        '<ol class="wp-block-comment-template">{comments}</ol></div><div class="wp-block-query"><h2>More posts</h2>'
        '<ul class="wp-block-post-template">{related}</ul></div>'
    ),
    related=(
        '<li class="wp-block-post"><h3 class="wp-block-post-title"><a href="{url}">{title}</a></h3>'
        '<div class="wp-block-post-date"><time datetime="{day}">{day}</time></div></li>'
    ),
    comment=(
        '<li class="wp-block-comment"><div class="wp-block-comment-author-name">{name}</div><div class="wp-block-comment-date">'
        '<time datetime="{day}"><a href="#c">{day}</a></time></div><div class="wp-block-comment-content"><p>{text}</p></div></li>'
    ),
    notice='<h1 class="wp-block-heading has-text-align-center">{heading}</h1><p class="has-text-align-center">{text}</p>',
)
GHOST = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="{kind}-template">'
        '<div class="viewport"><header id="gh-head" class="gh-head outer"><a class="gh-head-logo" href="/">Town news</a>'
        '<nav class="gh-head-menu"><ul class="nav"><li><a href="/about/">About</a></li></ul></nav></header>'
        '<div class="site-content"><main id="site-main" class="site-main outer">{main}</main>'
        '<aside class="read-next outer"><div class="inner"><div class="read-next-feed">{recent}</div></div></aside></div>'
        '<footer class="site-footer outer"><a href="/">Town news</a></footer></div></body></html>'
    ),
    recent=(
        '<article class="post-card post"><div class="post-card-content"><a class="post-card-content-link" href="{url}">'
        '<h2 class="post-card-title">{title}</h2></a><footer class="post-card-meta"><time datetime="{day}">{day}</time></footer>'
        "</div></article>"
    ),
    entry=(
        '<article class="post-card post"><div class="post-card-content"><a class="post-card-content-link" href="{url}">'
        '<header><h2 class="post-card-title">{title}</h2></header><div class="post-card-excerpt">{text}</div></a>'
        '<footer class="post-card-meta"><time class="post-card-meta-date" datetime="{day}">{day}</time></footer></div></article>'
    ),
    listing='<section class="post-card post-card-large"><h1>{heading}</h1></section><div class="post-feed">{entries}</div>',
    article=(
        '<article class="article post"><header class="article-header gh-canvas"><h1 class="article-title">{title}</h1>'
        '<time class="byline-meta-date" datetime="{day}">{day}</time></header><section class="gh-content gh-canvas">{text}</section>'
        '</article><section class="article-comments gh-canvas">{comments}</section><div class="post-feed">{related}</div>'
    ),
    related=(
        '<article class="post-card post"><a class="post-card-content-link" href="{url}"><h2 class="post-card-title">{title}</h2></a>'
        '<time datetime="{day}">{day}</time></article>'
    ),
    comment='<div class="comment"><h4>{name}</h4><time>{day}</time><p>{text}</p></div>',
    notice='<section class="error-message"><h1 class="error-code">{heading}</h1><p class="error-description">{text}</p></section>',
)
HUGO = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="{kind}">'
        '<header class="header"><nav class="nav"><a href="/" class="logo">Town news</a><ul id="menu"><li><a href="/tags/">Tags</a>'
        '</li></ul></nav></header><main class="main">{main}</main><section class="latest"><h3>Latest</h3>{recent}</section>'
        '<footer class="footer"><span>Made by hand</span></footer></body></html>'
    ),
    recent='<p><a href="{url}">{title}</a> <small>{day}</small></p>',
    entry=(
        '<article class="post-entry"><header class="entry-header"><h2>{title}</h2></header><div class="entry-content"><p>{text}</p>'
        '</div><footer class="entry-footer"><span title="{day}">{day}</span></footer><a class="entry-link" aria-label="post link"'
        ' href="{url}"></a></article>'
    ),
    listing='<header class="page-header"><h1>{heading}</h1></header>{entries}',
    article=(
        '<article class="post-single"><header class="post-header"><h1 class="post-title">{title}</h1><div class="post-meta">'
        '<span>{day}</span></div></header><div class="post-content">{text}</div><footer class="post-footer"><ul class="see-also">'
        "{related}</ul></footer></article>{comments}"
    ),
    related='<li><h3><a href="{url}">{title}</a></h3><time>{day}</time></li>',
    comment='<div class="remark"><strong>{name}</strong> <em>{day}</em><p>{text}</p></div>',
    notice='<div class="content"><h1>{heading}</h1><p>{text}</p></div>',
)
DRUPAL = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        '<body class="path-{kind}"><div class="dialog-off-canvas-main-canvas"><div id="page-wrapper"><header id="header">'
        '<div class="region region-header"><nav class="menu--main"><ul class="menu"><li class="menu-item"><a href="/about">About</a>'
        '</li></ul></nav></div></header><div id="main-wrapper"><main id="content" class="column main-content"><section class="section">'
        '<div class="region region-content">{main}</div></section></main><div id="sidebar-first" class="column sidebar">'
        '<aside class="section"><div class="views-element-container block"><h2>Recent content</h2><div class="view view-recent">'
        '<div class="view-content"><div class="item-list"><ul>{recent}</ul></div></div></div></div></aside></div></div>'
        '<footer class="site-footer"><a href="/contact">Contact</a></footer></div></div></body></html>'
    ),
    recent=(
        '<li><div class="views-field views-field-title"><span class="field-content"><a href="{url}">{title}</a></span></div>'
        '<div class="views-field views-field-created"><span class="field-content">{day}</span></div></li>'
    ),
    entry=(
        '<div class="views-row"><article class="node node--type-article node--view-mode-teaser"><h2 class="node__title">'
        '<a href="{url}" rel="bookmark"><span class="field field--name-title">{title}</span></a></h2><div class="node__meta">'
        'Submitted by editor on {day}</div><div class="node__content"><div class="field field--name-body"><p>{text}</p></div>'
        "</div></article></div>"
    ),
    listing='<h1 class="title page-title">{heading}</h1><div class="views-element-container">{entries}</div>',
    article=(
        '<h1 class="title page-title">{title}</h1><article class="node node--type-article node--view-mode-full"><footer'
        ' class="node__meta">Submitted by editor on {day}</footer><div class="node__content"><div class="field field--name-body">'
        '{text}</div></div><section class="field field--type-comment comment-wrapper"><h2>Comments</h2>{comments}</section></article>'
        '<div class="view view-similar"><h2>Similar content</h2>{related}</div>'
    ),
    related='<div class="views-row"><h3><a href="{url}">{title}</a></h3><span class="date">{day}</span></div>',
    comment=(
        '<article class="comment js-comment"><footer class="comment__meta"><p>{name} on {day}</p></footer><div'
        ' class="comment__content"><h3><a href="/comment/1#c">A remark of {name}</a></h3><p>{text}</p></div></article>'
    ),
    notice='<h1 class="title page-title">{heading}</h1><div class="block block-system-main-block"><p>{text}</p></div>',
)
BLOGGER = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="{kind}-view">'
        '<div class="body-fauxcolumns"></div><div class="content"><div class="content-inner"><header><div class="header section">'
        '<h1 class="title"><a href="/">Town news</a></h1></div></header><div class="main-outer"><div class="columns"><div'
        ' class="column-center-outer"><div class="main section" id="main"><div class="widget Blog" id="Blog1">{main}</div></div></div>'
        '<div class="column-right-outer"><aside><div class="sidebar section"><div class="widget PopularPosts"><h2>Popular Posts</h2>'
        '<div class="widget-content popular-posts"><ul>{recent}</ul></div></div></div></aside></div></div></div></div></div></body></html>'
    ),
    recent='<li><div class="item-title"><a href="{url}">{title}</a></div><div class="item-snippet">{day}</div></li>',
    entry=(
        '<div class="date-outer"><h2 class="date-header"><span>{day}</span></h2><div class="date-posts"><div class="post-outer">'
        '<div class="post hentry"><h3 class="post-title entry-title"><a href="{url}">{title}</a></h3><div class="post-body'
        ' entry-content">{text}</div></div></div></div></div>'
    ),
    listing='<div class="status-msg-body">{heading}</div><div class="blog-posts hfeed">{entries}</div>',
    article=(
        '<div class="blog-posts hfeed"><div class="date-outer"><h2 class="date-header"><span>{day}</span></h2><div class="date-posts">'
        '<div class="post-outer"><div class="post hentry"><h3 class="post-title entry-title">{title}</h3><div class="post-body'
        ' entry-content">{text}</div></div><div class="related-posts"><h2>Related</h2>{related}</div><div class="comments" id="comments">'
        '<h4>5 comments:</h4><ol class="comment-thread">{comments}</ol></div></div></div></div></div>'
    ),
    related='<div class="related-item"><a href="{url}"><h4>{title}</h4></a><span>{day}</span></div>',
    comment=(
        '<li class="comment"><div class="comment-block"><div class="comment-header"><cite class="user"><a href="/p/1">{name}</a></cite>'
        '<span class="datetime"><a href="#c">{day}</a></span></div><p class="comment-content">{text}</p></div></li>'
    ),
    notice='<div class="status-msg-wrap"><div class="status-msg-body"><h2>{heading}</h2>{text}</div></div>',
)
JOOMLA = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        '<body class="site com_content view-{kind}"><header class="header container-header full-width"><div class="navbar-brand">'
        '<a href="/">Town news</a></div><ul class="mod-menu nav"><li class="nav-item"><a href="/about">About</a></li></ul></header>'
        '<div class="site-grid"><div class="grid-child container-component"><main>{main}</main></div>'
        '<div class="grid-child container-sidebar-right"><div class="card"><h3 class="card-header">Latest Articles</h3>'
        '<ul class="mod-articleslatest latestnews mod-list">{recent}</ul></div></div></div><footer class="footer"></footer></body></html>'
    ),
    recent='<li itemscope itemtype="https://schema.org/Article"><a href="{url}" itemprop="url"><span itemprop="name">{title}</span></a> {day}</li>',
    entry=(
        '<div class="blog-item" itemprop="blogPost" itemscope itemtype="https://schema.org/BlogPosting"><div class="item-content">'
        '<div class="page-header"><h2 itemprop="name"><a href="{url}" itemprop="url">{title}</a></h2></div><dl class="article-info">'
        '<dd class="published"><time datetime="{day}" itemprop="datePublished">Published: {day}</time></dd></dl><p>{text}</p></div></div>'
    ),
    listing='<div class="com-content-category-blog blog"><h1>{heading}</h1><div class="blog-items">{entries}</div></div>',
    article=(
        '<div class="com-content-article item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header">'
        '<h1 itemprop="headline">{title}</h1></div><dl class="article-info"><dd><time datetime="{day}">{day}</time></dd></dl>'
        '<div itemprop="articleBody" class="com-content-article__body">{text}</div></div><ul class="relateditems mod-list">{related}</ul>'
        '<div class="comments-list">{comments}</div>'
    ),
    related='<li><a href="{url}">{title}</a> <span>({day})</span></li>',
    comment='<div class="comment-box"><span class="author">{name}</span><span class="date">{day}</span><div class="body">{text}</div></div>',
    notice='<div class="page-header"><h1>{heading}</h1></div><p>{text}</p>',
)
DIV_SOUP = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="x1{kind}">'
        '<div id="SITE_CONTAINER"><div class="_3Cmu"><div class="_2dZa"><a class="_1fP" href="/">Home</a><a class="_1fP" href="/blog">Blog</a>'
        '</div></div><div class="_1KPt"><div class="_9sQe">{main}</div></div><div class="_7uRo"><div class="_4kLm"><span class="_5b">Recent Posts</span>'
        '{recent}</div></div><div class="_0fFf"><a class="_1fP" href="/terms">Terms</a></div></div></body></html>'
    ),
    recent='<div class="_2rRr"><div class="_8hH"><a class="_6aA" href="{url}"><div class="_tT">{title}</div></a></div><div class="_dD">{day}</div></div>',
    entry=(
        '<div class="_eE1"><div class="_eE2"><a class="_eA" href="{url}"><div class="_eT" role="heading" aria-level="2"><span>{title}</span></div></a>'
        '<div class="_eD"><span>{day}</span></div><div class="_eX"><span>{text}</span></div></div></div>'
    ),
    listing='<div class="_lH"><span class="_lT">{heading}</span></div><div class="_lL">{entries}</div>',
    article=(
        '<div class="_aA"><div class="_aH"><h1 class="_aT"><span>{title}</span></h1><div class="_aD">{day}</div></div><div class="_aX">{text}</div></div>'
        '<div class="_rR"><div class="_rH">Related Posts</div><div class="_rG">{related}</div></div><div class="_cC">{comments}</div>'
    ),
    related=(
        '<div class="_rI"><a class="_rA" href="{url}"><div class="_rT" role="heading" aria-level="3">{title}</div></a><div class="_rD">{day}</div></div>'
    ),
    comment='<div class="_cI"><div class="_cN">{name}</div><div class="_cD">{day}</div><div class="_cX">{text}</div></div>',
    notice='<div class="_nN"><div class="_nH"><h1><span>{heading}</span></h1></div><div class="_nT"><span>{text}</span></div></div>',
)
NEWS_SITE = Theme(
    frame=(
        '<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="page-{kind}">'
        '<header class="o-header"><a href="/">Town news</a><nav class="o-header__nav"><ul><li><a href="/politics">Politics</a></li>'
        '<li><a href="/sport">Sport</a></li><li><a href="/culture">Culture</a></li></ul></nav></header><div class="o-grid-container">'
        '<main class="o-grid-row" role="main"><div data-o-grid-colspan="8">{main}</div><div data-o-grid-colspan="4"><div class="most-read">'
        '<h2 class="o-teaser-collection__heading">Latest headlines</h2>{recent}</div></div></main></div>'
        '<footer class="o-footer"><ul><li><a href="/imprint">Imprint</a></li><li><a href="/privacy">Privacy</a></li></ul></footer></body></html>'
    ),
    recent='<div class="o-teaser o-teaser--small"><a class="o-teaser__heading" href="{url}">{title}</a><time class="o-date">{day}</time></div>',
    entry=(
        '<div class="o-teaser o-teaser--article"><div class="o-teaser__content"><div class="o-teaser__heading"><a href="{url}">{title}</a></div>'
        '<p class="o-teaser__standfirst">{text}</p><time class="o-date" datetime="{day}">{day}</time></div></div>'
    ),
    listing='<h1 class="stream__title">{heading}</h1><div class="stream">{entries}</div>',
    article=(
        '<article class="article" role="article"><h1 class="article__headline">{title}</h1><time class="article__date" datetime="{day}">{day}</time>'
        '<div class="article__text">{text}</div></article><section class="onward"><h2>More on this story</h2>{related}</section>'
        '<section class="discussion"><h2>Discussion</h2>{comments}</section>'
    ),
    related=(
        '<div class="o-teaser o-teaser--onward"><div class="o-teaser__heading"><a href="{url}">{title}</a></div>'
        '<time class="o-date" datetime="{day}">{day}</time></div>'
    ),
    comment='<div class="remark"><h5 class="remark__author">{name}</h5><time>{day}</time><p class="remark__text">{text}</p></div>',
    notice='<div class="message"><h1 class="message__title">{heading}</h1><p class="message__text">{text}</p></div>',
)

THEMES = {
    "wordpress classic": WORDPRESS_CLASSIC,
    "wordpress blocks": WORDPRESS_BLOCKS,
    "ghost": GHOST,
    "hugo": HUGO,
    "drupal": DRUPAL,
    "blogger": BLOGGER,
    "joomla": JOOMLA,
    "div soup": DIV_SOUP,
    "news site": NEWS_SITE,
}
