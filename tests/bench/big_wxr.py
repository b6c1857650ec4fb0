"""Read a large WordPress export, made here, beside a bare parser; `--ingest`: by the whole command.

    python -m tests.bench.big_wxr --bytes 200M [--ingest] [--folder FOLDER]

Peak memory is that of the process that reads; of `clipfile ingest` that of all its processes together.
Other arguments are handed to `clipfile ingest`.
"""

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import etree

from crawler.containers.expand import expand
from crawler.containers.files import open_file
from crawler.containers.given import Unreadable
from crawler.readers.table import read_page
from pipelines.items import Page, RawEntry

WORDS = [
    "salt",
    "pepper",
    "mill",
    "dyke",
    "river",
    "harbour",
    "orchard",
    "library",
    "school",
    "choir",
    "winter",
    "market",
    "bridge",
    "lamp",
    "garden",
    "letter",
    "mayor",
    "tower",
    "ferry",
    "stone",
    "window",
    "baker",
    "road",
    "council",
    "train",
    "museum",
    "field",
    "rain",
    "tide",
    "boat",
]
UNITS = {"K": 10**3, "M": 10**6, "G": 10**9}
HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>Town notes</title><link>https://town.example</link><language>en-GB</language>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://town.example</wp:base_blog_url>
"""
AUTHOR = (
    "<wp:author><wp:author_login><![CDATA[writer{0}]]></wp:author_login><wp:author_display_name>"
    "<![CDATA[Writer Number {0}]]></wp:author_display_name></wp:author>\n"
)
ITEM = """<item><title><![CDATA[{title}]]></title><link>https://town.example/{number}/</link>
<pubDate>{day:%a, %d %b %Y %H:%M:%S} +0000</pubDate><dc:creator><![CDATA[writer{writer}]]></dc:creator>
<guid isPermaLink="false">https://town.example/?p={number}</guid><description></description>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>
<wp:post_id>{number}</wp:post_id><wp:post_date><![CDATA[{day:%Y-%m-%d %H:%M:%S}]]></wp:post_date>
<wp:post_date_gmt><![CDATA[{day:%Y-%m-%d %H:%M:%S}]]></wp:post_date_gmt>
<wp:status><![CDATA[{status}]]></wp:status><wp:post_type><![CDATA[{type}]]></wp:post_type>
<wp:post_password><![CDATA[]]></wp:post_password>{url}
<category domain="category" nicename="notes"><![CDATA[Notes]]></category>
<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
</item>
"""


def write_export(path: Path, size: int) -> int:
    """Write an export of at least so many bytes; return how many entries it has."""
    random_of = random.Random(7)
    entries = number = written = 0
    with path.open("w", encoding="utf-8") as file:
        written += file.write(HEAD + "".join(AUTHOR.format(writer) for writer in range(40)))
        while written < size:
            number += 1
            kind, status = random_of.choices(
                (
                    ("post", "publish"),
                    ("post", "draft"),
                    ("attachment", "inherit"),
                    ("nav_menu_item", "publish"),
                ),
                (70, 8, 20, 2),
            )[0]
            entries += (kind, status) == ("post", "publish")
            written += file.write(_item(random_of, number, kind, status))
        file.write("</channel></rss>\n")
    return entries


def _item(random_of: random.Random, number: int, kind: str, status: str) -> str:
    size = random_of.randint(1_000, 40_000) if kind == "post" else 0
    return ITEM.format(
        number=number,
        title=f"The {' '.join(random_of.choices(WORDS, k=4))} {number}",
        day=datetime(2008, 1, 1, tzinfo=UTC) + timedelta(minutes=37 * number),
        writer=number % 40,
        content="".join(_paragraphs(random_of, size)),
        status=status,
        type=kind,
        url=f"<wp:attachment_url>https://town.example/{number}.jpg</wp:attachment_url>"
        * (kind == "attachment"),
    )


def _paragraphs(random_of: random.Random, size: int) -> Iterator[str]:
    while size > 0:
        words = random_of.choices(WORDS, k=random_of.randint(30, 120))
        words[5] = f'<a href="https://town.example/{words[5]}/">{words[5]}</a>'
        words[9] = f"<strong>{words[9]}</strong>"
        text = f"<!-- wp:paragraph -->\n<p>{' '.join(words)}.</p>\n<!-- /wp:paragraph -->\n\n"
        size -= len(text)
        yield text


def read_whole(path: Path) -> None:
    """Print how many entries our reader finds."""
    count = 0
    with open_file(path, source="local") as given:
        if isinstance(given, Unreadable):
            raise RuntimeError(given.detail)  # noqa: TRY004
        for page in expand(given):
            if isinstance(page, Page):
                count += sum(isinstance(record, RawEntry) for record in read_page(page))
    _print_cost(count)


def read_bare(path: Path) -> None:
    """Print how many items the bare parser finds."""
    count = 0
    for _, element in etree.iterparse(str(path), tag="item", resolve_entities=False, no_network=True):
        count += 1
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    _print_cost(count)


def _print_cost(count: int) -> None:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(count, usage.ru_maxrss / 1000, usage.ru_utime + usage.ru_stime)


def _measure(way: str, path: Path) -> tuple[int, float]:
    command = [sys.executable, "-m", "tests.bench.big_wxr", "--way", way, "--folder", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    count, peak, seconds = done.stdout.split()
    rate = path.stat().st_size / 1e6 / float(seconds)
    print(f"{way:>8}: {count} found, peak {float(peak):.0f} MB, {rate:.1f} MB a second of CPU", flush=True)
    return int(count), rate


def ingest(path: Path, data: Path, entries: int, arguments: list[str]) -> None:
    """Run `clipfile ingest`, and print what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "crawler.cli", "ingest", str(path), "--data", str(data), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    peak = _peak_of_all(process)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    output = process.stdout.read() if process.stdout else ""
    if process.returncode or f"{entries}" not in output.replace(",", ""):
        raise RuntimeError(f"exit {process.returncode}, {entries} entries expected:\n{output}")
    rate = path.stat().st_size / 1e6 / seconds
    print(f"  ingest: {entries} entries, peak {peak:.0f} MB, {rate:.1f} MB a second of CPU")


