"""Read the plain values of a person's TOML: TypeError or ValueError says what is expected."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from crawler.config import nearest

MAX_TEXT_CHARS = 20_000  # a whole way down, each of its classes as long as the tree keeps them
Choice = TypeVar("Choice", bound=StrEnum)


def read_text(value: object) -> str:
    """Read a text, without white space around it."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text that is not empty is expected")
    if len(value) > MAX_TEXT_CHARS:
        raise ValueError(f"{len(value)} characters; {MAX_TEXT_CHARS} are enough")
    return value.strip()


def read_day(value: object) -> date:
    """Read a day as TOML writes it."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise TypeError("a day is expected, without quotes: 2019-01-31")
    return value


def read_flag(value: object) -> bool:
    """Read true or false."""
    if not isinstance(value, bool):
        raise TypeError("true or false is expected, without quotes")
    return value


def read_word(value: object, known: Sequence[str]) -> str:
    """Read one of some words."""
    text = read_text(value)
    if text not in known:
        raise ValueError(f"one of {', '.join(known)} is expected{nearest(text, tuple(known))}")
    return text


def one_of(choice: type[Choice]) -> Callable[[object], Choice]:
    """Return what reads a member of a closed choice by its value."""
    return lambda value: choice(read_word(value, [member.value for member in choice]))


def count_in(least: int, most: int) -> Callable[[object], int]:
    """Return what reads a whole number; True is none, though Python takes it for 1."""

    def read_count(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"a whole number from {least} to {most} is expected")
        return value

    return read_count


def seconds_up_to(most: float) -> Callable[[object], float]:
    """Return what reads a number of seconds."""

    def read_seconds(value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
            raise ValueError(f"seconds from 0 to {most:g} are expected, a number")  # as for nan
        return float(value)

    return read_seconds


def tables_under(line: str) -> Callable[[object], tuple[dict[str, object], ...]]:
    """Return what reads an array of tables, each under such a line."""

    def read_tables(value: object) -> tuple[dict[str, object], ...]:
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise TypeError(f"tables are expected, each under a line {line}")
        return tuple(value)

    return read_tables


def read_one_table(value: object) -> dict[str, object]:
    """Read one table."""
    if not isinstance(value, dict):
        raise TypeError("a table is expected, under a line with its name in brackets")
    return value
