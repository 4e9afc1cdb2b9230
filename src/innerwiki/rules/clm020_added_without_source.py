"""A change adds a sentence that no citation covers.

Where a wiki has gaps from before, a change need not close them, but it should open no new one. So
with `innerwiki check --diff REV` each sentence is named that lacks a source and did not before, be
it new, reworded, or robbed of its citation. Whether its paragraph has other citations makes no
difference, nor whether the article's coverage is still good. A paragraph, quotation or table of
which nothing is covered has a finding of its own (CLM003, CLM005, CLM006), and what is marked
`{.needs-citation}` is known (CLM002). Without `--diff` there is no change to look at, and nothing
is reported.

Bad:

    Springs stretch in proportion to their load [@hooke1678]. Entropy never decreases.

Cite a source in the sentence, or up to two sentences behind it; or ask others for one by
`{.needs-citation}`.

Good:

    Springs stretch in proportion to their load [@hooke1678]. Entropy never decreases
    [@clausius1865].

With `citations/library.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
    @book{hooke1678, title = {Lectures}, year = {1678}}
"""

from collections import Counter
from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Claim
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.uncited import uncited_claims
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

Before = tuple[Article, PageView] | None
"""An article and its view as they were before a change."""


def check_change(article: Article, view: PageView, before: Before) -> Iterator[Finding]:
    """Report claims that lack a citation now and, word for word, did not before."""
    known = Counter(_words(claim) for claim in _uncited(*before)) if before else Counter()
    for claim in _uncited(article, view):
        words = _words(claim)
        if known[words]:
            known[words] -= 1
        else:
            yield Finding(
                claim.span,
                f'this change leaves "{shorten(claim.text)}" without a source',
                "cite one as `[@key]`; if none is known, write `{.needs-citation}` behind it",
            )


def _uncited(article: Article, view: PageView) -> list[Claim]:
    assessment = view.assessment()
    return uncited_claims(article, assessment) if assessment is not None else []


def _words(claim: Claim) -> str:
    return " ".join(claim.text.split())
