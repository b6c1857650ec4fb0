"""WordPress exports of a place that does not exist."""

VERSIONS = ("1.0", "1.1", "1.2")
FIELDS = {
    "title": "Salt &amp; <em>pepper</em> – again",
    "link": "https://town.example/posts/{number}/",
    "pubDate": "Mon, 03 May 2021 22:30:00 +0000",
    "dc:creator": "ann",
    "guid": "https://town.example/?post_type=note&#038;p={number}",
    "description": "",
    "content:encoded": "<p>Salt is scarce.</p>\n<p>So is\npepper, no. {number}.</p>",
    "excerpt:encoded": "",
    "wp:post_id": "{number}",
    "wp:post_date": "2021-05-04 00:30:00",
    "wp:post_date_gmt": "2021-05-03 22:30:00",
    "wp:post_name": "post-{number}",
    "wp:status": "publish",
    "wp:post_type": "post",
    "wp:post_password": "",
}
NOT_IN_SECTIONS = frozenset({"link", "pubDate", "guid", "description", "wp:post_id"})
TERMS = (
    '<category domain="category" nicename="kitchen"><![CDATA[Kitchen &amp; cellar]]></category>'
    '<category domain="post_tag" nicename="salt"><![CDATA[salt]]></category>'
    '<category domain="post_format" nicename="aside"><![CDATA[aside]]></category>'
)
CLOSING = "</channel>\n</rss>\n"


def head(version: str = "1.2", authors: str | None = None) -> str:
    names = (
        "<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ann]]></wp:author_login>"
        "<wp:author_display_name><![CDATA[Ann O&#8217;Lee]]></wp:author_display_name></wp:author>\n"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" ?>\n<!-- This is an <item> of no export. -->\n'
        f'<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{version}/excerpt/"\n'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"\n'
        f' xmlns:wp="http://wordpress.org/export/{version}/"\n>\n<channel>\n<title>Town notes</title>\n'
        f"<link>https://town.example</link>\n<language>en-GB</language>\n<wp:wxr_version>{version}</wp:wxr_version>\n"
        f"<wp:base_blog_url>https://town.example</wp:base_blog_url>\n{names if authors is None else authors}"
        "<wp:category><wp:cat_name><![CDATA[<item>Kitchen]]></wp:cat_name></wp:category>\n"
    )


def item(number: int, more: str = TERMS, **changes: str | None) -> str:
    """Write an item; fields by name, with `_` for `:`, None to leave one out."""
    names = {name.replace(":", "_"): name for name in FIELDS}
    fields = {**FIELDS, **{names[key]: value for key, value in changes.items()}}
    written = []
    for name, value in fields.items():
        if value is not None:
            text = value.replace("{number}", str(number))
            inner = text if name in NOT_IN_SECTIONS else f"<![CDATA[{text}]]>"
            attribute = ' isPermaLink="false"' if name == "guid" else ""
            written.append(f"<{name}{attribute}>{inner}</{name}>\n")
    return f"<item>\n{''.join(written)}{more}</item>\n"


def export(*items: str, version: str = "1.2", closing: str = CLOSING) -> bytes:
    return (head(version) + "".join(items) + closing).encode()
