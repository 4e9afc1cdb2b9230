import pytest

from innerwiki.rules import sup001_unused_suppression as rule
from tests.support import PAGE, assert_reports, columns, diagnose, fixed, wiki_of


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


@pytest.mark.parametrize(
    ("text", "mended", "is_safe"),
    [
        ("Text. <!-- innerwiki: ignore CIT001 -- x -->\nOn.\n", "Text.\nOn.\n", True),
        ("A <!-- innerwiki: ignore CIT001 -- x --> b.\n", "A b.\n", True),
        ("A<!-- innerwiki: ignore CIT001 -- x -->b.\n", "Ab.\n", True),
        ("- <!-- innerwiki: ignore CIT001 -- x --> b\n", "- b\n", True),
        ("> <!-- innerwiki: ignore CIT001 -- x -->\n> b\n", ">\n> b\n", True),
        ("a\n\n<!-- innerwiki: ignore CIT001 -- x -->\n\nb\n", "a\n\n\nb\n", True),
        ("- a\n\n<!-- innerwiki: ignore CIT001 -- x -->\n\n- b\n", "- a\n\n\n- b\n", False),
        ("- a\n<!-- innerwiki: ignore CIT001 -- x -->\nb\n", "- a\nb\n", False),
        ("<!-- innerwiki: ignore CIT001 -- x --> b\n", " b\n", False),
        (
            "<!-- innerwiki: ignore-start CIT001 -- x -->\n\na\n\n<!-- innerwiki: ignore-end -->\n\nb",
            "\na\n\n\nb",
            True,
        ),
        (
            "[12] <!-- innerwiki: ignore CIT001, cit004 CLM003 -- x -->\n",
            "[12] <!-- innerwiki: ignore cit004 CLM003 -- x -->\n",
            True,
        ),
        (
            "[12] <!-- innerwiki: ignore CIT001 CIT001 CIT004, CIT001 -- CIT001 -->\n",
            "[12] <!-- innerwiki: ignore CIT004 -- CIT001 -->\n",
            True,
        ),
        (
            "[12] <!-- innerwiki: ignore CIT004 CIT001-->\n",
            "[12] <!-- innerwiki: ignore CIT004-->\n",
            True,
        ),
        (
            "[12] <!-- innerwiki: ignore CIT004, CIT001 -- x -->\n",
            "[12] <!-- innerwiki: ignore CIT004 -- x -->\n",
            True,
        ),
    ],
)
def test_takes_out_what_is_not_needed(text: str, mended: str, is_safe: bool) -> None:
    head = "---\ntitle: Page\n---\n"
    found = [one for one in diagnose(wiki_of(files={PAGE: head + text})) if one.code == "SUP001"]
    assert found[0].fix is not None
    assert found[0].fix.safe is is_safe
    after = fixed(found[0], head + text)
    assert after == head + mended
    left = [one.code for one in diagnose(wiki_of(files={PAGE: after}))]
    assert left.count("SUP001") < len(found)
    assert "SUP004" not in left


def test_leaves_a_code_alone_that_may_be_misspelt() -> None:
    [found] = assert_reports(rule, "[12] <!-- innerwiki: ignore CTI004 -- x --> <!-- SUP001 -->")
    assert found.fix is None
