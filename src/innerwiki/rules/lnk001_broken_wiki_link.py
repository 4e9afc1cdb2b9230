"""A wiki link leads to an article that is not there.

The reader sees a red link. That may be intended, as an invitation to write the article; more often
the title is misspelt.

Bad:

    Its growth is the [[Second laws of thermodynamics]].

Correct the title (an article's title, alias or id will do), or write the article.

Good:

    Its growth is the [[second law of thermodynamics]].

With `content/second-law.md`:

    ---
    title: Second law of thermodynamics
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.nearest import nearest
from innerwiki.model import Article, SeeAlso, WikiLink
from innerwiki.syntax.headings import fold_title
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report wiki links and `see_also` without an article."""
    links: tuple[SeeAlso | WikiLink, ...] = (*article.front_matter.see_also, *article.wiki_links)
    for link in links:
        if link.target and view.article(link.target) is None:
            yield Finding(
                link.span, f'there is no article "{link.target}"', _help(link.target, view)
            )


def _help(target: str, view: PageView) -> str:
    near = nearest(fold_title(target), view.titles())
    if near is not None:
        return f'did you mean "{near}"?'
    return "readers see a red link; write the article, or correct the title"
