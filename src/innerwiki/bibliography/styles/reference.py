"""The references of the wiki's own styles: names, year, title, what holds the work, a link.

    Hubinger, E.; van Merwijk, C. (2019). *Risks from Learned Optimization.* arXiv:1906.01820.

What stands on its own is set in italics: a book, a report, a page, and the journal or book that
holds an article. A reference is a row of sentences; each ends in one full stop, whatever its last
character was. What an entry lacks is left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import quote

from innerwiki.bibliography.dates import iso_dates, shown_year, with_letter
from innerwiki.bibliography.identifiers import arxiv_of, doi_of, normalise_identifier
from innerwiki.bibliography.people import listed, responsible_body
from innerwiki.bibliography.text import Emphasis, Link, Text, join
from innerwiki.bibliography.titles import full_title, series_of
from innerwiki.bibliography.writers import plain
from innerwiki.model import Entry

_ENDED = re.compile(r"[.?!…]['\"’”]?$")
_DASHES = re.compile(r"\s*[-–—]+\s*")
_HOST = re.compile(r"https?://(?:www\.)?(?P<host>[^/:?#]+)", re.IGNORECASE)
_ARXIV_JOURNAL = re.compile(r"\barxiv\b|\bcorr\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

Sentences = Iterator[Text]
"""Sentences without their full stops; empty ones are left out."""


def reference(entry: Entry, letter: str = "") -> Text:
    """The reference of an entry, as it stands in the list of references.

    Args:
        entry: the entry.
        letter: what tells it from others of the same names and year; empty for most.
    """
    holder = _holder(entry)
    alone = holder not in (_in_journal, _in_book)
    title = full_title(entry)
    who, when = _who(entry), f"({year(entry, letter)})"
    if who:
        stopped = _stopped(title)
        head: list[Text] = [f"{who} {when}.", Emphasis(stopped) if alone else stopped]
    else:
        head = [(Emphasis(title) if alone else title, f" {when}.")]
    rest = (*holder(entry), entry.fields.get("note", ""), _links(entry))
    return join([*head, *(_stopped(sentence) for sentence in rest if sentence)], " ")


def year(entry: Entry, letter: str = "") -> str:
    """The year with its letter, or that there is none.

    >>> from innerwiki.model import SourceKind, Span
    >>> undated = Entry("k", "misc", SourceKind.OTHER, {}, Span("", 0, 0))
    >>> year(undated), year(undated, "b")
    ('n.d.', 'n.d.-b')
    """
    return with_letter(shown_year(entry) or "n.d.", letter)


def _stopped(text: Text) -> Text:
    """The text with a full stop, unless it ends a sentence already."""
    if _ENDED.search(plain.write(text)):
        return text
    return text + "." if isinstance(text, str) else (text, ".")


def _who(entry: Entry) -> str:
    if entry.authors:
        return listed(entry.authors, and_others=entry.and_others)
    if entry.editors:
        return _editors(entry)
    return responsible_body(entry)


def _body(entry: Entry) -> str:
    """The body behind the work, unless it is already named in the place of the authors."""
    return responsible_body(entry) if entry.authors or entry.editors else ""


# --- where it appeared -----------------------------------------------------------------------


def _in_journal(entry: Entry) -> Sentences:
    fields = entry.fields
    journal = _journal(fields)
    volume, number = fields.get("volume", ""), fields.get("number") or fields.get("issue") or ""
    if volume:
        volume = f" {volume}({number})" if number else f" {volume}"
    elif number:
        volume = f", no. {number}"
    pages = _dashed(fields.get("pages") or fields.get("eid") or "")
    yield join([(Emphasis(journal), volume), pages], ", ")


def _editors(entry: Entry) -> str:
    alone = len(entry.editors) == 1 and not entry.editors_and_others
    names = listed(entry.editors, and_others=entry.editors_and_others)
    return f"{names} ({'ed.' if alone else 'eds.'})"


def _in_book(entry: Entry) -> Sentences:
    fields = entry.fields
    editors = _editors(entry) if entry.authors and entry.editors else ""
    place: list[Text] = [
        editors,
        Emphasis(fields["booktitle"]),
        _edition(fields),
        _series(fields),
        f"ch. {fields['chapter']}" if "chapter" in fields else "",
        _pages(fields),
    ]
    yield ("In ", join(place, ", "))
    yield _publisher(fields) or _body(entry)


def _as_book(entry: Entry) -> Sentences:
    fields = entry.fields
    edition = _edition(fields)
    yield edition[:1].upper() + edition[1:]
    series = _series(fields)
    yield series[:1].upper() + series[1:]
    yield _publisher(fields) or _body(entry)


def _as_thesis(entry: Entry) -> Sentences:
    named = entry.fields.get("type", "").lower()
    master = "master" in entry.type or named.startswith("ma")
    yield join(["Master’s thesis" if master else "PhD thesis", _body(entry)], ", ")


def _as_report(entry: Entry) -> Sentences:
    fields = entry.fields
    sort = fields.get("type", "")
    sort = "Technical report" if sort.lower() in {"", "techreport"} else sort
    yield join([f"{sort} {fields.get('number', '')}".strip(), _body(entry)], ", ")


def _as_page(entry: Entry) -> Sentences:
    fields = entry.fields
    how = fields.get("howpublished", "")
    if _ADDRESS.match(how) or arxiv_of({"howpublished": how}):
        how = ""
    publisher = "" if arxiv_of(fields) else fields.get("publisher", "")
    date = "" if arxiv_of(fields) or doi_of(fields) else _date(fields)
    yield join([_body(entry) or publisher, how, date], ", ")
    yield f"Version {fields['version']}" if "version" in fields else ""


_BY_TYPE: Mapping[str, Callable[[Entry], Sentences]] = {
    **dict.fromkeys(("book", "mvbook", "booklet", "collection", "proceedings", "manual"), _as_book),
    **dict.fromkeys(("phdthesis", "mastersthesis", "thesis"), _as_thesis),
    **dict.fromkeys(("techreport", "report"), _as_report),
}


def _holder(entry: Entry) -> Callable[[Entry], Sentences]:
    """What tells where an entry appeared; its fields count for more than its type."""
    if entry.type in _BY_TYPE:
        return _BY_TYPE[entry.type]
    if entry.fields.get("booktitle"):
        return _in_book
    return _in_journal if _journal(entry.fields) else _as_page


def _journal(fields: Mapping[str, str]) -> str:
    """The journal's name; "arXiv preprint" is none, since the link says it."""
    journal = fields.get("journal") or fields.get("journaltitle") or ""
    return "" if _ARXIV_JOURNAL.search(journal) else journal


