from innerwiki.model import Coverage, Wiki
from innerwiki.overviews.changes import compare, totals
from innerwiki.overviews.changes_text import coverages, headline, text_report
from tests.support import wiki_of

BIB = """
@book{hooke1678, title = {Lectures}}
@article{clausius1865, title = {Formen}}
@article{clausius1867, title = {Abhandlungen}}
"""
WORKS = '[[work]]\nkeys = ["clausius1865", "clausius1867"]\n'


def wiki(**pages: str) -> Wiki:
    files = {
        f"content/{name}.md": f"---\ntitle: {name}\n---\n{text}\n" for name, text in pages.items()
    }
    meta = "---\ntitle: Home\ntype: meta\n---\nIt is.\n"
    return wiki_of(meta, BIB, {**files, "citations/works.toml": WORKS})


def test_a_source_of_two_articles_and_a_work_of_two_versions_count_once() -> None:
    both = wiki(a="It is [@clausius1865; @hooke1678].", b="It is [@clausius1867; @hooke1678].")
    assert both.library.works["clausius1865"] == both.library.works["clausius1867"]
    assert totals(both).sources == 2


def test_pages_about_the_wiki_are_not_counted() -> None:
    assert totals(wiki()).articles == 0
    assert totals(wiki()).coverage == Coverage()


def test_a_wiki_differs_in_nothing_from_itself() -> None:
    same = wiki(a="It is.")
    change = compare("main", same, same)
    assert change.articles == ()
    assert headline(change) == "nothing that is counted has changed"


def test_claims_that_come_with_their_citations_change_no_share() -> None:
    change = compare(
        "main", wiki(a="It is [@hooke1678]."), wiki(a="It is [@hooke1678]. So [@hooke1678].")
    )
    assert change.articles == ()


def test_more_than_three_statuses_are_counted() -> None:
    names = "abcd"
    before = wiki(**dict.fromkeys(names, "It is."))
    after = wiki(**dict.fromkeys(names, "It is [@hooke1678]."))
    assert headline(compare("main", before, after)) == (
        "+1 source, -4 gaps, coverage 0 -> 100 %, another status of 4 articles"
    )


def test_signs_may_be_those_of_typography() -> None:
    change = compare("main", wiki(a="It is [@hooke1678]."), wiki(a="It is."))
    assert headline(change, "→", "−") == (
        "−1 source, +1 gap, coverage 100 → 0 %, status of a: in-review → needs-citations"
    )


def test_no_name_can_drive_a_terminal() -> None:
    change = compare("main\x1b[2J", wiki(), wiki(a="It is."))
    assert "\x1b" not in text_report(change, wiki(a="It is."))


def test_a_share_is_told_as_exactly_as_it_takes() -> None:
    assert coverages(Coverage(1000, 999), Coverage(1000, 1000)) == "99 -> 100 %"
    assert coverages(Coverage(1000, 991), Coverage(1000, 999)) == "99.1 -> 99.9 %"
    assert coverages(Coverage(100_000, 50_001), Coverage(100_000, 50_002)) == "50.00 -> 50.00 %"
    assert coverages(Coverage(2, 1), Coverage()) == "50 % -> no claims"
