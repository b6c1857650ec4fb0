"""What is fuzzed: each format, with whole files of it to begin from."""

import bz2
import gzip
import io
import lzma
import tarfile
from dataclasses import dataclass
from functools import cache

from tests.forms.publish import FORMS
from tests.forms.site import POSTS


@dataclass(frozen=True, slots=True)
class Target:
    """A format, by files of it; `file_name` is what the disturbed ones are called."""

    name: str
    file_name: str
    seeds: tuple[bytes, ...]


def _of_form(name: str) -> Target:
    files = FORMS[name]()
    return Target(name, next(iter(files)), tuple(files.values()))


def _tar() -> bytes:
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w") as archive:
        for name, content in FORMS["listing"]().items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return written.getvalue()


def _opml() -> bytes:
    lines = "".join(
        f'<outline text="{post.slug}" type="rss" xmlUrl="https://{post.slug}.example/feed"/>'
        for post in POSTS
    )
    return f'<?xml version="1.0"?><opml version="2.0"><head/><body>{lines}</body></opml>'.encode()


def _csv() -> bytes:
    rows = [f'"{post.title}",{post.link},{post.day},"{post.excerpt}"' for post in POSTS]
    return "\r\n".join(["headline,link.web,day,lead", *rows]).encode()


@cache
def find_targets() -> tuple[Target, ...]:
    """Return every format."""
    page = FORMS["listing"]()["page-1.html"]
    return (
        *(_of_form(name) for name in FORMS),
        Target("tar", "pages.tar", (_tar(),)),
        Target("gzip", "page.html.gz", (gzip.compress(page, mtime=0),)),
        Target("bzip2", "page.html.bz2", (bz2.compress(page),)),
        Target("xz", "page.html.xz", (lzma.compress(page),)),
        Target("opml", "feeds.opml", (_opml(),)),
        Target("csv", "export.csv", (_csv(),)),
    )
