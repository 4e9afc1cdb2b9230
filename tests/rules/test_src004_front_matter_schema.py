from innerwiki.rules import src004_front_matter_schema as rule
from tests.support import assert_reports


def test_reports_a_value_that_the_field_cannot_have() -> None:
    assert_reports(
        rule,
        """
        ---
        title: Entropy
        importance: very <!-- SRC004 -->
        ---
        """,
    )


def test_leaves_a_value_of_the_field_alone() -> None:
    assert_reports(rule, "---\ntitle: Entropy\nimportance: high\n---\n")
