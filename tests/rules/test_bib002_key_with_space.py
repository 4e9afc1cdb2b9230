from innerwiki.rules import bib002_key_with_space as rule
from tests.support import assert_reports, columns


def test_reports_a_key_with_a_space() -> None:
    found = assert_reports(rule, bib="@misc{old catalogue, title = {T}} % BIB002\n")
    assert columns(found) == [(7, 20)]


def test_the_entry_can_be_cited_in_braces_all_the_same() -> None:
    assert_reports(
        rule,
        "So it says [@{old catalogue}].",
        bib="@misc{old catalogue, title = {T}} % BIB002\n",
    )


def test_leaves_other_keys_alone() -> None:
    assert_reports(rule, bib="@misc{old:catalogue, title = {T}}")
