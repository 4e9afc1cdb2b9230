from innerwiki.rules import cit004_orphan_number as rule
from tests.support import assert_reports, columns


def test_reports_numbers_in_brackets() -> None:
    found = assert_reports(
        rule,
        """
        Entropy never decreases [12]. <!-- CIT004 -->
        So they say [3, 4] and [5-7]. <!-- CIT004 CIT004 -->
        """,
    )
    assert columns(found) == [(25, 29), (13, 19), (24, 29)]


def test_reports_numbers_with_a_place_or_spaces() -> None:
    assert_reports(
        rule,
        """
        Entropy never decreases [8, p. 3-5]. <!-- CIT004 -->
        So they say [ 2 ], and so on [3, 4, ch. 2]. <!-- CIT004 CIT004 -->
        Neither [3, as it were] nor [5, X] nor [ ] nor [x] is one.

        - [ ] a task
        - [x] one that is done
        """,
    )


def test_leaves_links_footnotes_and_escapes_alone() -> None:
    assert_reports(rule, "See [12](https://example.org), a note[^1] and \\[12].\n\n[^1]: Note.\n")


def test_leaves_a_value_between_quotation_marks_alone() -> None:
    assert_reports(rule, '::: {layout="[60,40]"}\n\nIt says "cracked" [3]. <!-- CIT004 -->\n')
