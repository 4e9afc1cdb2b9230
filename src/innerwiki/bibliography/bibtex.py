"""BibTeX files become a `Library`; every mistake becomes a `Problem` and the rest is kept.

Plain entries are cut by `plain`, all other text by bibtexparser, which this module alone knows. Its
blocks carry no offsets and its middleware decodes too much and too slowly, so only the cutting is
taken: places are found again in the text, `values` reads the values, `broken` explains what cannot
be read, and `entries` makes the `Entry`. Files are taken in the order of their paths; of two
entries with one key the first holds. An `@string` holds in all files, a file's own before others.
"""

import logging
import re
import unicodedata
from collections import ChainMap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string

from innerwiki.bibliography.broken import diagnose, no_key
from innerwiki.bibliography.entries import Record, make_entry
from innerwiki.bibliography.identifiers import identifiers_of
from innerwiki.bibliography.plain import PlainEntry, plain_entries
from innerwiki.bibliography.values import FIELD_NAME, MONTHS, Fault, read_field
from innerwiki.model import Entry, Library, Problem, ProblemKind, Source, Span

# bibtexparser also logs each broken block; here it is a Problem, and told once.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

Macros = ChainMap[str, str]
"""What the abbreviations stand for, names in lower case: a file's own, all files', the months."""

_HEAD = re.compile(r"@\w*[ \t]*[{(]\s*")
_STRAY = re.compile(
    r"\A\s*(?P<end>[}),])|^[ \t]*(?:(?P<entry>@\w+)|(?P<field>[\w-]+)[ \t]*=[ \t]*[{\"])",
    re.MULTILINE,
)


@dataclass(slots=True)
class _Reading:
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
class _Block:
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
        head = _HEAD.match(self.raw)
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


def parse(sources: Iterable[Source]) -> Library:
    """Read BibTeX files.

    Args:
        sources: the files, in any order.

    Returns:
        All good entries by key, in the order of their files; the keys by normalised identifier;
        and the problems, by place. Nothing is raised, whatever the files hold.
    """
    reading = _Reading()
    entries: list[tuple[_Block, Macros] | Record] = []
    shared: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: source.path):
        reading.sources[source.path] = source
        macros = ChainMap({}, shared, MONTHS)
        for found in _split(source, reading):
            if isinstance(found, Record):
                entries.append(found)
            elif found.type == "string":
                _define(found, macros, reading)
            else:
                entries.append((found, macros))
        for name, value in macros.maps[0].items():
            shared.setdefault(name, value)
    for entry in entries:
        if isinstance(entry, Record):
            reading.take(entry)
        else:
            _read_entry(*entry, reading)
    return _library(reading)


def _library(reading: _Reading) -> Library:
    entries: dict[str, Entry] = {}
    identifiers: dict[str, str] = {}
    for key, record in reading.records.items():
        entry = make_entry(record, reading.records, reading.problems)
        entries[key] = entry
        for identifier in identifiers_of(entry.fields):
            identifiers.setdefault(identifier, key)
    problems = sorted(reading.problems, key=lambda problem: problem.span)
    return Library(entries, identifiers, tuple(problems))


# --- cutting a file --------------------------------------------------------------------------


def _split(source: Source, reading: _Reading) -> Iterator[Record | _Block]:
    """The entries and abbreviations of a file, in order."""
    cursor = 0
    for plain in plain_entries(source.text):
        yield from _between(source, cursor, plain.start, reading)
        yield _record(source, plain)
        cursor = plain.end
    yield from _between(source, cursor, len(source.text), reading)


def _record(source: Source, plain: PlainEntry) -> Record:
    key = plain.key if plain.key.isascii() else unicodedata.normalize("NFC", plain.key)
    span = Span(source.path, plain.key_at, plain.key_at + len(plain.key))
    raw = source.text[plain.start : plain.end]
    return Record(key, plain.type, plain.fields, span, plain.start, raw)


