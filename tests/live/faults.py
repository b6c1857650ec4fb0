"""How an answer goes wrong, as real servers do it."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from tests.live.posts import Post

BOMB_BYTES = 48 << 20  # more than a page may have


class Fault(StrEnum):
    """What is wrong with one answer."""

    TIMEOUT = "timeout"  # no answer
    TOO_MANY = "too_many"  # 429 with Retry-After
    SERVER_ERROR = "server_error"  # 500
    UNAVAILABLE = "unavailable"  # 503
    EMPTY_LISTING = "empty_listing"  # 200, no posts, no links to other pages
    EMPTY_BODY = "empty_body"  # 200, no bytes
    REDIRECT_LOOP = "redirect_loop"
    BOMB = "bomb"  # small until it is decompressed
    WRONG_CHARSET = "wrong_charset"  # the header contradicts the bytes
    TRUNCATED = "truncated"  # fewer bytes than Content-Length
    CUT = "cut"  # the page breaks off in the middle of a post, and Content-Length agrees
    NO_NEXT = "no_next"  # a page without its link to the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as it goes over the wire."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)  # without Content-Length
    body: bytes = b""
    missing: int = 0  # bytes that Content-Length promises and that don't come
    is_silent: bool = False  # nothing comes at all

    @classmethod
    def of(
        cls, text: str, media_type: str, *, status: int = 200, headers: Mapping[str, str] | None = None
    ) -> "Answer":
        """Make an answer of a text."""
        return cls(status=status, headers={**(headers or {}), "Content-Type": media_type}, body=text.encode())

    def with_etag(self, etag: str) -> "Answer":
        """Return the same answer with a validator."""
        return replace(self, headers={**self.headers, "ETag": etag})


def spoil(answer: Answer, shown: list[Post], fault: Fault | None) -> tuple[Answer, list[Post]]:
    """Let an answer go wrong; return it with the posts that are still whole on it.

    Those of a page that breaks off may be taken or left: half a JSON document is none.
    """
    match fault:
        case Fault.TIMEOUT:
            return replace(answer, is_silent=True, body=b""), []
        case Fault.TOO_MANY:
            return _fail(429, {"Retry-After": "0"}), []
        case Fault.SERVER_ERROR:
            return _fail(500, {}), []
        case Fault.UNAVAILABLE:
            return _fail(503, {}), []
        case Fault.EMPTY_BODY:
            return replace(answer, body=b""), []
        case Fault.REDIRECT_LOOP:
            return Answer(status=302, headers={"Location": "/loop/1/"}), []
        case Fault.BOMB:
            headers = {**answer.headers, "Content-Encoding": "gzip"}
            return replace(answer, headers=headers, body=make_bomb()), []
        case Fault.WRONG_CHARSET:
            media_type = answer.headers.get("Content-Type", "text/html").partition(";")[0]
            headers = {**answer.headers, "Content-Type": f"{media_type}; charset=ISO-8859-1"}
            return replace(answer, headers=headers), shown
        case Fault.TRUNCATED:
            kept = len(answer.body) // 2
            return replace(answer, body=answer.body[:kept], missing=len(answer.body) - kept), []
        case Fault.CUT:
            return _cut(answer, shown)
        case _:  # the others are in the page itself
            return answer, shown


def _fail(status: int, headers: Mapping[str, str]) -> Answer:
    return Answer.of("The server is tired.", "text/plain", status=status, headers=headers)


def _cut(answer: Answer, shown: list[Post]) -> tuple[Answer, list[Post]]:
    """End the answer in the middle of the text of a post in the middle."""
    if not shown or answer.status != 200:
        return answer, shown
    middle = len(shown) // 2
    mark = f"[{shown[middle].number}-{shown[middle].version}]".encode()
    return replace(answer, body=answer.body[: answer.body.find(mark) - 30]), shown[:middle]


@cache
def make_bomb() -> bytes:
    """Return a small body that is large when decompressed."""
    return gzip.compress(bytes(BOMB_BYTES), compresslevel=9)
