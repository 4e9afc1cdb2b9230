"""A citation names a key that the library does not have.

The reader is sent to a source that is not there, and the page's references are one entry short.
A citation in brackets is meant, and so is one by identifier (`@doi:10.1000/182`) and each of the
front matter's `citations:`. A bare `@name` that is no key may be anybody's handle and is text.

Bad:

    Entropy never decreases [@clausius1856].

Correct the key, or add the source to the citations folder.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865,
      author = {Clausius, Rudolf},
      title = {Über verschiedene für die Anwendung bequeme Formen der Hauptgleichungen},
      year = {1865},
    }
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.nearest import nearest
from innerwiki.model import Article, CitationItem, GeneralSource, Mode
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR

IDENTIFIERS = ("doi:", "arxiv:", "isbn:", "https://", "http://")
"""What a key begins with that is a source's identifier: no handle looks like that."""


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report keys and identifiers that lead to no entry."""
    for source in _meant(article):
        if view.entry(source.key) is None:
            yield Finding(
                source.span, f"no entry `{source.key}` in the library", _help(source.key, view)
            )


def is_identifier(key: str) -> bool:
    """Whether a key names a source by its DOI, arXiv number, ISBN or address."""
    return key.lower().startswith(IDENTIFIERS)


def _meant(article: Article) -> Iterator[CitationItem | GeneralSource]:
    yield from article.front_matter.citations
    for citation in article.citations:
        for item in citation.items:
            if citation.mode is Mode.PARENTHETICAL or is_identifier(item.key):
                yield item


def _help(key: str, view: PageView) -> str:
    if is_identifier(key):
        return "no source in the library has this identifier; add it to the citations folder"
    near = nearest(key, view.keys())
    if near is not None:
        return f"did you mean `{near}`?"
    return "correct the key, or add the source to the citations folder"
