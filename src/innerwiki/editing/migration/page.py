"""A page that is to be migrated, as the one reader of Markdown sees it.

Every dialect looks for its signs in the prose alone. What prose is, `innerwiki.syntax` says: a
passage is the inline text of one block, beside it the mask in which code, formulas, comments, tags,
links and what is escaped no longer show. A sign counts where the mask still has it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from innerwiki.editing.migration.foreign_fences import Fence, read_fences
from innerwiki.lint import Edit
from innerwiki.model import Citation, Source, Span
from innerwiki.syntax.block import Block, BlockKind
from innerwiki.syntax.blocks import read_blocks
from innerwiki.syntax.fences import fences
from innerwiki.syntax.front_matter import find_block
from innerwiki.syntax.inline import InlineReader
from innerwiki.syntax.lines import Line, read_lines
from innerwiki.syntax.masks import SOLID
from innerwiki.syntax.tables import divided

_INK = re.compile(r"[^\n]")
_MARKUP = re.compile(r"^[\s#*_]+|[\s#*_:]+$|[\s#*_:]*\{[^{}]*\}[\s*_:]*$")


@dataclass(frozen=True)
class Passage:
    """The inline text of one block, and the same text with all but prose blotted out."""

    block: Block
    mask: str
    links: tuple[tuple[int, int], ...]
    """Where links stand, from their first bracket to their last."""
    citations: tuple[tuple[int, int, Citation], ...]
    """Citations as innerwiki itself reads them, by offsets in the text."""

    @property
    def text(self) -> str:
        """The text as it stands."""
        return self.block.text

    def is_prose(self, start: int, end: int) -> bool:
        """Whether a stretch is shown as it is written, and is no part of a link."""
        return self.mask[start:end] == self.text[start:end] and not self.in_link(start)

    def in_link(self, at: int) -> bool:
        """Whether an offset is inside of a link."""
        return any(start <= at < end for start, end in self.links)

    def is_solid(self, start: int, end: int) -> bool:
        """Whether a stretch is code, a formula or an address."""
        return start < end and self.mask[start:end] == SOLID * (end - start)

    def file_span(self, start: int, end: int) -> tuple[int, int]:
        """The file's offsets of a stretch of the text."""
        return self.block.place(start), self.block.place(end - 1) + 1 if end > start else start


MAX_TITLE = 60
NO_HEADING = 7
"""The level of a line in bold type, or with a colon, that stands where a heading would."""


@dataclass(frozen=True, slots=True)
class Title:
    """A line that heads what follows: its words without markup, its level, its line in the file."""

    words: str
    level: int
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """The text of one file, and the passages in it."""

    source: Source

    @property
    def path(self) -> str:
        """The file's path from the wiki's root."""
        return self.source.path

    @property
    def text(self) -> str:
        """The whole file."""
        return self.source.text

    @cached_property
    def start(self) -> int:
        """Where the body begins."""
        block = find_block(self.text)
        return block.body_start if block is not None else 0

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of the body, in order; comments are none."""
        blocks, definitions = read_blocks(self.prose, self.start)
        return tuple(
            _passage(part, self.path, definitions)
            for block in blocks
            if block.kind is not BlockKind.COMMENT
            for part in divided(block)
        )

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the body; those between fences are blank."""
        return tuple(read_lines(self.prose, self.start, len(self.text)))

    @cached_property
    def prose(self) -> str:
        """The file, with a space for each character between fences, so that offsets stay."""
        pieces, at = [], 0
        for fence in self.fences:
            pieces += [
                self.text[at : fence.start],
                _INK.sub(" ", self.text[fence.start : fence.end]),
            ]
            at = fence.end
        return "".join([*pieces, self.text[at:]])

    @cached_property
    def fences(self) -> tuple[Fence, ...]:
        """The stretches between fences, such as another Markdown would see them."""
        return tuple(read_fences(self.text, self.start))

    def span(self, start: int, end: int) -> Span:
        """A place in the file."""
        return Span(self.path, start, end)

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Another text for a place in the file."""
        return Edit(self.span(start, end), text)

    def line_end(self, at: int) -> int:
        """The offset behind the line that holds an offset, its line end included."""
        found = self.text.find("\n", at)
        return len(self.text) if found < 0 else found + 1

    def line_start(self, at: int) -> int:
        """The offset at which the line that holds an offset begins."""
        return self.text.rfind("\n", 0, at) + 1

    @cached_property
    def titles(self) -> tuple[Title, ...]:
        """What heads a part of the text: headings, and first lines that may stand for one."""
        return tuple(self._titles())

    def _titles(self) -> Iterator[Title]:
        for passage in self.passages:
            block = passage.block
            if block.containers or block.kind not in (BlockKind.HEADING, BlockKind.PARAGRAPH):
                continue
            line = block.text.partition("\n")[0]
            level = block.level if block.kind is BlockKind.HEADING else NO_HEADING
            start = self.line_start(block.starts[0])
            end = self.line_end(block.starts[0] + len(line))
            if level < NO_HEADING and not self.text.startswith("#", start):
                end = self.line_end(end)  # its line of `===` or `---`
            if level < NO_HEADING or len(line) <= MAX_TITLE:
                yield Title(_words(line), level, start, end)


def _words(text: str) -> str:
    for _ in range(2):  # `## **References** {-}` is wrapped twice
        text = _MARKUP.sub("", text)
    return text


def _passage(block: Block, path: str, definitions: dict[str, int]) -> Passage:
    reader = InlineReader(
        block.text,
        block.locate(path),
        definitions,
        html=block.kind is BlockKind.HTML,
        heading=block.kind is BlockKind.HEADING,
    )
    reader.read()
    cited = tuple((a, b, one) for a, b, one in reader.references if isinstance(one, Citation))
    return Passage(block, reader.masked(), tuple(reader.links), cited)


@dataclass(frozen=True, slots=True)
class Left:
    """Something that stays as it is, and what its author might do about it.

    `citations` is how many citations stay with it: 0 for what is only told beside. `is_decided`
    says that somebody has decided so.
    """

    span: Span
    message: str
    mend: str
    citations: int = 1
    is_decided: bool = False


@dataclass
class Outcome:
    """What a dialect makes of a page.

    `found` are all its citations: those that were ours already, those that would be if the library
    had the entry (`lacking`), those that become ours, and those that stay. `removed` are stretches
    of whole lines that go away: lists and their placeholders.
    """

    found: int = 0
    ours: int = 0
    lacking: int = 0
    converted: int = 0
    edits: list[Edit] = field(default_factory=list)
    removed: list[tuple[int, int]] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def unread_fence(page: Page) -> list[Left]:
    """The first fence that is code to its author, and not to the reader of this wiki."""
    lines = page.text[page.start :].split("\n")
    starts = [page.start]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    read = {starts[numbers.start] for numbers in fences(lines)}
    unread = [fence for fence in page.fences if fence.start not in read]
    if not unread:
        return []
    first = unread[0]
    span = page.span(first.start, page.line_end(first.start) - 1)
    message = f"`{first.opening}` opens no code here"
    if len(unread) > 1:
        message += f", nor do {len(unread) - 1} other lines that did"
    mend = (
        "write only the language behind the fence, or make the directive an admonition (`!!! note`)"
    )
    return [Left(span, message, mend, citations=0)]
