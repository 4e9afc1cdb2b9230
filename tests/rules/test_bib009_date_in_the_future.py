from innerwiki.rules import bib009_date_in_the_future as rule
from tests.support import assert_reports


def test_reports_years_and_days_that_have_yet_to_come() -> None:
    year, date, access = assert_reports(
        rule,
        bib="""
        @misc{hooke1678, title = {A}, year = {2027}} % BIB009
        @misc{shannon1948, title = {B}, date = {2031-05}} % BIB009
        @misc{noether1918, title = {C}, year = {1918},
          urldate = {2026-01-17}} % BIB009
        """,
    )
    assert year.message == "`hooke1678` is dated 2027, and today is 2026-01-15"
    assert date.start.column == 41
    assert access.message == "`noether1918` was looked at on 2026-01-17, and today is 2026-01-15"


def test_leaves_this_year_and_what_is_yet_to_appear_alone() -> None:
    assert_reports(
        rule,
        bib="""
        @misc{a, title = {A}, year = {2026}, urldate = {2026-01-16}}
        @misc{b, title = {B}, year = {2027}, pubstate = {forthcoming}}
        @misc{c, title = {C}, date = {2027-01}, note = {In press}}
        @misc{d, title = {D}, year = {n.d.}, urldate = {yesterday}}
        @misc{e, title = {E}}
        """,
    )


def test_a_year_that_says_that_the_work_is_yet_to_appear_is_left_alone() -> None:
    assert_reports(
        rule,
        bib="""
        @misc{a, title = {T}, year = {in press, 2199}}
        @misc{b, title = {T}, year = {c. 2199}} % BIB009
        """,
    )
