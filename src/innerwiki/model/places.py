"""Where something stands: positions for people, spans for programs, and the file itself."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from innerwiki.model.unguarded import unguarded


@unguarded
@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place for people: line and column, both from 1, columns in code points."""

    line: int
    column: int


@unguarded
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of one file: offsets in code points, `start` <= `end`."""

    path: str
    start: int
    end: int


@unguarded
@dataclass(frozen=True)
class Source:
    """One file as it was read: its path relative to the wiki's root, and its decoded text."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Line and column of an offset; an offset past the end is the end."""
        if not 0 <= offset <= len(self.text):
            offset = min(max(offset, 0), len(self.text))
        starts = self._line_starts
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """The offset of a line and column (both from 1), kept inside the text."""
        line = min(max(line, 1), len(self._line_starts))
        return min(self._line_starts[line - 1] + max(column, 1) - 1, len(self.text))
