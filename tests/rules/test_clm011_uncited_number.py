import pytest

from innerwiki.rules import clm011_uncited_number as rule
from tests.support import assert_reports

BIB = "@book{hooke1678, title = {Lectures}}"
COVERED = "Springs stretch with their load [@hooke1678]."


@pytest.mark.parametrize(
    ("sentence", "figure"),
    [
        ("So do 93 % of all wires.", "93 %"),
        ("It grew by 14 percent.", "14 percent"),
        ("The tower has 1,200 bells.", "1,200"),
        ("It is 3.5 times as long.", "3.5"),
        ("It took two million years.", "million"),
        ("He was the first physicist to see it.", "the first physicist to"),
        ("It is the most cited book.", "the most cited"),
        ("It is the largest clock in the world.", "the largest clock in the world"),
        ("Of “93 % of them” he saw 12.", "12"),
    ],
)
def test_reports_numbers_and_superlatives_that_nothing_covers(sentence: str, figure: str) -> None:
    (found,) = assert_reports(rule, f"{COVERED} {sentence} <!-- CLM011 -->", bib=BIB)
    assert found.message == f'no citation says where "{figure}" is from'


@pytest.mark.parametrize(
    "sentence",
    [
        "So it was in 1865.",
        "On 15 June 2019 it broke.",
        "On June 15, 2019 it broke.",
        "See what chapter 12 says of it.",
        "Version 12.3 is out.",
        "What RFC 2606 says is so.",
        "The first layer is the largest one.",
        "He says “93 % of all wires do”.",
        "It has 3 parts.",
        "It is a 50-year plan.",
        "It broke at 10:30 and again.",
        "So do 93 % of all wires. {.needs-citation}",
        "So do 93 % of all wires. {.no-cite}",
        "So do 93 % of all wires [@hooke1678].",
        "So do 93 % of all wires [@gone].",
    ],
)
def test_leaves_what_is_no_figure_or_covered_alone(sentence: str) -> None:
    assert_reports(rule, f"{COVERED} {sentence}", bib=BIB)


def test_leaves_paragraphs_and_articles_without_a_citation_to_other_rules() -> None:
    assert_reports(rule, f"{COVERED}\n\nSo do 93 % of all wires.", bib=BIB)
    assert_reports(rule, "So do 93 % of all wires.", bib=BIB)
    assert_reports(rule, "---\ntitle: Home\ntype: meta\n---\nIt has 93 % of all.", bib=BIB)
