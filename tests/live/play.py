"""A script played by either door: crawl, look at the dataset, judge, and crawl again."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.live.command import SOURCE, declare, run
from tests.live.dataset import read_rows, read_walks
from tests.live.http_site import serve
from tests.live.oracle import Oracle
from tests.live.outcome import Outcome
from tests.live.scripts import Crawl, Script
from tests.live.stage import Stage, set_stage

CrawlOnce = Callable[[Stage, Crawl, Path], str]  # crawls into a workspace and says how that ended


def play_over_http(script: Script) -> Outcome:
    """Serve the site on loopback and let the command crawl it as a process of its own."""
    stages: list[Stage] = []
    with serve(lambda path, headers, at: stages[0].answer(path, headers, at)) as server:
        stages.append(set_stage(script, server.base_url))
        return play(script, stages[0], _run_command)


def _run_command(_: Stage, crawl: Crawl, data: Path) -> str:
    log = data.parent / "crawl.log"
    code = run("crawl", SOURCE, "--data", data, *(["--full"] if crawl.is_full else []), log=log)
    return f"exit code {code}"


def play(script: Script, stage: Stage, crawl_once: CrawlOnce) -> Outcome:
    """Play a script to its end, or to the first crawl after which something is violated."""
    oracle = Oracle(site=stage.site, ways=frozenset(script.ways))
    outcome = Outcome(script=script)
    walk_ids: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        declare(data, stage.site.base_url, script.ways, wrapper=script.wrapper)
        for number, crawl in enumerate(script.crawls, 1):
            stage.begin(crawl)
            end = crawl_once(stage, crawl, data)
            walks = read_walks(data, stage.times, since_tick=stage.first_tick, known=walk_ids)
            violations = oracle.judge(
                served=stage.served(),
                walks=walks,
                entries=read_rows(data, "entries", stage.times),
                revisions=read_rows(data, "revisions", stage.times),
            )
            outcome.add(number, end, walks, violations)
            if violations:
                break
    return outcome
