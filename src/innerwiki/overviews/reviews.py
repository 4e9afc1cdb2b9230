"""What an article's reviews amount to, in words: each record, and the state that follows."""

from collections.abc import Iterator
from datetime import date

from innerwiki.model import Article, Assessment, Library, Review, Source, Span, Status
from innerwiki.overviews.tables import shortened
from innerwiki.reports.text import counted
from innerwiki.reports.visible import visible
from innerwiki.wiki.digest import review_hash
from innerwiki.wiki.review import APPROVED, changes_since, is_author

_WORDS_SHOWN = 60
_DIGITS_SHOWN = 19
"""Characters that are shown of a hash: its kind and twelve digits."""


def described(review: Review) -> str:
    """A review in a line: outcome, reviewer, day, revision, scope."""
    scope = f", scope {', '.join(review.scope)}" if review.scope else ""
    return visible(
        f"{review.outcome} by {review.by} on {review.date}, revision {review.revision}{scope}"
    )


def proof(review: Review) -> str:
    """What of a text is remembered with a review."""
    blocks = counted(len(review.blocks), "paragraph")
    return f"{review.hash[:_DIGITS_SHOWN]}…, a digest for each of {blocks}"


# --- the state ------------------------------------------------------------------------------


def state_lines(article: Article, assessment: Assessment, today: date) -> Iterator[str]:
    """What state an article is in, and why it is in no better one."""
    claimed, computed = assessment.claimed, assessment.computed
    if claimed is Status.RETIRED:
        yield "The status is retired; whatever is computed is set aside."
        return
    if assessment.status is claimed is not computed:
        yield f"The status is {claimed}, as the front matter claims; computed is {computed}."
        if computed is Status.REVIEWED:
            yield "Write `status: reviewed` to show it."
            return
    else:
        yield f"The status is {assessment.status}."
    yield from _obstacles(article, assessment, today)


def _obstacles(article: Article, assessment: Assessment, today: date) -> Iterator[str]:
    """What keeps an article from being reviewed."""
    review = assessment.review
    if assessment.gaps:
        told = counted(len(assessment.gaps), "gap")
        yield f"It still needs citations: {told}; `innerwiki check {article.path}` shows where."
    for key in assessment.bad_sources:
        yield f"It cites `{key}`, which was retracted or withdrawn; replace that source."
    if review.overdue and review.due is not None:
        if article.front_matter.review_by is not None:
            yield f"`review_by: {review.due}` has passed; set a later day, or remove the line."
        else:
            days = counted((today - review.due).days, "day")
            yield f"The next review was due on {review.due}, {days} ago."
    if review.last is None:
        is_own = bool(article.front_matter.reviews)
        yield "Only its authors have reviewed it." if is_own else "Nobody has reviewed it."
    elif not review.holds:
        why = "did not approve it" if review.same_text else "was of another text"
        yield f"The latest review, by {visible(review.last.by)} on {review.last.date}, {why}."


# --- the records ------------------------------------------------------------------------------


def review_lines(
    article: Article, source: Source, library: Library, assessment: Assessment, today: date
) -> Iterator[str]:
    """The recorded reviews of an article in their order, whether each holds, and its state.

    Args:
        article: the article.
        source: its file.
        library: the sources that it cites.
        assessment: what is computed of it.
        today: the date (UTC).
    """
    yield visible(f"{article.title} ({article.path})")
    reviews = article.front_matter.reviews
    for number, review in enumerate(reviews, 1):
        yield f"{number}. {described(review)}"
        yield from (f"   {line}" for line in _standing(article, source, library, review))
    yield from state_lines(article, assessment, today)
    due = assessment.review.due
    if due is not None and not assessment.review.overdue:
        yield f"The next review is due on {due}."
    if not (assessment.review.holds or assessment.status is Status.RETIRED):
        yield f"`innerwiki review approve {article.id} --by HANDLE` records a review."


def _standing(article: Article, source: Source, library: Library, review: Review) -> Iterator[str]:
    """Whether a review holds, and where the text differs from the one that it was of."""
    if is_author(article.front_matter, review.by):
        yield "does not count: nobody reviews their own text"
    if review.hash == review_hash(article, library):
        yield "holds" if review.outcome == APPROVED else "is of the text that stands there"
        return
    places, changes = changes_since(article, library, review)
    if changes is None:
        yield "no longer holds: the text has changed since, the record does not tell where"
    elif changes == 0:
        yield "no longer holds: the paragraphs are in another order"
    else:
        yield f"no longer holds: {counted(changes, 'paragraph')} changed since"
        yield from (_place(source, span) for span in places)
        if changes > len(places):
            gone = counted(changes - len(places), "paragraph")
            yield f"- {gone} of then {'is' if changes - len(places) == 1 else 'are'} gone"


def _place(source: Source, span: Span) -> str:
    """The lines of a paragraph and its first words."""
    first = source.position(span.start).line
    last = source.position(span.end).line
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    words = " ".join(source.text[span.start : span.end].split())
    return f"- {lines}: {shortened(visible(words), _WORDS_SHOWN)}"
