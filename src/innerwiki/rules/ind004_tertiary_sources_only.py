"""All sources of the article are works of reference.

Encyclopaedias and dictionaries tell at second hand what others found out. What rests on them alone
cannot be checked by following a citation once; the works that they cite can.

Bad:

    Springs stretch with their load [@shannon1948].

Cite the works that the work of reference rests on.

Good:

    Springs stretch with their load [@shannon1948; @hooke1678].

With `citations/library.bib`:

    @inreference{shannon1948, title = {Springs}, booktitle = {A Dictionary}, year = {1948}}
    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, SourceKind, Status
from innerwiki.wiki.independence import sources, title_place
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an article that rests on works of reference alone, at its title."""
    assessment = view.assessment()
    matter = article.front_matter
    if assessment is None or not assessment.sources or matter.status is Status.RETIRED:
        return
    if all(work.kind is SourceKind.REFERENCE for work in view.once(sources, article)):
        yield Finding(
            title_place(article),
            "the article has no source but works of reference",
            "cite the works that they rest on",
        )
