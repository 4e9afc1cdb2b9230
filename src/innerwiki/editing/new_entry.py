"""Makes an entry of what a registry knows of a work, in the fields that its type has."""

import re
from collections.abc import Mapping
from datetime import date

from innerwiki.bibliography.escaping import escape
from innerwiki.bibliography.kinds import GUESSED
from innerwiki.editing.bibtex_entry import names_value, value_of
from innerwiki.model import SourceKind
from innerwiki.registries.metadata import Metadata, Standing

VENUE_FIELD = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "inreference": "booktitle",
    "online": "organization",
}
"""The field that names what holds the work, by the type of the entry."""

_PUBLISHER_FIELD = {"techreport": "institution", "phdthesis": "school", "article": ""}
_RANGE = re.compile(r"(?<=\w)\s*[-\u2010-\u2015]+\s*(?=\w)")
_YEAR_LENGTH = 4


def fields_of(metadata: Metadata, kind: SourceKind, today: date) -> Mapping[str, str]:
    """The fields of the entry, as BibTeX, in the order in which the files have them.

    Args:
        metadata: what is known of the work.
        kind: how it came to the public, as far as can be guessed.
        today: when a page was looked at.
    """
    plain = {
        "title": metadata.title,
        "year": metadata.year,
        "date": metadata.date if len(metadata.date) > _YEAR_LENGTH else "",
        VENUE_FIELD.get(metadata.type, ""): metadata.venue,
        "volume": metadata.volume,
        "number": metadata.number,
        "pages": metadata.pages,
        _PUBLISHER_FIELD.get(metadata.type, "publisher"): metadata.publisher,
        "doi": metadata.doi,
        "eprint": metadata.arxiv,
        "archiveprefix": "arXiv" if metadata.arxiv else "",
        "primaryclass": metadata.primary_class,
        "isbn": metadata.isbn,
        "url": metadata.url,
        "urldate": today.isoformat() if metadata.type == "online" else "",
    }
    plain.pop("", None)
    found = {"author": names_value(metadata.authors), "editor": names_value(metadata.editors)}
    found |= {name: value_of(name, value) for name, value in plain.items() if value}
    if "pages" in found:
        found["pages"] = _RANGE.sub("--", escape(metadata.pages))
    if metadata.standing is not Standing.GOOD:
        found["pubstate"] = metadata.standing.value
    found["keywords"] = f"{kind.value}, {GUESSED}"
    return {name: value for name, value in found.items() if value}
