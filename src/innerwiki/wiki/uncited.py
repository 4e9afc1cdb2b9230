"""What lacks a citation and nothing else has been said about: claims, blocks, quotations, tables.

A claim that is marked `{.needs-citation}` is known to lack one already. A claim whose own citation,
or the one that would reach it, names a key that the library does not have is mended by mending that
key. What remains is what an editor has not looked at yet.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from innerwiki.model import Article, Assessment, Claim, ClaimKind, Mode
from innerwiki.syntax.sentences import quotations
from innerwiki.wiki.callouts import is_callout
from innerwiki.wiki.view import PageView

LONG = 8
"""So many words between quotation marks are somebody's sentence; fewer may be a name or a title."""

_DOUBLE = '"“„«»'


def uncited_claims(article: Article, assessment: Assessment) -> list[Claim]:
    """The claims that no citation covers, nor would if all keys were in the library."""
    return [
        claim
        for claim in map(article.claims.__getitem__, assessment.uncovered)
        if claim.mark is None
        and not ((claim.citations or claim.reached) and _names_a_source(claim))
    ]


def _names_a_source(claim: Claim) -> bool:
    """Whether a citation in brackets stands where it could cover a claim, whatever its key."""
    near = (claim.citations, *claim.reached)
    return any(one.mode is Mode.PARENTHETICAL for citations in near for one in citations)


def quoted(claim: Claim, article: Article) -> str | None:
    """What a claim of an article quotes at length; None if it does not.

    A block quotation quotes, however short, unless it is a callout; a sentence does if so many
    words as `LONG` says stand between two of its double quotation marks.
    """
    if claim.kind is ClaimKind.QUOTATION:
        return None if is_callout(article.text, claim.span.start) else claim.text
    if claim.kind is ClaimKind.ROW or not _has_double(claim.text):
        return None
    found = (claim.text[start:end] for start, end in quotations(claim.text))
    return next((text for text in found if text[0] in _DOUBLE and _count(text) >= LONG), None)


def _has_double(text: str) -> bool:
    if text.isascii():
        return '"' in text
    return any(sign in text for sign in _DOUBLE)


def _count(text: str) -> int:
    return sum(any(sign.isalnum() for sign in word) for word in text.split())


class Uncited:
    """The claims of one article that lack a citation, and what consists of nothing else.

    Rules take it by `view.once(Uncited, article)`. Pages about the wiki lack nothing. The words of
    a claim may have to be worked out first, so all that can be told without them is.
    """

    def __init__(self, article: Article, view: PageView) -> None:
        assessment = view.assessment()
        self._article = article
        self.claims = uncited_claims(article, assessment) if assessment else []
        self._rows: set[int] = set()
        self._paragraphs: dict[int, list[Claim]] = {}
        sentence, row = ClaimKind.SENTENCE, ClaimKind.ROW
        for claim in self.claims:
            if claim.kind is sentence:
                self._paragraphs.setdefault(claim.block, []).append(claim)
            elif claim.kind is row:
                self._rows.add(id(claim))

    @cached_property
    def quoting(self) -> list[tuple[Claim, str]]:
        """The claims that quote at length, each with what it quotes."""
        claims = self.claims
        if claims and not _may_show_double(self._article.text):
            whole = ClaimKind.QUOTATION
            claims = [claim for claim in claims if claim.kind is whole]
        found = ((claim, quoted(claim, self._article)) for claim in claims)
        return [(claim, quotation) for claim, quotation in found if quotation is not None]

    @cached_property
    def blocks(self) -> list[tuple[Claim, ...]]:
        """The paragraphs and list items without any citation, each by its claims."""
        if not self._paragraphs:
            return []
        number_in = Counter([claim.block for claim in self._article.claims])
        paragraphs = self._paragraphs.items()
        return [tuple(claims) for block, claims in paragraphs if len(claims) == number_in[block]]

    @property
    def beside_cited(self) -> list[Claim]:
        """The sentences of paragraphs and list items that have some citation."""
        without_any = {claims[0].block for claims in self.blocks}
        paragraphs = self._paragraphs.items()
        return [one for block, claims in paragraphs if block not in without_any for one in claims]

    @property
    def tables(self) -> Iterator[tuple[Claim, ...]]:
        """The tables without any citation, each by its rows."""
        for table in _tables(self._article) if self._rows else ():
            if self._rows.issuperset(map(id, table)):
                yield tuple(table)


def _may_show_double(text: str) -> bool:
    """Whether a reader may see a double quotation mark in a text: it holds one, or a name of it."""
    return "&" in text or _has_double(text)


def _tables(article: Article) -> Iterator[Sequence[Claim]]:
    """The tables of an article, each by its rows: with nothing but line ends between them."""
    row = ClaimKind.ROW
    rows: list[Claim] = []
    for claim in article.claims:
        if claim.kind is row:
            rows.append(claim)
        elif rows:
            yield from _parted(rows, article.text)
            rows = []
    yield from _parted(rows, article.text)


def _parted(rows: Sequence[Claim], text: str) -> Iterator[Sequence[Claim]]:
    """Rows that follow one another, parted where a blank line stands between two."""
    first = 0
    if rows and _BLANK_LINE.search(text, rows[0].span.end, rows[-1].span.start):  # seldom
        for number, (row, other) in enumerate(pairwise(rows), 1):
            if _BLANK_LINE.search(text, row.span.end, other.span.start):
                yield rows[first:number]
                first = number
    if rows:
        yield rows[first:]


_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
"""Perhaps inside a block quotation."""
