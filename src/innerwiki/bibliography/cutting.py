"""A BibTeX file, cut into blocks: entries, abbreviations, and what stands between them.

Any text outside of blocks is a comment, as BibTeX has it; so is what follows a `%` there, entries
included, and what an `@comment` holds. A block begins at an `@type{`. One at the start of a line
begins a new block whatever came before: so a brace that is missing costs one entry, and not the
rest of the file. Only an `@comment{` that ends its line may hold whole entries.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from innerwiki.bibliography.fields import cut_definition, cut_entry
from innerwiki.bibliography.parts import Cut, Field
from innerwiki.bibliography.values import Fault, closing_brace

NO_ENTRIES = frozenset({"comment", "preamble", "string"})
"""Types of blocks that hold no source."""

_TYPE = r"@[ \t]*(?P<type>[^\W\d][\w-]*)\s*(?P<open>[{(])"
_START = re.compile(rf"(?P<comment>%[^\n]*+)|{_TYPE}")
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_NEW_BLOCK = re.compile(
    rf"\n[ \t]*(?={_TYPE}(?:[^\n,{{}}=%]*+[,=}})\n]|(?<=[{{(])\"))|\n[ \t]*(?=@comment\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a file; offsets count from the start of the file.

    `type` is as it is written, at `start` + 1 or a little later; `key` is empty for what has none.
    `is_whole` says that its end was found, and `faults` what is wrong with it, by its own offsets.
    """

    start: int
    end: int
    type: str
    type_at: int
    key: str = ""
    key_at: int = 0
    fields: tuple[Field, ...] = ()
    faults: tuple[Fault, ...] = ()
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two blocks, comments blanked out."""

    start: int
    text: str


_REACH = 1_000
"""Behind a comment that is never closed, others must close within so many characters."""


class Cutter:
    """Goes through a file, piece by piece: a piece ends where a block surely begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stop = self.limit = self.piece_at = -1
        self.piece = ""
        self.reach = len(text)

    def cut(self, at: int, stop: int) -> Iterator[Block | Gap]:
        """The blocks that begin between two offsets, and what stands between them, in order.

        A comment may reach beyond `stop`; any other block ends before.
        """
        self.stop, self.limit = stop, -1
        done = at
        comments: list[tuple[int, int]] = []
        while (found := _START.search(self.text, at, self.stop)) is not None:
            if found["comment"] is not None:
                comments.append(found.span())
                at = found.end()
                continue
            yield _gap(self.text, done, found.start(), comments)
            comments.clear()
            block = self._block(found)
            yield block
            at = done = block.end
        if done < self.stop:
            yield _gap(self.text, done, self.stop, comments)

    def _block(self, found: re.Match[str]) -> Block:
        kind = found["type"].lower()
        if kind == "comment":
            return self._comment(found)
        start = found.start()
        if start >= self.limit:
            following = _NEW_BLOCK.search(self.text, found.end(), self.stop)
            self.limit = following.end() if following is not None else self.stop
            self.piece_at, self.piece = start, self.text[start : self.limit]
        if kind == "preamble":
            return _delimited(found, self.piece, self.piece_at, self.limit)
        behind = found.end() - self.piece_at
        cut = (cut_definition if kind == "string" else cut_entry)(self.piece, behind)
        return _placed(cut, found, self.piece_at, self.limit)

    def _comment(self, found: re.Match[str]) -> Block:
        """A comment; only one that opens and closes lines was meant to hold entries."""
        start = found.start()
        if _LINE_END.match(self.text, found.end()):
            block = _delimited(found, self.text[start : start + self.reach], start, found.end())
            if block.is_whole and _LINE_END.match(self.text, block.end):
                return block
            self.reach = _REACH
        following = _NEW_BLOCK.search(self.text, found.end())
        limit = following.end() if following is not None else len(self.text)
        piece = self.text[start : min(limit, start + self.reach)]
        block = _delimited(found, piece, start, found.end())
        if not block.is_whole:
            self.reach = _REACH
        return block


def _gap(text: str, start: int, end: int, comments: list[tuple[int, int]]) -> Gap:
    pieces = []
    at = start
    for comment_at, comment_end in comments:
        pieces += [text[at:comment_at], " " * (comment_end - comment_at)]
        at = comment_end
    return Gap(start, "".join([*pieces, text[at:end]]))


def _placed(cut: Cut, found: re.Match[str], by: int, limit: int) -> Block:
    """The block of what was cut from a piece of the text that starts at `by`."""
    fields = tuple(
        Field(field.name, field.name_at + by, field.value_at + by, field.text)
        for field in cut.fields
    )
    faults = tuple(Fault(fault.offset + by, fault.message, fault.help) for fault in cut.faults)
    if found["type"].lower() == "string" and (cut.end is None or not fields):
        faults = (_unreadable(found),)
    return Block(
        found.start(),
        limit if cut.end is None else by + cut.end,
        found["type"],
        found.start("type"),
        cut.key,
        cut.key_at + by,
        fields,
        faults,
        is_whole=cut.end is not None,
    )


def _delimited(found: re.Match[str], piece: str, by: int, limit: int) -> Block:
    """A comment or preamble: all up to the brace that closes it, else up to `limit`."""
    opening = found.start("open") - by
    end = closing_brace(piece, opening) if found["open"] == "{" else piece.find(")", opening)
    is_whole = end >= 0
    return Block(
        found.start(),
        end + 1 + by if is_whole else limit,
        found["type"],
        found.start("type"),
        faults=() if is_whole else (_unreadable(found),),
        is_whole=is_whole,
    )


def _unreadable(found: re.Match[str]) -> Fault:
    message = f"`@{found['type']}` cannot be read"
    return Fault(found.start(), message, "close it: every `{` needs its `}`")
