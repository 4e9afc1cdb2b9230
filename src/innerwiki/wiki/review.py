"""The review state machine: from recorded reviews and computed facts to a status; pure.

Nobody is believed. What the editors claim is held against what follows from the facts, and the
lower of the two is shown: stub < draft < needs-citations < stale < in-review < reviewed. Computed
is, in this order:

- needs-citations, while something must be cited;
- stale, when the next review is overdue, or a cited source was retracted or withdrawn;
- reviewed, when the latest review by somebody who is not an author approved the text that stands;
- in-review otherwise.

`retired` overrides all. Dates are in UTC.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from innerwiki.model import Article, FrontMatter, Library, Review, ReviewState, Span, Status
from innerwiki.wiki.digest import TextDigest, digest_of
from innerwiki.wiki.words import counted

ORDER = (
    Status.STUB,
    Status.DRAFT,
    Status.NEEDS_CITATIONS,
    Status.STALE,
    Status.IN_REVIEW,
    Status.REVIEWED,
)
"""All states but `retired`, from least to most."""

APPROVED = "approved"
"""The outcome of a review that vouches for the text."""


def review_state(
    article: Article, library: Library, today: date, interval_days: int
) -> ReviewState:
    """What the recorded reviews of an article amount to.

    Args:
        article: the article.
        library: the sources that it cites.
        today: the date (UTC).
        interval_days: when the next review is due after one, where the article does not say.
    """
    matter = article.front_matter
    last = _last(review for review in matter.reviews if not is_author(matter, review.by))
    due = matter.review_by
    if due is None and last is not None:
        due = _later(last.date, interval_days)
    overdue = due is not None and today > due
    if last is None:
        return ReviewState(due=due, overdue=overdue)
    text = digest_of(article, library)
    if text.hash == last.hash:
        holds = last.outcome == APPROVED
        return ReviewState(last, holds=holds, same_text=True, changes=0, due=due, overdue=overdue)
    found = changes_since(text, last)
    return ReviewState(
        last,
        changed=found.places,
        changes=found.paragraphs,
        head_changed=found.head,
        due=due,
        overdue=overdue,
    )


def _later(day: date, days: int) -> date:
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class Changes:
    """How a text differs from the one that was reviewed.

    `places` are the paragraphs that are new or different; `paragraphs` is how many have changed,
    those that went away included, None where the record does not tell; `head` says that the title
    or the infobox has changed.
    """

    places: tuple[Span, ...] = ()
    paragraphs: int | None = None
    head: bool = False


def changes_since(text: TextDigest, review: Review) -> Changes:
    """How a text differs from the one of a review."""
    if not review.blocks:
        return Changes()
    head, *blocks = review.blocks
    gone = Counter(blocks)
    changed = []
    for block in text.blocks:
        if gone[block.digest] > 0:
            gone[block.digest] -= 1
        else:
            changed.append(block.span)
    paragraphs = max(len(changed), gone.total())
    return Changes(tuple(changed), paragraphs, head != text.head.digest)


def told(changes: Changes | ReviewState) -> str:
    """What has changed, in words: "2 paragraphs changed", "changed" where nobody can tell.

    >>> told(Changes(paragraphs=2, head=True)), told(Changes())
    ('2 paragraphs and the title or infobox changed', 'changed')
    """
    if isinstance(changes, ReviewState):
        changes = Changes((), changes.changes, changes.head_changed)
    if changes.paragraphs is None:
        return "changed"
    said = [counted(changes.paragraphs, "paragraph")] if changes.paragraphs else []
    if changes.head:
        said.append("the title or infobox")
    return f"{' and '.join(said)} changed" if said else "the order of the paragraphs changed"


def _last(reviews: Iterable[Review]) -> Review | None:
    """The review of the latest date; of several of one day, the one that is recorded last."""
    last: Review | None = None
    for review in reviews:
        if last is None or review.date >= last.date:
            last = review
    return last


def is_author(matter: FrontMatter, handle: str) -> bool:
    """Whether a handle is one of the article's authors: `github:ada`, `@Ada` and `ada` are one."""
    return any(same_person(author, handle) for author in matter.authors)


def same_person(one: str, other: str) -> bool:
    """Whether two handles mean one person; a handle without a forge may be of any."""
    (forge, _, name), (their_forge, _, their_name) = (
        handle.strip().lower().rstrip("/").rpartition("/")[2].rpartition(":")
        for handle in (one, other)
    )
    same_forge = forge == their_forge or not forge or not their_forge
    return same_forge and name.lstrip("@") == their_name.lstrip("@")


def computed_status(review: ReviewState, *, needs_citations: bool, has_bad_source: bool) -> Status:
    """The status that follows from the facts."""
    if needs_citations:
        return Status.NEEDS_CITATIONS
    if review.overdue or has_bad_source:
        return Status.STALE
    return Status.REVIEWED if review.holds else Status.IN_REVIEW


def effective_status(claimed: Status | None, computed: Status) -> Status:
    """The status that is shown: the lower of what is claimed and what is computed.

    >>> effective_status(Status.REVIEWED, Status.STALE), effective_status(None, Status.STALE)
    (<Status.STALE: 'stale'>, <Status.STALE: 'stale'>)
    >>> effective_status(Status.STUB, Status.REVIEWED)
    <Status.STUB: 'stub'>
    """
    if claimed is None or claimed is Status.RETIRED:
        return claimed or computed
    return min(claimed, computed, key=ORDER.index)


def overstates(claimed: Status | None, computed: Status) -> bool:
    """Whether the editors claim more than is computed."""
    if claimed is None or claimed is Status.RETIRED:
        return False
    return ORDER.index(claimed) > ORDER.index(computed)
