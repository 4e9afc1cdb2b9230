from innerwiki.rules import cit005_citation_in_link as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}"


def test_reports_a_known_key_in_a_link_text() -> None:
    found = assert_reports(
        rule, "See [his lectures [@hooke1678]](https://example.org). <!-- CIT005 -->", bib=BIB
    )
    assert columns(found) == [(19, 31)]


def test_leaves_handles_in_links_and_citations_behind_them_alone() -> None:
    assert_reports(
        rule, "By [@someone](https://example.org), [here](https://a.org) [@hooke1678].", bib=BIB
    )
