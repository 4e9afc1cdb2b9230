import pytest

from innerwiki.rules import rev005_revision_not_raised as rule
from tests.reviews import BIB, TEXT, page, record
from tests.support import assert_reports, columns, fixed

OTHER = "Entropy always grows [@clausius1865]."
REVIEW = f"reviews: [{record(OTHER)}]"
MARK = " <!-- REV005 -->"


@pytest.mark.parametrize(
    ("written", "says"),
    [("4", "still 4"), ("3", "only 3"), ("4 # of spring", "still 4")],
)
def test_reports_the_revision_and_raises_it(written: str, says: str) -> None:
    text = page(f"revision: {written}{MARK}", REVIEW)
    found = assert_reports(rule, text, bib=BIB)
    assert found[0].message == (
        f"the text has changed since the review at v4, but `revision` is {says}"
    )
    assert found[0].help == "raise it to 5"
    length = len(written.split(" ", maxsplit=1)[0])
    assert columns(found) == [(11, 11 + length)]
    assert found[0].fix is not None
    assert found[0].fix.safe
    clean = text.replace(MARK, "")
    mended = fixed(found[0], clean)
    assert mended == clean.replace(f"revision: {written}", f"revision: 5{written[length:]}", 1)
    assert_reports(rule, mended, bib=BIB)


def test_reports_a_missing_revision_at_the_title() -> None:
    text = page(REVIEW).replace("Entropy\n", f"Entropy{MARK}\n", 1)
    found = assert_reports(rule, text, bib=BIB)
    assert found[0].message == (
        "the text has changed since the review at v4, but it has no `revision`"
    )
    assert found[0].help == "add `revision: 5`"
    assert columns(found) == [(8, 15)]
    clean = text.replace(MARK, "")
    mended = fixed(found[0], clean)
    assert mended == clean.replace("reviews:", "revision: 5\nreviews:", 1)
    assert_reports(rule, mended, bib=BIB)


def test_leaves_front_matter_in_braces_to_its_author() -> None:
    text = f"---\n{{title: Entropy,{MARK}\nreviews: [{record(OTHER)}]}}\n---\n{TEXT}\n"
    [found] = assert_reports(rule, text, bib=BIB)
    assert found.fix is None


@pytest.mark.parametrize("outcome", ["approved", "changes-requested"])
def test_speaks_whatever_the_outcome_of_the_review(outcome: str) -> None:
    review = record(OTHER, outcome=outcome, revision=1)
    assert_reports(rule, page(f"revision: 1{MARK}", f"reviews: [{review}]"), bib=BIB)


@pytest.mark.parametrize(
    "fields",
    [
        ("revision: 5", REVIEW),
        ("revision: 4", f"reviews: [{record(TEXT)}]"),
        ("revision: 4", f"reviews: [{record(TEXT, outcome='changes-requested')}]"),
        (f"reviews: [{record(TEXT)}]",),
        ("revision: 4",),
        ("revision: four", REVIEW),
        ("revision: 4", "authors: [bo]", REVIEW),
        ("revision: 4", "status: retired", REVIEW),
        ("revision: 4", "type: meta", REVIEW),
    ],
)
def test_leaves_all_others_alone(fields: tuple[str, ...]) -> None:
    assert_reports(rule, page(*fields), bib=BIB)


def test_reports_a_revision_below_that_of_the_review_of_this_text() -> None:
    text = page(f"revision: 2{MARK}", f"reviews: [{record(TEXT)}]")
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == "this text was reviewed at v4, but `revision` is 2"
    mended = fixed(found, text.replace(MARK, ""))
    assert "revision: 4\n" in mended
    assert_reports(rule, mended, bib=BIB)
