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


def test_leaves_handles_and_packages_that_are_no_keys_alone() -> None:
    assert_reports(
        rule,
        """
        Thanks, [@Ada][] and [@bob on forge], for [@scope/pkg].

        [@ada]: https://forge.example/Ada
        [@bob  on forge]: <https://forge.example/~bob>
        [@scope/pkg]: https://forge.example/other
        [@tag:one]: doi:10.1000/182 <!-- CIT006 -->
        [@carol]: https://forge.example/dan <!-- CIT006 -->
        """,
    )


def test_a_handle_that_is_a_key_or_almost_one_is_told() -> None:
    assert_reports(
        rule,
        """
        Text.

        [@hooke1678]: https://example.org/hooke1678 <!-- CIT006 -->
        [@hooke1687]: https://example.org/hooke1687 <!-- CIT006 -->
        """,
        bib="@book{hooke1678, title = {Lectures}}",
    )


def test_leaves_other_definitions_alone() -> None:
    assert_reports(rule, "See [here].\n\n[here]: https://example.org\n")
