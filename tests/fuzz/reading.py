"""One disturbed file through containers, readers and normalisation: nothing may come but records."""

import io
import time
from collections import Counter
from dataclasses import dataclass, field

from hypothesis import HealthCheck, Phase, given, seed, settings

from crawler.containers.expand import Given, expand, expand_page
from crawler.containers.given import Input, Opened, PassedOver, Unreadable
from crawler.containers.limits import Limits
from crawler.page_reading import PageReading
from pipelines.deduplicate.identity import identify
from pipelines.items import Drop, DropReason, Entry, Page, RawEntry
from pipelines.normalise.entry import normalise
from tests.forms.reading import DECLARED
from tests.forms.site import FETCHED
from tests.fuzz.mutations import mutated
from tests.fuzz.targets import Target

LIMITS = Limits(page_bytes=4 << 20, members=10_000, unpacked_bytes=64 << 20)
ROUND = 50  # files between two looks at the clock


@dataclass(slots=True)
class Tally:
    """What a fuzz run met."""

    files: int = 0
    entries: int = 0
    drops: Counter[str] = field(default_factory=Counter)
    slowest_seconds: float = 0.0  # of processor time, one file
    slowest: bytes = b""

    def read(self, target: Target, content: bytes) -> None:
        """Read one file; raises AssertionError with the traceback where our own code failed on it."""
        stream = io.BytesIO(content)
        began = time.process_time()
        for one in expand(
            Input(stream=stream, address=target.file_name, source="fuzz", fetched_at=FETCHED), LIMITS
        ):
            self._read(one)
        took = time.process_time() - began
        self.files += 1
        if took > self.slowest_seconds:
            self.slowest_seconds, self.slowest = took, content

    def _read(self, one: Given) -> None:
        match one:
            case Unreadable():
                self._drop(one.reason, one.detail)
            case Page():
                reading = PageReading(one, DECLARED)
                for record in reading.records():
                    self._see(normalise(record) if isinstance(record, RawEntry) else record)
                reading.page_read()
                for member in reading.members:
                    if member.depth <= LIMITS.depth:
                        for inner in expand_page(member, LIMITS):
                            self._read(inner)
            case Opened() | PassedOver():
                pass

    def _see(self, record: Entry | Drop) -> None:
        if isinstance(record, Drop):
            self._drop(record.reason, record.detail)
        else:
            identify(record)
            self.entries += 1

    def _drop(self, reason: DropReason, detail: str) -> None:
        assert reason is not DropReason.QUARANTINED, detail
        assert detail
        self.drops[reason] += 1


def fuzz(target: Target, *, seconds: float, number: int = 0) -> Tally:
    """Read disturbed files of a target until its processor time is used up; `number` seeds the dice."""
    tally = Tally()
    until = time.process_time() + seconds
    while time.process_time() < until:

        @seed(number)
        @settings(
            max_examples=ROUND,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, Phase.shrink],
        )
        @given(mutated(target.seeds))
        def read(content: bytes) -> None:
            tally.read(target, content)

        read()
        number += 1
    return tally
