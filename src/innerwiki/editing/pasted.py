"""Takes in BibTeX that somebody pastes: each entry becomes a source of its own.

An entry stays as it was written, but for its key, which is made by the wiki's pattern, unless
another entry refers to it. The abbreviations (`@string`) that it uses go with it. A mistake is told
with its line, and keeps back the entry that it stands in, not the others.
"""

import re
from collections.abc import Iterator
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
    parents = {entry.fields.get("crossref", "") for entry in found}
    troubles = [problem for problem in found.problems if not _is_inherited(problem, found, shelf)]
    for entry in found:
        within = [problem for problem in troubles if _holds(entry, problem)]
        if within:
            continue  # told below
        known = None if anyway else shelf.known_as(entry)
        if known is not None:
            yield entry.key, known
            continue
        try:
            kept = entry.key if entry.key in parents else None
            yield entry.key, _renamed(entry, key or kept, source.text, shelf)
        except InnerwikiError as error:
            yield entry.key, Refused(entry.key, str(error))
    for problem in troubles:
        place = source.position(problem.span.start)
        told = f"{problem.message}; {problem.help}" if problem.help else problem.message
        where = f"{FROM}:{place.line}:{place.column}"
        yield where, Refused(where, told)
    if not found.entries and not troubles:
        yield FROM, Refused(FROM, "there is no BibTeX entry; write `@type{key, field = {value}}`")


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
    names = entry.authors or entry.editors
    key = key or shelf.key_for(names, entry.year or "", entry.fields.get("title", ""))
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
