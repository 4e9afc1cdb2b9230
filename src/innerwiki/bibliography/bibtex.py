"""BibTeX files become a `Library`; every mistake becomes a `Problem` and the rest is kept.

Plain entries are cut by `plain`, all other text by `cutting` and `fields`, which also tell what is
wrong in it; `reading` joins the values, and `entries` makes the `Entry`. Files are taken in the
order of their paths. An `@string` holds in all files, a file's own before others.
"""

import re
from collections.abc import Generator, Iterable, Iterator, Mapping

from innerwiki.bibliography.cutting import NO_ENTRIES, Block, Cutter, Gap
from innerwiki.bibliography.entries import make_entry
from innerwiki.bibliography.identifiers import identifiers_of
from innerwiki.bibliography.plain import PlainEntry, plain_entry, plain_starts
from innerwiki.bibliography.reading import Macros, Reading, define, read_entry, read_plain
from innerwiki.bibliography.values import MONTHS, Fault
from innerwiki.model import Entry, Library, Problem, Source

_STRAY = re.compile(
    r"\A\s*(?P<end>[}),])"
    r"|^[ \t]*(?:(?P<entry>@(?!comment\b)\w+)|(?P<field>[\w-]+)[ \t]*=[ \t]*[{\"])",
    re.MULTILINE | re.IGNORECASE,
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
    found: list[tuple[Source, PlainEntry | Block, Macros]] = []
    shared: dict[str, str] = {}
    strings: dict[str, Mapping[str, str]] = {}
    for source in sorted(sources, key=lambda source: source.path):
        reading.sources[source.path] = source
        macros = Macros({}, shared, MONTHS)
        for block in _split(source, reading):
            if isinstance(block, PlainEntry) or block.type.lower() not in NO_ENTRIES:
                found.append((source, block, macros))
            elif block.type.lower() == "string":
                define(source, block, macros, reading)
        if macros.maps[0]:
            strings[source.path] = macros.maps[0]
        for name, value in macros.maps[0].items():
            shared.setdefault(name, value)
    for source, block, macros in found:
        _read(source, block, macros, reading)
    return _library(reading, strings)


def _read(source: Source, block: PlainEntry | Block, macros: Macros, reading: Reading) -> None:
    if isinstance(block, PlainEntry):
        reading.take(read_plain(source, block, macros, reading))
    elif (record := read_entry(source, block, macros, reading)) is not None:
        reading.take(record)


def _library(reading: Reading, strings: Mapping[str, Mapping[str, str]]) -> Library:
    entries: dict[str, Entry] = {}
    identifiers: dict[str, str] = {}
    for key, record in reading.records.items():
        entry = make_entry(record, reading.records, reading.problems)
        entries[key] = entry
        for identifier in identifiers_of(entry.fields):
            identifiers.setdefault(identifier, key)
    problems = sorted(reading.problems, key=lambda problem: problem.span)
    return Library(entries, identifiers, strings=strings, problems=tuple(problems))


def blocks_of(source: Source) -> tuple[tuple[Block, ...], tuple[Problem, ...]]:
    """All blocks of a file as they stand in it, in order, and what is wrong with their form.

    This is for whoever edits the text of a file: nothing is joined, decoded or inherited.
    """
    reading = Reading()
    blocks = tuple(_blocks(source, Cutter(source.text), (0, len(source.text)), reading))
    return blocks, tuple(sorted(reading.problems, key=lambda problem: problem.span))


def _split(source: Source, reading: Reading) -> Iterator[PlainEntry | Block]:
    """The entries and abbreviations of a file, in order."""
    text, cursor = source.text, 0
    cutter = Cutter(text)
    for at, stop in plain_starts(text):
        if at < cursor or (plain := plain_entry(text, at, stop)) is None:
            continue
        if text[cursor:at].strip():
            cursor = yield from _between(source, cutter, (cursor, at), reading)
            if cursor > at:  # a comment reaches over the entry
                continue
        yield plain
        cursor = at + len(plain.raw)
    yield from _between(source, cutter, (cursor, len(text)), reading)


def _between(
    source: Source, cutter: Cutter, place: tuple[int, int], reading: Reading
) -> Generator[Block, None, int]:
    """What can be read between two plain entries, and the offset behind it."""
    start, end = place
    if not source.text[start:end].isspace():
        for block in _blocks(source, cutter, place, reading):
            end = max(end, block.end)
            if block.is_whole:
                yield block
    return end


def _blocks(
    source: Source, cutter: Cutter, place: tuple[int, int], reading: Reading
) -> Iterator[Block]:
    """The blocks of a piece of a file, broken ones too; what is wrong there is reported."""
    in_ruin = False  # what is left of a broken entry is not told a second time
    for found in cutter.cut(*place):
        if isinstance(found, Gap):
            if not in_ruin:
                _look_for_stray(source, found, reading)
            continue
        for fault in found.faults:
            reading.report(source, 0, fault)
        in_ruin = not found.is_whole
        yield found


def _look_for_stray(source: Source, gap: Gap, reading: Reading) -> None:
    """Text between entries is a comment, unless it looks like a piece of an entry."""
    stray = _STRAY.search(gap.text)
    if stray is None or gap.text.strip() == ",":
        return
    name = stray.lastgroup or "end"
    if name == "entry":
        message = f"`{stray[name]}` starts no entry"
        mend = "write it as `@type{key, field = {value}}`; a comment must not start with `@`"
    else:
        message = f"`{stray[name]}` stands outside of any entry"
        mend = "the entry above is closed too early: look for a `}` too many"
    reading.report(source, gap.start, Fault(stray.start(name), message, mend))