def _peak_of_all(process: subprocess.Popen[str]) -> float:
    """Return the largest sum of what the processes of a command hold, in MB, looked at ten times a second."""
    most: list[int] = []
    while process.poll() is None:
        most = max(most, [_held(each) for each in _with_children(process.pid)], key=sum)
        time.sleep(0.1)
    print("          at its peak, each process:", ", ".join(f"{held / 1000:.0f} MB" for held in most))
    return sum(most) / 1000


def _with_children(process: int) -> Iterator[int]:
    yield process
    for listing in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _text(listing).split():
            yield from _with_children(int(child))


def _held(process: int) -> int:
    """Return the proportional set size of a process, in kB: pages that processes share count once."""
    lines = _text(Path(f"/proc/{process}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):  # it has ended
        return ""


def main() -> None:
    """Make the export, and print what each way of reading it takes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--bytes", default="200M")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--ingest", action="store_true")
    parser.add_argument("--way", choices=("clipfile", "bare"))
    options, arguments = parser.parse_known_args()
    if options.way:
        {"clipfile": read_whole, "bare": read_bare}[options.way](options.folder)
        return
    size = int(float(options.bytes.rstrip("KMG")) * UNITS.get(options.bytes[-1], 1))
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        path = Path(folder) / "export.xml"
        entries = write_export(path, size)
        print(f"== a WordPress export of {path.stat().st_size / 1e6:.0f} MB, {entries} entries ==")
        if options.ingest:
            ingest(path, Path(folder) / "data", entries, arguments)
            return
        found, ours = _measure("clipfile", path)
        _, bare = _measure("bare", path)
        if found != entries:
            raise RuntimeError(f"{found} entries of {entries}")
        print(f"of the bare parser's speed: {ours / bare:.2f}")


if __name__ == "__main__":
    main()
