from innerwiki.rules import bib012_missing_access_date as rule
from tests.support import assert_reports


def test_reports_pages_of_the_web_without_a_day() -> None:
    found = assert_reports(
        rule,
        bib="""
        @online{a, title = {A}, url = {https://a.net/}} % BIB012
        @misc{b, title = {B}, url = {https://b.net/}, keywords = {forum}} % BIB012
        """,
    )
    assert found[0].message == "`a` does not say when its page was looked at"
    assert found[0].help == "look at it, and add `urldate = {2026-01-15}`"
    assert {one.severity for one in found} == {"info"}


def test_leaves_what_lasts_or_says_it_alone() -> None:
    assert_reports(
        rule,
        bib="""
        @online{a, title = {A}, url = {https://a.net/}, urldate = {2026-01-02}}
        @online{b, title = {B}, url = {https://b.net/}, archiveurl = {https://archive.net/b}}
        @online{c, title = {C}, url = {https://c.net/}, doi = {10.1000/1}}
        @article{d, title = {D}, url = {https://d.net/}}
        @online{e, title = {E}}
        """,
    )
