"""How the value of a BibTeX field is written in normal form: identifiers, pages, dates.

A value that is not plainly what its field should hold is left as it is: nothing is guessed. So is
one with LaTeX in it.
"""

import re
from collections.abc import Mapping

from innerwiki.bibliography.identifiers import doi_of, isbns_of
from innerwiki.bibliography.validity import isbn_fault
from innerwiki.bibliography.values import MONTHS

DATE_FIELDS = frozenset({"date", "urldate", "eventdate", "origdate"})

_PAGE = r"[A-Za-z]?\d+|[ivxlcdm]+|[IVXLCDM]+"
_DASH = r"\s*(?:-{1,3}|[\u2010-\u2015\u2212])\s*"
_RANGE = re.compile(rf"({_PAGE}){_DASH}({_PAGE})")
_PAGES = re.compile(rf"(?:{_PAGE})(?:{_DASH}(?:{_PAGE}))?")
_COMMA = re.compile(r"(,\s*)")
_ISBN_GAP = re.compile(r"\s*[\s\u2010-\u2015-]\s*")
_ARXIV = re.compile(
    r"(?:arxiv:\s*|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)(?=\S+\Z)", re.IGNORECASE
)
_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?([~?%]?)")
_MONTH_NAMES = {full.lower(): name for name, full in MONTHS.items()} | {
    name: name for name in MONTHS
}


def identifier(name: str, text: str, fields: Mapping[str, str]) -> str:
    """A DOI without its resolver, an ISBN with plain hyphens, an arXiv number without its archive.

    Args:
        name: the field's name, in lower case.
        text: its value.
        fields: the values of all fields of the entry, by their names in lower case.

    >>> identifier("doi", "https://doi.org/10.1000/182", {})
    '10.1000/182'
    >>> identifier("isbn", "ISBN 978 0 306 40615 7", {}), identifier("isbn", "978 0", {})
    ('978-0-306-40615-7', '978 0')
    >>> identifier("eprint", "arXiv:1906.01820v3", {"archiveprefix": "arXiv"})
    '1906.01820v3'
    """
    if name == "doi":
        return doi_of({"doi": text}) or text
    if name == "isbn":
        return _ISBN_GAP.sub("-", only) if (only := _one_isbn(text)) else text
    scheme = fields.get("archiveprefix") or fields.get("eprinttype") or ""
    if name == "eprint" and scheme.strip().lower() == "arxiv":
        return _ARXIV.sub("", text, count=1)
    return text


def _one_isbn(text: str) -> str | None:
    isbns = isbns_of({"isbn": text})
    return isbns[0] if len(isbns) == 1 and isbn_fault(isbns[0]) is None else None


def pages(text: str) -> str:
    """Ranges of pages with two hyphens, as BibTeX's styles expect; anything else as it is.

    >>> pages("1-3, 7 – 9"), pages("e12-e19"), pages("1-23--1-31"), pages("xi--xx")
    ('1--3, 7--9', 'e12--e19', '1-23--1-31', 'xi--xx')
    """
    parts = _COMMA.split(text)
    if not all(_PAGES.fullmatch(part) for part in parts[::2]):
        return text
    return "".join(_RANGE.sub(r"\1--\2", part) for part in parts)


def day(text: str) -> str:
    """A date, or a range of them, with two digits for month and day.

    >>> day("2019-6-5"), day("2019-6/2019-12~"), day("June 2019")
    ('2019-06-05', '2019-06/2019-12~', 'June 2019')
    """
    return "/".join(_padded(part) for part in text.split("/"))


def month(text: str) -> str | None:
    """The abbreviation that every style knows, for a month's English name; None for others.

    >>> month("March"), month("mar"), month("3--4 March")
    ('mar', 'mar', None)
    """
    return _MONTH_NAMES.get(text.lower().removesuffix("."))


def _padded(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None:
        return text
    year, month_, day_, doubt = match.groups()
    return "-".join([year, *(part.zfill(2) for part in (month_, day_) if part)]) + doubt
