from innerwiki.model import Assessment, Status
from innerwiki.wiki.facts import assessed, in_need, status_of, tally
from tests.support import PAGE, wiki_of

BIB = "@book{hooke1678, title = {De Potentia}, year = {1678}}"
FILES = {
    "content/about.md": "---\ntitle: About\ntype: meta\n---\nAsk us.\n",
    "content/low.md": "---\ntitle: A low one\nimportance: low\n---\nForce grows.\n",
    "content/top.md": "---\ntitle: Z top\nimportance: top\n---\nForce grows.\n",
    "content/none.md": "---\ntitle: Ältere\n---\nForce grows.\n",
}


def test_the_facts_of_an_article_are_those_of_the_public_interface() -> None:
    wiki = wiki_of(
        """
        ---
        title: Springs
        status: reviewed
        revision: 3
        reviews:
          - by: github:ada
            date: 2025-11-20
            revision: 2
            hash: sha256:0000000000000000000000000000000000000000000000000000000000000000
            outcome: approved
        ---
        Force grows [@hooke1678]. It does not shrink. Three springs. Four springs break.
        """,
        BIB,
    )
    assert status_of(wiki.articles["page"], wiki.assessments["page"]) == {
        "id": "page",
        "path": PAGE,
        "title": "Springs",
        "status": "needs-citations",
        "claimed_status": "reviewed",
        "needs_citations": True,
        "revision": 3,
        "words": 11,
        "sources": 1,
        "citations": 1,
        "coverage": 0.25,
        "gaps": 3,
        "last_reviewed": "2025-11-20",
    }


def test_what_is_not_there_is_none() -> None:
    wiki = wiki_of("---\ntitle: T\n---\nWhy?\n", BIB)
    facts = status_of(wiki.articles["page"], wiki.assessments["page"])
    assert facts["coverage"] is None
    assert facts["claimed_status"] is None
    assert facts["revision"] is None
    assert facts["last_reviewed"] is None


def test_articles_come_by_title_and_pages_about_the_wiki_do_not() -> None:
    wiki = wiki_of("---\ntitle: M\n---\nForce grows [@hooke1678].\n", BIB, FILES)
    assert [a.title for a, _ in assessed(wiki)] == ["A low one", "Ältere", "M", "Z top"]


def test_the_most_important_articles_are_mended_first() -> None:
    wiki = wiki_of("---\ntitle: M\n---\nForce grows [@hooke1678].\n", BIB, FILES)
    assert [article.title for article, _ in in_need(wiki)] == ["Z top", "A low one", "Ältere"]


def test_the_tally_counts_by_status_in_their_order() -> None:
    statuses = (Status.REVIEWED, Status.STUB, Status.STUB, Status.NEEDS_CITATIONS)
    assert tally(Assessment(status=status) for status in statuses) == (
        "4 articles: 2 stubs, 1 with status needs citations, 1 reviewed; none needs citations"
    )
    wiki = wiki_of("", BIB, FILES)
    assert tally(wiki.assessments.values()).endswith("4 need citations")
    assert tally([wiki.assessments["low"]]) == (
        "1 article: 1 with status needs citations; 1 needs citations"
    )
