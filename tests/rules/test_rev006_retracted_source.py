import pytest

from innerwiki.rules import rev006_retracted_source as rule
from tests.support import assert_reports, columns

BIB = """
@book{hooke1678, title = {Lectures}, doi = {10.1000/182}, keywords = {book, retracted}}
@book{clausius1865, title = {Hauptgleichungen}}
"""


def test_reports_each_place_that_names_it() -> None:
    found = assert_reports(
        rule,
        """
        ---
        title: Springs
        citations: [clausius1865, hooke1678] <!-- REV006 -->
        infobox:
          - {label: Found by, value: "Hooke [@hooke1678]"} <!-- REV006 -->
        ---
        Springs stretch [@clausius1865; @hooke1678, p. 3]. <!-- REV006 -->
        As @hooke1678 says, they do so evenly [@doi:10.1000/182]. <!-- REV006 REV006 -->
        """,
        bib=BIB,
    )
    assert {d.message for d in found} == {"the source `hooke1678` was retracted or withdrawn"}
    assert found[0].help == "cite another source, or change what rests on this one"
    assert columns(found) == [(27, 36), (38, 48), (33, 43), (4, 14), (40, 56)]


@pytest.mark.parametrize(
    "field",
    [
        "keywords = {withdrawn}",
        "keywords = {book; Retracted}",
        "pubstate = {retracted}",
        "pubstate = {Withdrawn}",
    ],
)
def test_knows_all_ways_in_which_an_entry_says_so(field: str) -> None:
    bib = f"@book{{hooke1678, title = {{Lectures}}, {field}}}"
    assert_reports(rule, "Springs stretch [@hooke1678]. <!-- REV006 -->", bib=bib)


def test_leaves_others_and_pages_about_the_wiki_alone() -> None:
    assert_reports(rule, "Springs stretch [@clausius1865], says @ada [@gone].", bib=BIB)
    text = "---\ntitle: Help\ntype: meta\n---\nCite so: [@hooke1678]."
    assert_reports(rule, text, bib=BIB)
    bib = "@book{hooke1678, title = {A retracted work}, keywords = {unretracted}}"
    assert_reports(rule, "Springs stretch [@hooke1678].", bib=bib)
