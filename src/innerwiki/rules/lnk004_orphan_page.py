"""No other article links to this one.

Readers reach it by search or by lists only, and those who read about its subject elsewhere never
learn that it is there. A link counts from any other page, the home page and other `type: meta`
pages included: a wiki link, an entry of `see_also`, or a Markdown link to the file. Pages about the
wiki (`type: meta`) and retired articles need no such link, nor does an article that is alone.

Bad, in `content/heat.md`:

    Heat flows from the hot body to the cold one.

Link to the article where its subject is mentioned, or name it under `see_also:` elsewhere.

Good, in `content/heat.md`:

    Heat flows from the hot body to the cold one, and [[entropy]] grows.

With `content/entropy.md`:

    ---
    title: Entropy
    see_also: [heat]
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, ArticleType, Span, Status
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an article without back-links."""
    matter = article.front_matter
    if view.is_linked() or matter.type is ArticleType.META or matter.status is Status.RETIRED:
        return
    if view.is_unpublished(article.path):
        return
    found = (view.article(name) for name in view.titles())
    if all(other is None or other.id == article.id for other in found):  # there is no other
        return
    yield Finding(
        matter.spans.get("title", Span(article.path, 0, 0)),
        f'no other article links to "{article.title}"',
        f"write `[[{article.title}]]` where another article mentions it",
    )
