import pytest

from innerwiki.rules import clm008_unverified_quotation as rule
from tests.support import assert_reports

BIB = "@book{hooke1678, title = {Lectures}}\n@book{noether1918, title = {Probleme}}"
FILES = {
    "citations/excerpts/hooke1678.md": "> The bell is cracked, and it must be cast anew soon.\n"
}


def test_reports_a_long_quotation_that_no_excerpt_holds() -> None:
    (found,) = assert_reports(
        rule,
        "It says “the rope is worn and the clapper hangs low” [@hooke1678]. <!-- CLM008 -->",
        bib=BIB,
        files=FILES,
    )
    assert found.message == (
        'no excerpt of `hooke1678` holds "the rope is worn and the clapper hangs low"'
    )
    assert found.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "It says “the bell is cracked, and it must be cast” [@hooke1678].",
        "It says “the bell is broken, and it must be cast anew” [@hooke1678].",
        "It says “the rope is worn” [@hooke1678].",
        "It says “the rope is worn and the clapper hangs low” [@noether1918].",
        "It says “the rope is worn and the clapper hangs low” [@hooke1678; @noether1918].",
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB, files=FILES)
