"""Whole rendered sites crawled on loopback with nothing edited: `clipfile add`, `clipfile crawl`, and again.

The sites lie beside the repository, not in it; without them nothing is measured and that is said.
"""

import importlib.util
import json
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipelines.store.read import read_dataset
from tests.bench.corpus import CORPUS, load_score
from tests.live.command import run

SITES = Path(__file__).parents[2] / "../shared/sites"
ABSENT = f"skipped: {SITES} is not there; these sites belong to others and are not part of the project"

Predicted = dict[str, str | None]


@dataclass(slots=True)
class Measured:
    """What was measured of a site, or of all."""

    true_positives: int = 0
    predicted: int = 0
    true: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.true_positives / max(self.predicted + self.true, 1)


def main() -> None:
    """Print a line for each site, and the score in total."""
    print("== whole sites on loopback: add --yes, crawl, crawl again; nothing edited ==")
    if not (SITES / "serve.py").is_file():
        print(ABSENT)
        return
    total = Measured()
    for site in json.loads((SITES / "manifest.json").read_bytes()):
        with tempfile.TemporaryDirectory() as folder:
            _measure(site, Path(folder), total)
    print(f"entry F1 on all pages of dev.json that were met: {total.f1:.3f}")
    print(f"  {total.true_positives} right, {total.predicted} given, {total.true} there")


def _measure(site: dict[str, Any], folder: Path, total: Measured) -> None:
    """Add and crawl one site twice, and print what came of it."""
    data, log = folder / "data", folder / "log"
    with _served(site["site"]) as (base_url, asked):
        added = run("add", base_url, "--yes", "--allow-private", "--data", data, log=log)
        adding = len(asked)
        asked.clear()
        files = sorted((data / "sources").glob("*.toml"))
        print(f"\n{site['site']}: add ended with {added} after {adding} requests")
        if not files:
            print(_indent(log.read_text()))
            return
        print("  " + "; ".join(line for line in files[0].read_text().splitlines() if _is_said(line)))
        first = run("crawl", "--data", data, log=log)
        requests, commits = list(asked), _commits_with_entries(data)
        asked.clear()
        second = run("crawl", "--data", data, log=log)
    measured = _score(data, site, base_url)
    for name in ("true_positives", "predicted", "true"):
        setattr(total, name, getattr(total, name) + getattr(measured, name))
    pages = _listing_pages(data)
    print(f"  crawl ended with {first}: {len(pages)} listing pages, {_entries(data)} entries")
    print(f"  requests: {_count(requests, pages)}")
    print(f"  second crawl ended with {second}: {_count(asked, pages)}, ", end="")
    print(f"{_commits_with_entries(data) - commits} commits with entries")
    print(f"  entry F1 {measured.f1:.3f} on {len(measured.lines)} pages of dev.json")
    for line in measured.lines:
        print(f"    {line}")
    for walk in read_dataset(data, "walks").sort_by("started_at").to_pylist():
        print(
            f"  walk by {walk['way']} of {urlsplit(walk['url']).path}: {walk['outcome']}, "
            f"complete {walk['is_complete']} ({walk['end_sign']}), {walk['requests']} requests; "
            f"{walk['gap'] or walk['detail'] or ''}"
        )


def _score(data: Path, site: dict[str, Any], base_url: str) -> Measured:
    """Score the entries that were seen on pages that dev.json has the truth of."""
    score, measured = load_score(), Measured()
    entries = {row["entry_id"]: row for row in read_dataset(data, "entries").to_pylist()}
    page_of = {row["page_id"]: row["url"] for row in read_dataset(data, "pages").to_pylist()}
    seen: dict[str, dict[str, dict[str, Any]]] = {}
    for sighting in read_dataset(data, "sightings").to_pylist():
        if sighting["entry_id"] in entries:
            path = _path(page_of[sighting["page_id"]])
            seen.setdefault(path, {})[sighting["entry_id"]] = entries[sighting["entry_id"]]
    for listing in json.loads((CORPUS / "dev.json").read_bytes()):
        if listing["site"] != site["site"] or _path(listing["page_url"]) not in seen:
            continue
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(listing["page_url"]))
        predicted: list[Predicted] = [
            {
                "title": row["title"],
                "url": (row["url"] or "").replace(base_url.rstrip("/"), origin),
                "date": str(row["posted_on"]) if row["posted_on"] else None,
            }
            for row in seen[_path(listing["page_url"])].values()
        ]
        found = score.score_page(listing, predicted)
        measured.true_positives += found["tp"]
        measured.predicted += found["npred"]
        measured.true += found["ngt"]
        path = _path(listing["page_url"])
        measured.lines.append(f"{path}: {found['tp']} right of {found['npred']} given, {found['ngt']} there")
    return measured


def _path(url: str) -> str:
    """Return what tells the pages of one site apart."""
    parts = urlsplit(url)
    return parts.path.removesuffix("index.html") + (f"?{parts.query}" if parts.query else "")


def _listing_pages(data: Path) -> set[str]:
    """Return the paths of the pages that gave entries."""
    rows = read_dataset(data, "pages").filter(pc.field("found") > 0)
    return {_path(url) for url in rows["url"].to_pylist()}


def _entries(data: Path) -> int:
    return int(read_dataset(data, "entries", ["entry_id"]).num_rows)


def _count(requests: list[str], pages: set[str]) -> str:
    """Count requests, those for pages with entries apart."""
    listing = sum(_path(path) in pages for path in requests)
    return f"{listing} for listing pages and {len(requests) - listing} others"


def _commits_with_entries(data: Path) -> int:
    """Count the commits of the log that changed entries."""
    files = (data / "log").glob("[0-9]*/**/revisions*.parquet")
    return len({file.parts for file in files if pq.read_metadata(file).num_rows})


def _is_said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines()[-20:])


@contextmanager
def _served(site: str) -> Iterator[tuple[str, list[str]]]:
    """Serve a site and list what is asked for."""
    asked: list[str] = []
    server: ThreadingHTTPServer = _load_server().serve(site)
    handler: Any = server.RequestHandlerClass

    class Logging(handler):  # type: ignore[misc]  # its class is made at run time
        def do_GET(self) -> None:  # noqa: N802  # the name is http.server's
            asked.append(self.path)
            super().do_GET()

    server.RequestHandlerClass = Logging
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _load_server() -> ModuleType:
    """Load the sites' own server."""
    spec = importlib.util.spec_from_file_location("serve_site", SITES / "serve.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SITES / "serve.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
