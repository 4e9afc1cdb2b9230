"""Fewer of the article's claims are covered by a citation than the policy asks for.

Coverage is to claims what test coverage is to code: the share of the sentences which say something
that a citation covers. The wiki's policy is `min_coverage` in the section `[policy]` of
innerwiki.toml; an article may ask for more or less by `citation_policy:`. Below it, the article
counts as `needs-citations`. One without any source is reported as that (CLM001).

Bad:

    Springs stretch in proportion to their load [@hooke1678].

    Entropy never decreases.

Cite the sources of more claims; `innerwiki coverage PAGE` lists those that lack one.

Good:

    Springs stretch in proportion to their load [@hooke1678].

    Entropy never decreases [@clausius1865].

With `citations/library.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
    @book{hooke1678, title = {Lectures}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Coverage, Span
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report a coverage below that of the policy, at the title."""
    assessment = view.assessment()
    if assessment is None or not assessment.sources:
        return
    share, minimum = assessment.coverage.share, assessment.min_coverage
    if share is not None and share < minimum:
        matter = article.front_matter
        whose = "the policy" if matter.min_coverage is None else "`citation_policy`"
        yield Finding(
            matter.spans.get("title", Span(article.path, 0, 0)),
            f"{_said(assessment.coverage)}, {whose} asks for {100 * minimum:g} %",
            f"cite more sources; `innerwiki coverage {article.id}` lists the sentences",
        )


def _said(coverage: Coverage) -> str:
    """The coverage in words; rounded down, so that it never seems to be enough."""
    claims = "claim" if coverage.claims == 1 else "claims"
    return f"coverage is {coverage.percent} % ({coverage.covered} of {coverage.claims} {claims})"
