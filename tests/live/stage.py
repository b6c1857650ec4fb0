"""A script played on a site: what is asked for decides how far the play has come."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from tests.live.faults import Answer, Fault
from tests.live.moving_site import Event, MovingSite, Served, is_counted, make_site
from tests.live.scripts import Crawl, Script


@dataclass(slots=True)
class Stage:
    """A site on which a script is played, crawl by crawl."""

    site: MovingSite
    first_tick: int = 0  # of the present crawl
    first_served: int = 0
    during: dict[int, list[Event]] = field(default_factory=dict)  # by tick, still to come
    faults: Mapping[int, Fault] = field(default_factory=dict)  # by tick
    times: list[datetime] = field(default_factory=list)  # when each tick was

    def begin(self, crawl: Crawl) -> None:
        """Let happen what happens before a crawl, and prepare what happens during it."""
        self.finish()
        for event in crawl.before:
            self.site.happen(event)
        self.first_tick, self.first_served = self.site.tick, len(self.site.served)
        self.during = defaultdict(list)
        for offset, event in crawl.during:
            self.during[self.first_tick + offset].append(event)
        self.faults = {self.first_tick + offset: fault for offset, fault in crawl.faults}

    def answer(self, path: str, headers: Mapping[str, str], at: datetime) -> Answer:
        """Answer a request: first happens what is due."""
        fault = None
        if is_counted(urlsplit(path).path):
            for event in self.during.pop(self.site.tick, ()):
                self.site.happen(event)
            fault = self.faults.get(self.site.tick)
            self.times.append(at)
        return self.site.serve(path, headers, fault=fault)

    def finish(self) -> None:
        """End a crawl: what was to happen at requests that did not come happens now."""
        for tick in sorted(self.during):
            for event in self.during[tick]:
                self.site.happen(event)
        self.during, self.faults = {}, {}

    def served(self) -> list[Served]:
        """Return the requests of the present crawl."""
        return self.site.served[self.first_served :]


def set_stage(script: Script, base_url: str) -> Stage:
    """Make the site of a script, before its first crawl."""
    return Stage(site=make_site(script.layout, script.days, base_url))
