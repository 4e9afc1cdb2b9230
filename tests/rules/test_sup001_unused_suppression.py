from innerwiki.rules import sup001_unused_suppression as rule
from tests.support import assert_reports, columns


def test_reports_a_code_that_was_not_needed() -> None:
    found = assert_reports(
        rule,
        """
        Text. <!-- innerwiki: ignore CIT004, CIT001 -- notation --> Not [12]. <!-- SUP001 -->
        """,
    )
    assert columns(found) == [(7, 60)]
    assert found[0].message == "there is no CIT001 here to suppress"


def test_reports_a_code_that_no_rule_has_and_names_the_nearest() -> None:
    (found,) = assert_reports(
        rule, "[12] <!-- innerwiki: ignore CIT004 CTI004 -- x --> <!-- SUP001 -->"
    )
    assert (found.message, found.help) == (
        "there is no rule `CTI004` to suppress",
        "did you mean `CIT004`?",
    )


def test_reports_a_suppression_that_names_no_rule() -> None:
    (found,) = assert_reports(rule, "[12] <!-- innerwiki: ignore -- x --> <!-- SUP001 -->")
    assert found.message == "this suppression names no rule and suppresses nothing"


def test_leaves_a_suppression_alone_that_is_needed() -> None:
    assert_reports(
        rule,
        """
        <!-- innerwiki: ignore CIT -- notation -->

        An interval [12].
        """,
    )
