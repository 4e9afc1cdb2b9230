"""From the raw fields of a BibTeX entry to an `Entry`: inheritance, names, Unicode, kind.

A record is an entry as it stands in its file, its values joined but LaTeX still in them; names
are read from that, since their braces carry meaning.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from innerwiki.bibliography.citing import with_citations_named
from innerwiki.bibliography.decoded import LITERAL_FIELDS, Decoded, literal
from innerwiki.bibliography.kinds import kind_of
from innerwiki.bibliography.names import Names, parse_names
from innerwiki.bibliography.places import find_value
from innerwiki.model import Entry, Problem, ProblemKind, Span

_OWN_FIELDS = LITERAL_FIELDS | frozenset(
    "title subtitle titleaddon shorttitle indextitle sorttitle keywords note annote annotation"
    " abstract archiveprefix eprinttype eprintclass primaryclass xdata xref ids entryset options"
    " related relatedtype relatedstring label shorthand presort sortkey".split()
)
"""What belongs to one work alone, so that nothing inherits it by `crossref`."""

_SYNONYMS = (
    {"year", "date", "month"},
    {"journal", "journaltitle"},
    {"address", "location"},
    {"school", "institution"},
)
"""Who has one of these needs none of the others."""


_PARTS = frozenset(
    "inproceedings conference incollection suppcollection inreference inbook bookinbook"
    " suppbook".split()
)
_ARTICLES = frozenset({"article", "suppperiodical"})
_MAX_ANCESTORS = 8
_NO_NAMES = Names()


class Record(NamedTuple):
    """An entry before decoding; `start` is the offset of its `@`, `span` its key."""

    key: str
    type: str
    fields: Mapping[str, str]
    span: Span
    start: int
    raw: str

    def place(self, name: str) -> Span:
        """Where the value of a field stands, or the key where it has no such field."""
        found = find_value(self.raw, name)
        if found is None:
            return self.span
        return Span(self.span.path, self.start + found[0], self.start + found[1])


def make_entry(record: Record, records: Mapping[str, Record], problems: list[Problem]) -> Entry:
    """The entry of a record.

    Args:
        record: the entry as it stands.
        records: all of them, by key, for `crossref`.
        problems: what is wrong with the entry is added to them.
    """
    raw: Mapping[str, str] = record.fields
    if "crossref" in raw or "xdata" in raw:
        raw = _inherited(record, records, problems)
    if "cite" in record.raw:
        raw = with_citations_named(raw, lambda key: records[key].fields if key in records else None)
    fields = Decoded(raw)
    authors = parse_names(raw["author"]) if "author" in raw else _NO_NAMES
    editors = parse_names(raw["editor"]) if "editor" in raw else _NO_NAMES
    if authors.unclear:
        problems.extend(_unclear(record, "author", authors))
    if editors.unclear:
        problems.extend(_unclear(record, "editor", editors))
    return Entry(
        key=record.key,
        type=record.type,
        kind=kind_of(record.type, fields),
        fields=fields,
        span=record.span,
        authors=authors.names,
        editors=editors.names,
        and_others=authors.and_others,
        editors_and_others=editors.and_others,
        raw=record.raw,
    )


def _inherited(
    record: Record, records: Mapping[str, Record], problems: list[Problem]
) -> dict[str, str]:
    """The record's fields and those that it lacks and the entries it refers to have.

    What `xdata` names is a part of the entry; `crossref` names what holds the work.
    """
    fields = dict(record.fields)
    for parent in _ancestors(record, "xdata", records, problems):
        for name, value in parent.fields.items():
            fields.setdefault(name, value)
    for parent in _ancestors(record, "crossref", records, problems):
        _take_titles(record, parent, fields)
        taken = {other for names in _SYNONYMS if names & fields.keys() for other in names}
        for name, value in parent.fields.items():
            if name not in _OWN_FIELDS and name not in taken:
                fields.setdefault(name, value)
    return fields


def _take_titles(record: Record, parent: Record, fields: dict[str, str]) -> None:
    """The titles of what holds a work become those of its book, its series of books or journal."""
    if parent.type.startswith("mv") and not record.type.startswith("mv"):
        prefix = "main"
    elif record.type in _PARTS:
        prefix = "book"
    elif record.type in _ARTICLES and parent.type == "periodical":
        prefix = "journal"
    else:
        return
    if prefix + "title" in fields:
        return
    for name in ("title", "subtitle", "titleaddon"):
        if name in parent.fields:
            fields.setdefault(prefix + name, parent.fields[name])


def _ancestors(
    record: Record, field: str, records: Mapping[str, Record], problems: list[Problem]
) -> Iterator[Record]:
    """The entries that an entry's field names, and those that they name, nearest first."""
    waiting = _named(record, field)
    seen = {record.key}
    for key in waiting:  # which grows meanwhile
        parent = records.get(key)
        if parent is None:
            if key in _named(record, field):
                problems.append(_missing(record, field, key))
            continue
        if key in seen or len(seen) > _MAX_ANCESTORS:
            problems.append(_circle(record, field))
            return
        seen.add(key)
        yield parent
        waiting += _named(parent, field)


def _named(record: Record, field: str) -> list[str]:
    value = literal(record.fields.get(field, ""))
    keys = value.split(",") if field == "xdata" else [value]
    return [stripped for key in keys if (stripped := key.strip())]


def _missing(record: Record, field: str, key: str) -> Problem:
    return Problem(
        ProblemKind.BIBTEX,
        record.place(field),
        f"`{record.key}` refers to `{key}`, which is not there",
        f"correct the key after `{field}`, or add the entry",
    )


def _circle(record: Record, field: str) -> Problem:
    return Problem(
        ProblemKind.BIBTEX,
        record.place(field),
        f"the `{field}` of `{record.key}` leads in a circle, or too far",
        "let it name the book or proceedings that holds this work",
    )


def _unclear(record: Record, field: str, names: Names) -> Iterator[Problem]:
    if field not in record.fields:
        return
    for name in names.unclear:
        at = record.raw.find(name)
        start = record.start + at
        yield Problem(
            ProblemKind.BIBTEX,
            Span(record.span.path, start, start + len(name)) if at >= 0 else record.span,
            f"the name `{name}` has too many commas",
            "write `Family, Given` and put ` and ` between two names",
        )
