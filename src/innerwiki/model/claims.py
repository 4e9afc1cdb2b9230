"""What an article says, sentence by sentence: the claims that a citation may cover."""

from dataclasses import dataclass
from enum import StrEnum

from innerwiki.model.citations import Citation, Mark
from innerwiki.model.places import Span
from innerwiki.model.unguarded import unguarded


class ClaimKind(StrEnum):
    """What holds a claim: running text, a quotation set apart, or a row of a table."""

    SENTENCE = "sentence"
    QUOTATION = "quotation"
    ROW = "row"


@unguarded
@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that says something, as `innerwiki.syntax.claims` defines it.

    `text` is what a reader sees of it, `span` where that stands. `block` numbers the paragraph,
    list item, quotation or row that holds it. `section` is the number of the heading above it, -1
    for the lead. `citations` are those that stand in it, or in a footnote that it refers to;
    `reached` those of the sentences after it that may cover it too, sentence by sentence. `mark`
    says that it needs a citation. `in_list` says that its block is a list item.
    """

    text: str
    span: Span
    kind: ClaimKind
    block: int
    section: int = -1
    citations: tuple[Citation, ...] = ()
    reached: tuple[tuple[Citation, ...], ...] = ()
    mark: Mark | None = None
    in_list: bool = False


@unguarded
@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence that claims nothing: a question, a way to elsewhere, an exempt one."""

    text: str
    span: Span
