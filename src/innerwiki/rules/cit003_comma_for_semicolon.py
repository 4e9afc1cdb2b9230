"""Two sources of one citation are not separated by a semicolon.

A comma announces a locator (`[@key, p. 3]`), so other programs that read the same grammar take
the second source for part of the first. What stands between the two besides a comma is lost.

Bad:

    Energy is conserved [@mayer1842, @joule1845].

Write `;` between two sources.

Good:

    Energy is conserved [@mayer1842; @joule1845].

With `citations/energy.bib`:

    @article{mayer1842, title = {Bemerkungen über die Kräfte}, year = {1842}}
    @article{joule1845, title = {On the Mechanical Equivalent of Heat}, year = {1845}}
"""

from collections.abc import Iterator
from itertools import pairwise

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, CitationItem, Span
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report items that follow another without a semicolon; the fix puts one there."""
    del view
    for citation in article.citations:
        if len(citation.items) == 1:
            continue
        for before, item in pairwise(citation.items):
            if item.separator != ";":
                yield _finding(article, before, item)


def _finding(article: Article, before: CitationItem, item: CitationItem) -> Finding:
    stands = f"`{item.separator}`" if item.separator.strip() else "nothing"
    edit = _edit(article, before, item)
    return Finding(
        item.span,
        f"{stands} stands between `@{before.key}` and `@{item.key}`; it must be `;`",
        f"write `[@{before.key}; @{item.key}]`",
        Fix((edit,)) if edit else None,
    )


def _edit(article: Article, before: CitationItem, item: CitationItem) -> Edit | None:
    """The comma, or the gap, becomes a semicolon; words in between are the author's to move."""
    start, end = before.span.end, item.span.start
    between = article.text[start:end]
    if item.separator == "," and (comma := between.rfind(",")) >= 0:
        return Edit(Span(article.path, start + comma, start + comma + 1), ";")
    if between.isspace():
        return Edit(Span(article.path, start, start), ";")
    return None
