"""One sentence, row or quotation, while its article is read.

Claims are made of them when all is known: a mark, a footnote or another citation may come later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from innerwiki.model import Citation, ClaimKind, Mark, MarkKind, Span
from innerwiki.syntax.seen import Found
from innerwiki.syntax.settled import citations


@dataclass(slots=True)
class Home:
    """A block that holds statements: its number among them, and whether it is a list item."""

    kind: ClaimKind
    number: int
    in_list: bool = False


@dataclass(slots=True)
class Statement:
    """A sentence, a row or a quotation; `claims` says that it is a claim.

    `span` is its place in the file; `notes` are the footnotes that it refers to; `leads_in` are
    citations that stand before it and cover it too; `after` is what its home says next.
    """

    text: str
    span: Span
    home: Home
    section: int
    claims: bool
    citations: tuple[Citation, ...] = ()
    notes: Sequence[str] = ()
    mark: Mark | None = None
    is_exempt: bool = False
    leads_in: tuple[Citation, ...] = ()
    after: "Statement | None" = None


def refer_each(made: Sequence[Statement], shared: Iterable[Sequence[Found]]) -> None:
    """`refer` for each of some statements."""
    for statement, references in zip(made, shared, strict=False):
        if references:
            refer(statement, references)


def refer(statement: Statement, references: Sequence[Found]) -> None:
    """Note what stands in a sentence: its citations and marks."""
    cited = citations(references)
    statement.citations += cited
    if len(cited) < len(references):
        mark(statement, references)
        if statement.mark is not None and not statement.is_exempt:
            statement.claims = True  # whatever it says, an editor wants a source for it


def mark(statement: Statement, references: Sequence[Found]) -> None:
    """Note the marks alone."""
    for _, _, one in references:
        if isinstance(one, Mark):
            if one.kind is MarkKind.NEEDS_CITATION:
                statement.mark = statement.mark or one
            else:
                statement.claims, statement.is_exempt = False, True