def _edition(fields: Mapping[str, str]) -> str:
    edition = fields.get("edition", "")
    if not edition or re.search(r"\bed(?:ition|n)?\b", edition, re.IGNORECASE):
        return edition
    if edition.isdecimal():
        teen = edition[-2:] in {"11", "12", "13"}
        edition += "th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(edition[-1], "th")
    return f"{edition[0].lower()}{edition[1:]} ed."


def _series(fields: Mapping[str, str]) -> str:
    volume, series = fields.get("volume", ""), series_of(fields)
    if series:
        return f"{series} {volume or fields.get('number', '')}".strip()
    return f"vol. {volume}" if volume else ""


def _publisher(fields: Mapping[str, str]) -> str:
    publisher = fields.get("publisher", "")
    place = fields.get("location") or fields.get("address") or ""
    return f"{publisher}, {place}" if publisher and place else publisher


def _pages(fields: Mapping[str, str]) -> str:
    pages = _dashed(fields.get("pages", ""))
    if not pages:
        return ""
    return f"{'pp.' if re.search('[–,]', pages) else 'p.'} {pages}"


def _dashed(pages: str) -> str:
    return _DASHES.sub("–", pages)


def _date(fields: Mapping[str, str]) -> str:
    """The day or month of publication, where more than the year is known."""
    date = fields.get("date", "")
    if len(date) > len("2021") and (iso_dates(date) or fields.get("year")):  # else it is the year
        return date.replace("/", "–")
    return " ".join(fields[name] for name in ("day", "month") if name in fields)


# --- how it is found -------------------------------------------------------------------------


def _links(entry: Entry) -> Text:
    """DOI and arXiv number, or else the host of the address with the day it was read."""
    doi, arxiv = doi_of(entry.fields), arxiv_of(entry.fields)
    if doi and normalise_identifier(doi).startswith("arxiv:"):
        arxiv, doi = arxiv or normalise_identifier(doi).partition(":")[2], None
    if doi or arxiv:
        found: list[Text] = []
        if doi:
            found.append(Link(f"https://doi.org/{quote(doi, safe='/:;()')}", f"doi:{doi}"))
        if arxiv:
            found.append(Link(f"https://arxiv.org/abs/{arxiv}", f"arXiv:{arxiv}"))
        return join(found, ", ")
    url, read_on = entry.fields.get("url", ""), entry.fields.get("urldate", "")
    if not url:
        return ""
    host = _HOST.match(url)
    link = Link(url, host["host"].lower() if host else url)
    return join([link, f"accessed {read_on}" if read_on else ""], ", ")
