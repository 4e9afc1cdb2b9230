"""What an article's reviews amount to, in words: each record, and the state that follows."""

from collections.abc import Iterator, Sequence
from datetime import date

from innerwiki.model import Article, Assessment, Gap, Library, Review, Source, Span, Status
from innerwiki.overviews.tables import shortened
from innerwiki.reports.visible import visible
from innerwiki.wiki.digest import TextDigest, digest_of
from innerwiki.wiki.review import APPROVED, changes_since, is_author, same_person, told
from innerwiki.wiki.words import counted

_WORDS_SHOWN = 60
_GAPS_SHOWN = 5
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
    blocks = counted(len(review.blocks) - 1, "paragraph")  # the first is of title and infobox
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
    yield from _gap_lines(assessment.gaps)
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


def _gap_lines(gaps: Sequence[Gap]) -> Iterator[str]:
    """The first gaps, and how many there are."""
    if gaps:
        yield f"It still needs citations: {counted(len(gaps), 'gap')}."
    for gap in gaps[:_GAPS_SHOWN]:
        yield f"- {shortened(visible(gap.text), _WORDS_SHOWN)}"
    if len(gaps) > _GAPS_SHOWN:
        yield f"- and {len(gaps) - _GAPS_SHOWN:,} more"


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
    text = digest_of(article, library)
    for number, review in enumerate(reviews, 1):
        yield f"{number}. {described(review)}"
        is_last = not any(same_person(review.by, later.by) for later in reviews[number:])
        lines = _standing(article, source, text, review)
        yield from (f"   {line}" for line in (lines if is_last else ["superseded by a later one"]))
    yield from state_lines(article, assessment, today)
    due = assessment.review.due
    is_retired = assessment.status is Status.RETIRED
    if due is not None and not (assessment.review.overdue or is_retired):
        yield f"The next review is due on {due}."
    if not (assessment.review.holds or is_retired):
        yield f"`innerwiki review approve {article.id} --by HANDLE` records a review."


def _standing(article: Article, source: Source, text: TextDigest, review: Review) -> Iterator[str]:
    """Whether a review holds, and where the text differs from the one that it was of."""
    if is_author(article.front_matter, review.by):
        yield "does not count: nobody reviews their own text"
    if review.hash == text.hash:
        yield "holds" if review.outcome == APPROVED else "is of the text that stands there"
        return
    changes = changes_since(text, review)
    if changes.paragraphs is None:
        yield "no longer holds: the text has changed, and the record does not tell where"
        return
    yield f"no longer holds: {told(changes)} since"
    yield from (_place(source, span) for span in changes.places)
    gone = changes.paragraphs - len(changes.places)
    if gone > 0:
        yield f"- {counted(gone, 'paragraph')} of then {'is' if gone == 1 else 'are'} gone"


def _place(source: Source, span: Span) -> str:
    """The lines of a paragraph and its first words."""
    first = source.position(span.start).line
    last = source.position(span.end).line
    lines = f"line {first}" if first == last else f"lines {first}-{last}"
    words = " ".join(source.text[span.start : span.end].split())
    return f"- {lines}: {shortened(visible(words), _WORDS_SHOWN)}"
