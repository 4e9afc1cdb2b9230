from innerwiki.rules import sup002_suppression_without_reason as rule
from tests.support import assert_reports, columns


def test_reports_a_suppression_without_a_reason() -> None:
    found = assert_reports(
        rule, "An interval [12]. <!-- innerwiki: ignore CIT004 --> <!-- SUP002 -->"
    )
    assert columns(found) == [(19, 52)]


def test_leaves_a_reason_alone() -> None:
    assert_reports(rule, "An interval [12]. <!-- innerwiki: ignore CIT004 -- notation -->")
