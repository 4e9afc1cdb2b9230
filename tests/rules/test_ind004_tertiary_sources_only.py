import pytest

from innerwiki.rules import ind004_tertiary_sources_only as rule
from tests.support import assert_reports

BIB = """
@inreference{hooke1665, title = {Springs}}
@misc{hooke1678, title = {Wires}, keywords = {reference}}
@article{noether1918, title = {Probleme}}
"""


def test_reports_articles_that_rest_on_works_of_reference_alone() -> None:
    text = "---\ntitle: Bells <!-- IND004 -->\n---\nSo it is [@hooke1665; @hooke1678]."
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize(
    "text",
    [
        "So it is [@hooke1665; @noether1918].",
        "So it is.",
        "---\ntitle: A\nstatus: retired\n---\nSo it is [@hooke1665].",
        "---\ntitle: A\ntype: meta\n---\nSo it is [@hooke1665].",
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)
