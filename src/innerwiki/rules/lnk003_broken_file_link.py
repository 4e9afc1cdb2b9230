"""A Markdown link leads to a file that the wiki does not publish.

The reader is sent to a page that is not there. Links are relative to the article's own file; to
other articles, a wiki link by title is safer, since it holds when a file is moved.

Bad:

    Compare [information](theory/information.md).

Correct the path, or link by title.

Good:

    Compare [information](information.md) and [[Information]].

With `content/information.md`:

    ---
    title: Information
    ---
"""

from collections.abc import Iterator
from posixpath import splitext

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report links to files that are neither an article nor published beside them."""
    here = article.path
    if view.are_beside(here, {link.href for link in article.file_links}):
        return  # as mostly: they are other articles, and in the same folder
    links = [
        (view.path_of(here, link.href), link)
        for link in article.file_links
        if not link.href.startswith("#")  # a place on the same page
    ]
    lost = view.lost({path for path, _ in links})
    for path, link in links:
        if path not in lost:
            continue
        ending = splitext(path)[1].lower()
        if not ending:
            continue  # it may be the address of a page, which only a host knows
        if view.is_unpublished(path):
            if view.is_unpublished(article.path):
                continue  # two of another program's pages: SRC006 says all there is to say
            message = f"`{path}` is not published, since another article has its id"
            mend = "give one of the two another `id:`"
        elif ending == ".md":
            message = f"there is no article in `{path}`"
            mend = "correct the path, or link by title: `[[Title]]`"
        else:
            message = f"`{path}` is not among the files that are published"
            mend = "correct the path, or put the file into the content folder"
        yield Finding(link.span, message, mend)
