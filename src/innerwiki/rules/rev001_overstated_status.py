"""The front matter claims a better status than follows from the facts.

The page shows the lower of the two, so the claim helps nobody, and whoever works on the file is
misled by it. What is computed is, in this order: `needs-citations`, while something must be cited;
`stale`, when the next review is overdue or a cited source was retracted; `reviewed`, when somebody
who is not an author has approved the text that stands; `in-review` otherwise. Where nothing but the
passing of time has lowered it, that is an overdue review (REV002) and not reported here.

Bad:

    ---
    title: Entropy
    status: reviewed
    ---
    Entropy never decreases [@clausius1865].

Have the article reviewed, mend what is named, or claim less, as `--fix --unsafe-fixes` does.

Good:

    ---
    title: Entropy
    status: in-review
    ---
    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, Assessment, Status
from innerwiki.rules.rev004_review_of_other_text import changed_since
from innerwiki.wiki.review import APPROVED, computed_status, overstates
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why an article can be no better than `at_most`, and what to do about it."""

    at_most: Status
    why: str
    mend: str


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report a status that would be claimed too high even on the day of the last review."""
    assessment = view.assessment()
    if assessment is None or not overstates(assessment.claimed, assessment.computed):
        return
    if not overstates(assessment.claimed, _whatever_the_day(assessment)):
        return
    reasons = [
        reason
        for reason in _reasons(article, assessment)
        if overstates(assessment.claimed, reason.at_most)
    ]
    why = "; ".join(reason.why for reason in reasons)
    mend = ", ".join(dict.fromkeys(reason.mend for reason in reasons))
    span = article.front_matter.spans["status"]
    yield Finding(
        span,
        f"`{assessment.claimed}` is claimed, but `{assessment.computed}` is computed: {why}",
        f"{mend}; or write `status: {assessment.computed}`",
        Fix((Edit(span, assessment.computed.value),), safe=False),
    )


def _whatever_the_day(assessment: Assessment) -> Status:
    """The status that would be computed if no review were overdue."""
    return computed_status(
        replace(assessment.review, overdue=False),
        needs_citations=assessment.needs_citations,
        has_bad_source=bool(assessment.bad_sources),
    )


def _reasons(article: Article, assessment: Assessment) -> Iterator[_Reason]:
    """All that keeps an article from a better status, the weightiest first."""
    review = f"`innerwiki review approve {article.id} --by HANDLE`"
    if assessment.gaps:
        yield _Reason(Status.NEEDS_CITATIONS, _gaps(assessment), "cite what is missing")
    for key in assessment.bad_sources:
        why = f"the source `{key}` was retracted or withdrawn"
        yield _Reason(Status.STALE, why, "replace the source")
    if assessment.review.overdue:
        why = f"the next review was due on {assessment.review.due}"
        yield _Reason(Status.STALE, why, f"have it reviewed again ({review})")
    if not assessment.review.holds:
        is_first = assessment.review.last is None
        who = "by somebody who is not an author" if is_first else "again"
        mend = f"have it reviewed {who} ({review})"
        yield _Reason(Status.IN_REVIEW, _no_review(article, assessment), mend)


def _gaps(assessment: Assessment) -> str:
    if not assessment.sources:
        return "it cites no source"
    count = len(assessment.gaps)
    return "1 place needs a citation" if count == 1 else f"{count} places need a citation"


def _no_review(article: Article, assessment: Assessment) -> str:
    """Why no review holds."""
    last = assessment.review.last
    if last is not None and last.outcome == APPROVED:
        return changed_since(last, assessment.review)
    if last is not None:
        return f"the review at v{last.revision} asked for changes"
    reviewers = {review.by for review in article.front_matter.reviews}
    if not reviewers:
        return "nobody has reviewed it"
    return "the only reviewer is an author" if len(reviewers) == 1 else "all reviewers are authors"
