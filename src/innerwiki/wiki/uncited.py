"""What lacks a citation and nothing else has been said about: claims, blocks, quotations, tables.

A claim that is marked `{.needs-citation}` is known to lack one already. A claim whose own citation,
or the one that would reach it, names a key that the library does not have is mended by mending that
key. What remains is what an editor has not looked at yet.
"""

import re
from functools import cached_property

from innerwiki.model import Article, Assessment, Claim, ClaimKind, Mode
from innerwiki.syntax.sentences import quotations
from innerwiki.wiki.callouts import is_callout
from innerwiki.wiki.view import PageView

LONG = 8
"""So many words between quotation marks are somebody's sentence; fewer may be a name or a title."""

_DOUBLE = '"“„«»'
_A_DOUBLE = re.compile(f"[{_DOUBLE}]")
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


def uncited_claims(article: Article, assessment: Assessment) -> list[Claim]:
    """The claims that no citation covers, nor would if all keys were in the library."""
    claims = (article.claims[number] for number in assessment.uncovered)
    return [claim for claim in claims if claim.mark is None and not _names_a_source(claim)]


def _names_a_source(claim: Claim) -> bool:
    """Whether a citation in brackets stands where it could cover a claim, whatever its key."""
    if not claim.citations and not claim.reached:
        return False
    near = (claim.citations, *claim.reached)
    return any(one.mode is Mode.PARENTHETICAL for citations in near for one in citations)


def quoted(claim: Claim, article: Article) -> str | None:
    """What a claim of an article quotes at length; None if it does not.

    A block quotation quotes, however short, unless it is a callout; a sentence does if so many
    words as `LONG` says stand between two of its double quotation marks.
    """
    if claim.kind is ClaimKind.QUOTATION:
        return None if is_callout(article.text, claim.span.start) else claim.text
    if claim.kind is ClaimKind.ROW or _A_DOUBLE.search(claim.text) is None:
        return None
    found = (claim.text[start:end] for start, end in quotations(claim.text))
    return next((text for text in found if text[0] in _DOUBLE and _count(text) >= LONG), None)


def _count(text: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


class Uncited:
    """The claims of one article that lack a citation, and what consists of nothing else.

    Rules take it by `view.once(Uncited, article)`. Pages about the wiki lack nothing.
    """

    def __init__(self, article: Article, view: PageView) -> None:
        assessment = view.assessment()
        self._article = article
        self.claims = uncited_claims(article, assessment) if assessment else []
        self._ids = frozenset(map(id, self.claims))

    @cached_property
    def blocks(self) -> list[tuple[Claim, ...]]:
        """The paragraphs and list items without any citation, each by its claims."""
        sentence = ClaimKind.SENTENCE
        cited = {
            claim.block
            for claim in self._article.claims
            if id(claim) not in self._ids and claim.kind is sentence
        }
        blocks: dict[int, list[Claim]] = {}
        for claim in self.claims:
            if claim.kind is sentence and claim.block not in cited:
                blocks.setdefault(claim.block, []).append(claim)
        return [tuple(claims) for claims in blocks.values()]

    @cached_property
    def tables(self) -> list[tuple[Claim, ...]]:
        """The tables without any citation, each by its rows."""
        tables = _tables(self._article) if any(map(_is_row, self.claims)) else []
        return [tuple(rows) for rows in tables if self._ids.issuperset(map(id, rows))]


def _is_row(claim: Claim) -> bool:
    return claim.kind is ClaimKind.ROW


def _tables(article: Article) -> list[list[Claim]]:
    """The tables of an article, each by its rows."""
    tables: list[list[Claim]] = []
    last: Claim | None = None
    for claim in article.claims:
        if _is_row(claim):
            if last is None or _BLANK_LINE.search(article.text, last.span.end, claim.span.start):
                tables.append([])
            tables[-1].append(claim)
            last = claim
        else:
            last = None
    return tables
