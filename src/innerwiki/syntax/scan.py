"""The one reader: every citation, wiki link, mark and heading of an article, with its place.

`blocks` says where inline text stands; `inline` reads each block once; here the finds of all blocks
are joined, headings get their slugs and comments to the check are heard. What is found here is what
the check counts and, sentinel by sentinel, what the page shows.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from innerwiki.model import (
    Aside,
    Claim,
    FileLink,
    Fragment,
    Heading,
    Oddity,
    OddityKind,
    Problem,
    Prose,
    Reference,
    Span,
    Suppression,
)
from innerwiki.syntax.block import Block, BlockKind, locating
from innerwiki.syntax.blocks import read_blocks
from innerwiki.syntax.claims import read_claims
from innerwiki.syntax.comments import read_suppressions
from innerwiki.syntax.formula_faults import formula_faults
from innerwiki.syntax.headings import free, slug, unique
from innerwiki.syntax.inline import InlineReader
from innerwiki.syntax.inline_usual import plain_usual, read_usual
from innerwiki.syntax.masks import has_signs
from innerwiki.syntax.plain import SIGNS, without_spaces
from innerwiki.syntax.references import KEY
from innerwiki.syntax.seen import ReadBlock

# To ask an enumeration for a member takes longer than to compare with it.
_COMMENT, _FORMULA = BlockKind.COMMENT, BlockKind.FORMULA
_HEADING, _HTML, _PARAGRAPH = BlockKind.HEADING, BlockKind.HTML, BlockKind.PARAGRAPH

_ANY_SIGN = re.compile(f"[{SIGNS}]")
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
    prose: Prose | None = None
    problems: list[Problem] = field(default_factory=list)
    """The formulas that cannot be read."""


def _is_bare(text: str) -> bool:
    """Whether a text is surely nothing but prose: no sign in it could be markup.

    >>> _is_bare("A plain sentence, as most are."), _is_bare("A *sentence*.")
    (True, False)
    """
    return "[" not in text and _ANY_SIGN.search(text) is None


def scan(text: str, path: str, start: int = 0, *, is_clean: bool = False) -> Scan:
    """Read the Markdown text of a file from `start` on; spans are places in the file.

    Args:
        text: the whole file.
        path: its path.
        start: where the Markdown begins.
        is_clean: no control characters are in the text; else they are looked for.
    """
    blocks, definitions = read_blocks(text, start)
    found = Scan(blocks=blocks, oddities=_cited_definitions(text, path, definitions))
    slugs: dict[str, int] = {}
    read: list[ReadBlock] = []
    comments: list[tuple[int, str]] = []
    is_clean = is_clean or not has_signs(text)
    wants_lead = True  # the first paragraph, if nothing but a title stands above it
    for block in blocks:
        kind = block.kind
        if kind is _COMMENT:
            comments.append((block.place(0), block.text))
            continue
        if kind is _FORMULA:
            whole = [(0, len(block.text))]
            found.problems += formula_faults(block.text, whole, block.locate(path))
            continue
        is_lead = wants_lead and kind is _PARAGRAPH and not block.containers
        one: ReadBlock | None
        if block.text.isalnum() or _is_bare(block.text):
            reader, one = None, ReadBlock(block, block.text)
        elif is_clean and (one := _read_usual(block, path, found)) is not None:
            reader = None
        else:
            reader = _read(block, path, definitions, found)
            one = ReadBlock(block, reader.masked(), reader.references, reader.links)
            inner = reader.opaque.comments
            comments += [(block.place(at), block.text[at:end]) for at, end in inner]
        read.append(one)
        if is_lead:
            found.lead = plain_usual(block.text) if reader is None else reader.plain()
            wants_lead = not found.lead
        elif kind is _HEADING:
            found.headings.append(_heading(block, _plain(block, reader), path, slugs))
            wants_lead = wants_lead and block.level == 1
    found.references.sort(key=lambda reference: reference.span.start)
    found.suppressions, odd = read_suppressions(comments, text, path)
    found.oddities += odd
    found.claims, found.asides, found.prose = read_claims(read, text, path)
    return found


def scan_fragment(text: str, path: str, place: Callable[[int], int]) -> Fragment:
    """Read a piece of inline Markdown that stands elsewhere than in a body (an infobox value).

    Args:
        text: the Markdown text.
        path: the file it is from.
        place: from an offset in `text` to the offset in the file.
    """
    if not ("@" in text or "[" in text or "{" in text):  # nothing could begin
        return Fragment(text)
    reader = InlineReader(text, locating(path, place))
    reader.read()
    mine = reader.references
    return Fragment(
        text,
        tuple(r for *_, r in mine),
        tuple((at, end) for at, end, _ in mine),
        tuple(reader.oddities),
    )


def _read_usual(block: Block, path: str, found: Scan) -> ReadBlock | None:
    """A block in which nothing unusual stands, as few but bare ones do not; else None."""
    if block.kind is _HEADING or block.kind is _HTML:
        return None
    usual = read_usual(block, path)
    if usual is None:
        return None
    one, file_links = usual
    found.references += [reference for _, _, reference in one.references]
    found.file_links += file_links
    return one


def _read(block: Block, path: str, definitions: Mapping[str, int], found: Scan) -> InlineReader:
    reader = InlineReader(
        block.text,
        block.locate(path),
        definitions,
        html=block.kind is _HTML,
        heading=block.kind is _HEADING,
    )
    reader.read()
    found.references += [reference for _, _, reference in reader.references]
    found.file_links += reader.file_links
    found.oddities += reader.oddities
    if reader.opaque.formulas:
        found.problems += formula_faults(block.text, reader.opaque.formulas, reader.locate)
    return reader


def _plain(block: Block, reader: InlineReader | None) -> str:
    return without_spaces(block.text) if reader is None else reader.plain()


def _cited_definitions(text: str, path: str, definitions: Mapping[str, int]) -> list[Oddity]:
    """Link definitions whose label looks like a citation: `[@a]: https://...`."""
    spans = [
        Span(path, at, text.find("]", at) + 1)
        for label, at in definitions.items()
        if KEY.match(label.removeprefix("-"))
    ]
    return [Oddity(OddityKind.LINK_DEFINITION, text[s.start : s.end], s) for s in spans]


def _heading(block: Block, plain: str, path: str, slugs: dict[str, int]) -> Heading:
    text, chosen = plain, None
    if "{" in block.text or "{" in plain:
        text = _ATTRIBUTES.sub("", plain).rstrip()
        attributes = _ATTRIBUTES.search(block.text)
        chosen = _ID.search(attributes[1]) if attributes is not None else None
    wanted = free(chosen[1]) if chosen is not None else slug(text)
    start = block.starts[0]  # it has one line
    span = Span(path, start, start + len(block.text))
    return Heading(block.level, text, unique(wanted, slugs), span, start)
