from innerwiki.rules import src002_unparsable_front_matter as rule
from tests.support import assert_reports


def test_reports_yaml_that_cannot_be_parsed_at_its_line() -> None:
    assert_reports(
        rule,
        files={"content/other.md": "---\ntitle: Entropy: a history <!-- SRC002 -->\n---\n"},
    )


def test_leaves_quoted_values_alone() -> None:
    assert_reports(rule, '---\ntitle: "Entropy: a history"\n---\n')
