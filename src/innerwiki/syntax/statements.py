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
from html import unescape
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
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:!?](?:[\s)\]\"'”’]|$))")
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
    "see also main article articles further reading information details related compare cf page "
    "pages section sections sec previous next up back to and or the in of for more on below above "
    "fig figs figure figures table tables eq equation chapter chapters ch note notes p pp".split()
)
"""Words that join links, and numbers, to a sentence that only leads elsewhere."""
_FEW_WORDS = 3
"""So many other words may say what the reader finds there: `See table 3 for the values.`"""
_NUMBER = re.compile(r"\d|\bapp(?:endix|x)?\b")
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
    is_exempt: bool = False

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
            if self._last is not None:  # a mark in a paragraph of its own
                self._add_references(self._last, one, start, end, marks_only=True)
                self._last.claims = self._last.claims or self._last.mark is not None
            return
        for number, sentence in enumerate(found):
            begin, end = start + sentence.start, start + sentence.end
            made = self._sentence(one, begin, end, home)
            runs_in = number < len(found) - 1 and _is_run_in(block.text, begin, end)
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
            joint.join(text for text in texts if text or kind is ClaimKind.ROW).strip(),
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
        for _, _, reference in _between(one.references, start, end):
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
    opening = _EMPHASIZED.match(text, start)
    is_whole = opening is not None and text.startswith(opening[0], end)
    return is_whole and len(text[start:end].split()) <= _RUN_IN_WORDS


_EMPHASIZED = re.compile(r"\*{1,3}|_{1,3}")


def _is_seen(mask: str) -> bool:
    return _SEEN.search(mask) is not None


def _sends(one: ReadBlock, start: int, end: int) -> bool:
    """Whether a sentence only sends the reader elsewhere: links and the words that join them."""
    mask = one.mask[start:end]
    seen = _SEEN.search(mask)
    opening = (
        _LEADS_ELSEWHERE.match(mask, seen.start())
        if seen is not None and seen[0] in _LEADING
        else None
    )
    links = list(_between(one.links, start, end)) if one.links else []
    if not links and opening is None:
        return False
    at = opening.end() if opening else 0
    pieces = []
    for first, last in links:
        pieces.append(mask[at : max(first - start, at)])
        at = max(at, min(last - start, len(mask)))
    words = _UNSEEN.sub("", " ".join((*pieces, mask[at:]))).lower()
    if SOLID in words or NAME in words:
        return False
    others = [word for word in _WORDS.findall(words) if word not in _LINKING]
    if opening is None or ":" in words:
        return not others
    return len(others) <= _FEW_WORDS and (not others or bool(links or _NUMBER.search(words)))


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
        return _characters(" ".join(mask.split()))
    if SOLID in mask or NAME in mask:
        text = one.block.text
        mask = _SOLID.sub(lambda m: _solid(text[start + m.start() : start + m.end()]), mask)
    seen = " ".join(_CITED.sub("", mask).replace(HIDDEN, "").split())
    return _characters(_SPACE_BEFORE_STOP.sub("", seen))


def _characters(text: str) -> str:
    """The text with character references such as `&amp;` as the characters that they mean."""
    return " ".join(unescape(text).split()) if "&" in text else text


def _solid(text: str) -> str:
    """Code and addresses without their signs; a narrative citation without its locator."""
    if text.startswith("@"):
        return text.partition(" [")[0]
    if text.startswith("<"):
        return text[1:-1]
    return text.strip("`").strip() if text.startswith("`") else text
