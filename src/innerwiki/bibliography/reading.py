"""What has been read of the BibTeX files so far: entries, abbreviations and problems.

What was cut out of a file becomes a `Record` here: its values are joined and its fields checked. Of
two entries with one key, and of two fields with one name, the first holds.
"""

import unicodedata
from collections import ChainMap
from dataclasses import dataclass, field

from innerwiki.bibliography.cutting import Block
from innerwiki.bibliography.entries import Record
from innerwiki.bibliography.places import find_field
from innerwiki.bibliography.plain import PlainEntry
from innerwiki.bibliography.values import Fault, join_value
from innerwiki.model import Problem, ProblemKind, Source, Span


class Macros(ChainMap[str, str]):
    """What the abbreviations stand for, names in lower case: a file's own, all files', the months.

    `joined` are the values that have been read with all of them known, each by its text: a file of
    thousands of entries says `jan` and names its journals again and again.
    """

    def __init__(self, *maps: dict[str, str]) -> None:
        super().__init__(*maps)
        self.joined: dict[str, str] = {}


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


def define(source: Source, block: Block, macros: Macros, reading: Reading) -> None:
    """Take in an `@string`; the first definition in a file holds."""
    for field_ in block.fields:
        name = unicodedata.normalize("NFC", field_.name).lower()
        value, faults = join_value(field_.name, field_.text, macros)
        for fault in faults:
            reading.report(source, field_.value_at, fault)
        if name in macros.maps[0]:
            message = f"the abbreviation `{field_.name}` is defined twice in this file"
            fault = Fault(0, message, "delete one of the two, or rename it")
            reading.report(source, field_.name_at, fault, len(field_.name))
        macros.maps[0].setdefault(name, value)


def read_plain(source: Source, plain: PlainEntry, macros: Macros, reading: Reading) -> Record:
    """The record of a plain entry, its abbreviations in words."""
    key = plain.key if plain.key.isascii() else unicodedata.normalize("NFC", plain.key)
    span = Span(source.path, plain.key_at, plain.key_at + len(plain.key))
    record = Record(key, plain.type, plain.fields, span, plain.start, plain.raw)
    for name in plain.joined:
        text = plain.fields[name]
        if (value := macros.joined.get(text)) is None:
            value, faults = join_value(name, text, macros)
            _report_in(source, plain, name, faults, reading)
            if not faults:
                macros.joined[text] = value
        plain.fields[name] = value
    return record


def _report_in(
    source: Source, plain: PlainEntry, name: str, faults: list[Fault], reading: Reading
) -> None:
    for fault in faults:
        place = find_field(plain.raw, name)
        start = plain.start + (place.value_at if place else 0)
        reading.report(source, start, fault)


def read_entry(source: Source, block: Block, macros: Macros, reading: Reading) -> Record | None:
    """The record of an entry; one without a key is passed over, since nobody can cite it."""
    key = unicodedata.normalize("NFC", block.key)
    if not key:
        return None
    span = Span(source.path, block.key_at, block.key_at + len(block.key))
    if len(key.split()) > 1:
        message = f"the key `{key}` holds a space"
        mend = f"take the space out of the key; until then it is cited as `[@{{{key}}}]`"
        reading.problems.append(Problem(ProblemKind.KEY_WITH_SPACE, span, message, mend))
    fields = _read_fields(source, block, macros, reading)
    raw = source.text[block.start : block.end]
    return Record(key, block.type.lower(), fields, span, block.start, raw)


def _read_fields(source: Source, block: Block, macros: Macros, reading: Reading) -> dict[str, str]:
    """The fields of an entry, names in lower case; of a field given twice the first holds."""
    fields: dict[str, str] = {}
    for field_ in block.fields:
        name = field_.name
        value, faults = join_value(name, field_.text, macros)
        if name.lower() in fields:
            message = f"the field `{name}` is given twice in `{block.key}`"
            fault = Fault(0, message, "delete one of the two; until then the first holds")
            reading.report(source, field_.name_at, fault, len(name))
        for fault in faults:
            reading.report(source, field_.value_at, fault)
        fields.setdefault(name.lower(), value)
    return fields
