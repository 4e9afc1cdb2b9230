from innerwiki.rules import src003_unparsable_bibtex as rule
from tests.support import assert_reports, columns


def test_reports_a_value_that_is_not_closed_where_it_opens() -> None:
    found = assert_reports(
        rule,
        bib="""
        @book{good, title = {Good}, year = {2020}}
        @book{life,
          title = {Life, % SRC003
          year = {1940},
        }
        """,
    )
    assert columns(found)[0][0] == 11


def test_leaves_good_entries_alone() -> None:
    assert_reports(rule, bib="@book{good, title = {Good}, year = {2020}}")
