from innerwiki.rules import lnk001_broken_wiki_link as rule
from tests.support import assert_reports, columns

OTHER = {"content/entropy.md": "---\ntitle: Entropy\naliases: [disorder]\n---\n"}


def test_reports_a_link_without_an_article() -> None:
    found = assert_reports(
        rule, "See [[Temperature|heat]] and [[entropy]]. <!-- LNK001 -->", files=OTHER
    )
    assert columns(found) == [(5, 25)]
    assert found[0].message == 'there is no article "Temperature"'
    assert found[0].help == "readers see a red link; write the article, or correct the title"


def test_names_the_nearest_title() -> None:
    (found,) = assert_reports(rule, "See [[Entorpy#History]]. <!-- LNK001 -->", files=OTHER)
    assert found.help == 'did you mean "Entropy"?'


def test_reports_see_also() -> None:
    assert_reports(
        rule,
        """
        ---
        title: Page
        see_also: [entropy, enthalpy] <!-- LNK001 -->
        ---
        """,
        files=OTHER,
    )


def test_leaves_titles_aliases_ids_and_own_sections_alone() -> None:
    assert_reports(rule, "See [[Entropy]], [[Disorder]], [[entropy]] and [[#Below]].", files=OTHER)
