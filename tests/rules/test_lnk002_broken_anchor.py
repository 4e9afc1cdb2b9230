from innerwiki.rules import lnk002_broken_anchor as rule
from tests.support import assert_reports, columns

OTHER = {"content/entropy.md": "---\ntitle: Entropy\n---\n\n## Its history: 1865\n\nText.\n"}


def test_reports_a_section_that_the_article_does_not_have() -> None:
    found = assert_reports(rule, "See [[Entropy#Origins]]. <!-- LNK002 -->", files=OTHER)
    assert columns(found) == [(5, 24)]
    assert found[0].message == '"Entropy" has no section "Origins"'


def test_names_the_nearest_section() -> None:
    (found,) = assert_reports(
        rule, "See [[Entropy#Its histroy 1865]]. <!-- LNK002 -->", files=OTHER
    )
    assert found.help == "did you mean `#its-history-1865`?"


def test_looks_into_the_own_page() -> None:
    found = assert_reports(rule, "## Below\n\n[[#below]] and [[#Above]]. <!-- LNK002 -->\n")
    assert found[0].message == 'this article has no section "Above"'


def test_compares_addresses_and_leaves_broken_links_to_their_rule() -> None:
    assert_reports(
        rule, "[[Entropy#its HISTORY 1865]], [[entropy]] and [[Gone#Section]].", files=OTHER
    )
