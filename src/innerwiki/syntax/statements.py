"""Goes through the blocks of a body and collects what they say, sentence by sentence.

A paragraph, a list item, and each stretch of raw HTML between tags that set blocks apart gives its
sentences; a row of a table and a block quotation give one statement each. Which of the statements
make claims is told here; what a citation covers is told in `innerwiki.syntax.claims`, where the
whole definition stands.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from innerwiki.model import Citation, ClaimKind, Mark, MarkKind, Mode, Reference
from innerwiki.syntax.blocks import Block, BlockKind
from innerwiki.syntax.masks import BREAK, CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.sentences import sentences

_UNSEEN = re.compile(f"[{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]+")
_SEEN = re.compile(f"[^\\s{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]")
_SOLID = re.compile(f"[{SOLID}{NAME}]+")
_CITED = re.compile(f"(?:[ ]?[{CITED}{NEEDS}{EXEMPT}{NOTED}])+")
_WORD = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]+")
_WORD_OR_NUMBER = re.compile(r"\w")
_COUNTED = re.compile(f"[\\w{SOLID}{NAME}]\\S*")
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:!?])")
_SIGN = re.compile(f"[{HIDDEN}-{NAME}]")
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_NOTE_LABEL = re.compile(r"\[\^([^\[\]]*)\]:[ ]*\Z")
_LEADS_ELSEWHERE = re.compile(
    r"(?:see|see also|cf\.|compare|main articles?:|further (?:information|reading):"
    rf"|for [^.]{{1,80}}, see(?: also)?)(?=[\s{HIDDEN}])",
    re.IGNORECASE,
)
_LEADING = frozenset("sScCmMfF")
"""How what only leads elsewhere may begin."""
_LINKING = frozenset(
    "see also main article articles further reading information details related compare page pages "
    "section sections previous next up back to and or the in of for more on".split()
)
_BREAKS = re.compile(f"[^{BREAK}]+")
_ITEM = "item"
"""Begins the `home` of what stands in a list item."""


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block as the scanner has read it: its mask, what was found in it, where its links stand."""

    block: Block
    mask: str
    references: Sequence[tuple[int, int, Reference]] = ()
    links: Sequence[tuple[int, int]] = ()


