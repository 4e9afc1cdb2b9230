"""What has been read of the BibTeX files so far: entries, abbreviations and problems.

A `Block` is what bibtexparser has cut out; its values are joined and its fields checked here, and
it becomes a `Record`. Of two entries with one key, and of two fields with one name, the first
holds.
"""

import unicodedata
from collections import ChainMap
from dataclasses import dataclass, field

from innerwiki.bibliography.broken import no_key
from innerwiki.bibliography.entries import Record
from innerwiki.bibliography.places import HEAD
from innerwiki.bibliography.values import FIELD_NAME, Fault, read_field
from innerwiki.model import Problem, ProblemKind, Source, Span

Macros = ChainMap[str, str]
"""What the abbreviations stand for, names in lower case: a file's own, all files', the months."""


@dataclass(slots=True)
class Reading:
    """What has been read so far."""

    problems: list[Problem] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)
    folded: dict[str, Record] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)

    def report(self, source: Source, start: int, fault: Fault, length: int = 1) -> None:
        """Keep a fault of a text that begins at an offset of the file."""
        at = start + fault.offset
        span = Span(source.path, at, min(at + length, len(source.text)))
        self.problems.append(Problem(ProblemKind.BIBTEX, span, fault.message, fault.help))

    def take(self, record: Record) -> None:
        """Add an entry, unless its key is taken."""
        first = self.records.get(record.key) or self.folded.get(record.key.casefold())
        if first is None or first.key != record.key:
            self.records[record.key] = record
        if first is None:
            self.folded[record.key.casefold()] = record
            return
        line = self.sources[first.span.path].position(first.span.start).line
        where = f"{first.span.path}:{line}"
        if first.key == record.key:
            message = f"the key `{record.key}` is taken: {where} has it"
            mend = "give this entry another key, or delete one of the two"
        else:
            message = f"the keys `{record.key}` and `{first.key}` ({where}) differ only in case"
            mend = "give one of them another key, so that nobody cites the wrong work"
        self.problems.append(Problem(ProblemKind.DUPLICATE_KEY, record.span, message, mend))


@dataclass(frozen=True, slots=True)
class Block:
    """A block of bibtexparser's that was read without a fault of form; `start` is its `@`."""

    source: Source
    start: int
    raw: str
    key: str
    type: str
    fields: tuple[tuple[str, str], ...]

    @property
    def key_at(self) -> int:
        """How far behind the `@` the key starts."""
        head = HEAD.match(self.raw)
        return head.end() if head else 0

    def places(self) -> list[tuple[int, int]]:
        """The offsets in the file of each field's name and value."""
        found = []
        cursor = self.key_at + (len(self.key) if self.type != "string" else 0)
        for name, value in self.fields:
            name_at = self.raw.index(name, cursor)
            value_at = self.raw.index(value, self.raw.index("=", name_at + len(name)) + 1)
            found.append((self.start + name_at, self.start + value_at))
            cursor = value_at + len(value)
        return found


def define(block: Block, macros: Macros, reading: Reading) -> None:
    """Take in an `@string`; the first definition in a file holds."""
    ((given, text),) = block.fields
    name = unicodedata.normalize("NFC", given).lower()
    fields, faults = read_field(given, text, macros)
    ((name_at, value_at),) = block.places()
    for fault in faults:
        reading.report(block.source, value_at, fault)
    if name in macros.maps[0]:
        message = f"the abbreviation `{given}` is defined twice in this file"
        fault = Fault(0, message, "delete one of the two, or rename it")
        reading.report(block.source, name_at, fault, len(given))
    macros.maps[0].setdefault(name, fields[0][1])


def read_entry(block: Block, macros: Macros, reading: Reading) -> None:
    """Take in an entry; one without a key is passed over, since nobody can cite it."""
    key = unicodedata.normalize("NFC", block.key)
    start = block.start + block.key_at
    fields = _read_fields(block, macros, reading)
    if not key:
        reading.report(block.source, start, no_key(0))
        return
    span = Span(block.source.path, start, start + len(block.key))
    if len(key.split()) > 1:
        message = f"the key `{key}` holds a space"
        mend = f"take the space out of the key; until then it is cited as `[@{{{key}}}]`"
        reading.problems.append(Problem(ProblemKind.KEY_WITH_SPACE, span, message, mend))
    reading.take(Record(key, block.type, fields, span, block.start, block.raw))


def _read_fields(block: Block, macros: Macros, reading: Reading) -> dict[str, str]:
    """The fields of an entry, names in lower case; of a field given twice the first holds."""
    fields: dict[str, str] = {}
    for (name, text), (name_at, value_at) in zip(block.fields, block.places(), strict=True):
        read, faults = read_field(name, text, macros)
        if name.lower() in fields:
            message = f"the field `{name}` is given twice in `{block.key}`"
            fault = Fault(0, message, "delete one of the two; until then the first holds")
            reading.report(block.source, name_at, fault, len(name))
        elif not FIELD_NAME.fullmatch(name):
            message = f"`{name}` is no name of a field"
            fault = Fault(0, message, "write `name = {value}`, with a comma before the name")
            reading.report(block.source, name_at, fault, max(len(name), 1))
        for fault in faults:
            reading.report(block.source, value_at, fault)
        for found, value in read:
            fields.setdefault(found.lower(), value)
    return fields
