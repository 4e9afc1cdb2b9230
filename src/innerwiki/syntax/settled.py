"""Makes the claims of a paragraph or a table of words at once, where nothing later changes them.

In general a sentence is a `Statement` until its whole article is read: a mark in a paragraph of its
own, a footnote or the rest of a list item may still bear on it. Few articles have marks and few
sentences notes, so nearly all claims are made here, of what their block alone tells. Their words
are not needed for that: `innerwiki.syntax.late` tells them when somebody asks.
`innerwiki.syntax.claims` says in words what a citation reaches; `reached` works it out for both.
"""

from collections.abc import Iterable, Sequence
from itertools import count

from innerwiki.model import Aside, Citation, Claim, ClaimKind, Mode, Wording
from innerwiki.syntax.seen import Found, ReadBlock, shares
from innerwiki.syntax.sentences import Sentence

Citations = tuple[Citation, ...]

# An enumeration's members are looked up slowly, and these for each sentence.
_SENTENCE, _ROW = ClaimKind.SENTENCE, ClaimKind.ROW
_BESIDE = Mode.PARENTHETICAL


def citations(references: Sequence[Found]) -> Citations:
    """The citations among what was found."""
    return tuple([one for _, _, one in references if isinstance(one, Citation)])


def citations_each(references: Sequence[Found], found: Sequence[Sentence]) -> list[Citations]:
    """The citations of each sentence; nearly always, citations are all that was found."""
    cited: list[Citations] = [()] * len(found)
    number, (begin, end, _) = 0, found[0]
    for start, behind, one in references:
        while start >= end and number + 1 < len(found):
            number += 1
            begin, end, _ = found[number]
        if start < begin or behind > end or not isinstance(one, Citation):
            shared = zip(shares(references, found), found, strict=False)
            return [citations(mine) if mine else () for mine, _ in shared]
        cited[number] += (one,)
    return cited


def _ends_reach(cited: Citations) -> bool:
    """Whether no citation behind these covers what stands before them."""
    for citation in cited:  # noqa: SIM110 -- `any` takes five times as long, and this is hot
        if citation.mode is _BESIDE:
            return True
    return False


def settled(
    one: ReadBlock,
    wording: Wording,
    said: tuple[Sequence[Sentence], Sequence[bool]],
    number: int,
    section: int,
) -> list[Claim | Aside]:
    """What the sentences of a paragraph say, of which none has a mark, a note or more to come.

    Args:
        one: the paragraph.
        wording: what its sentences show.
        said: where its sentences stand, and which are claims.
        number: that of the paragraph.
        section: the number of its section.
    """
    found, claims = said
    cited = citations_each(one.references, found)
    return [
        Claim(
            wording,
            at,
            _SENTENCE,
            number,
            section,
            own,
            reached(next_, later) if next_ or later else (),
        )
        if is_claim
        else Aside(wording, at)
        for at, is_claim, own, next_, later in zip(
            count(), claims, cited, [*cited[1:], ()], [*cited[2:], (), ()], strict=False
        )
    ]


def settled_rows(
    wording: Wording, claims: Iterable[bool], number: int, section: int
) -> list[Claim | Aside]:
    """What the rows of a table say in which nobody cites: each is a block of its own.

    Args:
        wording: what they show.
        claims: which are claims.
        number: that of the first.
        section: the number of their section.
    """
    return [
        Claim(wording, at, _ROW, number + at, section) if is_claim else Aside(wording, at)
        for at, is_claim in enumerate(claims)
    ]


def reached(after: Citations, later: Citations) -> tuple[Citations, ...]:
    """The citations that may reach back to a sentence, of the two sentences behind it.

    No other citation reaches so far: one covers at most two uncited sentences before its own.
    """
    if not after:
        return (later,) if later else ()
    return (after, later) if later and not _ends_reach(after) else (after,)
