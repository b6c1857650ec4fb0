"""The spider `sources`, which `clipfile crawl` runs."""

from crawler.spiders.walking import WalkSpider


class SourcesSpider(WalkSpider):
    """Walk every declared way, of whatever kind."""

    name = "sources"
