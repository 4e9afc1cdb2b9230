import pytest

from innerwiki.rules import cit009_space_behind_citation as rule
from tests.support import assert_reports, columns, fixed

BIB = "@book{hooke1678, title = {Lectures}}"


def test_reports_the_space_and_takes_it_out() -> None:
    text = "Springs stretch [@hooke1678]  . Wires do [@hooke1678, p. 3]{.supports} , and ropes.\n"
    found = assert_reports(rule, text.replace("\n", " <!-- CIT009 CIT009 -->\n"), bib=BIB)
    assert columns(found) == [(29, 31), (71, 72)]
    assert found[0].fix is not None
    assert found[0].fix.safe
    assert fixed(found[0], text).startswith("Springs stretch [@hooke1678]. Wires")


@pytest.mark.parametrize(
    "text",
    [
        "Springs stretch [@hooke1678]. Wires do [@hooke1678], too.",
        "Springs stretch [@hooke1678] ... and wires [@hooke1678] .5 mm.",
        "Springs stretch [@hooke1678] ; wires do [@hooke1678] ?",
        "Springs stretch, says @hooke1678 .",
        "Write `[@hooke1678] .` not.",
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


def test_leaves_the_front_matter_alone() -> None:
    text = "---\ntitle: Bell\ninfobox:\n  - {label: A, value: 'b [@hooke1678] .'}\n---\nText.\n"
    assert_reports(rule, text, bib=BIB)
