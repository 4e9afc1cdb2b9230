"""A citation stands inside the text of a link.

A link cannot hold another, so the mark of the citation is shown but cannot be followed.

Bad:

    See [Clausius's paper [@clausius1865]](https://example.org/clausius).

Move the citation behind the link.

Good:

    See [Clausius's paper](https://example.org/clausius) [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report citations in link texts; one without a known key has its own finding, or is text."""
    for citation in article.citations:
        if citation.in_link and any(view.entry(item.key) for item in citation.items):
            yield Finding(
                citation.span,
                "a citation inside a link's text cannot be followed",
                "move it behind the link: `[text](address) [@key]`",
            )
