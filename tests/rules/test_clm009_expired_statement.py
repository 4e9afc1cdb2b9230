from datetime import date

import pytest

from innerwiki.rules import clm009_expired_statement as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"


@pytest.mark.parametrize(
    ("words", "months"),
    [
        ("as of 2023", 25),
        ("As of March 2019", 82),
        ("as of 5 March 2019", 82),
        ("as of Mar. 5, 2019", 82),
        ("as of late 2020", 61),
        ("as of early 2020", 69),
        ("as of 2017-05-22", 104),
        ("as of Easter 2020", 61),
    ],
)
def test_reports_statements_older_than_the_policy_allows(words: str, months: int) -> None:
    text = f"So it is, {words}, everywhere [@hooke1678]. <!-- CLM009 -->"
    (found,) = assert_reports(rule, text, bib=BIB)
    assert found.message == f'"{words}" is {months} months ago'
    assert columns((found,)) == [(11, 11 + len(words))]


def test_points_at_each_of_several_and_over_line_ends() -> None:
    found = assert_reports(
        rule,
        """
        As of 2019 so, and as of 2019 so, and as <!-- CLM009 CLM009 CLM009 -->
        of 2018 otherwise [@hooke1678].
        """,
        bib=BIB,
    )
    assert [one.start.column for one in found] == [1, 20, 39]


@pytest.mark.parametrize(
    "text",
    [
        "As of 2024, so it is [@hooke1678].",
        "As of January 2024, so it is [@hooke1678].",
        "He says “as of 2019 it is so” [@hooke1678].",
        "> As of 2019 it is so [@hooke1678].",
        "It was so in 2019, and as of then it is not [@hooke1678].",
        "The option `as of 2019` is code [@hooke1678].",
        "---\ntitle: Home\ntype: meta\n---\nAs of 2019 we have no page.",
    ],
)
def test_leaves_young_ones_and_what_others_say_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB)


def test_holds_them_against_the_day_of_the_check() -> None:
    text = "As of 2019, so it is [@hooke1678]."
    assert_reports(rule, text, bib=BIB, today=date(2021, 12, 31))
    assert_reports(rule, text + " <!-- CLM009 -->", bib=BIB, today=date(2022, 1, 1))
