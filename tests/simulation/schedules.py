"""When an invented source posts: from several times a day to issues dated the first of some months."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from random import Random

Schedule = Callable[[Random, date], Iterator[date]]


def every(days: int) -> Schedule:
    """Post once in so many days, with gaps."""

    def run(chance: Random, day: date) -> Iterator[date]:
        while True:
            if chance.random() < 0.9:
                yield day
            day += timedelta(days)

    return run


def several_a_day(chance: Random, day: date) -> Iterator[date]:
    """Post about as often every day."""
    usual = chance.choice((2, 3, 5, 8))
    while True:
        yield from [day] * chance.randint(max(0, usual - 2), usual + 2)
        day += timedelta(1)


def on_weekdays(chance: Random, day: date) -> Iterator[date]:
    """Post up to three times a day, never on a weekend."""
    while True:
        if day.weekday() < 5:
            yield from [day] * chance.randint(0, 3)
        day += timedelta(1)


def in_bursts(chance: Random, day: date) -> Iterator[date]:
    """Post a few times in a week, then nothing for weeks."""
    while True:
        yield from sorted(day + timedelta(chance.randint(0, 4)) for _ in range(chance.randint(2, 6)))
        day += timedelta(chance.randint(20, 60))


def irregularly(chance: Random, day: date) -> Iterator[date]:
    """Post whenever there is something."""
    mean_days = chance.choice((2, 5, 10, 25, 60))
    while True:
        yield day
        day += timedelta(int(chance.expovariate(1 / mean_days)))


def by_issues(chance: Random, day: date) -> Iterator[date]:
    """Date all texts of an issue on the same day of some months, or about it."""
    fixed = chance.choice((1, 1, chance.randint(1, 12), chance.randint(1, 28)))
    size, skip, spread = chance.choice((1, 1, 3, 5)), chance.choice((1, 1, 2, 3)), chance.choice((0, 0, 1, 2))
    is_regular = chance.random() < 0.7
    months = day.year * 12 + day.month - 1
    while True:
        number = min(28, max(1, fixed + chance.randint(-spread, spread)))
        issue = date(months // 12, months % 12 + 1, number)
        yield from [issue] * chance.randint(1, size)
        months += skip if is_regular else chance.randint(1, 4)


def on_first_weekdays(chance: Random, day: date) -> Iterator[date]:
    """Post on the first Tuesday, say, of every month."""
    weekday, months = chance.randint(0, 6), day.year * 12 + day.month - 1
    while True:
        first = date(months // 12, months % 12 + 1, 1)
        yield first + timedelta((weekday - first.weekday()) % 7)
        months += 1


SCHEDULES: tuple[Schedule, ...] = (
    several_a_day,
    several_a_day,
    every(1),
    on_weekdays,
    every(2),
    every(7),
    in_bursts,
    irregularly,
    by_issues,
    by_issues,
    on_first_weekdays,
)


def post(chance: Random, count: int) -> list[date]:
    """Return the days of so many posts, newest first."""
    start = date(2012, 1, 1) + timedelta(chance.randrange(4000))
    return sorted(islice(chance.choice(SCHEDULES)(chance, start), count), reverse=True)
