from innerwiki.rules import bib001_duplicate_key as rule
from tests.support import assert_reports, columns


def test_reports_the_later_of_two_equal_keys() -> None:
    found = assert_reports(
        rule,
        bib="""
        @book{hooke1678, title = {One}}
        @book{hooke1678, title = {Two}} % BIB001
        """,
    )
    assert columns(found) == [(7, 16)]


def test_reports_keys_that_differ_only_in_case() -> None:
    assert_reports(
        rule, bib="@book{hooke1678, title = {One}}\n@book{Hooke1678, title = {Two}} % BIB001\n"
    )


def test_leaves_different_keys_alone() -> None:
    assert_reports(rule, bib="@book{a, title = {One}}\n@book{b, title = {Two}}\n")
