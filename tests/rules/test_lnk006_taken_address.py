from innerwiki.rules import lnk006_taken_address as rule
from tests.support import assert_reports, columns


def test_reports_the_second_article_whose_alias_has_the_address() -> None:
    (found,) = assert_reports(
        rule,
        "---\ntitle: Spring\naliases: [metal, a.b.] <!-- LNK006 -->\n---\n",
        files={"content/first.md": "---\ntitle: Heat\naliases: [AB]\n---\n"},
    )
    assert found.message == 'the address of "a.b.", `/ab/`, leads to "Heat"'
    assert columns((found,)) == [(18, 22)]


def test_reports_an_alias_with_the_address_of_an_article() -> None:
    (found,) = assert_reports(
        rule,
        "---\ntitle: Spring\naliases: [Heat (death)] <!-- LNK006 -->\n---\n",
        files={"content/heat-death.md": "---\ntitle: End\n---\n"},
    )
    assert found.message == 'the address of "Heat (death)", `/heat-death/`, leads to "End"'


def test_leaves_aliases_of_one_article_alone() -> None:
    assert_reports(rule, "---\ntitle: Page\naliases: [A B, A-B, a b, page]\n---\n")


def test_leaves_what_is_told_as_a_duplicate_title_to_that_rule() -> None:
    assert_reports(
        rule,
        "---\ntitle: Spring\naliases: [heat]\n---\n",
        files={"content/heat.md": "---\ntitle: Heat\n---\n"},
    )


def test_an_alias_of_the_article_that_redirects_here_is_no_other() -> None:
    assert_reports(
        rule,
        "---\ntitle: Spring\naliases: [Heat (death)]\n---\n",
        files={
            "content/heat-death.md": "---\ntitle: End\nstatus: retired\nredirect: Spring\n---\n"
        },
    )
