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
from innerwiki.model import Article, Span
from innerwiki.nearest import nearest
from innerwiki.syntax.headings import RESERVED, RESERVED_PREFIXES, find_anchor, slug
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING
_FOOTNOTES = ("fn:", "fnref")  # the ids that Markdown gives to footnotes and what calls them


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report links to a section that is not there, on this page or another."""
    file_links = [link for link in article.file_links if "#" in link.href]
    if not (file_links or any(link.anchor for link in article.wiki_links)):
        return
    own = frozenset(heading.slug for heading in article.headings)
    yield from _in_wiki_links(article, own, view)
    for link in file_links:
        anchor = unquote(link.href.partition("#")[2])
        if not anchor:
            continue
        path = view.path_of(article.path, link.href)
        target = None if path == article.path else view.article_at(path)
        if target is not None:
            path, where, slugs = target.path, f'"{target.title}"', target.slugs
        elif path == article.path:
            where, slugs = "this article", own
        else:
            continue  # LNK003 says so
        if not _arrives(anchor, slugs, path, view):
            yield _finding(link.span, where, anchor, slugs)


def _in_wiki_links(article: Article, own: frozenset[str], view: PageView) -> Iterator[Finding]:
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


def _arrives(anchor: str, slugs: frozenset[str], path: str, view: PageView) -> bool:
    """Whether a browser finds the place: it compares letter by letter, as Markdown leaves it."""
    return (
        anchor in slugs
        or anchor in RESERVED
        or anchor.startswith((*RESERVED_PREFIXES, *_FOOTNOTES))
        or view.writes_id(path, anchor)
    )


def _finding(span: Span, where: str, anchor: str, slugs: frozenset[str]) -> Finding:
    near = nearest(slug(anchor), sorted(slugs))
    mend = "name one of its headings, or leave the section out"
    return Finding(
        span, f'{where} has no section "{anchor}"', f"did you mean `#{near}`?" if near else mend
    )
