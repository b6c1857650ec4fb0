"""Other ways to get the entries of the same pages, side by side with ours: what they find, what they cost.

Most of the tools were not made for listings: newspaper4k and courlan look for links to articles,
trafilatura for the text of one. Each gets the decoded page and its URL, each at the setting that
scores best here. They are installed by `make bench`, beside the project and not into it.
"""

import json
import socket
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from crawler.extract.encoding import decode
from pipelines.items import Page
from tests.bench import naive
from tests.bench.corpus import ABSENT, CORPUS, load_pages, load_score
from tests.bench.extraction import predict
from tests.bench.tools import FindEntries, Predicted, Tool, load_courlan, load_newspaper, load_trafilatura

FOLDER = Path(__file__).parents[2] / ".venv/bench"
ROUNDS, SLOW_ROUNDS = 5, 3


@dataclass(frozen=True, slots=True)
class Peer:
    """One way to get the entries of a page."""

    name: str
    find: Callable[[Page], list[Predicted]]
    rounds: int
    gives_titles: bool = True
    gives_days: bool = False


@dataclass(slots=True)
class Measured:
    """What a peer found, and the milliseconds a page took in the first and in the fastest round."""

    score: dict[str, Any]
    first: float
    best: float


TOOLS = (
    Tool("newspaper4k", load_newspaper, SLOW_ROUNDS),
    Tool("trafilatura", load_trafilatura, SLOW_ROUNDS),
    Tool("courlan", load_courlan, ROUNDS, gives_titles=False),
)


def main() -> None:
    """Print a line for each peer, and how many times as fast ours is."""
    print("== peers, the same pages ==")
    pages = load_pages()
    if not pages:
        print(ABSENT)
        return
    texts = {page.address: decode(page.content, charset=None, is_html=True).text for page in pages}

    def given_text(find_entries: FindEntries) -> Callable[[Page], list[Predicted]]:
        return lambda page: find_entries(texts[page.address], page.url or "")

    peers = [
        Peer("ours", lambda page: predict(page.content, page.url), ROUNDS, gives_days=True),
        Peer("naive rule", given_text(naive.find_entries), ROUNDS, gives_days=True),
        *(
            Peer(tool.name, given_text(find_entries), tool.rounds, gives_titles=tool.gives_titles)
            for tool, find_entries in installed(TOOLS)
        ),
    ]
    with offline() as attempts:
        measured = measure(peers, pages)
    print("ours: from bytes to normalised entries; the others: from decoded text to links")
    print(
        f"processor time a page, the peers taking turns, {ROUNDS} rounds; "
        f"newspaper4k and trafilatura {SLOW_ROUNDS}"
    )
    print("                  P     R    F1 macro perfect  days titles  first   best")
    for peer in peers:
        print(_line(peer, measured[peer.name]))
    for peer in peers[1:]:
        ratio = measured[peer.name].best / measured["ours"].best
        print(f"ours is {ratio:.2f} times as fast as {peer.name}")
    print(f"attempts to use the network, all refused: {len(attempts)} {attempts[:3] or ''}".rstrip())


def measure(peers: list[Peer], pages: list[Page]) -> dict[str, Measured]:
    """Score every peer and time it, the peers taking turns."""
    score = load_score()
    listings = json.loads((CORPUS / "dev.json").read_bytes())
    measured: dict[str, Measured] = {}
    for number in range(ROUNDS):
        for peer in peers:
            if number >= peer.rounds:
                continue
            began = time.process_time()
            predictions = {page.address: peer.find(page) for page in pages}
            taken = 1000 * (time.process_time() - began) / len(pages)
            if number == 0:
                result, _ = score.score(listings, predictions, quiet=True)
                measured[peer.name] = Measured(score=result, first=taken, best=taken)
            measured[peer.name].best = min(measured[peer.name].best, taken)
    return measured


def installed(tools: Iterable[Tool]) -> Iterator[tuple[Tool, Callable[[str, str], Any]]]:
    """Yield the tools that are there, loaded; say of the others that they are not."""
    sys.path.append(str(FOLDER))  # at the end: what the project itself has installed comes first
    for tool in tools:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # newspaper4k tells of its optional parts
                loaded = tool.load()
        except ModuleNotFoundError as error:
            print(f"{tool.name}: not measured, {error.name} is not installed (`make bench` tries to)")
            continue
        yield tool, loaded


@contextmanager
def offline() -> Iterator[list[str]]:
    """Refuse every connection and look-up; gives the list of those that were tried."""
    attempts: list[str] = []

    def refuse(*given: object, **_: object) -> None:
        attempts.append(str(given[-1]))
        raise OSError("the measurements use no network")

    with patch.object(socket.socket, "connect", refuse), patch.object(socket, "getaddrinfo", refuse):
        yield attempts


def _line(peer: Peer, measured: Measured) -> str:
    score = measured.score
    shares = (score[name] for name in ("micro_p", "micro_r", "micro_f1", "macro_f1"))
    days = f"{score['date_acc']:.3f}" if peer.gives_days else "    –"
    titles = f"{score['title_acc']:.3f}" if peer.gives_titles else "    –"
    return (
        f"{peer.name:<13} {' '.join(f'{share:.3f}' for share in shares)} {score['perfect_pages']:>3}/"
        f"{score['pages']} {days}  {titles} {measured.first:6.2f} {measured.best:6.2f} ms"
    )


if __name__ == "__main__":
    main()
