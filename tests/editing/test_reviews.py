from dataclasses import replace
from datetime import date

import pytest

from innerwiki.editing.reviews import recorded, review_of
from innerwiki.errors import InnerwikiError
from innerwiki.model import Article, Review, ReviewState
from tests.support import wiki_of

DAY = date(2026, 1, 10)
WIKI = wiki_of("---\ntitle: Heat\nauthors: [github:ada]\n---\nIt flows.\n")
HEAT = WIKI.articles["page"]


def review(
    by: str = "bo", outcome: str = "approved", scope: tuple[str, ...] = ("style",)
) -> Review:
    return review_of(HEAT, WIKI.library, by=by, on=DAY, scope=scope, outcome=outcome)


def with_reviews(*reviews: Review) -> Article:
    return replace(HEAT, front_matter=replace(HEAT.front_matter, reviews=reviews))


def test_a_review_is_of_the_first_revision_where_none_is_given() -> None:
    assert review(by=" bo ") == replace(review(), by="bo", revision=1)
    assert len(review().blocks) == 2  # the title and the paragraph


def test_who_wrote_it_may_not_review_it() -> None:
    with pytest.raises(InnerwikiError, match="^@ADA is one of the authors of content/page.md"):
        review(by="@ADA")
    assert review(by="gitlab:ada").by == "gitlab:ada"


def test_only_the_reviewers_own_last_record_can_say_the_same() -> None:
    old, other = review(), review(by="cy")
    changes = review(outcome="changes-requested")
    assert recorded(with_reviews(old, other), old, ReviewState()) == old
    assert recorded(with_reviews(other), old, ReviewState()) is None
    assert recorded(with_reviews(old, changes), old, ReviewState()) is None


def test_a_record_of_another_text_or_a_smaller_scope_says_something_else() -> None:
    old = review()
    assert recorded(with_reviews(replace(old, hash="other")), old, ReviewState()) is None
    assert recorded(with_reviews(old), review(scope=("style", "accuracy")), ReviewState()) is None
    assert recorded(with_reviews(old), review(scope=()), ReviewState()) == old


@pytest.mark.parametrize(
    ("due", "on", "says_the_same"),
    [
        (date(2026, 7, 1), date(2026, 7, 1), True),
        (date(2026, 7, 1), date(2026, 7, 2), False),
        (date(2026, 1, 9), date(2026, 7, 2), True),  # recorded when it was due already
        (None, date(2026, 7, 2), True),
    ],
)
def test_a_review_that_has_become_due_is_renewed(
    due: date | None, on: date, *, says_the_same: bool
) -> None:
    found = recorded(with_reviews(review()), replace(review(), date=on), ReviewState(due=due))
    assert (found is not None) == says_the_same
