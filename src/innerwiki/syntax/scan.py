"""The one reader: every citation, wiki link, mark and heading of an article, with its place.

`blocks` says where inline text stands; `inline` reads each block once; here the finds of all blocks
are joined, headings get their slugs and comments to the check are heard. What is found here is what
the check counts and, sentinel by sentinel, what the page shows.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from innerwiki.model import (
    Aside,
    Claim,
    FileLink,
    Fragment,
    Heading,
    Oddity,
    OddityKind,
    Reference,
    Span,
    Suppression,
)
from innerwiki.syntax.blocks import Block, BlockKind, read_blocks
from innerwiki.syntax.claims import read_claims
from innerwiki.syntax.comments import read_suppression
from innerwiki.syntax.headings import free, slug, unique
from innerwiki.syntax.inline import InlineReader, Place
from innerwiki.syntax.references import KEY
from innerwiki.syntax.statements import ReadBlock, count_words

_ATTRIBUTES = re.compile(r"(?<=[ \t])\{:?([^{}\n]*)\}$")
# An id is of letters, digits and `_ - : .`: templates print it as it is.
_ID = re.compile(r"(?:(?<!\S)#|\bid=[\"']?)(\w[\w:.-]*)(?=[\s\"']|$)")


@dataclass(slots=True)
class Scan:
    """All that was found in one text; see the fields of `innerwiki.model.Article`."""

    references: list[Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    file_links: list[FileLink] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    suppressions: list[Suppression] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lead: str = ""
    claims: tuple[Claim, ...] = ()
    asides: tuple[Aside, ...] = ()
    words: int = 0


def scan(text: str, path: str, start: int = 0) -> Scan:
    """Read the Markdown text of a file from `start` on; spans are places in the file."""
    blocks, definitions = read_blocks(text, start)
    found = Scan(blocks=blocks, oddities=_cited_definitions(text, path, definitions))
    slugs: dict[str, int] = {}
    read: list[ReadBlock] = []
    for block in blocks:
        if block.kind is BlockKind.COMMENT:
            _add_suppression(found, text, path, block.place(0), block.text)
            continue
        reader = _read(block, path, definitions, found)
        masked = reader.masked()
        found.words += count_words(masked)
        read.append(ReadBlock(block, masked, reader.found.references, reader.links))
        for at, end in reader.found.comments:
            _add_suppression(found, text, path, block.place(at), block.text[at:end])
        if block.kind is BlockKind.HEADING:
            found.headings.append(_heading(block, reader, path, slugs))
        elif not found.lead and block.kind is BlockKind.PARAGRAPH and not block.containers:
            below_title = all(heading.level == 1 for heading in found.headings)
            found.lead = reader.plain() if below_title else ""
    found.references.sort(key=lambda reference: reference.span.start)
    found.claims, found.asides = read_claims(read, text, path)
    return found


def scan_fragment(text: str, path: str, place: Place) -> Fragment:
    """Read a piece of inline Markdown that stands elsewhere than in a body (an infobox value).

    Args:
        text: the Markdown text.
        path: the file it is from.
        place: from an offset in `text` to the offset in the file.
    """
    mine = InlineReader(text, place, path).read().references
    return Fragment(text, tuple(r for *_, r in mine), tuple((at, end) for at, end, _ in mine))


def _read(block: Block, path: str, definitions: Mapping[str, int], found: Scan) -> InlineReader:
    reader = InlineReader(
        block.text,
        block.place,
        path,
        definitions,
        html=block.kind is BlockKind.HTML,
        heading=block.kind is BlockKind.HEADING,
    )
    mine = reader.read()
    found.references += [reference for *_, reference in mine.references]
    found.file_links += mine.file_links
    found.oddities += mine.oddities
    return reader


def _cited_definitions(text: str, path: str, definitions: Mapping[str, int]) -> list[Oddity]:
    """Link definitions whose label looks like a citation: `[@a]: https://...`."""
    spans = [
        Span(path, at, text.find("]", at) + 1)
        for label, at in definitions.items()
        if KEY.match(label.removeprefix("-"))
    ]
    return [Oddity(OddityKind.LINK_DEFINITION, text[s.start : s.end], s) for s in spans]


def _add_suppression(found: Scan, text: str, path: str, at: int, comment: str) -> None:
    suppression = read_suppression(comment, text, path, at)
    if suppression is not None:
        found.suppressions.append(suppression)


def _heading(block: Block, reader: InlineReader, path: str, slugs: dict[str, int]) -> Heading:
    text = _ATTRIBUTES.sub("", reader.plain()).rstrip()
    attributes = _ATTRIBUTES.search(block.text)
    chosen = _ID.search(attributes[1]) if attributes is not None else None
    wanted = chosen[1] if chosen is not None else slug(text)
    span = Span(path, block.place(0), block.place(len(block.text) - 1) + 1)
    return Heading(block.level, text, unique(free(wanted), slugs), span, block.place(0))
