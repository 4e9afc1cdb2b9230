from innerwiki.rules import src009_duplicate_title as rule
from tests.support import assert_reports


def test_reports_a_title_that_another_article_has() -> None:
    assert_reports(
        rule,
        files={
            "content/a.md": "---\ntitle: Entropy\n---\n",
            "content/b.md": "---\ntitle: entropy <!-- SRC009 -->\n---\n",
        },
    )


def test_leaves_an_alias_of_the_own_title_alone() -> None:
    assert_reports(rule, files={"content/a.md": "---\ntitle: Entropy\naliases: [entropy]\n---\n"})
