"""What the reader of blocks hands on: inline text, with the place of each of its lines."""

from bisect import bisect_right
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from innerwiki.model import Span

Locate = Callable[[int, int], Span]
"""From a stretch of a text to its place in the file."""


class BlockKind(StrEnum):
    """What a stretch of inline text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    TABLE = "table"
    """One whose cells hold nothing but words: all its lines, as they stand in the file."""
    TERM = "term"
    TITLE = "title"
    HTML = "html"
    COMMENT = "comment"
    FORMULA = "formula"
    """No prose: `$$...$$`, or an environment, with its delimiters."""


class Block(NamedTuple):
    r"""Inline text of one block: its lines joined by "\n", prefixes of containers taken off.

    `starts[n]` is the file offset of the n-th line's first character, `offsets[n]` its offset in
    `text`. `containers` says what it stands in, outermost first: "list", "quote", "admonition",
    "definition", "footnote", "table", "html". `level` is a heading's, `row` a cell's (0: header).
    `home` numbers the container itself: two blocks in one list item have the same; `quote` numbers
    the outermost quotation that it stands in, 0 if it stands in none.
    """

    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    starts: tuple[int, ...]
    containers: tuple[str, ...] = ()
    level: int = 0
    row: int = 0
    home: int = 0
    quote: int = 0

    def place(self, offset: int) -> int:
        """The file offset of an offset in `text`."""
        if len(self.starts) == 1:
            return self.starts[0] + offset
        line = bisect_right(self.offsets, offset) - 1
        return self.starts[line] + offset - self.offsets[line]

    def locate(self, path: str) -> Locate:
        """From a stretch of `text` to its place in the file at a path."""
        starts, offsets = self.starts, self.offsets
        first = starts[0]
        if starts[-1] - first == offsets[-1]:  # no prefixes of containers are taken off
            return lambda start, end: Span(path, first + start, first + end)

        def locate(start: int, end: int) -> Span:
            line = bisect_right(offsets, start) - 1
            shift = starts[line] - offsets[line]
            if line + 1 == len(offsets) or end <= offsets[line + 1]:  # it ends on its line
                return Span(path, start + shift, end + shift)
            last = max(end - 1, start)
            return Span(path, start + shift, self.place(last) + (end > start))

        return locate


Fields = tuple[
    BlockKind, str, tuple[int, ...], tuple[int, ...], tuple[str, ...], int, int, int, int
]
block_of: Callable[[Fields], Block] = partial(tuple.__new__, Block)
"""A block from all its fields, in half the time: where blocks are made by the dozen."""


def locating(path: str, place: Callable[[int], int]) -> Locate:
    """The same for any text, from a function that gives the offset in the file of one in it."""
    return lambda start, end: Span(path, place(start), place(max(end - 1, start)) + (end > start))
