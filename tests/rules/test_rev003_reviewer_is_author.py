import pytest

from innerwiki.rules import rev003_reviewer_is_author as rule
from tests.reviews import BIB, page, record
from tests.support import assert_reports, columns


def test_reports_each_review_by_an_author_at_the_name() -> None:
    found = assert_reports(
        rule,
        page(
            "authors: [github:ada, gitlab:eve]",
            "reviews:",
            f"  - {record(by='github:ada')} <!-- REV003 -->",
            f"  - {record(by='github:bo')}",
            f"  - {record(by='gitlab:eve')} <!-- REV003 -->",
        ),
        bib=BIB,
    )
    assert found[0].message == "`github:ada` is one of the authors, so this review does not count"
    assert found[0].help == (
        "take the record out, and have somebody else review the article "
        "(`innerwiki review approve page --by HANDLE`)"
    )
    assert columns(found) == [(10, 20), (10, 20)]


@pytest.mark.parametrize("handle", ["ada", "'@Ada'", "GitHub:Ada", '" github:ada "'])
def test_knows_a_person_under_all_forms_of_the_name(handle: str) -> None:
    text = page("authors: [github:ada]", f"reviews: [{record(by=handle)}] <!-- REV003 -->")
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize("handle", ["gitlab:ada", "github:adam", "bo"])
def test_leaves_others_alone(handle: str) -> None:
    text = page("authors: [github:ada]", f"reviews: [{record(by=handle)}]")
    assert_reports(rule, text, bib=BIB)


def test_counts_the_reviews_that_were_right_only() -> None:
    text = page(
        "authors: [ada]",
        "reviews:",
        "  - {by: ada, date: 2026-01-02}",
        f"  - {record(by='ada')} <!-- REV003 -->",
    )
    assert_reports(rule, text, bib=BIB)


def test_exempts_pages_about_the_wiki() -> None:
    assert_reports(rule, page("type: meta", "authors: [bo]", f"reviews: [{record()}]"), bib=BIB)
