"""What lacks a citation and nothing else has been said about: claims, blocks, quotations, tables.

A claim that is marked `{.needs-citation}` is known to lack one already. A claim whose own citation,
or the one that would reach it, names a key that the library does not have is mended by mending that
key. What remains is what an editor has not looked at yet.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from innerwiki.model import Article, Assessment, Claim, ClaimKind, Mode
from innerwiki.syntax.sentences import quotations

LONG = 8
"""So many words between quotation marks are somebody's sentence; fewer may be a name or a title."""

_DOUBLE = '"“„«»'
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


def uncited_claims(article: Article, assessment: Assessment) -> list[Claim]:
    """The claims that no citation covers, nor would if all keys were in the library."""
    claims = (article.claims[number] for number in assessment.uncovered)
    return [claim for claim in claims if claim.mark is None and not _names_a_source(claim)]


def _names_a_source(claim: Claim) -> bool:
    """Whether a citation in brackets stands where it could cover a claim, whatever its key."""
    near = (claim.citations, *claim.reached)
    return any(one.mode is Mode.PARENTHETICAL for citations in near for one in citations)


def quoted(claim: Claim) -> str | None:
    """What a claim quotes at length; None if it does not.

    A block quotation quotes, however short; a sentence does if so many words as `LONG` says stand
    between two of its double quotation marks.
    """
    if claim.kind is ClaimKind.QUOTATION:
        return claim.text
    if claim.kind is ClaimKind.ROW:
        return None
    found = (claim.text[start:end] for start, end in quotations(claim.text))
    return next((text for text in found if text[0] in _DOUBLE and _count(text) >= LONG), None)


def _count(text: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


def uncited_blocks(article: Article, assessment: Assessment) -> Iterator[tuple[Claim, ...]]:
    """The paragraphs and list items without any citation, each by its claims."""
    blocks: dict[int, list[Claim]] = {}
    for claim in article.claims:
        if claim.kind is ClaimKind.SENTENCE:
            blocks.setdefault(claim.block, []).append(claim)
    return _all_uncited(blocks.values(), article, assessment)


def uncited_tables(article: Article, assessment: Assessment) -> Iterator[tuple[Claim, ...]]:
    """The tables without any citation, each by its rows."""
    tables: list[list[Claim]] = []
    last: Claim | None = None
    for claim in article.claims:
        if claim.kind is ClaimKind.ROW:
            if last is None or _BLANK_LINE.search(article.text, last.span.end, claim.span.start):
                tables.append([])
            tables[-1].append(claim)
        last = claim if claim.kind is ClaimKind.ROW else None
    return _all_uncited(tables, article, assessment)


def _all_uncited(
    groups: Iterable[Sequence[Claim]], article: Article, assessment: Assessment
) -> Iterator[tuple[Claim, ...]]:
    uncited = {id(claim) for claim in uncited_claims(article, assessment)}
    for claims in groups:
        if all(id(claim) in uncited for claim in claims):
            yield tuple(claims)
