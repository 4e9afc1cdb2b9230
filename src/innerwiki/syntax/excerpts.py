"""`citations/excerpts/KEY.md`: short passages of a source, word for word.

Where a claim rests on a source that is hard to get at, an editor keeps the words it rests on:

    ## p. 7, sec. 1.2

    > We will call the problem of eliminating the gap the inner problem, which we will contrast
    > with the outer one.

    Checked against the full text.

A heading of the second level says where in the source the passages below it stand; a passage above
all headings has no place. A quotation is one passage. It may be broken into lines anywhere, and its
words are taken as they stand: no Markdown in them means anything. A paragraph below it is a note of
the editors'.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from innerwiki.model import Excerpt, Problem, ProblemKind, Source, Span

MAX_LENGTH = 1000
"""Characters of a passage; a longer one is no excerpt, and perhaps not lawful to copy."""

_LINE = re.compile(r"[^\n]+")
_HEADING = re.compile(r"(?P<level>#{1,6})(?:[ \t]+(?P<text>.*?))?[ \t]*#*[ \t]*")


@dataclass(slots=True)
class _Found:
    """A passage or note as it grows line by line; `start` and `end` are offsets in the file."""

    start: int
    end: int
    lines: list[str]

    @property
    def text(self) -> str:
        """The lines as one, white space at their ends dropped."""
        return " ".join(line for line in self.lines if line)


@dataclass(slots=True)
class _Place:
    """A heading and what stands below it: passages, each with its notes."""

    start: int
    end: int
    locator: str
    passages: list[tuple[_Found, list[_Found]]] = field(default_factory=list)


def parse_excerpts(source: Source) -> tuple[tuple[Excerpt, ...], tuple[Problem, ...]]:
    """Read one file.

    Returns:
        The passages in their order, and what is wrong in the file; what is right in it holds all
        the same.
    """
    reader = _Reader(source)
    reader.read()
    return tuple(reader.excerpts()), tuple(sorted(reader.problems, key=lambda p: p.span))


class _Reader:
    """Reads one file, line by line."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.places = [_Place(0, 0, "")]

    def read(self) -> None:
        """Go through the lines; a blank one ends what is open."""
        open_part: _Found | None = None
        quoted = False
        last = -1
        for match in _LINE.finditer(self.source.text):
            start, end, line = match.start(), match.end(), match[0].strip()
            follows = start == last + 1
            last = end if line else -1
            if not line:
                open_part = None
            elif open_part is not None and follows and _goes_on(line, quoted=quoted):
                open_part.lines.append(line.removeprefix(">").strip())
                open_part.end = end
            else:
                quoted = line.startswith(">")
                open_part = self._begin(line, start, end)

    def _begin(self, line: str, start: int, end: int) -> _Found | None:
        """A line that goes on with nothing begins a place, a passage or a note."""
        if (heading := _HEADING.fullmatch(line)) is not None:
            self._heading(heading, start, end)
            return None
        passages = self.places[-1].passages
        found = _Found(start, end, [line.removeprefix(">").strip()])
        if line.startswith(">"):
            passages.append((found, []))
        elif passages:
            passages[-1][1].append(found)
        else:
            self._report(start, end, "this text stands below no quotation", _SHAPE)
        return found

    def _heading(self, heading: re.Match[str], start: int, end: int) -> None:
        locator = " ".join((heading["text"] or "").split())
        self.places.append(_Place(start, end, locator))
        if heading["level"] != "##":
            mend = f"write `## {locator or 'p. 7'}`"
            self._report(start, end, "a place in the source is a heading of the second level", mend)
        elif not locator:
            mend = "write where in the source the passage stands, such as `## p. 7`"
            self._report(start, end, "this heading names no place", mend)

    def excerpts(self) -> Iterator[Excerpt]:
        """The passages that can be used."""
        seen: set[str] = set()
        for place in self.places:
            if not place.passages and place.end:
                mend = "quote what stands there, in lines that begin with `>`, or delete it"
                self._report(place.start, place.end, "no quotation stands below this heading", mend)
            for passage, notes in place.passages:
                if self._is_usable(passage, seen):
                    span = Span(self.source.path, passage.start, passage.end)
                    note = "\n".join(note.text for note in notes)
                    yield Excerpt(passage.text, span, place.locator, note)
        if not any(place.passages or place.end for place in self.places) and not self.problems:
            self._report(0, 0, "this file holds no excerpt", _SHAPE)

    def _is_usable(self, passage: _Found, seen: set[str]) -> bool:
        text = passage.text
        fault = ""
        if not text:
            fault, mend = "this quotation is empty", "quote the words of the source, or delete it"
        elif len(text) > MAX_LENGTH:
            fault = f"{len(text):,} characters are too many for an excerpt: {MAX_LENGTH:,} may be"
            mend = "keep the sentences on which claims rest, each as a quotation of its own"
        elif text in seen:
            fault, mend = "this passage stands above already", "delete one of the two"
        seen.add(text)
        if fault:
            self._report(passage.start, passage.end, fault, mend)
        return not fault

    def _report(self, start: int, end: int, message: str, mend: str) -> None:
        span = Span(self.source.path, start, end)
        self.problems.append(Problem(ProblemKind.EXCERPT, span, message, mend))


def _goes_on(line: str, *, quoted: bool) -> bool:
    """Whether a line belongs to the passage, or the note, that the line before it is of."""
    return quoted == line.startswith(">") and _HEADING.fullmatch(line) is None


_SHAPE = "write `## p. 7` and below it the passage, in lines that begin with `>`"
