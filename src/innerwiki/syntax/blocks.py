r"""Where prose stands in a Markdown text, and where code does.

The page is made by Python-Markdown, whose rules for blocks are its own: a container's content is
indented by four columns, fences are found before anything else, raw HTML at the start of a line is
set aside. This module follows those rules, line by line and without making HTML, and yields the
stretches of text inside which inline markup counts, each a `Block`. Code is simply not among them.

The supported extensions are named in `innerwiki.site.extension`; a construct that one of them adds
must be known here as well. Where the two readers disagree all the same, the page shows the text as
it is and the build reports the place (rule SRC008).
"""

from collections.abc import Callable
from typing import ClassVar

from innerwiki.model.articles import fold_label
from innerwiki.syntax.block import Block, BlockKind
from innerwiki.syntax.formulas import is_formula
from innerwiki.syntax.lines import Line, next_text, read_lines
from innerwiki.syntax.lists import read_items
from innerwiki.syntax.prose import plain_blocks, plain_stretches
from innerwiki.syntax.tables import has_border, is_table, split_row, table_end

_CELL = BlockKind.CELL  # to ask for a member takes its time

MAX_DEPTH = 24
"""Containers nested deeper than this are read as paragraphs; Python-Markdown gives up as well."""


def read_blocks(text: str, start: int = 0) -> tuple[list[Block], dict[str, int]]:
    """The blocks of a Markdown text from `start` on, and its link definitions.

    Returns:
        The blocks in the order of the text, and a mapping from the folded label of each link
        definition (`[label]: address`) to the file offset of its `[`.
    """
    reader = _Reader(text)
    reader.read_body(start)
    return reader.blocks, reader.definitions


def _start(block: Block) -> int:
    return block.starts[0]


Inside = tuple[str, ...]
Construct = Callable[["_Reader", list[Line], int, Inside], int]


