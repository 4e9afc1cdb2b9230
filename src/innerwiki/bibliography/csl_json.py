"""An entry as CSL-JSON, the form in which citation processors and reference managers take it.

Each field goes where CSL 1.0.2 has a variable for it, so that any style can set it. What CSL says
otherwise than BibTeX is turned round here: the type (`csl_types`), dates in numbers (`dates`), an
issue that BibTeX calls a number, a series that CSL calls a collection. `and others`, which CSL
lacks, becomes a last author with the literal name `others`, as Pandoc writes and reads it.

What CSL has no variable for stays behind: the words of `keywords`, `file`, `primaryclass`,
`titleaddon`, biblatex's further editors and its fields of bookkeeping; so does the abstract, which
is not ours to hand on. Of several ISBNs the first is taken.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from innerwiki.bibliography.csl_types import (
    ON_THE_WEB,
    PARTS,
    PERIODICALS,
    csl_type,
    journal_of,
)
from innerwiki.bibliography.dates import iso_dates, issued_dates
from innerwiki.bibliography.identifiers import arxiv_of, doi_of, isbns_of, normalise_identifier
from innerwiki.bibliography.languages import language_tag
from innerwiki.bibliography.names import parse_names
from innerwiki.bibliography.people import responsible_body
from innerwiki.bibliography.titles import full_title, series_of, with_subtitle
from innerwiki.model import Entry, Name

_DASHES = re.compile(r"\s*[-–—]+\s*")
_CIRCA = re.compile(r"(?:ca?\b\.?|circa\b)\s*([0-9]{4})|([0-9]{4})\s*\?", re.IGNORECASE)
_YEARS = re.compile(r"([0-9]{4})\s*[-–]\s*([0-9]{4})")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_BODIES = ("publisher", "institution", "school", "organization")

OTHERS: Mapping[str, str] = {"literal": "others"}
"""The last name of a list that goes on."""

# Variables that one field fills, whatever the type, in the order in which they come.
_SHORT_TITLES = (("title-short", "shorttitle"), ("container-title-short", "shortjournal"))
_OTHER_TITLES = (
    ("original-title", "origtitle"),
    ("event-title", "eventtitle"),
)
_NUMBERS = (
    ("chapter-number", "chapter"),
    ("edition", "edition"),
    ("part", "part"),
    ("version", "version"),
    ("number-of-pages", "pagetotal"),
    ("number-of-volumes", "volumes"),
    ("PMID", "pmid"),
    ("PMCID", "pmcid"),
)
_ORIGINS = (
    ("event-place", "venue"),
    ("original-publisher", "origpublisher"),
    ("original-publisher-place", "origlocation"),
    ("call-number", "library"),
    ("ISSN", "issn"),
    ("status", "pubstate"),
    ("annote", "annotation"),
)
_ROLES = (
    ("translator", "translator"),
    ("container-author", "bookauthor"),
    ("original-author", "origauthor"),
)
_OTHER_DATES = (
    ("event-date", "eventdate"),
    ("original-date", "origdate"),
    ("accessed", "urldate"),
)


def csl_json(entries: Iterable[Entry]) -> str:
    """Entries as a CSL-JSON file, in the order in which they come."""
    items = [csl_item(entry) for entry in entries]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def csl_item(entry: Entry) -> dict[str, object]:
    """An entry as an item of CSL-JSON 1.0.2; its variables are always in the same order."""
    kind = csl_type(entry)
    item: dict[str, object] = {"id": entry.key, "type": kind}
    for part in (_titles, _people, _dates, _numbers, _origin, _addresses):
        item.update((name, value) for name, value in part(entry, kind) if value)
    return item


_Variables = Iterator[tuple[str, object]]
"""Variables with their values; empty ones are left out."""


def _as_it_is(fields: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> _Variables:
    return ((variable, fields.get(name, "")) for variable, name in pairs)


# --- what it is called, and what holds it -----------------------------------------------------


def _titles(entry: Entry, kind: str) -> _Variables:
    fields = entry.fields
    yield "title", full_title(entry)
    yield "container-title", _container(fields, kind)
    yield from _as_it_is(fields, _SHORT_TITLES)
    yield "collection-title", series_of(fields)
    yield from _as_it_is(fields, _OTHER_TITLES)
    yield "language", language_tag(fields.get("langid") or fields.get("language") or "")


def _container(fields: Mapping[str, str], kind: str) -> str:
    if kind in PERIODICALS:
        return with_subtitle(journal_of(fields), fields.get("journalsubtitle", ""))
    if kind in PARTS:
        return with_subtitle(fields.get("booktitle", ""), fields.get("booksubtitle", ""))
    if kind in ON_THE_WEB:
        return fields.get("organization") or fields.get("booktitle") or journal_of(fields)
    return fields.get("maintitle", "")


# --- who made it ------------------------------------------------------------------------------


def _people(entry: Entry, kind: str) -> _Variables:
    authors = _names(entry.authors, and_others=entry.and_others)
    if not authors and not entry.editors and kind not in ON_THE_WEB:
        authors = [{"literal": body}] if (body := responsible_body(entry)) else []
    yield "author", authors
    yield "editor", _names(entry.editors, and_others=entry.editors_and_others)
    for variable, field in _ROLES:
        if field in entry.fields:
            found = parse_names(entry.fields[field])
            yield variable, _names(found.names, and_others=found.and_others)


def _names(names: Sequence[Name], *, and_others: bool) -> list[Mapping[str, str]]:
    listed = [_name(name) for name in names]
    return [*(name for name in listed if name), *([OTHERS] if and_others and names else [])]


def _name(name: Name) -> Mapping[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


# --- when, and which part ---------------------------------------------------------------------


def _dates(entry: Entry, _kind: str) -> _Variables:
    fields = entry.fields
    parts = issued_dates(fields, entry.year)
    text = fields.get("year") or fields.get("date") or ""
    yield "issued", (not parts and _loose_date(text)) or _date(parts, text)
    for variable, field in _OTHER_DATES:
        yield variable, _date(iso_dates(fields.get(field, "")), fields.get(field, ""))


def _loose_date(text: str) -> dict[str, object]:
    """A year that is about right, `c. 1900`, or the first and the last of several."""
    if (found := _CIRCA.fullmatch(text.strip())) is not None:
        return {"date-parts": [[int(found[1] or found[2])]], "circa": True}
    if (found := _YEARS.fullmatch(text.strip())) is not None:
        return {"date-parts": [[int(found[1])], [int(found[2])]]}
    return {}


def _date(parts: Sequence[tuple[int, ...]], text: str) -> dict[str, object]:
    """A date in numbers; one that is none in the words of the entry."""
    if parts:
        return {"date-parts": [list(part) for part in parts]}
    return {"literal": text} if text.strip() else {}


def _numbers(entry: Entry, kind: str) -> _Variables:
    fields = entry.fields
    number, volume = fields.get("number", ""), fields.get("volume", "")
    if kind in PERIODICALS:
        yield "volume", volume
        yield "issue", number or fields.get("issue", "")
        yield "number", "" if fields.get("pages") else fields.get("eid", "")
    elif "series" in fields:
        yield "volume", volume
        yield "collection-number", number
    else:
        yield "volume", volume
        yield "number", number or _preprint_number(entry, kind)
    yield "page", _DASHES.sub("-", fields.get("pages", ""))
    yield from _as_it_is(fields, _NUMBERS)


def _preprint_number(entry: Entry, kind: str) -> str:
    arxiv = arxiv_of(entry.fields) if kind == "article" else None
    return f"arXiv:{arxiv}" if arxiv else ""


# --- where it came from -----------------------------------------------------------------------


def _origin(entry: Entry, kind: str) -> _Variables:
    fields = entry.fields
    arxiv = arxiv_of(fields)
    yield "genre", _genre(entry, kind)
    if kind == "article" and arxiv:
        yield "publisher", "arXiv"
    else:
        yield "publisher", _publisher(entry, kind)
    yield "publisher-place", fields.get("location") or fields.get("address") or ""
    if arxiv and kind != "article":
        yield "archive", "arXiv"
        yield "archive_location", arxiv
    yield from _as_it_is(fields, _ORIGINS)
    yield "note", "; ".join(fields[name] for name in ("note", "addendum") if fields.get(name))


def _publisher(entry: Entry, kind: str) -> str:
    """The publisher or the body behind it, unless it is named as author or as what holds it."""
    fields = entry.fields
    taken = "" if entry.authors or entry.editors else responsible_body(entry)
    if kind in ON_THE_WEB:
        taken = fields.get("organization", "")
    bodies = (fields.get(name, "") for name in _BODIES)
    how = fields.get("howpublished", "")
    shown = how if how and not _ADDRESS.match(how) and not arxiv_of({"howpublished": how}) else ""
    return next((body for body in bodies if body and body != taken), shown)


_GENRES: Mapping[str, str] = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "mathesis": "Master’s thesis",
    "bachelorsthesis": "Bachelor’s thesis",
    "bathesis": "Bachelor’s thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "candthesis": "Candidate’s thesis",
}
"""What biblatex's words for a `type` mean, and the types that say as much."""


def _genre(entry: Entry, kind: str) -> str:
    named = entry.fields.get("type", "")
    if named:
        return _GENRES.get(named.strip().lower(), named)
    return _GENRES.get(entry.type, "") if kind in {"thesis", "report"} else ""


def _addresses(entry: Entry, _kind: str) -> _Variables:
    fields = entry.fields
    doi, arxiv, how = doi_of(fields), arxiv_of(fields), fields.get("howpublished", "")
    yield "DOI", doi
    yield "ISBN", next(iter(isbns_of(fields)), "")
    url = fields.get("url") or (how if _ADDRESS.match(how) else "")
    if not url and arxiv and not (doi and normalise_identifier(doi).startswith("arxiv:")):
        url = f"https://arxiv.org/abs/{arxiv}"
    yield "URL", url
