r"""Normalises BibTeX files in the ways that are asked for, and leaves every other byte as it is.

It edits places in the text and never writes an entry anew: so comments, blank lines, line ends and
whatever stands between entries stay. A file with a mistake of form is left alone, since nobody can
say what belongs to what in it. The order of fields comes last, in the text that the rest has made.
"""

import re
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from innerwiki.bibliography.bibtex import blocks_of
from innerwiki.bibliography.cutting import Block
from innerwiki.bibliography.parts import Field
from innerwiki.bibliography.places import inner_span
from innerwiki.bibliography.values import closing_brace, read_piece
from innerwiki.editing import bibtex_values
from innerwiki.editing.originals import edited_bytes
from innerwiki.lint import Edit
from innerwiki.model import Problem, Source, Span
from innerwiki.wiki.read import decode


class Form(StrEnum):
    """What can be normalised."""

    CASE = "case"
    LAYOUT = "layout"
    COMMAS = "commas"
    IDENTIFIERS = "identifiers"
    PAGES = "pages"
    DATES = "dates"
    BRACES = "braces"
    ORDER = "order"


USUAL = (Form.CASE, Form.LAYOUT, Form.COMMAS, Form.IDENTIFIERS, Form.PAGES)
"""What is normalised unless something else is asked for: what every reader takes for the same."""

FIELD_ORDER = (
    "author editor editora translator title subtitle titleaddon year date month journal"
    " journaltitle booktitle booksubtitle maintitle chapter edition series volume number issue"
    " pages eventtitle organization publisher institution school address location isbn issn"
    " eprint eprinttype eprintclass archiveprefix primaryclass doi url urldate howpublished"
    " language crossref xdata note annote abstract keywords file"
).split()
"""The order of fields; others come last, in the order in which they stand."""

_NAME_WIDTH = 13
_INDENT = "  "
_PLACE = {name: place for place, name in enumerate(FIELD_ORDER)}
_GAP = re.compile(r"(?:\s++|%[^\n]*+)*+")
_LITERAL_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file's new bytes; where `problems` are, they are the old ones."""

    content: bytes
    problems: tuple[Problem, ...] = ()


def format_bibtex(path: str, content: bytes, forms: Iterable[Form]) -> Formatted:
    r"""The bytes of a BibTeX file in normal form.

    Args:
        path: the file's path, for problems.
        content: its bytes.
        forms: what to normalise.

    >>> format_bibtex("a.bib", b"@Book{life, Title={Life},\tpages = {1-3}}\n", USUAL).content
    b'@book{life,\n  title         = {Life},\n  pages         = {1--3},\n}\n'
    """
    wanted = frozenset(forms)
    for form in (wanted - {Form.ORDER}, wanted & {Form.ORDER}):
        source, problem = decode(path, content)
        blocks, problems = blocks_of(source)
        if problem is not None or problems:
            return Formatted(content, (problem,) if problem is not None else problems)
        edits = [edit for block in blocks for edit in _edits(source, block, form)]
        changed = [edit for edit in edits if _text(source, edit.span) != edit.text]
        content = edited_bytes(content, changed) if changed else content
    return Formatted(content)


def _text(source: Source, span: Span) -> str:
    return source.text[span.start : span.end]


def _edits(source: Source, block: Block, forms: frozenset[Form]) -> Iterator[Edit]:
    entry = _Entry(source, block)
    if Form.CASE in forms and block.type.lower() != "comment":
        yield from entry.case()
    if not block.key or not block.fields:
        return
    if Form.COMMAS in forms:  # before what comes in at the same place
        yield from entry.last_comma()
    if Form.LAYOUT in forms:
        yield from entry.layout()
    yield from entry.values(forms)
    if Form.ORDER in forms:
        yield from entry.order()


