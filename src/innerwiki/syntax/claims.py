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
from operator import attrgetter

from innerwiki.model import Aside, Citation, Claim, Coverage, Mode, Told
from innerwiki.syntax.late import Masks
from innerwiki.syntax.seen import ReadBlock
from innerwiki.syntax.settled import reached
from innerwiki.syntax.statement import Statement
from innerwiki.syntax.statements import StatementReader

_PLACE = attrgetter("span.start")
_BESIDE = Mode.PARENTHETICAL
"""How the citations are that end a reach; looked up once, since that is slow for an enumeration."""


def read_claims(
    blocks: Iterable[ReadBlock], text: str, path: str
) -> tuple[tuple[Claim, ...], tuple[Aside, ...], Masks]:
    """What a body says, sentence by sentence.

    Args:
        blocks: its blocks, in the order of the text, headings included.
        text: the whole file.
        path: its path.

    Returns:
        The claims, and the sentences that claim nothing, in the order of the text; and all that is
        seen of them.
    """
    reader = StatementReader(text, path)
    for one in blocks:
        reader.take(one)
    reader.end()
    reader.join_masks()
    if reader.footnotes:
        _cite_notes(reader.said, reader.footnotes)
    said = reader.said
    if reader.waits:
        said = [_settled(one) if type(one) is Statement else one for one in said]
    claims = [one for one in said if type(one) is Claim]
    if reader.goes_back:
        claims.sort(key=_PLACE)
    asides = [one for one in said if type(one) is Aside]
    return tuple(claims), tuple(asides), reader.masks


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
        if any(citation.mode is _BESIDE for citation in claim.citations):
            return False  # it has a source, and that source is not there
    return bool(claim.reached) and any(
        known(citation) for sentence in claim.reached for citation in sentence
    )


def cited(claims: Iterable[Claim]) -> list[bool]:
    """Whether a citation covers each claim if all name a source that is there: `covered` for those.

    In most articles each citation does, so nearly all claims are told by this alone.
    """
    return [
        claim.mark is None and (bool(claim.citations) or any(claim.reached)) for claim in claims
    ]


def coverage(is_covered: Iterable[bool]) -> Coverage:
    """The coverage of some claims, from whether each is covered.

    >>> coverage([True, True, False, True]).share, coverage([]).share
    (0.75, None)
    """
    results = list(is_covered)
    return Coverage(len(results), sum(results))


def _cite_notes(
    said: Iterable[Statement | Claim | Aside], footnotes: Mapping[str, Sequence[Citation]]
) -> None:
    """Give each sentence the citations of the footnotes that it refers to."""
    for one in said:
        if isinstance(one, Statement):
            for note in one.notes:
                one.citations += tuple(footnotes.get(note, ()))


def _settled(one: Statement) -> Claim | Aside:
    wording = Told((one.text,), (one.span,))
    if not one.claims:
        return Aside(wording, 0)
    home = one.home
    return Claim(
        wording,
        0,
        home.kind,
        home.number,
        one.section,
        one.citations,
        _reached(one),
        one.mark,
        home.in_list,
    )


def _reached(one: Statement) -> tuple[tuple[Citation, ...], ...]:
    """The citations that may reach back to a sentence, sentence by sentence."""
    leads_in = (one.leads_in,) if one.leads_in else ()
    after = _unmarked(one.after)
    if after is None:
        return leads_in
    later = _unmarked(after.after)
    return leads_in + reached(after.citations, later.citations if later is not None else ())


def _unmarked(one: Statement | None) -> Statement | None:
    """A statement, if there is one and it has no mark, which would end the reach of all behind."""
    return None if one is None or one.mark is not None else one