def _between(source: Source, start: int, end: int, reading: _Reading) -> Iterator[_Block]:
    """What stands between two plain entries; what is no entry is looked at for mistakes."""
    text = source.text[start:end]
    if not text.strip():
        return
    found = list(_located(text, parse_string(text, parse_stack=[]).blocks))
    in_ruin = False  # what is left of a broken entry is not told a second time
    for number, (at, block) in enumerate(found):
        content = getattr(block, "ignore_error_block", None) or block
        if isinstance(content, blocks.ImplicitComment):
            if not in_ruin:
                _look_for_stray(source, start + at, content.raw or "", reading)
        elif isinstance(content, blocks.ParsingFailedBlock):
            if not in_ruin or _opens_line(text, at):
                fault = diagnose(text[at : _end(found, number, text)])
                reading.report(source, start + at, fault)
            in_ruin = True
        else:
            in_ruin = False
            yield from _block(source, start + at, content)


def _block(source: Source, start: int, content: blocks.Block) -> Iterator[_Block]:
    raw = content.raw or ""
    if isinstance(content, blocks.Entry):
        fields = tuple((item.key, item.value) for item in content.fields)
        yield _Block(source, start, raw, content.key, content.entry_type, fields)
    elif isinstance(content, blocks.String):
        yield _Block(source, start, raw, content.key, "string", ((content.key, content.value),))


def _located(text: str, found: Iterable[blocks.Block]) -> Iterator[tuple[int, blocks.Block]]:
    """Each block with its offset: they come in order, and each is a piece of the text."""
    lines = Source("", text)
    cursor = 0
    for block in found:
        raw = block.raw or ""
        if isinstance(block, blocks.ImplicitComment):
            start = text.index(raw, cursor)
        else:
            start = text.index(raw, max(cursor, lines.offset((block.start_line or 0) + 1)))
            while _HEAD.match(text, start) is None:
                start = text.index(raw, start + 1)
        yield start, block
        # What bibtexparser gave up on reaches into what follows.
        gave_up = isinstance(block, blocks.ParsingFailedBlock) and not block.ignore_error_block
        cursor = start + (1 if gave_up else len(raw))


def _end(found: list[tuple[int, blocks.Block]], number: int, text: str) -> int:
    """Where the block after a broken one starts; one in the middle of a line is a part of it."""
    for start, block in found[number + 1 :]:
        if not isinstance(block, blocks.ImplicitComment) and _opens_line(text, start):
            return start
    return len(text)


def _opens_line(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return at < 0 or text[at] == "\n"


def _look_for_stray(source: Source, start: int, comment: str, reading: _Reading) -> None:
    """Text between entries is a comment, unless it looks like a piece of an entry."""
    stray = _STRAY.search(comment)
    if stray is None:
        return
    name = stray.lastgroup or "end"
    if name == "entry":
        message = f"`{stray[name]}` starts no entry"
        mend = "write it as `@type{key, field = {value}}`; a comment must not start with `@`"
    else:
        message = f"`{stray[name]}` stands outside of any entry"
        mend = "the entry above is closed too early: look for a `}` too many"
    reading.report(source, start, Fault(stray.start(name), message, mend))


# --- reading what bibtexparser has cut -------------------------------------------------------


def _define(block: _Block, macros: Macros, reading: _Reading) -> None:
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


def _read_entry(block: _Block, macros: Macros, reading: _Reading) -> None:
    key = unicodedata.normalize("NFC", block.key)
    start = block.start + block.key_at
    fields = _read_fields(block, macros, reading)
    if not key:
        reading.report(block.source, start, no_key(0))
        return
    if len(key.split()) > 1:
        fault = Fault(0, f"the key `{key}` holds a space", "take the space out of the key")
        reading.report(block.source, start, fault, len(block.key))
    span = Span(block.source.path, start, start + len(block.key))
    reading.take(Record(key, block.type, fields, span, block.start, block.raw))


def _read_fields(block: _Block, macros: Macros, reading: _Reading) -> dict[str, str]:
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