class _Entry:
    """An entry of a file, and the edits that bring it into form."""

    def __init__(self, source: Source, block: Block) -> None:
        self.source = source
        self.text = source.text
        self.block = block
        self.fields = block.fields

    def _edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(Span(self.source.path, start, end), text)

    def case(self) -> Iterator[Edit]:
        """Type and names of fields in lower case."""
        block = self.block
        kind = block.type
        yield self._edit(block.type_at, block.type_at + len(kind), kind.lower())
        for field in self.fields if block.key else ():
            yield self._edit(field.name_at, field.name_at + len(field.name), field.name.lower())

    def layout(self) -> Iterator[Edit]:
        """Each field on a line of its own, names and values aligned; blank lines stay."""
        block, text = self.block, self.text
        type_end = block.type_at + len(block.type)
        opening = text.index("(" if text[block.end - 1] == ")" else "{", type_end)
        yield from self._space(block.start + 1, block.type_at, lambda _: "")
        yield from self._space(type_end, opening, lambda _: "")
        yield from self._space(opening + 1, block.key_at, lambda _: "")
        at = block.key_at + len(block.key)
        for field in self.fields:
            at = yield from self._before_comma(at)
            yield from self._space(at, field.name_at, lambda gap: _lines(gap) + _INDENT)
            name_end = field.name_at + len(field.name)
            sign = " " * max(_NAME_WIDTH - len(field.name), 0) + " = "
            if text[name_end : field.value_at].strip() == "=":
                yield self._edit(name_end, field.value_at, sign)
            at = field.value_end
        at = yield from self._before_comma(at)
        yield from self._space(at, block.end - 1, _lines)

    def _before_comma(self, at: int) -> Generator[Edit, None, int]:
        """Nothing between a value and its comma; the offset behind that."""
        comma = self._comma(at)
        if comma is None:
            return at
        if not self.text[at:comma].strip():
            yield self._edit(at, comma, "")
        return comma + 1

    def _comma(self, at: int) -> int | None:
        """The offset of the comma that follows a value; the last may have none."""
        gap = _GAP.match(self.text, at)
        comma = gap.end() if gap is not None else at
        return comma if self.text.startswith(",", comma) else None

    def _space(self, start: int, end: int, new: Callable[[str], str]) -> Iterator[Edit]:
        """White space between two places; where a comment stands there, only what follows it."""
        gap = self.text[start:end]
        if gap.strip():
            start += gap.rindex("\n") + 1
            yield self._edit(start, end, new("").removeprefix("\n"))
        else:
            yield self._edit(start, end, new(gap))

    def last_comma(self) -> Iterator[Edit]:
        """A comma behind the last field, so that a further one changes only its own line."""
        end = self.fields[-1].value_end
        if self._comma(end) is None:
            yield self._edit(end, end, ",")

    def values(self, forms: frozenset[Form]) -> Iterator[Edit]:
        """The values of single fields."""
        values = {field.name.lower(): self._inner(field) for field in self.fields}
        for field in self.fields:
            piece = read_piece(field.text, 0)
            if piece is None or piece.end < len(field.text) or field.text[0] not in '{"':
                continue
            abbreviation = self._month(field) if Form.DATES in forms else None
            if abbreviation is not None:
                yield self._edit(field.value_at, field.value_end, abbreviation)
                continue
            if Form.BRACES in forms and field.text[0] == '"' and _may_be_braced(piece.text):
                yield self._edit(field.value_at, field.value_at + 1, "{")
                yield self._edit(field.value_end - 1, field.value_end, "}")
            start, end = inner_span(field)
            old = self.text[start:end]
            yield self._edit(start, end, _normal(field.name.lower(), old, values, forms))

    def _inner(self, field: Field) -> str:
        start, end = inner_span(field)
        return self.text[start:end]

    def _month(self, field: Field) -> str | None:
        if field.name.lower() != "month":
            return None
        return bibtex_values.month(self._inner(field))

    def order(self) -> Iterator[Edit]:
        """The fields in their order; where a comment stands between them, none is moved."""
        between = zip(self.fields, self.fields[1:], strict=False)
        if any("%" in self.text[a.value_end : b.name_at] for a, b in between):
            return
        ordered = sorted(self.fields, key=lambda f: _PLACE.get(f.name.lower(), len(_PLACE)))
        for old, new in zip(self.fields, ordered, strict=True):
            yield self._edit(old.name_at, old.value_end, self.text[new.name_at : new.value_end])


def _normal(name: str, text: str, values: Mapping[str, str], forms: frozenset[Form]) -> str:
    if Form.IDENTIFIERS in forms:
        text = bibtex_values.identifier(name, text, values)
    if Form.PAGES in forms and name == "pages":
        text = bibtex_values.pages(text)
    if Form.DATES in forms and name in bibtex_values.DATE_FIELDS:
        text = bibtex_values.day(text)
    return text


def _lines(gap: str) -> str:
    """A line end, or as many as there are."""
    return "\n" * max(gap.count("\n"), 1)


def _may_be_braced(text: str) -> bool:
    r"""Whether a text in braces is read as itself, whatever a reader makes of `\{`."""
    if closing_brace("{" + text + "}", 0) != len(text) + 1:
        return False
    depth = 0
    for brace in _LITERAL_BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0 and not text.endswith("\\")
