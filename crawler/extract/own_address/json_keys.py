"""The own address of a JSON Feed, and of posts as WordPress gives them."""

import json
import re
from collections.abc import Iterator

from crawler.extract.own_address.found import Found, one_site

MAX_LINKS = 1_000
_ADDRESS = r'"((?:[^"\\]|\\.){1,2000})"'
_HOME = re.compile(rf'"home_page_url"\s{{0,9}}:\s{{0,9}}{_ADDRESS}')
_FEED = re.compile(rf'"feed_url"\s{{0,9}}:\s{{0,9}}{_ADDRESS}')
_LINK = re.compile(rf'"link"\s{{0,9}}:\s{{0,9}}{_ADDRESS}')
_SELF = re.compile(rf'"self"\s{{0,9}}:\s{{0,9}}\[\s{{0,99}}\{{\s{{0,99}}"href"\s{{0,9}}:\s{{0,9}}{_ADDRESS}')


def of_json_feed(head: str) -> Iterator[Found]:
    """Yield the site that a feed is of, then where the feed is."""
    for key, evidence in ((_HOME, "the feed's home_page_url"), (_FEED, "the feed's own address")):
        if (match := key.search(head)) is not None:
            yield Found(_unescaped(match[1]), evidence)


def of_wordpress(head: str) -> Iterator[Found]:
    """Yield the site that all posts are on, or, where they are on several, whose interface gave them.

    In texts of posts the quotes are escaped: what is quoted there is no key.
    """
    for key, evidence in ((_LINK, "the links of its posts"), (_SELF, "the interface that gave it")):
        links = [_unescaped(match[1]) for match in key.finditer(head)][:MAX_LINKS]
        if (site := one_site(links)) is not None:
            yield Found(site, evidence)


def _unescaped(text: str) -> str:
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:  # an escape that JSON does not have: the address is none either
        return text
