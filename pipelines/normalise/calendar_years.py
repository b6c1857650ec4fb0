"""Years counted from elsewhere, with the months and days of the Gregorian calendar.

Japan's eras (since 1873, when Japan took the Gregorian months over), the Republic of China's years on
Taiwan, and Thailand's Buddhist years, which begin on 1 January since 1941.
"""

# The year 1 of each era, and the last year that it was counted to: 1989 is both 昭和64 and 平成1.
ERAS = {
    "明治": (1868, 45),
    "大正": (1912, 15),
    "昭和": (1926, 64),
    "平成": (1989, 31),
    "令和": (2019, 99),
}
ERA_LETTERS = {"m": "明治", "t": "大正", "s": "昭和", "h": "平成", "r": "令和"}
FIRST_GREGORIAN_YEAR = 1873  # in Japan

FIRST_BUDDHIST_YEAR, LAST_BUDDHIST_YEAR = 2484, 2700  # 2484 was the first to begin on 1 January
BUDDHIST_OFFSET = 543
# 67 is 2567 = 2024; outside of these it could as well be of the Common Era.
SHORT_BUDDHIST_YEARS = range(40, 81)

FIRST_REPUBLICAN_YEAR = 1912  # 民國 1
LAST_REPUBLICAN_YEAR = 199


def era_year(era: str, year: int) -> int | None:
    """Return the Gregorian year of a year of a Japanese era, None where the era has no such year.

    >>> era_year("令和", 6), era_year("平成", 32)
    (2024, None)
    """
    first, last = ERAS[era]
    if not 1 <= year <= last or first + year - 1 < FIRST_GREGORIAN_YEAR:
        return None
    return first + year - 1


def buddhist_year(year: int) -> int | None:
    """Return the Gregorian year of a Thai year, written with four digits or its last two."""
    if FIRST_BUDDHIST_YEAR <= year <= LAST_BUDDHIST_YEAR:
        return year - BUDDHIST_OFFSET
    return 2500 + year - BUDDHIST_OFFSET if year in SHORT_BUDDHIST_YEARS else None


def republican_year(year: int) -> int | None:
    """Return the Gregorian year of a year of the Republic of China."""
    return FIRST_REPUBLICAN_YEAR + year - 1 if 1 <= year <= LAST_REPUBLICAN_YEAR else None
