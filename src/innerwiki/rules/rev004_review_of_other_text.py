"""The last review approved a text that is no longer there.

What it vouched for was changed since, so the article does not count as reviewed. White space, the
forms of quotation marks and dashes, and emphasis undo no review, nor does the rest of the front
matter; words, numbers, and the keys and locators of citations do. Reviews by authors do not count
(REV003), and retired articles are not reviewed.

Bad:

    ---
    title: Entropy
    revision: 3
    reviews:
      - by: github:bo
        date: 2026-01-02
        revision: 2
        hash: "sha256:a67a0debd0b7f73465b6a57a028b45c3fc28b8874475a01239f19fde963186cf"
        outcome: approved
    ---
    Entropy always increases [@clausius1865].

Have somebody read the article again and record it: `innerwiki review approve PAGE --by HANDLE`.

Good:

    ---
    title: Entropy
    revision: 2
    reviews:
      - by: github:bo
        date: 2026-01-02
        revision: 2
        hash: "sha256:a67a0debd0b7f73465b6a57a028b45c3fc28b8874475a01239f19fde963186cf"
        outcome: approved
    ---
    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Review, ReviewState, Status
from innerwiki.wiki.review import APPROVED, overstates, told
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report an approval of another text than stands there, at its hash."""
    assessment = view.assessment()
    matter = article.front_matter
    if assessment is None or matter.status is Status.RETIRED:
        return
    if overstates(assessment.claimed, assessment.computed):
        return  # REV001 tells why
    last = assessment.review.last
    if last is not None and last.outcome == APPROVED and not assessment.review.same_text:
        yield Finding(
            matter.spans[f"reviews.{matter.reviews.index(last)}.hash"],
            changed_since(last, assessment.review),
            f"have it read again and approved: `innerwiki review approve {article.id} --by HANDLE`",
        )


def changed_since(last: Review, state: ReviewState) -> str:
    """That a text is not the one which was reviewed, and by how much, as far as it is known."""
    said = f"the text has changed since the review at v{last.revision}"
    return said if state.changes is None else f"{said}: {told(state)}"
