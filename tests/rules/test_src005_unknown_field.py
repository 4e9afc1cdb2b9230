from innerwiki.rules import src005_unknown_field as rule
from tests.support import assert_reports


def test_reports_a_field_nobody_reads_and_names_the_nearest() -> None:
    (found,) = assert_reports(
        rule,
        """
        ---
        title: Entropy
        alias: [disorder] <!-- SRC005 -->
        ---
        """,
    )
    assert (found.start.column, found.help is not None and "aliases" in found.help) == (1, True)


def test_leaves_known_fields_alone() -> None:
    assert_reports(rule, "---\ntitle: Entropy\naliases: [disorder]\n---\n")