class _Reader:
    """Reads lines into blocks, one container inside another.

    Each construct is a method that looks at the line at `at` and returns the number of the line
    after what it took, or `at` itself if the line is none of its business.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.definitions: dict[str, int] = {}
        self._homes = self._home = self._quoted = 0

    def read_body(self, start: int) -> None:
        """Read a whole body: what is plain at once, and line by line what stands between."""
        self._enter()
        text, at = self.text, start
        for begin, stretch in plain_stretches(text, start):
            if begin - at > len("\n\n"):
                self._read_between(at, begin)
            at = begin + len(stretch)
            plain = plain_blocks(stretch, begin, self._home, self._homes + 1)
            if plain is None:
                self._read_between(begin, at)
            else:
                self.blocks += plain
                self._homes += stretch[0] == "|"  # a table is a container of its own
        self._read_between(at, len(text))

    def _read_between(self, start: int, end: int) -> None:
        """Read a stretch line by line; an item's text may go on below the items inside it."""
        if end > start and not self.text[start:end].isspace():
            before = len(self.blocks)
            self._read_lines(read_lines(self.text, start, end), ())
            self.blocks[before:] = sorted(self.blocks[before:], key=_start)

    def read(self, lines: list[Line], inside: Inside) -> None:
        """Read the lines of one container; `inside` names it and those around it."""
        outer = self._enter()
        self._read_lines(lines, inside)
        self._home = outer

    def _read_lines(self, lines: list[Line], inside: Inside) -> None:
        is_deep = len(inside) >= MAX_DEPTH
        usual, of_words = (self.shallow,) * 2 if is_deep else (self.constructs, self.of_words)
        at = 0
        while at < len(lines):
            line = lines[at]
            if not line.body or line.fence:
                at += 1
                continue
            begin = at
            for construct in of_words if line.is_of_words() else usual:
                at = construct(self, lines, begin, inside)
                if at > begin:
                    break

    def _enter(self) -> int:
        """Begin a container of its own; the number of the one around it."""
        outer = self._home
        self._homes += 1
        self._home = self._homes
        return outer

    # --- constructs, in Python-Markdown's order of precedence ---

    def _raw_html(self, lines: list[Line], at: int, inside: Inside) -> int:
        region = lines[at].region
        if region is None:
            return at
        end = at
        while end < len(lines) and lines[end].region is region:
            end += 1
        if region.markdown is not None:
            inner = read_lines(self.text, *region.markdown)
            for line in inner:
                line.indent = line.indent if line.code else 0
            self.read(inner, (*inside, "html"))
        else:
            kind = BlockKind.COMMENT if region.comment else BlockKind.HTML
            where = (inside, 0, 0, self._home, self._quoted)
            self.blocks.append(Block(kind, region.text, (0,), (region.start,), *where))
        last = lines[end - 1]
        tail = last.rest(max(region.end - last.start, 0))
        if tail.body.strip():  # what follows the closing tag on its line is Markdown again
            self._emit(BlockKind.PARAGRAPH, [tail], inside)
        return end

    def _code(self, lines: list[Line], at: int, inside: Inside) -> int:
        del inside
        if at and lines[at - 1].fence:
            return at  # to Python-Markdown the fence and this line are one paragraph
        while at < len(lines) and (lines[at].blank or lines[at].code):
            at += 1
        return at

    def _callout(self, lines: list[Line], at: int, inside: Inside) -> int:
        match = lines[at].callout()
        if match is None:
            return at
        for name, title in match.groupdict().items():
            if title:
                start = lines[at].start + match.start(name)
                self._emit(BlockKind.TITLE, [Line(start, 0, title)], inside)
        end = at + 1
        while end < len(lines) and (lines[end].blank or lines[end].code):
            end += 1
        self.read([line.dedent() for line in lines[at + 1 : end]], (*inside, "admonition"))
        return end

    def _formula(self, lines: list[Line], at: int, inside: Inside) -> int:
        r"""`$$...$$` or `\begin{x}...\end{x}`, between blank lines; no markup counts in it."""
        if not lines[at].body.startswith(("$$", "\\begin{")) or (at and not lines[at - 1].blank):
            return at
        end = at
        while end < len(lines) and not lines[end].blank and not lines[end].fence:
            end += 1
        if not is_formula("\n".join(line.body for line in lines[at:end])):
            return at
        self._emit(BlockKind.FORMULA, lines[at:end], inside)
        return end

    def _table(self, lines: list[Line], at: int, inside: Inside) -> int:
        if not is_table(lines, at):
            return at
        end = table_end(lines, at)
        border = has_border(lines[at].body)
        outer = self._enter()
        inside = (*inside, "table")
        for number in (at, *range(at + 2, end)):
            row, body, first = max(number - at - 1, 0), lines[number].body, lines[number].start
            where = (inside, 0, row, self._home, self._quoted)
            for start, stop in split_row(body, border=border):
                if text := body[start:stop].lstrip(" "):
                    place = (first + stop - len(text),)
                    self.blocks.append(Block(_CELL, text.rstrip(" "), (0,), place, *where))
        self._home = outer
        return end

    def _heading(self, lines: list[Line], at: int, inside: Inside) -> int:
        line = lines[at]
        match = line.heading()
        if match is not None:
            text = match[2].strip()
            start = line.start + match.start(2) + len(match[2]) - len(match[2].lstrip())
            level = len(match[1])
            self._emit(BlockKind.HEADING, [Line(start, 0, text)], inside, level=level)
            return at + 1
        level = lines[at + 1].setext() if at + 1 < len(lines) else 0
        if level and not line.opens_quote():
            self._emit(BlockKind.HEADING, [line], inside, level=level)
            return at + 2
        return at

    def _rule(self, lines: list[Line], at: int, inside: Inside) -> int:
        del inside
        return at + lines[at].rule()

    def _list(self, lines: list[Line], at: int, inside: Inside) -> int:
        if lines[at].code or not lines[at].item():
            return at
        items, end = read_items(lines, at)
        for item in items:
            self.read(item, (*inside, "list"))
        return end

    def _quote(self, lines: list[Line], at: int, inside: Inside) -> int:
        if not lines[at].opens_quote():
            return at
        end = at
        while end < len(lines):
            line = lines[end]
            if line.blank:
                after = next_text(lines, end)
                if after == len(lines) or not lines[after].opens_quote():
                    break
                end = after
                continue
            if line.region is not None or line.heading() is not None:
                break
            end += 1
        outer = self._quoted
        self._quoted = outer or self._homes + 1
        self.read([line.unquote() for line in lines[at:end]], (*inside, "quote"))
        self._quoted = outer
        return end

    def _footnote(self, lines: list[Line], at: int, inside: Inside) -> int:
        skip = lines[at].footnote()
        return self._indented(lines, at, (*inside, "footnote"), skip) if skip else at

    def _definition(self, lines: list[Line], at: int, inside: Inside) -> int:
        skip = lines[at].term() if self.blocks else 0
        return self._indented(lines, at, (*inside, "definition"), skip) if skip else at

    def _indented(self, lines: list[Line], at: int, inside: Inside, skip: int) -> int:
        """A definition or a footnote: the rest of the line, and what is indented after it."""
        inner = [lines[at].rest(skip)]
        end = at + 1
        while end < len(lines):
            line = lines[end]
            if line.blank:
                after = next_text(lines, end)
                if after == len(lines) or not lines[after].code:
                    break
                inner.append(line)
                end = after
                continue
            if not line.code and (line.splits() or line.term() or line.footnote()):
                break
            inner.append(line.dedent())
            end += 1
        self.read(inner, inside)
        return end

    def _link_definition(self, lines: list[Line], at: int, inside: Inside) -> int:
        del inside
        label = lines[at].definition()
        if label is None:
            return at
        self.definitions.setdefault(fold_label(label), lines[at].start)
        return at + 1

    def _paragraph(self, lines: list[Line], at: int, inside: Inside) -> int:
        end = at + 1
        while end < len(lines) and not lines[end].interrupts():
            end += 1
        is_term = end < len(lines) and lines[end].term() > 0
        kind = BlockKind.TERM if is_term else BlockKind.PARAGRAPH
        self._emit(kind, lines[at:end], inside)
        return end

    def _emit(self, kind: BlockKind, lines: list[Line], inside: Inside, *, level: int = 0) -> None:
        if len(lines) == 1:
            self._emit_line(kind, lines[0].start, lines[0].body, inside, level=level)
            return
        bodies = [line.body for line in lines]
        offsets, at = [], 0
        for body in bodies:
            offsets.append(at)
            at += len(body) + 1
        starts = tuple(line.start for line in lines)
        text = "\n".join(bodies)
        if text:
            where = (inside, level, 0, self._home, self._quoted)
            self.blocks.append(Block(kind, text, tuple(offsets), starts, *where))

    def _emit_line(
        self,
        kind: BlockKind,
        start: int,
        text: str,
        inside: Inside,
        *,
        level: int = 0,
    ) -> None:
        if text:
            where = (inside, level, 0, self._home, self._quoted)
            self.blocks.append(Block(kind, text, (0,), (start,), *where))

    constructs: ClassVar[tuple[Construct, ...]] = (
        _raw_html,
        _callout,
        _code,
        _formula,
        _table,
        _heading,
        _rule,
        _list,
        _quote,
        _definition,
        _footnote,
        _link_definition,
        _paragraph,
    )
    shallow: ClassVar[tuple[Construct, ...]] = (_paragraph,)
    of_words: ClassVar[tuple[Construct, ...]] = (_table, _heading, _paragraph)
    """Those that a line which begins with a word may belong to."""
