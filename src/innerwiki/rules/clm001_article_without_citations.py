"""An article rests on no source at all.

The reader cannot check a word of it. A citation with an unknown key does not count. Pages about the
wiki itself (`type: meta`) make no claims and need no sources, nor do articles that redirect.

Bad:

    Entropy never decreases.

Cite the sources in the text, or list general ones under `citations:` in the front matter.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Span
from innerwiki.wiki.cited import entries_by_key
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an article without any citation or general source that the library has."""
    matter = article.front_matter
    if view.assessment() is None:
        return
    if not any(view.once(entries_by_key, article).values()):
        yield Finding(
            matter.spans.get("title", Span(article.path, 0, 0)),
            f'"{article.title}" cites no source',
            "cite one in the text as `[@key]`, or list one under `citations:`",
        )
