"""CSL-JSON, as DOI content negotiation and Crossref's REST API send it, becomes metadata.

The two differ in little: titles are texts in the one and lists of texts in the other, and the names
of types are CSL's in the one and Crossref's in the other. Field names follow the schema of CSL-JSON
(https://github.com/citation-style-language/schema) and Crossref's description of its format
(https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md). That a work was retracted
stands under `updated-by` (https://crossref.gitlab.io/tutorials/get-rw-metadata/), that a preprint
was published under `relation`, `is-preprint-of`
(https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/).
"""

import re
from collections.abc import Iterator
from typing import Any

from innerwiki.model import Name, SourceKind
from innerwiki.registries.json_values import items, member, text
from innerwiki.registries.metadata import Metadata, Standing

_ARTICLE = ("article", SourceKind.PEER_REVIEWED)
_PAPER = ("inproceedings", SourceKind.PEER_REVIEWED)
_BOOK = ("book", SourceKind.BOOK)
_PART = ("incollection", SourceKind.BOOK)
_PREPRINT = ("misc", SourceKind.PREPRINT)
_TYPES: dict[str, tuple[str, SourceKind]] = {
    **dict.fromkeys(("article-journal", "journal-article"), _ARTICLE),
    **dict.fromkeys(("paper-conference", "proceedings-article"), _PAPER),
    **dict.fromkeys(("book", "monograph", "edited-book", "reference-book"), _BOOK),
    **dict.fromkeys(("chapter", "book-chapter", "book-section", "book-part"), _PART),
    **dict.fromkeys(
        ("entry-encyclopedia", "reference-entry"), ("inreference", SourceKind.REFERENCE)
    ),
    **dict.fromkeys(("article", "posted-content"), _PREPRINT),
    **dict.fromkeys(("thesis", "dissertation"), ("phdthesis", SourceKind.THESIS)),
    **dict.fromkeys(("report", "report-series"), ("techreport", SourceKind.TECHNICAL_REPORT)),
    **dict.fromkeys(("post", "webpage"), ("online", SourceKind.WEB)),
    "post-weblog": ("online", SourceKind.BLOG),
    "article-newspaper": ("online", SourceKind.NEWS),
    "dataset": ("dataset", SourceKind.DATASET),
    "software": ("software", SourceKind.SOFTWARE),
}
_DATES = ("issued", "published-print", "published-online", "posted")
_SERIES = frozenset({"book", "phdthesis", "techreport"})
"""Of these, what holds them is a series and no journal."""
_RETRACTIONS = frozenset({"retraction", "partial_retraction", "removal"})
_WITHDRAWALS = frozenset({"withdrawal"})
_SAID_IN_TITLE = re.compile(
    r"\W*(retracted|withdrawn)(?:\s+(?:article|paper|chapter))?\s*:\s*", re.IGNORECASE
)
_MAX_YEAR = 9999


def read_csl(value: Any) -> Metadata:
    """The metadata of one work; what the answer does not tell, or tells amiss, is left out."""
    named = text(member(value, "type")).lower()
    entry_type, kind = _TYPES.get(named, ("misc", SourceKind.OTHER))
    title, said = _title(value)
    standing, notice = _standing(value)
    if standing is Standing.GOOD and said:
        standing, notice = said, "its title says so"
    return Metadata(
        title=title,
        type=entry_type,
        kind=kind,
        authors=tuple(names(member(value, "author"))),
        editors=tuple(names(member(value, "editor"))),
        date=next((found for name in _DATES if (found := date_of(member(value, name)))), ""),
        venue="" if entry_type in _SERIES else text(member(value, "container-title")),
        volume=text(member(value, "volume")),
        number=text(member(value, "issue")) or text(member(value, "article-number")),
        pages=text(member(value, "page")),
        publisher=text(member(value, "publisher")),
        doi=text(member(value, "DOI")),
        isbn=text(member(value, "ISBN")).rpartition("/")[2],
        standing=standing,
        notice=notice,
        published=_published(value),
    )


def names(value: Any) -> Iterator[Name]:
    """The people and bodies of a list; one without any name is passed over."""
    for one in items(value):
        family, given = text(member(one, "family")), text(member(one, "given"))
        literal = text(member(one, "literal")) or text(member(one, "name"))
        if family:
            particle = text(member(one, "non-dropping-particle"))
            particle = particle or text(member(one, "dropping-particle"))
            yield Name(family, given, particle, text(member(one, "suffix")))
        elif literal or given:
            yield Name(literal=literal or given)


def date_of(value: Any) -> str:
    """A date of CSL-JSON, as far as it goes: `{"date-parts": [[1865, 4]]}` is 1865-04.

    >>> date_of({"date-parts": [[1865, 4, 24]]}), date_of({"date-parts": [[None]]})
    ('1865-04-24', '')
    """
    parts = next(items(member(value, "date-parts")), None)
    numbers: list[int] = []
    for part in list(items(parts))[:3]:
        digits = text(part)
        if not (digits.isascii() and digits.isdecimal()):
            break
        numbers.append(int(digits))
    if not numbers or not 0 < numbers[0] <= _MAX_YEAR:
        return ""
    written = f"{numbers[0]:04}"
    for number, last in zip(numbers[1:], (12, 31), strict=False):
        if not 0 < number <= last:
            break
        written += f"-{number:02}"
    return written


def _title(value: Any) -> tuple[str, Standing | None]:
    """The title with its subtitle; and what stands before it, if that says it was retracted."""
    title, subtitle = text(member(value, "title")), text(member(value, "subtitle"))
    said = _SAID_IN_TITLE.match(title)
    if said is not None:
        title = title[said.end() :]
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title.rstrip(' :')}: {subtitle}" if title else subtitle
    return title, Standing(said[1].lower()) if said else None


def _standing(value: Any) -> tuple[Standing, str]:
    for update in items(member(value, "updated-by")):
        kind = text(member(update, "type")).lower().replace("-", "_")
        notice = text(member(update, "DOI"))
        if kind in _RETRACTIONS:
            return Standing.RETRACTED, notice
        if kind in _WITHDRAWALS:
            return Standing.WITHDRAWN, notice
    return Standing.GOOD, ""


def _published(value: Any) -> str:
    """The DOI of the version of record of a preprint."""
    for one in items(member(value, "relation", "is-preprint-of")):
        if text(member(one, "id-type")).lower() == "doi":
            return text(member(one, "id"))
    return ""
