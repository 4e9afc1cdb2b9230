from innerwiki.rules import src012_unusable_excerpts as rule
from tests.support import assert_reports

BIB = "@book{hooke1678, title = {De Potentia}}"
PATH = "citations/excerpts/hooke1678.md"


def test_reports_what_is_no_excerpt_where_it_stands() -> None:
    text = "> Force grows.\n\n## p. 9 <!-- SRC012 -->\n"
    assert_reports(rule, bib=BIB, files={PATH: text})


def test_reports_a_file_without_a_source() -> None:
    files = {"citations/excerpts/gone.md": "> Force grows. <!-- SRC012 -->\n"}
    assert_reports(rule, bib=BIB, files=files)


def test_leaves_excerpts_alone() -> None:
    assert_reports(rule, bib=BIB, files={PATH: "## p. 3\n\n> Force grows.\n\nSeen.\n"})
