"""The limits as a person sets them: `--limit page_bytes=128M`, and what each of them is for."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from crawler.config import ConfigError, nearest
from crawler.containers.limits import DEFAULT_LIMITS, Limits
from pipelines.items import DropReason

_UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


@dataclass(frozen=True, slots=True)
class LimitOption:
    """A limit that can be set: what is dropped by which reason beyond it, and what it counts."""

    reason: DropReason | None  # None where nothing is dropped
    counts: str


OPTIONS: dict[str, LimitOption] = {
    "page_bytes": LimitOption(DropReason.TOO_LARGE, "one page, unpacked"),
    "depth": LimitOption(DropReason.TOO_DEEP, "containers in containers"),
    "members": LimitOption(DropReason.TOO_MANY_MEMBERS, "of one file, at all depths together"),
    "unpacked_bytes": LimitOption(DropReason.TOO_LARGE, "of one file, at all depths together"),
    "ratio": LimitOption(DropReason.DECOMPRESSION_BOMB, "bytes unpacked for one packed"),
    "ratio_free_bytes": LimitOption(None, "unpacked before the ratio counts"),
    "decoder_bytes": LimitOption(DropReason.TOO_MUCH_MEMORY, "memory of a decoder"),
    "spool_memory_bytes": LimitOption(None, "of a zip in a container, held in memory; more goes to a file"),
    "spool_bytes": LimitOption(DropReason.TOO_LARGE, "of a zip in a container"),
    "page_seconds": LimitOption(DropReason.TOO_SLOW, "reading one page"),
    "page_memory_bytes": LimitOption(DropReason.TOO_MUCH_MEMORY, "reading one page, beyond an idle worker's"),
}


def read_limits(given: Sequence[str], limits: Limits = DEFAULT_LIMITS) -> Limits:
    """Return the limits with those that are given as NAME=VALUE; raises ConfigError."""
    read: dict[str, Any] = {}
    for one in given:
        name, _, value = one.partition("=")
        if name not in OPTIONS:
            hint = nearest(name, tuple(OPTIONS)) or f"; there are {', '.join(OPTIONS)}"
            raise ConfigError(f"--limit {one}: no such limit{hint}")
        read[name] = _read_value(name, value)
    return replace(limits, **read)


def _read_value(name: str, value: str) -> float:
    unit = _UNITS.get(value[-1:].upper(), 1) if name.endswith("_bytes") else 1
    number = value[:-1] if unit > 1 else value
    try:
        read = float(number) if name.endswith("_seconds") else int(number) * unit
    except ValueError:
        read = 0
    if not (0 < read < math.inf):
        expected = "seconds above 0" if name.endswith("_seconds") else "a whole number above 0"
        units = ", with K, M, G or T behind it" if name.endswith("_bytes") else ""
        expected += f"{units}; the default is {default(name)}"
        raise ConfigError(f"--limit {name}={value}: expected {expected}")
    return read


def default(name: str) -> str:
    """Write the default of a limit as it can be given.

    >>> default("page_bytes"), default("page_seconds"), default("members")
    ('64M', '60', '5000000')
    """
    value = getattr(DEFAULT_LIMITS, name)
    for unit, size in reversed(_UNITS.items()) if name.endswith("_bytes") else ():
        if value % size == 0:
            return f"{value // size}{unit}"
    return f"{value:.10g}"


def describe() -> str:
    """List the limits for the help of a command."""
    return "; ".join(
        f"{name}={default(name)} ({option.counts}{f': {option.reason}' if option.reason else ''})"
        for name, option in OPTIONS.items()
    )
