"""BibTeX files become a `Library`; every mistake becomes a `Problem` and the rest is kept.

Plain entries are cut by `plain`, all other text by bibtexparser, which this module alone knows. Its
blocks carry no offsets and its middleware decodes too much and too slowly, so only the cutting is
taken: places are found again in the text, `reading` checks what was cut, `broken` explains what
cannot be read, and `entries` makes the `Entry`. Files are taken in the order of their paths. An
`@string` holds in all files, a file's own before others.
"""

import logging
import re
import unicodedata
from collections import ChainMap
from collections.abc import Iterable, Iterator

from bibtexparser import model as blocks
from bibtexparser.entrypoint import parse_string

from innerwiki.bibliography.broken import diagnose
from innerwiki.bibliography.entries import Record, make_entry
from innerwiki.bibliography.identifiers import identifiers_of
from innerwiki.bibliography.places import HEAD
from innerwiki.bibliography.plain import PlainEntry, plain_entries
from innerwiki.bibliography.reading import Block, Macros, Reading, define, read_entry
from innerwiki.bibliography.values import MONTHS, Fault
from innerwiki.model import Entry, Library, Source, Span

# bibtexparser also logs each broken block; here it is a Problem, and told once.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

_STRAY = re.compile(
    r"\A\s*(?P<end>[}),])|^[ \t]*(?:(?P<entry>@\w+)|(?P<field>[\w-]+)[ \t]*=[ \t]*[{\"])",
    re.MULTILINE,
)


def parse(sources: Iterable[Source]) -> Library:
    """Read BibTeX files.

    Args:
        sources: the files, in any order.

    Returns:
        All good entries by key, in the order of their files; the keys by normalised identifier;
        and the problems, by place. Nothing is raised, whatever the files hold.
    """
    reading = Reading()
    entries: list[tuple[Block, Macros] | Record] = []
    shared: dict[str, str] = {}
    for source in sorted(sources, key=lambda source: source.path):
        reading.sources[source.path] = source
        macros = ChainMap({}, shared, MONTHS)
        for found in _split(source, reading):
            if isinstance(found, Record):
                entries.append(found)
            elif found.type == "string":
                define(found, macros, reading)
            else:
                entries.append((found, macros))
        for name, value in macros.maps[0].items():
            shared.setdefault(name, value)
    for entry in entries:
        if isinstance(entry, Record):
            reading.take(entry)
        else:
            read_entry(*entry, reading)
    return _library(reading)


def _library(reading: Reading) -> Library:
    entries: dict[str, Entry] = {}
    identifiers: dict[str, str] = {}
    for key, record in reading.records.items():
        entry = make_entry(record, reading.records, reading.problems)
        entries[key] = entry
        for identifier in identifiers_of(entry.fields):
            identifiers.setdefault(identifier, key)
    problems = sorted(reading.problems, key=lambda problem: problem.span)
    return Library(entries, identifiers, problems=tuple(problems))


def _split(source: Source, reading: Reading) -> Iterator[Record | Block]:
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


def _between(source: Source, start: int, stop: int, reading: Reading) -> Iterator[Block]:
    """What stands between two plain entries; what is no entry is looked at for mistakes."""
    text = source.text[start:stop]
    if not text.strip():
        return
    found = list(_located(text, parse_string(text, parse_stack=[]).blocks))
    in_ruin = False  # what is left of a broken entry is not told a second time
    for (at, block), end in zip(found, _ends(found, text), strict=True):
        if isinstance(block, blocks.ImplicitComment):
            if not in_ruin:
                _look_for_stray(source, start + at, block.raw or "", reading)
        elif _is_broken(block):
            if not in_ruin or _opens_line(text, at):
                reading.report(source, start + at, diagnose(text[at:end]))
            in_ruin = True
        else:
            in_ruin = False
            yield from _as_block(source, start + at, block)


def _is_broken(block: blocks.Block) -> bool:
    """Whether bibtexparser gave up on a block; one that only repeats a key or field is whole."""
    return isinstance(block, blocks.ParsingFailedBlock) and block.ignore_error_block is None


def _as_block(source: Source, start: int, block: blocks.Block) -> Iterator[Block]:
    content = block.ignore_error_block if isinstance(block, blocks.ParsingFailedBlock) else block
    if content is None:
        return
    raw = content.raw or ""
    if isinstance(content, blocks.Entry):
        fields = tuple((item.key, item.value) for item in content.fields)
        yield Block(source, start, raw, content.key, content.entry_type, fields)
    elif isinstance(content, blocks.String):
        yield Block(source, start, raw, content.key, "string", ((content.key, content.value),))


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
            while HEAD.match(text, start) is None:
                start = text.index(raw, start + 1)
        yield start, block
        # What bibtexparser gave up on reaches into what follows.
        cursor = start + (1 if _is_broken(block) else len(raw))


def _ends(found: list[tuple[int, blocks.Block]], text: str) -> list[int]:
    """How far each block reaches if it is broken: a broken one inside its lines is a part of it."""
    ends, end = [], len(text)
    for at, block in reversed(found):
        ends.append(end)
        if not isinstance(block, blocks.ImplicitComment) and (
            _opens_line(text, at) or not _is_broken(block)
        ):
            end = at
    return ends[::-1]


def _opens_line(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    return at < 0 or text[at] == "\n"


def _look_for_stray(source: Source, start: int, comment: str, reading: Reading) -> None:
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
