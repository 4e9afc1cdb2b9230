r"""Whether an identifier can exist: its shape, its month, its check digit. Nothing is looked up.

A digit that was dropped or swapped still leads somewhere, to another work. arXiv's numbers name
year and month, and since January 2015 have five digits behind the dot
(https://info.arxiv.org/help/arxiv_identifier.html); the last digit of an ISBN is computed from the
others. So many slips can be told from the number alone.
"""

import re
from collections.abc import Mapping

from innerwiki.bibliography.identifiers import (
    ARXIV_NUMBER,
    ISBN_SHAPE,
    arxiv_of,
    compact_isbn,
    doi_of,
    isbn_check,
)

_PLACEHOLDER = re.compile(
    r"(?:to-?do|tbd|tba|fixme|x{3,}|\?+|\.{3}|…|placeholder|lorem ipsum|insert (?:title|url|author)"
    r"(?: here)?|your (?:title|name|url)(?: here)?)[\s.!:]*",
    re.IGNORECASE,
)
_LATEX = re.compile(r"\\[_%&#$<>{}]")
_ARXIV_FIELDS = ("archiveprefix", "eprinttype", "eprint")
_MONTHS = 12
_FIRST_NEW, _LAST_OLD = 704, 703
"""April 2007: from then on, numbers are of the new style."""
_FIRST_OLD = 9101
_FIRST_OF_FIVE = 1501
"""January 2015: from then on, five digits follow the dot, and four before."""
_SHORT_ISBN, _LONG_ISBN = 10, 13


def is_placeholder(value: str) -> bool:
    """Whether a value was written to be replaced: `TODO`, `????`.

    >>> is_placeholder("tbd."), is_placeholder("TODO: A History of Lists")
    (True, False)
    """
    return _PLACEHOLDER.fullmatch(value.strip()) is not None


def doi_fault(fields: Mapping[str, str]) -> str | None:
    r"""Why the `doi` of an entry cannot be one; None if it can be, or there is none.

    >>> doi_fault({"doi": "https://doi.org/10.1000/182"}), doi_fault({"doi": "10.1000"})
    (None, 'a DOI is `10.`, a number, a slash, and more without a space')
    """
    doi = doi_of(fields)
    if doi is None:
        shape = "a DOI is `10.`, a number, a slash, and more without a space"
        return shape if fields.get("doi") else None
    escaped = _LATEX.search(doi)
    return f"`{escaped[0]}` is LaTeX, and a DOI is kept to the letter" if escaped else None


def arxiv_fault(fields: Mapping[str, str]) -> str | None:
    """Why the `eprint` of an entry cannot be an arXiv number; None if it can be, or is of another.

    >>> arxiv_fault({"archiveprefix": "arXiv", "eprint": "1913.01820"})
    'there is no month 13'
    """
    number = arxiv_of({name: fields.get(name, "") for name in _ARXIV_FIELDS})
    if number is None:
        return None
    match = ARXIV_NUMBER.fullmatch(number)
    if match is None:
        return "a number is like `1906.01820` or `hep-th/9901001`, perhaps with `v2` behind it"
    is_old = "/" in number
    digits = match["number"].rpartition("/")[2].replace(".", "")
    date, paper = digits[:4], digits[4:]
    if not 1 <= int(date[2:]) <= _MONTHS:
        return f"there is no month {date[2:]}"
    if not int(paper):
        return "papers are counted from 1"
    if match["version"] and match["version"].startswith("0"):
        return "versions are counted from `v1`"
    return _old_fault(int(date)) if is_old else _new_fault(int(date), len(paper))


def _old_fault(date: int) -> str | None:
    if _LAST_OLD < date < _FIRST_OLD:
        return "numbers with a slash were given from 1991 to March 2007"
    return None


def _new_fault(date: int, length: int) -> str | None:
    if date < _FIRST_NEW:
        return "numbers with a dot are given since April 2007, `0704`"
    wanted = 5 if date >= _FIRST_OF_FIVE else 4
    if length != wanted:
        return f"in that month {wanted} digits follow the dot, not {length}"
    return None


def isbn_fault(isbn: str) -> str | None:
    """Why a text cannot be an ISBN; None if it can be.

    >>> isbn_fault("978-0-306-40615-7"), isbn_fault("978-0-306-40615-1")
    (None, 'its last digit should be 7')
    """
    compact = compact_isbn(isbn)
    if not re.fullmatch(r"[\dX]*", compact):
        return "it holds more than digits and hyphens"
    if len(compact) not in (_SHORT_ISBN, _LONG_ISBN):
        return f"it has {len(compact)} digits, not 10 or 13"
    if not ISBN_SHAPE.fullmatch(compact):
        return "an X stands only for the last digit of ten"
    if len(compact) == _LONG_ISBN and not compact.startswith(("978", "979")):
        return "13 digits begin with 978 or 979"
    wanted = isbn_check(compact)
    return None if compact.endswith(wanted) else f"its last digit should be {wanted}"
