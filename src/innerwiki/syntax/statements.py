"""Goes through the blocks of a body and collects what they say, sentence by sentence.

A paragraph, a list item, and each stretch of raw HTML between tags that set blocks apart gives its
sentences; a row of a table and a block quotation give one statement each. Which of the statements
make claims is told here; what a citation covers is told in `innerwiki.syntax.claims`, where the
whole definition stands.
"""

import re
from collections.abc import Sequence

from innerwiki.model import Aside, Citation, Claim, ClaimKind, Mark, MarkKind, Span
from innerwiki.syntax.block import BlockKind
from innerwiki.syntax.late import LateWording, Masks
from innerwiki.syntax.leads import say, say_each, say_rows
from innerwiki.syntax.masks import BREAK, NOTED
from innerwiki.syntax.seen import (
    Found,
    ReadBlock,
    between,
    is_seen,
    notes,
    shares,
    shown,
)
from innerwiki.syntax.seen_lines import seen_lines
from innerwiki.syntax.sentences import Sentence, sentences
from innerwiki.syntax.settled import citations, settled, settled_rows
from innerwiki.syntax.statement import Home, Statement, mark, refer, refer_each
from innerwiki.syntax.tables import rows_of_words

_NOTE_LABEL = re.compile(r"\[\^([^\[\]]*)\]:[ ]*\Z")
_BREAKS = re.compile(f"[^{BREAK}]+")

# An enumeration's members are looked up slowly, and these for each block.
_PARAGRAPH, _CELL, _TABLE = BlockKind.PARAGRAPH, BlockKind.CELL, BlockKind.TABLE
_HEADING, _HTML = BlockKind.HEADING, BlockKind.HTML
_SENTENCE, _ROW = ClaimKind.SENTENCE, ClaimKind.ROW


