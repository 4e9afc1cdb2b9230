"""What an article says, sentence by sentence: the claims that a citation may cover.

Whether a citation covers a sentence can be told without its words. So what the sentences of a block
show, and where they stand, is one value for all of them, which may be found only when it is asked
for: of most sentences of a large wiki nobody asks.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Protocol

from innerwiki.model.citations import Citation, Mark
from innerwiki.model.places import Span
from innerwiki.model.unguarded import unguarded


class ClaimKind(StrEnum):
    """What holds a claim: running text, a quotation set apart, or a row of a table."""

    SENTENCE = "sentence"
    QUOTATION = "quotation"
    ROW = "row"


class Wording(Protocol):
    """What the sentences of one block show a reader, and where each of them stands."""

    @property
    def texts(self) -> Sequence[str]:
        """What a reader sees of them, one by one."""

    @property
    def spans(self) -> Sequence[Span]:
        """Where they stand in the file."""


class Prose(Protocol):
    """What the sentences of a body show, together."""

    @property
    def words(self) -> str | None:
        """Its words in their order; between two of them there is white space, perhaps more than is
        shown, or what draws a table.

        A look at them tells what no sentence says. None where a reader may see more than they are:
        code, formulas, addresses, names of narrative citations, characters written as `&amp;`.
        """

    @property
    def number(self) -> int:
        """How many words a reader sees of the body, headings and titles included; a piece of code
        is one.
        """


@unguarded
@dataclass(frozen=True, slots=True)
class Told:
    """The wording of sentences of which it is known."""

    texts: tuple[str, ...]
    spans: tuple[Span, ...]


@unguarded
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class _Sentence:
    """The sentence of a number in the wording of its block."""

    wording: Wording
    number: int

    @property
    def text(self) -> str:
        """What a reader sees of it."""
        return self.wording.texts[self.number]

    @property
    def span(self) -> Span:
        """Where that stands."""
        return self.wording.spans[self.number]

    def _values(self) -> dict[str, object]:
        rest = {field.name: getattr(self, field.name) for field in fields(self)[2:]}
        return {"text": self.text, "span": self.span, **rest}

    def __eq__(self, other: object) -> bool:
        """However their wording came to be known."""
        if type(self) is not type(other) or not isinstance(other, _Sentence):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((self.text, self.span))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in self._values().items())
        return f"{type(self).__name__}({values})"


@unguarded
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Claim(_Sentence):
    """One sentence that says something, as `innerwiki.syntax.claims` defines it.

    `block` numbers the paragraph, list item, quotation or row that holds it. `section` is the
    number of the heading above it, -1 for the lead. `citations` are those that stand in it, or in a
    footnote that it refers to; `reached` those of the sentences after it that may cover it too,
    sentence by sentence. `mark` says that it needs a citation. `in_list` says that its block is a
    list item.
    """

    kind: ClaimKind
    block: int
    section: int = -1
    citations: tuple[Citation, ...] = ()
    reached: tuple[tuple[Citation, ...], ...] = ()
    mark: Mark | None = None
    in_list: bool = False


@unguarded
@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Aside(_Sentence):
    """A sentence that claims nothing: a question, a way to elsewhere, an exempt one."""
