"""Takes in BibTeX that somebody pastes: each entry becomes a source of its own.

An entry stays as it was written, but for its key, which is made by the wiki's pattern, unless
another entry refers to it. The abbreviations (`@string`) that it uses go with it. A mistake is told
with its line, and keeps back the entry that it stands in, not the others.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from innerwiki.bibliography import parse
from innerwiki.bibliography.places import field_span, key_offset
from innerwiki.bibliography.values import closing_brace
from innerwiki.editing.sources import Known, NewSource, Shelf
from innerwiki.errors import InnerwikiError
from innerwiki.model import Entry, Library, Problem
from innerwiki.wiki.read import decode

FROM = "standard input"
_STRING = re.compile(
    r"^[ \t]*@string\s*(?P<brace>\{)\s*(?P<name>[^\s={}\"]+)\s*=", re.IGNORECASE | re.MULTILINE
)


_PARENT_REFUSED = (
    "its `crossref` is `{0}`, which was not added; mend that entry first, or give it another key, "
    "there and in `crossref`"
)
_PARENT_KNOWN = "its `crossref` is `{0}`, which is `{1}` here; write `crossref = {{{1}}}`"


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that was pasted and cannot be taken in: what it is, and why."""

    what: str
    message: str


def read_pasted(
    content: bytes, shelf: Shelf, *, key: str | None = None, anyway: bool = False
) -> Iterator[tuple[str, NewSource | Known | Refused]]:
    """What becomes of each entry, with the key that it was pasted under.

    Args:
        content: the BibTeX files, in UTF-8.
        shelf: the library; what is new must be taken by it before the next one is asked for.
        key: the key that the only entry gets; None for one by the pattern.
        anyway: whether an entry of a work that is there is new all the same.
    """
    source, fault = decode(FROM, content)
    if fault is not None:
        yield FROM, Refused(FROM, f"{fault.message}; {fault.help}")
        return
    found = parse([source])
    troubles = [problem for problem in found.problems if not _is_inherited(problem, found, shelf)]
    faulty = {entry.key for entry in found if any(_holds(entry, one) for one in troubles)}
    yield from _Pasted(found, faulty, source.text, shelf, key, anyway).results()
    for problem in troubles:
        place = source.position(problem.span.start)
        told = f"{problem.message}; {problem.help}" if problem.help else problem.message
        where = f"{FROM}:{place.line}:{place.column}"
        yield where, Refused(where, told)
    if not found.entries and not troubles:
        yield FROM, Refused(FROM, "there is no BibTeX entry; write `@type{key, field = {value}}`")


@dataclass(frozen=True, slots=True)
class _Pasted:
    """Entries that can be read, those with a fault apart; the rest is as `read_pasted` has it."""

    found: Library
    faulty: Collection[str]
    text: str
    shelf: Shelf
    key: str | None
    anyway: bool

    def results(self) -> Iterator[tuple[str, NewSource | Known | Refused]]:
        """What becomes of each, parents first, so that no part inherits from another work."""
        parents = {entry.fields.get("crossref", "") for entry in self.found}
        astray: dict[str, str] = {}
        for entry in sorted(self.found, key=lambda one: one.key not in parents):
            if entry.key in self.faulty:
                astray[entry.key] = _PARENT_REFUSED.format(entry.key)
                continue  # told with its line
            kept = entry.key if entry.key in parents else None
            result: NewSource | Known | Refused
            if known := None if self.anyway else self.shelf.known_as(entry):
                result = known
            elif why := astray.get(entry.fields.get("crossref", "")):
                result = Refused(entry.key, why)
            else:
                result = self._new(entry, kept)
            if isinstance(result, Refused):
                astray[entry.key] = _PARENT_REFUSED.format(entry.key)
            elif isinstance(result, Known) and result.key != entry.key:
                astray[entry.key] = _PARENT_KNOWN.format(entry.key, result.key)
            yield entry.key, result

    def _new(self, entry: Entry, kept: str | None) -> NewSource | Refused:
        try:
            return _renamed(entry, self.key or kept, self.text, self.shelf)
        except InnerwikiError as error:
            return Refused(entry.key, str(error))


def _start(entry: Entry) -> int:
    return entry.span.start - (key_offset(entry.raw) or 0)


def _holds(entry: Entry, problem: Problem) -> bool:
    return _start(entry) <= problem.span.start < _start(entry) + len(entry.raw)


def _is_inherited(problem: Problem, found: Library, shelf: Shelf) -> bool:
    """Whether a problem is only that `crossref` names an entry that the wiki has."""
    return any(
        entry.fields.get("crossref") in shelf.entries
        and problem.span == field_span(entry, "crossref")
        for entry in found
    )


def _renamed(entry: Entry, key: str | None, text: str, shelf: Shelf) -> NewSource:
    title = entry.fields.get("title")
    if title is not None and not title.strip():
        raise InnerwikiError("its title is empty; write it into the braces")
    parent = shelf.entries.get(entry.fields.get("crossref", ""))
    year = entry.year or (parent.year if parent else None) or ""
    key = key or shelf.key_for(entry.authors or entry.editors, year, title or "")
    if shelf.is_taken(key):
        raise InnerwikiError(f"the key `{key}` is taken already; choose another one")
    at = entry.span.start - _start(entry)
    raw = entry.raw[:at] + key + entry.raw[at + (entry.span.end - entry.span.start) :]
    return shelf.read_back(key, "".join([*_strings_in(raw, text), raw.strip(), "\n"]))


def _strings_in(raw: str, text: str) -> Iterator[str]:
    """The definitions of the abbreviations that an entry uses."""
    for match in _STRING.finditer(text):
        word = rf"[=#]\s*{re.escape(match['name'])}\s*[,#}}]"
        end = closing_brace(text, match.start("brace"))
        if end >= 0 and re.search(word, raw, re.IGNORECASE):
            yield text[match.start() : end + 1].strip() + "\n\n"
