"""Feeds of every format, with the same three posts of a place that does not exist."""

import json

ADDRESS = "https://town.example/feed/"
TITLES = ["Salt & pepper", "The mill turns again", "A walk along the dyke"]
LINKS = [f"https://town.example/posts/{number}/" for number in (3, 2, 1)]

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="/style.xsl"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/">
<channel>
<title>Town notes</title>
<link>https://town.example/</link>
<atom:link rel="self" type="application/rss+xml" href="https://town.example/feed/"/>
<atom:link rel="next" href="https://town.example/feed/?paged=2"/>
<description>What happens</description>
<language>en-GB</language>
<item>
<title>Salt &amp;amp; pepper</title>
<link>https://town.example/posts/3/</link>
<guid isPermaLink="false">https://town.example/?p=103</guid>
<pubDate>Tue, 04 May 2021 08:30:00 +0200</pubDate>
<dc:creator><![CDATA[Ann Lee]]></dc:creator>
<category><![CDATA[Kitchen]]></category><category>Notes &amp; queries</category><category>Kitchen</category>
<description><![CDATA[<p>OSLO, May 3 &#8211; Salt is <b>scarce</b>.</p>
<p>So is pepper &hellip;</p>]]></description>
<content:encoded><![CDATA[<p>Salt is scarce.</p><script>count()</script><style>p{}</style>
<p>So is
pepper.</p><img src="/pixel.gif" width="1" height="1"><img src="/salt.jpg">]]></content:encoded>
</item>
<item>
<title><![CDATA[The mill <em>turns</em> again]]></title>
<link>https://town.example/posts/2/</link>
<guid>https://town.example/posts/2/</guid>
<pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate>
<author>desk@town.example (Bo Ek)</author>
<description>&lt;p&gt;It stood still.&lt;/p&gt;</description>
<enclosure url="https://town.example/mill.png" type="image/png" length="9"/>
</item>
<item>
<title>A walk along the dyke</title>
<guid>https://town.example/posts/1/</guid>
<dc:date>2021-05-02T10:00:00Z</dc:date>
<author>desk@town.example</author>
<description>&amp;lt;p&amp;gt;Mud &amp;amp;amp; wind&amp;lt;/p&amp;gt;</description>
<media:thumbnail url="https://town.example/dyke.jpg"/>
</item>
</channel>
</rss>
"""

RDF = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xml:lang="en">
<channel rdf:about="https://town.example/"><title>Town notes</title><link>https://town.example/</link></channel>
<item rdf:about="https://town.example/posts/3/"><title>Salt &amp; pepper</title>
<link>https://town.example/posts/3/</link><dc:date>2021-05-04</dc:date><dc:subject>Kitchen</dc:subject>
<dc:creator>Ann Lee</dc:creator><description>Salt is scarce.</description></item>
<item rdf:about="https://town.example/posts/2/"><title>The mill turns again</title>
<link>https://town.example/posts/2/</link><dc:date>2021-05-03</dc:date></item>
<item rdf:about="https://town.example/posts/1/"><title>A walk along the dyke</title>
<dc:date>2021-05-02</dc:date></item>
</rdf:RDF>
"""

RSS_091 = b"""<?xml version="1.0"?>
<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">
<rss version="0.91"><channel><title>Town notes</title><link>https://town.example/</link>
<item><title>Salt &amp; pepper</title><link>https://town.example/posts/3/</link></item>
<item><title>The mill turns again</title><link>https://town.example/posts/2/</link></item>
<item><title>A walk along the dyke</title><link>https://town.example/posts/1/</link></item>
</channel></rss>
"""

ATOM = b"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://town.example/posts/">
<title type="html">Town &lt;b&gt;notes&lt;/b&gt;</title>
<link rel="self" href="/atom.xml"/><link rel="prev-archive" href="/atom/2.xml"/>
<author><name>Ann Lee</name><email>ann@town.example</email></author>
<updated>2021-05-04T10:00:00Z</updated><id>tag:town.example,2021:feed</id>
<entry>
<title type="html">Salt &amp;amp; pepper</title>
<link rel="edit" href="https://town.example/edit/3"/>
<link rel="alternate" type="application/json" href="3.json"/>
<link rel="alternate" type="text/html" href="3/"/>
<id>tag:town.example,2021:3</id>
<published>2021-05-04T08:30:00+02:00</published><updated>2022-01-01T00:00:00Z</updated>
<category term="kitchen" label="Kitchen"/><category term="notes"/>
<summary type="html">&lt;p&gt;Salt is scarce.&lt;/p&gt;</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Salt is <b>scarce</b>.</p>
<script>count()</script><p>5 &lt; 6</p></div></content>
</entry>
<entry>
<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">The mill <em>turns</em> again</div></title>
<link href="2/"/><id>tag:town.example,2021:2</id><updated>2021-05-03T10:00:00Z</updated>
<author><name>Bo Ek</name></author><author><name>Cy Dee</name></author>
<content type="text">if a &lt;b&gt; then</content>
</entry>
<entry xml:base="https://town.example/">
<title>A walk along the dyke</title><link href="posts/1/"/><id>tag:town.example,2021:1</id>
<published>2021-05-02T10:00:00Z</published><content type="image/png" src="/dyke.png"/>
</entry>
</feed>
"""

ATOM_03 = b"""<?xml version="1.0" encoding="utf-8"?>
<feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en"><title>Town notes</title>
<entry><title mode="escaped" type="text/html">Salt &amp;amp; pepper</title>
<link rel="alternate" type="text/html" href="https://town.example/posts/3/"/>
<id>tag:town.example,2021:3</id><issued>2021-05-04T08:30:00+02:00</issued><modified>2022-01-01T00:00:00Z</modified>
<author><name>Ann Lee</name></author>
<content type="text/html" mode="escaped">&lt;p&gt;Salt is scarce.&lt;/p&gt;</content></entry>
<entry><title>The mill turns again</title><link rel="alternate" href="https://town.example/posts/2/"/></entry>
<entry><title>A walk along the dyke</title><link rel="alternate" href="https://town.example/posts/1/"/></entry>
</feed>
"""

JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Town notes",
        "home_page_url": "https://town.example/",
        "feed_url": "https://town.example/feed.json",
        "next_url": "https://town.example/feed.json?page=2",
        "language": "en",
        "authors": [{"name": "Ann Lee"}],
        "items": [
            {
                "id": "https://town.example/?p=103",
                "url": "https://town.example/posts/3/",
                "title": "Salt & pepper",
                "summary": "Salt is scarce.",
                "content_html": "<p>Salt is scarce.</p><p>So is pepper.</p>",
                "date_published": "2021-05-04T08:30:00+02:00",
                "date_modified": "2022-01-01T00:00:00Z",
                "image": "https://town.example/salt.jpg",
                "tags": ["Kitchen", "Notes & queries", "Kitchen"],
            },
            {
                "id": 2,
                "url": "/posts/2/",
                "title": "The mill turns again",
                "content_text": "if a <b> then",
                "date_modified": "2021-05-03",
                "author": {"name": "Bo Ek"},
            },
            {"id": "x", "external_url": "https://town.example/posts/1/", "title": "A walk along the dyke"},
        ],
    }
).encode()

FEEDS = {
    "rss": RSS,
    "rdf": RDF,
    "rss-0.91": RSS_091,
    "atom": ATOM,
    "atom-0.3": ATOM_03,
    "json-feed": JSON_FEED,
}
