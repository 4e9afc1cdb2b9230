import pytest

from innerwiki.rules import cit010_unbalanced_citation as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}\n@book{noether1918, title = {Probleme}}"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("Springs stretch [@hooke1678, p. 400.", (17, 28)),
        ("Springs stretch [see @hooke1678. Wires do [@noether1918].", (17, 32)),
        ("Springs stretch [@hooke1678; @noether1918.", (17, 28)),
    ],
)
def test_reports_a_bracket_that_is_never_closed(text: str, at: tuple[int, int]) -> None:
    found = assert_reports(rule, f"{text} <!-- CIT010 -->", bib=BIB)
    assert found[0].message == "the bracket of the citation of `hooke1678` is never closed"
    assert columns(found) == [at]


@pytest.mark.parametrize(
    "text", ["Springs stretch @hooke1678].", "Springs stretch @hooke1678, p. 400]."]
)
def test_reports_a_bracket_that_is_never_opened(text: str) -> None:
    found = assert_reports(rule, f"{text} <!-- CIT010 -->", bib=BIB)
    assert found[0].message == "the bracket of the citation of `hooke1678` is never opened"
    assert columns(found) == [(17, 27)]


def test_looks_no_further_than_the_paragraph() -> None:
    text = """
    An open [bracket here.

    Springs stretch [@hooke1678, p. 3. <!-- CIT010 -->

    And one that closes].
    """
    assert_reports(rule, text, bib=BIB)


@pytest.mark.parametrize(
    "text",
    [
        "Springs stretch [@hooke1678, p. 3].",
        "As @hooke1678 says, springs stretch.",
        "As @hooke1678 [p. 3] says, springs stretch.",
        r"Write \[@hooke1678 for it.",
        "It is [a link @hooke1678](https://springs.example/).",
        "[It is so, says @hooke1678, and more].",
        "The list `[@hooke1678, 3` is code.",
        "The handle [@somebody is unknown.",
        "The interval [0, 1) is open, says @hooke1678.",
        "An interval [0, 1) is, as @hooke1678, p. 3] says, open.",
    ],
)
def test_leaves_whole_ones_and_what_is_no_citation_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)
