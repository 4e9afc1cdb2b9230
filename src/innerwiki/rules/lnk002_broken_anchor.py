"""A wiki link names a section that the article does not have.

The link leads to the top of the article, and the reader looks for what was promised. Sections are
compared by their address, so upper and lower case and punctuation do not matter.

Bad:

    Compare [[Entropy#Origins]].

Name a heading that is there, or link to the article as a whole.

Good:

    Compare [[Entropy#History]].

With `content/entropy.md`:

    ---
    title: Entropy
    ---

    ## History
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.nearest import nearest
from innerwiki.model import Article, WikiLink
from innerwiki.syntax.headings import find_anchor, slug
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report wiki links to a section that is not there, on this page or another."""
    for link in article.wiki_links:
        slugs = _slugs(link, article, view)
        if link.anchor and slugs is not None and find_anchor(link.anchor, slugs) is None:
            where = f'"{link.target}"' if link.target else "this article"
            yield Finding(
                link.span,
                f'{where} has no section "{link.anchor}"',
                _help(slug(link.anchor), slugs),
            )


def _slugs(link: WikiLink, article: Article, view: PageView) -> frozenset[str] | None:
    """The addresses on the page that a link leads to; None if there is no such page."""
    if not link.anchor:
        return None
    if not link.target:
        return frozenset(heading.slug for heading in article.headings)
    target = view.article(link.target)
    return None if target is None else target.slugs


def _help(wanted: str, slugs: frozenset[str]) -> str:
    near = nearest(wanted, sorted(slugs))
    if near is not None:
        return f"did you mean `#{near}`?"
    return "name one of its headings, or leave the section out"
