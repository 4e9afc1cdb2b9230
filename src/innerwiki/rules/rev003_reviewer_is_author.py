"""A recorded review is by one of the authors.

Nobody finds their own mistakes as others do, so such a review does not count: readers are told who
has vouched for the text besides those who wrote it. `github:ada`, `@ada` and `ada` are one person.

Bad:

    ---
    title: Entropy
    authors: [github:ada]
    revision: 2
    reviews:
      - by: github:ada
        date: 2026-01-02
        revision: 2
        hash: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
        outcome: approved
    ---
    Entropy never decreases [@clausius1865].

Take the record out, and have somebody else review the article.

Good:

    ---
    title: Entropy
    authors: [github:ada]
    revision: 2
    reviews:
      - by: github:bo
        date: 2026-01-02
        revision: 2
        hash: "sha256:0000000000000000000000000000000000000000000000000000000000000000"
        outcome: approved
    ---
    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.review import is_author
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each review by an author, at the reviewer's name."""
    if view.assessment() is None:
        return
    matter = article.front_matter
    for number, review in enumerate(matter.reviews):
        if is_author(matter, review.by):
            yield Finding(
                matter.spans[f"reviews.{number}.by"],
                f"`{shorten(review.by)}` is one of the authors, so this review does not count",
                "take the record out, and have somebody else review the article "
                f"(`innerwiki review approve {article.id} --by HANDLE`)",
            )
