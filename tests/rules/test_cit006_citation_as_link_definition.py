from innerwiki.rules import cit006_citation_as_link_definition as rule
from tests.support import assert_reports, columns


def test_reports_a_link_definition_that_looks_like_a_citation() -> None:
    found = assert_reports(
        rule,
        """
        Text.

        [@hooke1678]: https://example.org <!-- CIT006 -->
        """,
    )
    assert columns(found) == [(1, 13)]


def test_leaves_other_definitions_alone() -> None:
    assert_reports(rule, "See [here].\n\n[here]: https://example.org\n")
