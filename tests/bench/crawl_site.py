"""A site of many listing pages, served on loopback: python -m tests.bench.crawl_site.

Prints its address. `/of-<total>-pages/<n>/` is page n of a listing of so many pages, each of ten entries and
about 44 KB, chained by next links.
"""

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from tests.live.faults import Answer
from tests.live.http_site import serve

ENTRIES = 10
PAGE_BYTES = 44_000
FIRST_DAY = date(2004, 1, 1)
WORDS = ("garden", "bridge", "market", "library", "river", "lamp", "school", "orchard", "stairs", "bell")
MENU = "".join(f'<li class="menu-item"><a href="/topics/{word}/">{word}</a></li>' for word in WORDS)
HTML = "text/html; charset=utf-8"


def make_listing(number: int, total: int) -> str:
    """Write page `number`, from 1, of a listing of `total` pages."""
    first = (total - number) * ENTRIES  # the newest page has the highest numbers
    blocks = "".join(_block(entry) for entry in range(first + ENTRIES - 1, first - 1, -1))
    following = f'<a rel="next" href="../{number + 1}/">Older posts</a>' if number < total else ""
    head = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Riverside News</title></head>'
        f"<body><header><h1>Riverside News</h1><nav><ul>{MENU}</ul></nav></header><main>"
    )
    tail = f'</main><nav class="pagination">{following}</nav><footer>Made by hand.</footer></body></html>'
    padding = "<!-- " + "x" * max(0, PAGE_BYTES - len(head) - len(blocks) - len(tail) - 9) + " -->"
    return head + blocks + padding + tail


def _block(entry: int) -> str:
    day = FIRST_DAY + timedelta(days=entry // 5)
    text = " ".join(WORDS[(entry * step + step) % len(WORDS)] for step in range(1, 160))
    title = f"{WORDS[entry % len(WORDS)]} and {WORDS[entry // 10 % len(WORDS)]}, news {entry}"
    return (
        f'<article class="post"><h2 class="entry-title"><a href="/news/{entry}/">{title}</a></h2>'
        f'<time datetime="{day}">{day:%d %B %Y}</time><div class="entry-content"><p>{text}.</p>'
        f'<p class="share"><a href="/share/{entry}/">Share</a></p></div></article>\n'
    )


def main() -> None:
    """Serve until standard input is closed."""
    made: dict[str, Answer] = {}

    def answer_to(path: str, _: Mapping[str, str], at: datetime) -> Answer:
        assert at.tzinfo is UTC
        if path not in made:
            parts = path.strip("/").replace("of-", "").replace("-pages", "").split("/")
            if len(parts) != 2 or not all(part.isdigit() for part in parts):
                return Answer.of("not found", "text/plain", status=404)
            made[path] = Answer.of(make_listing(int(parts[1]), int(parts[0])), HTML)
        return made[path]

    with serve(answer_to) as server:
        print(server.base_url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