class StatementReader:
    """Goes through the blocks and collects their sentences."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.said: list[Statement | Claim | Aside] = []
        self.waits = False
        """Whether something of it is a statement, which waits for what comes later."""
        self.footnotes: dict[str, list[Citation]] = {}
        self.goes_back = False
        """Whether a list item goes on below the items inside it."""
        self.masks = Masks()
        """What is seen of the blocks that may say something, once all are read."""
        self._saying: list[str] = []
        self._others: list[str] = []
        self._at = 0
        self._note_of: dict[int, str] = {}
        self._section = -1
        self._exempt: int | None = None
        self._together: list[ReadBlock] = []
        self._whole = 0
        """What that is a part of: above 0 a table, below a quotation, which may hold one."""
        self._items: dict[int, Statement] = {}
        """What each list item has said last."""
        self._homes = 0
        self._may_change = "{" in text and any(kind in text for kind in MarkKind)
        """Whether a mark may bear on a sentence of a block before it."""
        self._last: Statement | None = None
        """The last sentence of the block before, if it matters and nothing has come between."""

    def take(self, one: ReadBlock) -> None:
        """Go on by one block; rows and quotations wait until they are whole."""
        block = one.block
        kind = block.kind
        if kind is _CELL:
            whole = block.home + 1
        else:
            whole = -block.quote if kind is _PARAGRAPH or kind is _HTML else 0
        if whole != self._whole:
            self.end()
            self._whole = whole
        if whole:
            self._together.append(one)
        elif kind is _PARAGRAPH:
            self._paragraph(one)
        elif kind is _HTML:
            self._html(one)
        elif kind is _TABLE:
            self._rows(one)
        else:
            if kind is _HEADING:
                self._heading(one)
            self._others.append(one.mask)
            return
        self._saying.append(one.mask)
        self._at += len(one.mask) + 1

    def join_masks(self) -> None:
        """When all blocks are read: make what sentences are told from."""
        self.masks.join(self._saying, self._others)

    def end(self) -> None:
        """What was waiting is whole."""
        together, self._together = self._together, []
        if not together:
            return
        if together[0].block.kind is _CELL:
            self._table(together)
        else:
            before = self._last
            made = self._one(together, ClaimKind.QUOTATION, " ")
            if made is not None and before is not None and before.text.endswith(":"):
                made.leads_in = before.citations

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
            self.footnotes.setdefault(name, []).extend(citations(one.references))

    def _paragraph(self, one: ReadBlock) -> None:
        if one.block.containers:
            self._note(one)
        if not is_seen(one.mask):
            self._only_marks(one.references)
            return
        found = sentences(one.mask, one.links)
        self._sentences(one, found)

    def _html(self, one: ReadBlock) -> None:
        for stretch in _BREAKS.finditer(one.mask):
            start, end = stretch.span()
            if not is_seen(stretch[0]):
                self._only_marks(between(one.references, start, end))
                continue
            links = [(a - start, b - start) for a, b in between(one.links, start, end)]
            inside = sentences(stretch[0], links)
            found = [(start + begin, start + behind, asks) for begin, behind, asks in inside]
            self._sentences(one, found, found)

    def _only_marks(self, references: Sequence[Found]) -> None:
        """What no reader sees holds for the sentence before it."""
        last = self._last
        if last is not None:
            mark(last, references)
            last.claims = last.claims or last.mark is not None

    def _sentences(
        self,
        one: ReadBlock,
        found: Sequence[Sentence],
        apart: Sequence[Sentence] | None = None,
    ) -> None:
        """Collect sentences of a block; `apart` are the same, if there are more in its mask."""
        claims = say_each(one, found) if self._exempt is None else [False] * len(found)
        in_item = one.block.containers[-1:] == ("list",)
        if not (in_item or self._may_change or NOTED in one.mask or _leads_in(one, found)):
            number = self._next_home()
            wording = LateWording(one, self.masks, self._at, self.path, apart)
            self.said += settled(one, wording, (found, claims), number, self._section)
            self._last = None
            return
        before = self._items.get(one.block.home) if in_item else None
        self.goes_back = self.goes_back or before is not None
        home = self._home(_SENTENCE, in_list=in_item) if before is None else before.home
        locate, texts = one.block.locate(self.path), seen_lines(one, found)
        made = [
            Statement(text, locate(begin, end), home, self._section, is_claim)
            for text, (begin, end, _), is_claim in zip(texts, found, claims, strict=True)
        ]
        if one.references:
            refer_each(made, shares(one.references, found))
        if NOTED in one.mask:
            _note_each(made, one, found)
        self._add(made, before)
        if in_item:
            self._items[one.block.home] = made[-1]

    def _home(self, kind: ClaimKind, *, in_list: bool = False) -> Home:
        return Home(kind, self._next_home(), in_list)

    def _next_home(self) -> int:
        """The number of a home of its own."""
        self._homes += 1
        return self._homes - 1

    def _rows(self, one: ReadBlock) -> None:
        """A table of words: each row but the header is one claim."""
        found = rows_of_words(one.mask)
        claims = say_rows(one, found) if self._exempt is None else [False] * len(found)
        if self._may_change:
            locate, texts = one.block.locate(self.path), seen_lines(one, found)
            for text, (begin, end, _), is_claim in zip(texts, found, claims, strict=True):
                home = self._home(_ROW)
                self._add([Statement(text, locate(begin, end), home, self._section, is_claim)])
            return
        wording = LateWording(one, self.masks, self._at, self.path, found)
        self.said += settled_rows(wording, claims, self._homes, self._section)
        self._homes += len(found)
        self._last = None

    def _table(self, cells: Sequence[ReadBlock]) -> None:
        """Any other table: what its header cites covers each row."""
        rows: dict[int, list[ReadBlock]] = {}
        for cell in cells:
            rows.setdefault(cell.block.row, []).append(cell)
        head = citations([found for cell in rows.pop(0, []) for found in cell.references])
        for row in rows.values():
            made = self._one(row, _ROW, " | ")
            if made is not None:
                made.leads_in = head

    def _one(self, parts: Sequence[ReadBlock], kind: ClaimKind, joint: str) -> Statement | None:
        """A row or a quotation: one claim, whatever it holds."""
        texts = [shown(part, 0, len(part.mask)) for part in parts]
        seen = [part for part in parts if is_seen(part.mask)]
        if not seen:
            return None
        first, last = seen[0], seen[-1]
        made = Statement(
            joint.join([text for text in texts if text or kind is _ROW]).strip(),
            Span(self.path, first.block.place(0), last.block.place(len(last.mask) - 1) + 1),
            self._home(kind),
            self._section,
            self._exempt is None and say(seen),
        )
        for part in parts:
            if part.references:
                refer(made, part.references)
            if NOTED in part.mask:
                made.notes = [*made.notes, *notes(part.block.text)]
        self._add([made])
        return made

    def _add(self, made: Sequence[Statement], before: Statement | None = None) -> None:
        """Keep what a block says, after what it has said before."""
        for one in made:
            if before is not None:
                before.after = one
            before = one
        self._last = before
        self.waits = True
        self.said += made


def _leads_in(one: ReadBlock, found: Sequence[Sentence]) -> bool:
    """Whether the last sentence of a block is seen to end in a colon."""
    begin, end, _ = found[-1]
    sign = one.mask[end - 1]
    return sign != "." and not sign.isalnum() and shown(one, begin, end).endswith(":")


def _note_each(made: Sequence[Statement], one: ReadBlock, found: Sequence[Sentence]) -> None:
    for statement, (begin, end, _) in zip(made, found, strict=True):
        if NOTED in one.mask[begin:end]:
            statement.notes = notes(one.block.text[begin:end])
