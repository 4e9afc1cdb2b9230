"""The day on which the article was to be reviewed again has passed.

Sources are superseded and fields move on; until somebody has looked again, the article counts as
`stale`. The day is the front matter's `review_by`, else so many days after the last review as
`review_interval_days` in the section `[policy]` of innerwiki.toml says. Retired articles are not
reviewed.

Bad:

    ---
    title: Entropy
    review_by: 2025-06-01
    ---
    Entropy never decreases [@clausius1865].

Have the article reviewed, and set `review_by` to a later day, or take it out.

Good:

    ---
    title: Entropy
    review_by: 2099-06-01
    ---
    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Status
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an overdue review where its day is set: at `review_by`, else at the last review."""
    assessment = view.assessment()
    matter = article.front_matter
    if assessment is None or matter.status is Status.RETIRED:
        return
    due, last = assessment.review.due, assessment.review.last
    if due is None or not assessment.review.overdue:
        return
    late = (view.today - due).days
    message = f"the next review was due on {due}, {late} {'day' if late == 1 else 'days'} ago"
    mend = f"have it reviewed (`innerwiki review approve {article.id} --by HANDLE`)"
    if matter.review_by is None and last is not None:
        span = matter.spans[f"reviews.{matter.reviews.index(last)}"]
    else:
        span = matter.spans["review_by"]
        mend += ", then set `review_by` to a later day or take it out"
    yield Finding(span, message, mend)
