from datetime import date

import pytest

from innerwiki.rules import rev002_review_overdue as rule
from tests.reviews import BIB, page, record
from tests.support import assert_reports, columns

HELP = "have it reviewed (`innerwiki review approve page --by HANDLE`)"


@pytest.mark.parametrize(
    ("today", "ago"),
    [(date(2026, 5, 21), "1 day"), (date(2026, 6, 20), "31 days"), (date(2027, 5, 20), "365 days")],
)
def test_reports_at_review_by_since_when(today: date, ago: str) -> None:
    text = page("review_by: 2026-05-20 <!-- REV002 -->", f"reviews: [{record()}]")
    found = assert_reports(rule, text, bib=BIB, today=today)
    assert found[0].message == f"the next review was due on 2026-05-20, {ago} ago"
    assert found[0].help == f"{HELP}, then set `review_by` to a later day or take it out"
    assert columns(found) == [(12, 22)]


def test_reports_at_the_last_review_where_there_is_no_review_by() -> None:
    first = record(day="2026-01-01", by="github:eve")
    text = f"""\
---
title: Entropy
reviews:
  - {record(by="github:ada", day="2026-01-10")}
  - {record(day="2026-01-02")} <!-- REV002 -->
  - {first}
authors: [ada]
---
Entropy never decreases [@clausius1865].
"""
    (found,) = assert_reports(rule, text, bib=BIB, today=date(2026, 7, 2))
    assert found.message == "the next review was due on 2026-07-01, 1 day ago"
    assert found.help == HELP


@pytest.mark.parametrize("today", [date(2026, 1, 15), date(2026, 7, 1)])
def test_leaves_a_review_alone_until_its_interval_is_over(today: date) -> None:
    assert_reports(rule, page(f"reviews: [{record()}]"), bib=BIB, today=today)


def test_the_day_itself_is_not_late() -> None:
    text = page("review_by: 2026-05-20")
    assert_reports(rule, text, bib=BIB, today=date(2026, 5, 20))


def test_leaves_what_was_never_reviewed_alone() -> None:
    assert_reports(rule, page(), bib=BIB, today=date(2036, 1, 1))
    by_its_author = page("authors: [bo]", f"reviews: [{record()}]")
    assert_reports(rule, by_its_author, bib=BIB, today=date(2036, 1, 1))


@pytest.mark.parametrize("field", ["status: retired", "type: meta"])
def test_exempts_retired_articles_and_pages_about_the_wiki(field: str) -> None:
    assert_reports(rule, page(field, "review_by: 2025-01-01"), bib=BIB)
