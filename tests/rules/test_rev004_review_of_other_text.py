from datetime import date

import pytest

from innerwiki.rules import rev004_review_of_other_text as rule
from tests.reviews import BIB, TEXT, page, record
from tests.support import PAGE, assert_reports, diagnose, wiki_of

THREE = f"{TEXT}\n\nEnergy is conserved [@clausius1865].\n\nHeat flows [@clausius1865]."
SINCE = "the text has changed since the review at v4"


def test_reports_at_the_hash_of_the_last_review() -> None:
    review = record(THREE)
    text = page(f"reviews: [{review}] <!-- REV004 -->", body=THREE.replace("flows", "stays"))
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == f"{SINCE}: 1 paragraph changed"
    assert found.help == (
        "have it read again and approved: `innerwiki review approve page --by HANDLE`"
    )
    clean = text.replace(" <!-- REV004 -->", "")
    place = clean[found.span.start : found.span.end]
    assert place.startswith('"sha256:')
    assert len(place) == len('"sha256:"') + 64


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (THREE.replace("conserved", "lost").replace("flows", "stays"), ": 2 paragraphs changed"),
        (f"{TEXT}", ": 2 paragraphs changed"),
        (f"{THREE}\n\nMore [@clausius1865].", ": 1 paragraph changed"),
        ("\n\n".join(reversed(THREE.split("\n\n"))), ": the order of the paragraphs changed"),
    ],
)
def test_says_how_many_paragraphs_differ(body: str, says: str) -> None:
    text = page(f"reviews: [{record(THREE)}] <!-- REV004 -->", body=body)
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == SINCE + says


def test_says_no_number_where_the_record_has_no_blocks() -> None:
    review = record(THREE, has_blocks=False, revision=7)
    text = page(f"reviews: [{review}] <!-- REV004 -->")
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == "the text has changed since the review at v7"


def test_reports_a_source_that_was_changed_behind_the_reviewers_back() -> None:
    text = page(f"reviews: [{record()}] <!-- REV004 -->")
    assert_reports(rule, text, bib=BIB.replace("Haupt", "Neben"))


def test_looks_at_the_latest_review_by_somebody_else_only() -> None:
    text = page(
        "authors: [ada]",
        "reviews:",
        f"  - {record(THREE, day='2026-01-05')} <!-- REV004 -->",
        f"  - {record(THREE, day='2026-01-03')}",
        f"  - {record(THREE, day='2026-01-09', by='ada')}",
    )
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize(
    "body", [TEXT, f"\n\n*{TEXT}*\n", TEXT.replace(" ", "\n"), TEXT + " {.needs-citation}"]
)
def test_typography_undoes_no_review(body: str) -> None:
    assert_reports(rule, page(f"reviews: [{record()}]", body=body), bib=BIB)


def test_the_day_undoes_no_review() -> None:
    assert_reports(rule, page(f"reviews: [{record()}]"), bib=BIB, today=date(2036, 1, 1))


def test_leaves_reviews_alone_that_asked_for_changes() -> None:
    review = record(THREE, outcome="changes-requested")
    assert_reports(rule, page(f"reviews: [{review}]"), bib=BIB)


@pytest.mark.parametrize("field", ["status: retired", "type: meta"])
def test_exempts_retired_articles_and_pages_about_the_wiki(field: str) -> None:
    assert_reports(rule, page(field, f"reviews: [{record(THREE)}]"), bib=BIB)


def test_a_suppression_in_the_body_does_not_reach_the_front_matter() -> None:
    body = "<!-- innerwiki: ignore REV004 -- we know -->\n" + TEXT
    found = diagnose(wiki_of(files={PAGE: page(f"reviews: [{record(THREE)}]", body=body)}, bib=BIB))
    assert {"REV004", "SUP001"} <= {d.code for d in found}
