"""Dates as entries have them, in numbers: `2019-06-05`, `June 5`, `2019-06/2019-07`.

BibTeX has a year and perhaps a month and a day, biblatex a date in ISO 8601. What cannot be read as
numbers is not guessed at: whoever asks is told so, and shows the text as it stands.
"""

import re
from calendar import monthrange
from collections.abc import Mapping

from innerwiki.bibliography.validity import is_placeholder
from innerwiki.model import Entry

DateParts = tuple[int, ...]
"""Year, perhaps month, perhaps day."""

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?(?:[T ][0-9:.,+Z-]*)?[~?%]?")
_MAX_YEAR = 24
"""No year is said in more characters; what is longer was meant to be something else."""

_STOP = re.compile(r"(?<=\d)[.,;]+\Z")
_YEAR = re.compile(r"[0-9]{1,4}")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")


def iso_dates(text: str) -> tuple[DateParts, ...]:
    """The date, or the two ends of a range; nothing where the text is neither.

    >>> iso_dates("2019-06-05"), iso_dates("2019-06/2019-07"), iso_dates("2019/")
    (((2019, 6, 5),), ((2019, 6), (2019, 7)), ((2019,),))
    >>> iso_dates("forthcoming")
    ()
    """
    start, _, end = text.strip().partition("/")
    first, last = _iso_date(start.strip()), _iso_date(end.strip())
    if not first or (end.strip("., ") and not last):
        return ()
    return (first, last) if last else (first,)


def issued_dates(fields: Mapping[str, str], year: str | None) -> tuple[DateParts, ...]:
    """When a work appeared, as exactly as its entry tells; nothing where there are no numbers.

    Args:
        fields: the entry's fields.
        year: the year that it is cited by. A `date` of another year is left aside.

    >>> issued_dates({"year": "2019", "month": "June", "day": "5"}, "2019")
    ((2019, 6, 5),)
    """
    dates = iso_dates(fields.get("date", ""))
    if dates and (year is None or f"{dates[0][0]:04}" == year):
        return dates
    written = (fields.get("year") or "").strip()
    if not _YEAR.fullmatch(written):
        return ()
    return (_with_month(int(written), fields.get("month", ""), fields.get("day", "")),)


def shown_year(entry: Entry) -> str:
    """The year that readers see: four digits, or the entry's words where they say more or less.

    `c. 1900`, `[1900]`, `1900–1910` and `forthcoming` stay as they are; nothing where it has none.
    """
    text = (entry.fields.get("year") or entry.fields.get("date") or "").strip()
    is_date = iso_dates(text) and not text.endswith("?")
    if text.isdecimal() or len(text) > _MAX_YEAR or is_date:
        return entry.year or text[:_MAX_YEAR].rstrip()
    return "" if is_placeholder(text) else _STOP.sub("", text)


def with_letter(year: str, letter: str) -> str:
    """A year with the letter that tells its works apart; behind words it has a hyphen.

    >>> with_letter("1948", "a"), with_letter("n.d.", "b"), with_letter("1948", "")
    ('1948a', 'n.d.-b', '1948')
    """
    return f"{year}-{letter}" if letter and not year[-1:].isdecimal() else year + letter


def _iso_date(text: str) -> DateParts:
    found = _ISO.fullmatch(text)
    if found is None:
        return ()
    return _possible(*(int(part) if part else 0 for part in found.groups()))


def _possible(year: int, month: int = 0, day: int = 0) -> DateParts:
    """As much of a date as there can be: the 30th of February is in February."""
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return (year,)
    if not 1 <= day <= monthrange(max(year, 1), month)[1]:
        return (year, month)
    return (year, month, day)


def _with_month(year: int, month: str, day: str) -> DateParts:
    """`June`, `jun`, `6`, `4 July`, `July 4`; of several months, which are rare, the first."""
    number, days = 0, []
    for word in _WORD.findall(month):
        if word.isascii() and word.isdigit():
            days.append(int(word))
        elif word[:3].lower() in _MONTHS and not number:
            number = _MONTHS.index(word[:3].lower()) + 1
    if not number and days:
        number = days.pop(0)
    if day.strip().isascii() and day.strip().isdigit():
        days = [int(day.strip()[:4])]
    return _possible(year, number, days[0] if days else 0)
