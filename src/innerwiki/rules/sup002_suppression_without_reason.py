"""A suppression gives no reason.

The next editor cannot tell whether it still holds, and will not dare to delete it.

Bad:

    <!-- innerwiki: ignore CIT004 -->

    The interval [12] is a single number.

Write the reason behind two hyphens.

Good:

    <!-- innerwiki: ignore CIT004 -- part of the notation, not a citation -->

    The interval [12] is a single number.
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report suppressions without a reason."""
    del view
    for suppression in article.suppressions:
        if suppression.reason is None:
            yield Finding(
                suppression.span,
                "this suppression gives no reason",
                "write one behind two hyphens: `<!-- innerwiki: ignore CODE -- reason -->`",
            )
