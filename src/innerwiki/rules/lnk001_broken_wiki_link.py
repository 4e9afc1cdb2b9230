"""A wiki link leads to an article that is not there.

The reader sees a red link. That may be intended, as an invitation to write the article; more often
the title is misspelt.

Bad:

    Its growth is the [[Second laws of thermodynamics]].

Correct the title (an article's title, alias or id will do), or write the article. Where only one
comes near, `--fix --unsafe-fixes` puts it there.

Good:

    Its growth is the [[second law of thermodynamics]].

With `content/second-law.md`:

    ---
    title: Second law of thermodynamics
    ---
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, SeeAlso, Span, WikiLink
from innerwiki.nearest import nearest, only_near
from innerwiki.syntax.headings import fold_title
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_PLAIN = re.compile(r"(?=.*[^\W\d])\w[\w ',()/-]*")
"""A name that needs no quotes in the front matter, and no escapes in a link."""


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report wiki links and `see_also` without an article."""
    links: tuple[SeeAlso | WikiLink, ...] = (*article.front_matter.see_also, *article.wiki_links)
    for link in links:
        if link.target and view.article(link.target) is None:
            meant = fold_title(link.target)
            yield Finding(
                link.span,
                f'there is no article "{link.target}"',
                _help(meant, view),
                _correction(article, link, meant, view),
            )


def _correction(
    article: Article, link: SeeAlso | WikiLink, meant: str, view: PageView
) -> Fix | None:
    """The one name that comes near in its place; unsafe, since another article may be meant."""
    near = only_near(meant, view.titles())
    found = view.article(near) if near is not None else None
    if near is None or found is None:
        return None
    name = found.title if fold_title(found.title) == near else near
    if link.target[0].islower() and name[1:2].islower():  # in the middle of a sentence
        name = name[0].lower() + name[1:]
    start = link.span.start
    if isinstance(link, WikiLink):
        start += len("[[")
    if not _PLAIN.fullmatch(name) or not article.text.startswith(link.target, start):
        return None
    span = Span(article.path, start, start + len(link.target))
    return Fix((Edit(span, name),), safe=False)


def _help(meant: str, view: PageView) -> str:
    near = nearest(meant, view.titles())
    if near is not None:
        return f'did you mean "{near}"?'
    return "readers see a red link; write the article, or correct the title"
