"""An editor has marked a claim as one that needs a citation.

The page shows the mark, and the article counts as `needs-citations` until it is gone. Each mark is
a task for whoever can find the source; what the mark says of it is repeated here.

Bad:

    Entropy never decreases [@clausius1865]. Springs never break. {.needs-citation since=2026-01}

Cite a source and take the mark out, or take out the claim.

Good:

    Entropy never decreases [@clausius1865]. Springs stretch with their load [@hooke1678].

With `citations/library.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
    @book{hooke1678, title = {Lectures}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Gap, GapReason
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_NOTE = 120
"""So much of an editor's note is quoted: it says what to look for."""


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each gap that an editor has marked, at the sentence that is meant."""
    assessment = view.assessment()
    if assessment is None or not article.marks:
        return
    for gap in assessment.gaps:
        if gap.reason is GapReason.MARKED:
            yield Finding(
                gap.span,
                _message(gap),
                "cite a source as `[@key]` and take the mark out, or take out the claim",
            )


def _message(gap: Gap) -> str:
    message = f'"{shorten(gap.text)}" needs a citation'
    if gap.since:
        message += f" since {shorten(gap.since)}"
    if gap.note:
        message += f": {shorten(gap.note, _NOTE)}"
    return message
