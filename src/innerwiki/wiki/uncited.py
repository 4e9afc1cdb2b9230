"""What lacks a citation and nothing else has been said about: claims, blocks, quotations, tables.

A claim that is marked `{.needs-citation}` is known to lack one already. A claim whose own citation,
or the one that would reach it, names a key that the library does not have is mended by mending that
key. What remains is what an editor has not looked at yet.
"""

from functools import cached_property

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
    return any(sign in text for sign in _DOUBLE)


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
    def said(self) -> str:
        """The text of its sentences, one a line, for a look that tells whether any is of interest.

        A whole article is searched faster than its sentences are gone through.
        """
        sentence = ClaimKind.SENTENCE
        return "\n".join(claim.text for claim in self.claims if claim.kind is sentence)

    @cached_property
    def quoting(self) -> list[tuple[Claim, str]]:
        """The claims that quote at length, each with what it quotes."""
        quotation, sentence = ClaimKind.QUOTATION, ClaimKind.SENTENCE
        may_quote = (quotation, sentence) if _has_double(self.said) else (quotation,)
        claims = [claim for claim in self.claims if claim.kind in may_quote]
        found = ((claim, quoted(claim, self._article)) for claim in claims)
        return [(claim, quotation) for claim, quotation in found if quotation is not None]

    @cached_property
    def blocks(self) -> list[tuple[Claim, ...]]:
        """The paragraphs and list items without any citation, each by its claims."""
        sentence = ClaimKind.SENTENCE
        cited = {
            claim.block
            for claim in self._article.claims
            if claim.kind is sentence and id(claim) not in self._ids
        }
        blocks: dict[int, list[Claim]] = {}
        for claim in self.claims:
            if claim.kind is sentence and claim.block not in cited:
                blocks.setdefault(claim.block, []).append(claim)
        return [tuple(claims) for claims in blocks.values()]

    @cached_property
    def tables(self) -> list[tuple[Claim, ...]]:
        """The tables without any citation, each by its rows."""
        row = ClaimKind.ROW
        if all(claim.kind is not row for claim in self.claims):
            return []
        tables = _tables(self._article)
        return [tuple(rows) for rows in tables if self._ids.issuperset(map(id, rows))]


def _tables(article: Article) -> list[list[Claim]]:
    """The tables of an article, each by its rows."""
    row = ClaimKind.ROW
    tables: list[list[Claim]] = []
    rows: list[Claim] = []
    for claim in article.claims:
        if claim.kind is not row:
            rows = []
        elif rows and not _are_parted(rows[-1], claim, article.text):
            rows.append(claim)
        else:
            rows = [claim]
            tables.append(rows)
    return tables


def _are_parted(row: Claim, other: Claim, text: str) -> bool:
    """Whether a blank line stands between two rows, perhaps inside a block quotation."""
    between = text[row.span.end : other.span.start]
    if between.count("\n") <= 1:  # as nearly always
        return False
    lines = between.split("\n")
    return any(not line.strip(" \t>") for line in lines[1:-1])
