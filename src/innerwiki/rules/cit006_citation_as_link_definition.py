"""A link definition is named like a citation.

`[@key]: address` defines a link in Markdown. It cites nothing, the line vanishes from the page, and
citations of that key lead to the library all the same. A handle that is no key and leads to what it
names, as in `[@ada]: https://forge.example/ada`, is a link and left alone.

Bad:

    Entropy never decreases [@clausius1865].

    [@clausius1865]: https://example.org/clausius

Put the address into the entry's `url`, and delete the line.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865,
      title = {Über verschiedene Formen der Hauptgleichungen},
      year = {1865},
      url = {https://example.org/clausius},
    }
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, OddityKind
from innerwiki.nearest import nearest
from innerwiki.syntax.references import KEY
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report link definitions with a key for their label."""
    for oddity in article.oddities:
        if oddity.kind is OddityKind.LINK_DEFINITION:
            if article.is_link_name(oddity.text) and not _is_key(oddity.text, view):
                continue
            yield Finding(
                oddity.span,
                f"`{oddity.text}:` defines a link and cites nothing",
                "put the address into the entry's `url`, and delete this line",
            )


def _is_key(label: str, view: PageView) -> bool:
    """Whether a label such as `[@key]` holds a key of the library, or almost one."""
    match = KEY.search(label)
    return match is not None and nearest(match["key"] or "", view.keys()) is not None
