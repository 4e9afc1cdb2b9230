from innerwiki.rules import clm001_article_without_citations as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"


def test_reports_at_the_title() -> None:
    found = assert_reports(rule, "---\ntitle: Springs <!-- CLM001 -->\n---\nThey give.", bib=BIB)
    assert found[0].message == '"Springs" cites no source'
    assert columns(found)[0][0] in (1, 8)


def test_reports_an_article_without_front_matter_at_its_start() -> None:
    found = assert_reports(rule, "Springs give. <!-- CLM001 -->", bib=BIB)
    assert columns(found) == [(1, 1)]


def test_counts_neither_unknown_keys_nor_handles() -> None:
    assert_reports(rule, "Springs give [@gone], says @me. <!-- CLM001 -->", bib=BIB)


def test_leaves_an_article_with_a_source_alone() -> None:
    assert_reports(rule, "As @hooke1678 says.", bib=BIB)
    assert_reports(rule, "---\ntitle: Springs\ncitations: [hooke1678]\n---\nThey give.", bib=BIB)


def test_exempts_pages_about_the_wiki() -> None:
    assert_reports(rule, "---\ntitle: Home\ntype: meta\n---\nWelcome.", bib=BIB)