@dataclass(slots=True)
class Statement:
    """A sentence, a row or a quotation; `claims` says that it is a claim, `home` names its block.

    `start` and `end` are offsets in the file; `notes` are the footnotes that it refers to;
    `leads_in` are citations that stand before it and cover it too.
    """

    text: str
    start: int
    end: int
    kind: ClaimKind
    home: tuple[str, int]
    section: int
    citations: list[Citation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mark: Mark | None = None
    claims: bool = True
    leads_in: tuple[Citation, ...] = ()
    ends_in_colon: bool = False

    @property
    def in_list(self) -> bool:
        """Its block is a list item."""
        return self.home[0] == _ITEM

    @property
    def ends_reach(self) -> bool:
        """No citation after it covers what stands before it."""
        return self.mark is not None or any(c.mode is Mode.PARENTHETICAL for c in self.citations)


def count_words(mask: str) -> int:
    """The words of a block that a reader sees; a piece of code counts as one.

    >>> count_words("Two words."), count_words("")
    (2, 0)
    """
    return len(_COUNTED.findall(mask))


class StatementReader:
    """Goes through the blocks and collects their sentences."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.statements: list[Statement] = []
        self.footnotes: dict[str, list[Citation]] = {}
        self._note_of: dict[int, str] = {}
        self._section = -1
        self._exempt: int | None = None
        self._together: list[ReadBlock] = []
        self._last: Statement | None = None
        """The last sentence of the block before, while nothing has come between."""

    def take(self, one: ReadBlock) -> None:
        """Go on by one block; rows and quotations wait until they are whole."""
        if self._together and not _is_together(self._together[-1].block, one.block):
            self.end()
        if _is_whole(one.block):
            self._together.append(one)
            return
        kind = one.block.kind
        if kind is BlockKind.HEADING:
            self._heading(one)
        elif kind is BlockKind.HTML:
            for stretch in _BREAKS.finditer(one.mask):
                self._sentences(one, *stretch.span())
        elif kind is BlockKind.PARAGRAPH:
            self._note(one)
            self._sentences(one, 0, len(one.mask))

    def end(self) -> None:
        """What was waiting is whole."""
        together, self._together = self._together, []
        if not together:
            return
        if together[0].block.kind is BlockKind.CELL:
            self._table(together)
        else:
            before = self._last
            made = self._one(together, ClaimKind.QUOTATION, " ")
            if made is not None and before is not None and before.ends_in_colon:
                made.leads_in = tuple(before.citations)

    def _heading(self, one: ReadBlock) -> None:
        self._section += 1
        self._last = None
        level = one.block.level
        if self._exempt is not None and level <= self._exempt:
            self._exempt = None
        marks = {r.kind for *_, r in one.references if isinstance(r, Mark)}
        if MarkKind.NO_CITE in marks and self._exempt is None:
            self._exempt = level

    def _note(self, one: ReadBlock) -> None:
        """Remember the citations of a footnote."""
        block = one.block
        if "footnote" not in block.containers:
            return
        start = block.starts[0]
        label = _NOTE_LABEL.search(self.text, self.text.rfind("\n", 0, start) + 1, start)
        if label is not None:
            self._note_of[block.home] = label[1]
        name = self._note_of.get(block.home)
        if name is not None:
            found = [r for *_, r in one.references if isinstance(r, Citation)]
            self.footnotes.setdefault(name, []).extend(found)

    def _sentences(self, one: ReadBlock, start: int, end: int) -> None:
        block = one.block
        in_item = block.containers[-1:] == ("list",)
        home = (_ITEM, block.home) if in_item else ("block", block.starts[0] + start)
        links = [(a - start, b - start) for a, b in _between(one.links, start, end)]
        found = list(sentences(one.mask[start:end], links))
        if not _is_seen(one.mask[start:end]):
            if self.statements:  # a mark in a paragraph of its own
                self._add_references(self.statements[-1], one, start, end)
            return
        for number, sentence in enumerate(found):
            begin, end = start + sentence.start, start + sentence.end
            made = self._sentence(one, begin, end, home)
            runs_in = number == 0 and len(found) > 1 and _is_run_in(block.text, begin, end)
            made.claims = made.claims and not sentence.is_question and not runs_in
            self._add(made)

    def _sentence(self, one: ReadBlock, start: int, end: int, home: tuple[str, int]) -> Statement:
        mask = one.mask[start:end]
        shown = _shown(one, start, end)
        place = one.block.place
        found = Statement(
            shown,
            place(start),
            place(end - 1) + 1,
            ClaimKind.SENTENCE,
            home,
            self._section,
            claims=_WORD.search(mask) is not None and not _sends(one, start, end),
            ends_in_colon=shown.endswith(":"),
        )
        if one.references:
            self._add_references(found, one, start, end)
        if NOTED in mask:
            found.notes = [m[1] for m in _NOTE.finditer(one.block.text[start:end])]
        return found

    def _table(self, cells: list[ReadBlock]) -> None:
        rows: dict[int, list[ReadBlock]] = {}
        for cell in cells:
            rows.setdefault(cell.block.row, []).append(cell)
        head = tuple(
            r for c in rows.pop(0, []) for *_, r in c.references if isinstance(r, Citation)
        )
        for row in rows.values():
            made = self._one(row, ClaimKind.ROW, " | ")
            if made is not None:
                made.leads_in = head

    def _one(self, parts: list[ReadBlock], kind: ClaimKind, joint: str) -> Statement | None:
        """A row or a quotation: one claim, whatever it holds."""
        texts = [_shown(part, 0, len(part.mask)) for part in parts]
        seen = [part for part in parts if _is_seen(part.mask)]
        if not seen:
            return None
        first, last = seen[0], seen[-1]
        made = Statement(
            joint.join(text for text in texts if text or kind is ClaimKind.ROW),
            first.block.place(0),
            last.block.place(len(last.mask) - 1) + 1,
            kind,
            (kind.value, first.block.starts[0]),
            self._section,
            claims=any(_WORD_OR_NUMBER.search(part.mask) for part in parts)
            and not all(_sends(part, 0, len(part.mask)) for part in seen),
        )
        for part in parts:
            self._add_references(made, part, 0, len(part.mask))
            if NOTED in part.mask:
                made.notes += [m[1] for m in _NOTE.finditer(part.block.text)]
        self._add(made)
        return made

    def _add(self, sentence: Statement) -> None:
        sentence.claims = sentence.claims and self._exempt is None
        self.statements.append(sentence)
        self._last = sentence

    def _add_references(self, sentence: Statement, one: ReadBlock, start: int, end: int) -> None:
        for _, _, reference in _between(one.references, start, end):
            if isinstance(reference, Citation):
                sentence.citations.append(reference)
            elif isinstance(reference, Mark) and reference.kind is MarkKind.NEEDS_CITATION:
                sentence.mark = sentence.mark or reference
            elif isinstance(reference, Mark):
                sentence.claims = False


def _is_whole(block: Block) -> bool:
    """A cell, or a paragraph of a block quotation: part of one claim."""
    return block.kind is BlockKind.CELL or (
        block.kind in (BlockKind.PARAGRAPH, BlockKind.HTML) and "quote" in block.containers
    )


def _is_together(before: Block, block: Block) -> bool:
    same = block.home == before.home and block.containers == before.containers
    return same and _is_whole(block)


_RUN_IN_WORDS = 8


def _is_run_in(text: str, start: int, end: int) -> bool:
    """A few words in bold that head the sentences after them: `**Prevention.** It ...`."""
    opening = text[start : start + 2]
    is_bold = opening in ("**", "__") and text.startswith(opening, end)
    return is_bold and len(text[start:end].split()) <= _RUN_IN_WORDS


def _is_seen(mask: str) -> bool:
    return _SEEN.search(mask) is not None


def _sends(one: ReadBlock, start: int, end: int) -> bool:
    """Whether a sentence only sends the reader elsewhere: links and the words that join them."""
    mask = one.mask[start:end]
    seen = _SEEN.search(mask)
    if seen is not None and seen[0] in _LEADING and _LEADS_ELSEWHERE.match(mask, seen.start()):
        return True
    links = list(_between(one.links, start, end)) if one.links else []
    if not links:
        return False
    pieces, at = [], 0
    for opening, closing in links:
        pieces.append(mask[at : max(opening - start, at)])
        at = max(at, min(closing - start, len(mask)))
    words = " ".join((*pieces, mask[at:])).lower()
    if SOLID in words or NAME in words:
        return False
    return all(word in _LINKING for word in _WORDS.findall(_UNSEEN.sub("", words)))


def _between(items: Sequence[Any], start: int, end: int) -> Iterator[Any]:
    """Those of some items, sorted by where they start, that start in a stretch or reach into it."""
    first = bisect_left(items, start, key=itemgetter(0))
    first -= first > 0 and items[first - 1][1] > start  # a link begins before its text
    for number in range(first, len(items)):
        if items[number][0] >= end:
            return
        yield items[number]


def _shown(one: ReadBlock, start: int, end: int) -> str:
    """What a reader sees of a stretch, without citation marks; code keeps its text."""
    mask = one.mask[start:end]
    if _SIGN.search(mask) is None:  # nothing but text, as most sentences of a table's cells
        return " ".join(mask.split())
    if SOLID in mask or NAME in mask:
        text = one.block.text
        mask = _SOLID.sub(lambda m: _solid(text[start + m.start() : start + m.end()]), mask)
    seen = " ".join(_CITED.sub("", mask).replace(HIDDEN, "").split())
    return _SPACE_BEFORE_STOP.sub("", seen)


def _solid(text: str) -> str:
    """Code without its back-ticks; a narrative citation without its locator."""
    if text.startswith("@"):
        return text.partition(" [")[0]
    return text.strip("`").strip() if text.startswith("`") else text
