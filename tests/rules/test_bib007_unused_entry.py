from innerwiki.lint import Severity
from innerwiki.rules import bib007_unused_entry as rule
from tests.support import assert_reports, columns

HOOKE = "@book{hooke1678, title = {Lectures}, isbn = {0-306-40615-2}}"


def test_reports_an_entry_that_nobody_cites_as_worth_knowing() -> None:
    (found,) = assert_reports(rule, "Springs give [@gone].", bib=HOOKE + " % BIB007")
    assert columns((found,)) == [(7, 16)]
    assert found.severity is Severity.INFO
    assert found.message == "no article cites `hooke1678`"


def test_counts_citations_in_the_text_in_the_infobox_and_general_sources() -> None:
    assert_reports(rule, "As @hooke1678 says.", bib=HOOKE)
    assert_reports(rule, "It gives [@isbn:978-0-306-40615-7].", bib=HOOKE)
    assert_reports(rule, "---\ntitle: Springs\ncitations: [hooke1678]\n---\n", bib=HOOKE)
    assert_reports(
        rule,
        '---\ntitle: Springs\ninfobox:\n  - {label: Law, value: "Linear [@hooke1678]"}\n---\n',
        bib=HOOKE,
    )


def test_counts_what_others_name_in_crossref() -> None:
    assert_reports(
        rule,
        "Springs give [@talk].",
        bib="""
        @inproceedings{talk, title = {Talk}, crossref = {proc}}
        @proceedings{proc, title = {Proceedings}}
        """,
    )


def test_does_not_count_code() -> None:
    assert_reports(rule, "Write `[@hooke1678]`.", bib=HOOKE + " % BIB007")
