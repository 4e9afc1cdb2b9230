"""Goes through the blocks of a body and collects what they say, sentence by sentence.

A paragraph, a list item, and each stretch of raw HTML between tags that set blocks apart gives its
sentences; a row of a table and a block quotation give one statement each. Which of the statements
make claims is told here; what a citation covers is told in `innerwiki.syntax.claims`, where the
whole definition stands.
"""

import re
from dataclasses import dataclass, field

from innerwiki.model import Citation, ClaimKind, Mark, MarkKind, Mode, Span
from innerwiki.syntax.block import Block, BlockKind
from innerwiki.syntax.leads import sends
from innerwiki.syntax.masks import BREAK, NOTED
from innerwiki.syntax.seen import ReadBlock, between, is_seen, notes, shown
from innerwiki.syntax.sentences import sentences

_WORD = re.compile(r"[^\W\d_]")
_WORD_OR_NUMBER = re.compile(r"\w")
_NOTE_LABEL = re.compile(r"\[\^([^\[\]]*)\]:[ ]*\Z")
_BREAKS = re.compile(f"[^{BREAK}]+")
_ITEM = "item"
"""Begins the `home` of what stands in a list item."""


@dataclass(slots=True)
class Statement:
    """A sentence, a row or a quotation; `claims` says that it is a claim, `home` names its block.

    `span` is its place in the file; `notes` are the footnotes that it refers to;
    `leads_in` are citations that stand before it and cover it too.
    """

    text: str
    span: Span
    kind: ClaimKind
    home: tuple[str, int]
    section: int
    citations: list[Citation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    mark: Mark | None = None
    claims: bool = True
    leads_in: tuple[Citation, ...] = ()
    ends_in_colon: bool = False
    is_exempt: bool = False

    @property
    def in_list(self) -> bool:
        """Its block is a list item."""
        return self.home[0] == _ITEM

    @property
    def ends_reach(self) -> bool:
        """No citation after it covers what stands before it."""
        return self.mark is not None or any(c.mode is Mode.PARENTHETICAL for c in self.citations)


class StatementReader:
    """Goes through the blocks and collects their sentences."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
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
        block, mask = one.block, one.mask[start:end]
        if not is_seen(mask):
            if self._last is not None:  # a mark in a paragraph of its own
                self._add_references(self._last, one, start, end, marks_only=True)
                self._last.claims = self._last.claims or self._last.mark is not None
            return
        in_item = block.containers[-1:] == ("list",)
        home = (_ITEM, block.home) if in_item else ("block", block.starts[0] + start)
        links = [(a - start, b - start) for a, b in between(one.links, start, end)]
        locate = block.locate(self.path)
        found = sentences(mask, links)
        for number, (first, last, is_question) in enumerate(found, 1):
            begin, end = start + first, start + last
            said = one.mask[begin:end]
            text = shown(one, begin, end)
            is_heading = number < len(found) and _is_run_in(block.text, begin, end)
            made = Statement(
                text,
                locate(begin, end),
                ClaimKind.SENTENCE,
                home,
                self._section,
                claims=not (is_question or is_heading or sends(one, begin, end))
                and _WORD.search(said) is not None,
                ends_in_colon=text.endswith(":"),
            )
            if one.references:
                self._add_references(made, one, begin, end)
            if NOTED in said:
                made.notes = notes(block.text[begin:end])
            self._add(made)

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
        texts = [shown(part, 0, len(part.mask)) for part in parts]
        seen = [part for part in parts if is_seen(part.mask)]
        if not seen:
            return None
        first, last = seen[0], seen[-1]
        made = Statement(
            joint.join(text for text in texts if text or kind is ClaimKind.ROW).strip(),
            Span(self.path, first.block.place(0), last.block.place(len(last.mask) - 1) + 1),
            kind,
            (kind.value, first.block.starts[0]),
            self._section,
            claims=any(_WORD_OR_NUMBER.search(part.mask) for part in parts)
            and not all(sends(part, 0, len(part.mask)) for part in seen),
        )
        for part in parts:
            self._add_references(made, part, 0, len(part.mask))
            if NOTED in part.mask:
                made.notes += notes(part.block.text)
        self._add(made)
        return made

    def _add(self, sentence: Statement) -> None:
        sentence.claims = sentence.claims and self._exempt is None
        if sentence.mark is not None and not sentence.is_exempt:
            sentence.claims = True  # whatever it says, an editor wants a source for it
        self.statements.append(sentence)
        self._last = sentence

    def _add_references(
        self,
        sentence: Statement,
        one: ReadBlock,
        start: int,
        end: int,
        *,
        marks_only: bool = False,
    ) -> None:
        for _, _, reference in between(one.references, start, end):
            if isinstance(reference, Citation):
                if not marks_only:
                    sentence.citations.append(reference)
            elif isinstance(reference, Mark) and reference.kind is MarkKind.NEEDS_CITATION:
                sentence.mark = sentence.mark or reference
            elif isinstance(reference, Mark):
                sentence.claims, sentence.is_exempt = False, True


def _is_whole(block: Block) -> bool:
    """A cell, or a part of a block quotation: part of one claim."""
    quoted = block.quote > 0 and block.kind in (BlockKind.PARAGRAPH, BlockKind.HTML)
    return block.kind is BlockKind.CELL or quoted


def _is_together(before: Block, block: Block) -> bool:
    if BlockKind.CELL in (before.kind, block.kind):  # a table in a quotation has its rows
        return before.kind is block.kind and before.home == block.home
    return block.quote == before.quote and _is_whole(block)


_RUN_IN_WORDS = 5


def _is_run_in(text: str, start: int, end: int) -> bool:
    """A few words in bold or italics that head what follows: `**Prevention.** It ...`."""
    opening = _EMPHASIZED.match(text, start) if text[start] in "*_" else None
    is_whole = opening is not None and text.startswith(opening[0], end)
    return is_whole and len(text[start:end].split()) <= _RUN_IN_WORDS


_EMPHASIZED = re.compile(r"\*{1,3}|_{1,3}")
