from innerwiki.rules import src010_unusable_works as rule
from tests.support import assert_reports

BIB = "@book{hooke1678, title = {Lectures}}\n@book{hooke1931, title = {Lectures}}"


def test_reports_a_key_that_the_library_does_not_have() -> None:
    works = '[[work]]\nkeys = ["hooke1678", "gone"] <!-- SRC010 -->\n'
    assert_reports(rule, bib=BIB, files={"citations/works.toml": works})


def test_reports_a_file_that_is_no_toml() -> None:
    assert_reports(rule, files={"citations/works.toml": "[[work <!-- SRC010 -->\n"})


def test_reports_a_work_of_one_version() -> None:
    works = '[[work]]\nkeys = ["hooke1678"] <!-- SRC010 -->\n'
    assert_reports(rule, bib=BIB, files={"citations/works.toml": works})


def test_leaves_a_list_of_known_keys_alone() -> None:
    works = '[[work]]\nkeys = ["hooke1678", "hooke1931"]\n'
    assert_reports(rule, bib=BIB, files={"citations/works.toml": works})
