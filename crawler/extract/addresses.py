"""Tell by an address what kind of page a link leads to, as far as addresses of one site tell."""

import re
from typing import NamedTuple

from crawler.extract.fields import is_home

MAX_URL_CHARS = 500
HOST = re.compile(r"(?:[a-z]{3,5}:)?//([^/?#]{0,200})", re.IGNORECASE)


class Shape(NamedTuple):
    """What the addresses of one kind of page have in common."""

    host: str  # empty where the link leaves it out
    depth: int  # how many steps the path has
    first: str  # the first of several steps, where it is no number
    script: str  # the last step, where a query says which page it gives


def shape_of(href: str) -> Shape:
    """Return the shape of a link's target.

    >>> shape_of("/news/the-ferry/") == shape_of("/news/2021-05-01#top"), shape_of("/p.php?id=4").script
    (True, 'p.php')
    """
    target = href.strip()[:MAX_URL_CHARS].partition("#")[0]
    match = HOST.match(target)
    host = match[1].lower() if match else ""
    if is_home(target):
        return Shape(host, 0, "", "")
    path, query, _ = target[match.end() if match else 0 :].partition("?")
    steps = [step for step in path.split("/") if step.strip(".")]
    first = steps[0] if len(steps) > 1 and not steps[0].isdigit() else ""
    return Shape(host, len(steps), first, steps[-1] if query and steps else "")
