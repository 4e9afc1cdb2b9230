r"""What an article claims: the one definition of a claim, and of how far a citation reaches.

A **claim** is a sentence of the body that says something. Coverage is to claims what test coverage
is to code: the share of them that a citation covers. tests/spec/claims.md shows it case by case.

- A citation covers its own sentence and at most the two uncited sentences directly before it in
  the same block. A sentence that has citations of its own, or is marked `{.needs-citation}`, ends
  its reach. A reference to a footnote counts as the citations in that footnote.
- A paragraph is a block, and so is a list item. A row of a table is a block and one claim;
  citations in the header cover all rows.
- A quotation is one claim, however many sentences it has: in quotation marks, with the sentence
  that brings it in; set apart, by itself. Citations of a sentence that ends in a colon directly
  before a block quotation cover it too.
- Headings, the titles of callouts, terms, questions, sentences that only send the reader elsewhere,
  code, formulas and pictures claim nothing; nor do `{.no-cite}` sentences, and sections under a
  `{.no-cite}` heading.

A mark holds for the sentence before it; in a paragraph of its own, for the last one above.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from innerwiki.model import Aside, Citation, Claim, Coverage, Mode
from innerwiki.syntax.seen import ReadBlock
from innerwiki.syntax.statements import Statement, StatementReader

REACH = 2
"""How many uncited sentences before its own a citation covers."""


def read_claims(
    blocks: Iterable[ReadBlock], text: str, path: str
) -> tuple[tuple[Claim, ...], tuple[Aside, ...]]:
    """The claims of a body, and the sentences that claim nothing, in the order of the text.

    Args:
        blocks: its blocks, in the order of the text, headings included.
        text: the whole file.
        path: its path.
    """
    reader = StatementReader(text, path)
    for one in blocks:
        reader.take(one)
    reader.end()
    asides = tuple(Aside(one.text, one.span) for one in reader.statements if not one.claims)
    return tuple(_claims(reader.statements, reader.footnotes)), asides


def covered(claim: Claim, known: Callable[[Citation], bool]) -> bool:
    """Whether a citation covers a claim.

    Args:
        claim: the claim.
        known: whether some key of a citation is in the library.
    """
    if claim.mark is not None:
        return False
    if claim.citations:
        if any(known(citation) for citation in claim.citations):
            return True
        if any(citation.mode is Mode.PARENTHETICAL for citation in claim.citations):
            return False  # it has a source, and that source is not there
    return bool(claim.reached) and any(
        known(citation) for sentence in claim.reached for citation in sentence
    )


def cited(claim: Claim) -> bool:
    """Whether a citation covers a claim if it names a source that is there: `covered` without ado.

    In most articles each citation does, so nearly all claims are told by this alone.
    """
    return claim.mark is None and (bool(claim.citations) or any(claim.reached))


def coverage(is_covered: Iterable[bool]) -> Coverage:
    """The coverage of some claims, from whether each is covered.

    >>> coverage([True, True, False, True]).share, coverage([]).share
    (0.75, None)
    """
    results = list(is_covered)
    return Coverage(len(results), sum(results))


def _claims(found: Sequence[Statement], footnotes: Mapping[str, Sequence[Citation]]) -> list[Claim]:
    for sentence in found:
        for note in sentence.notes:
            sentence.citations.extend(footnotes.get(note, ()))
    homes: dict[tuple[str, int], list[Statement]] = {}
    for sentence in found:
        homes.setdefault(sentence.home, []).append(sentence)
    claims = [
        _claim(sentence, number, block[at + 1 : at + 1 + REACH])
        for number, block in enumerate(homes.values())
        for at, sentence in enumerate(block)
        if sentence.claims
    ]
    claims.sort(key=lambda claim: claim.span.start)  # an item goes on below the items inside it
    return claims


def _claim(sentence: Statement, block: int, after: Sequence[Statement]) -> Claim:
    return Claim(
        sentence.text,
        sentence.span,
        sentence.kind,
        block,
        sentence.section,
        tuple(sentence.citations),
        _reached(sentence, after),
        sentence.mark,
        in_list=sentence.in_list,
    )


def _reached(sentence: Statement, after: Iterable[Statement]) -> tuple[tuple[Citation, ...], ...]:
    """The citations that may reach back to a sentence, sentence by sentence."""
    found: list[tuple[Citation, ...]] = [sentence.leads_in] if sentence.leads_in else []
    for one in after:
        if one.mark is not None:
            break
        if one.citations:
            found.append(tuple(one.citations))
        if one.ends_reach:
            break
    return tuple(found)
