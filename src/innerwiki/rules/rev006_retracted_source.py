"""The article cites a source that was retracted or withdrawn.

Its own authors, or its publisher, no longer stand by it, so neither can the article. A source is
one of these if its entry says so: by `pubstate = {retracted}`, or by the keyword `retracted` or
`withdrawn`. Until it is gone, the article counts as `stale`.

Bad:

    Entropy never decreases [@hooke1678].

Cite another source, or change what rests on this one.

Good:

    Entropy never decreases [@clausius1865].

With `citations/library.bib`:

    @book{hooke1678, title = {Lectures}, year = {1678}, keywords = {book, withdrawn}}
    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, CitationItem, GeneralSource
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each place at which such a source is cited."""
    assessment = view.assessment()
    if assessment is None or not assessment.bad_sources:
        return
    cited: tuple[CitationItem | GeneralSource, ...] = (
        *article.front_matter.citations,
        *article.citation_items,
    )
    for source in cited:
        entry = view.entry(source.key)
        if entry is not None and entry.key in assessment.bad_sources:
            yield Finding(
                source.span,
                f"the source `{entry.key}` was retracted or withdrawn",
                "cite another source, or change what rests on this one",
            )
