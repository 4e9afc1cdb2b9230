"""A link names a section that the article does not have.

The link leads to the top of the article, and the reader looks for what was promised. In a wiki link
upper and lower case and punctuation do not matter; a Markdown link, `[text](entropy.md#history)`,
gives the section's address as it is.

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
from urllib.parse import unquote

from innerwiki.lint import Finding, Severity
from innerwiki.lint.nearest import nearest
from innerwiki.model import Article, Span
from innerwiki.syntax.headings import RESERVED, RESERVED_PREFIXES, find_anchor, slug
from innerwiki.wiki.view import PageView, Target

SEVERITY = Severity.WARNING
_FOOTNOTES = ("fn:", "fnref")  # the ids that Markdown gives to footnotes and what calls them


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report links to a section that is not there, on this page or another."""
    own = frozenset(heading.slug for heading in article.headings)
    for link in article.wiki_links:
        if not link.anchor:
            continue
        target = view.article(link.target) if link.target else None
        if link.target and target is None:
            continue  # LNK001 says so
        slugs = own if target is None else target.slugs
        if find_anchor(link.anchor, slugs) is None:
            where = f'"{link.target}"' if link.target else "this article"
            yield _finding(link.span, where, link.anchor, slugs)
    for file_link in article.file_links:
        anchor = unquote(file_link.href.partition("#")[2])
        target = view.article_at(view.path_of(article.path, file_link.href)) if anchor else None
        if target is not None and not _arrives(anchor, target, view):
            where = "this article" if target.path == article.path else f'"{target.title}"'
            yield _finding(file_link.span, where, anchor, target.slugs)


def _arrives(anchor: str, target: Target, view: PageView) -> bool:
    """Whether a browser finds the place: it compares letter by letter, as Markdown leaves it."""
    return (
        anchor in target.slugs
        or anchor in RESERVED
        or anchor.startswith((*RESERVED_PREFIXES, *_FOOTNOTES))
        or view.writes_id(target.path, anchor)
    )


def _finding(span: Span, where: str, anchor: str, slugs: frozenset[str]) -> Finding:
    near = nearest(slug(anchor), sorted(slugs))
    mend = "name one of its headings, or leave the section out"
    return Finding(
        span, f'{where} has no section "{anchor}"', f"did you mean `#{near}`?" if near else mend
    )
