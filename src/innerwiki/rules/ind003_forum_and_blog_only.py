"""All sources of the article are posts on forums and blogs.

Nobody but their authors has answered for them. Readers, and other encyclopaedias, ask whether the
subject is known outside of the circle that writes there; one paper, book or report shows that it
is. A post that is a version of a paper, as `citations/works.toml` says, counts as the paper.

Bad:

    Springs never break [@hooke1678].

Cite a work that was published, or say with `status: stub` that the article has yet to find one.

Good:

    Springs never break [@hooke1678; @clausius1865].

With `citations/library.bib`:

    @online{hooke1678, title = {On Springs}, year = {1678}, keywords = {forum}}
    @article{clausius1865, title = {Formen}, year = {1865}, keywords = {peer-reviewed}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, SourceKind, Status
from innerwiki.wiki.independence import sources, title_place
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_SELF_PUBLISHED = frozenset({SourceKind.FORUM, SourceKind.BLOG})
_SPARED = (Status.RETIRED, Status.STUB)


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an article that rests on posts alone, at its title."""
    assessment = view.assessment()
    matter = article.front_matter
    if assessment is None or not assessment.sources or matter.status in _SPARED:
        return
    works = view.once(sources, article)
    if all(work.kind in _SELF_PUBLISHED for work in works):
        number = "the only source is a post" if len(works) == 1 else f"all {len(works)} are posts"
        kinds = " or ".join(sorted({work.kind for work in works}))
        yield Finding(
            title_place(article),
            f"the article has no source but posts: {number} ({kinds})",
            "cite a paper, a book or a report, or write `status: stub`",
        )
