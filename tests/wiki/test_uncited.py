"""One look at all that is uncited must tell the same as a look at each claim by itself."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import Article, Claim, ClaimKind
from innerwiki.rules import clm011_uncited_number as clm011
from innerwiki.wiki.uncited import Uncited, quoted
from innerwiki.wiki.view import PageView
from tests.support import TODAY, wiki_of
from tests.test_claims_spec import CASES

BIB = "@misc{hooke1678, title = {T}}"
PIECES = (
    *("Force grows. ", "He calls it “a law of all the springs that there are” there. ", "«a» "),
    *(
        'It is "the one and only law of all the springs". ',
        "It is &quot;the one and only law of all the springs&quot;. ",
        "It has 12 parts. ",
        "So [@hooke1678]. ",
    ),
    *("\n\n", "\n", "> Force grows.\n\n", "> [!NOTE]\n> So.\n\n", "- An item.\n", "\n| a | b |\n"),
    *("|---|---|\n", "| c | d |\n", "> | a | b |\n", "> |---|---|\n", ">\n", "\t\n", "# Head\n\n"),
)
_BLANK_LINE = re.compile(r"\n[ \t>]*\n")


def uncited(markdown: str) -> tuple[Article, Uncited]:
    wiki = wiki_of("---\ntitle: T\n---\n" + markdown, BIB)
    article = wiki.articles["page"]
    return article, Uncited(article, PageView(wiki, "page", TODAY, address=str))


def tables_of(article: Article) -> list[list[Claim]]:
    """Straight from the definition: rows with nothing between them, no blank line and no claim."""
    tables: list[list[Claim]] = []
    last: Claim | None = None
    for claim in article.claims:
        if claim.kind is ClaimKind.ROW:
            if last is None or _BLANK_LINE.search(article.text, last.span.end, claim.span.start):
                tables.append([])
            tables[-1].append(claim)
        last = claim if claim.kind is ClaimKind.ROW else None
    return tables


def assert_tells_the_same(markdown: str) -> None:
    article, found = uncited(markdown)
    ids = set(map(id, found.claims))
    told = [(claim, quoted(claim, article)) for claim in found.claims]
    assert found.quoting == [(claim, words) for claim, words in told if words is not None]
    tables = [table for table in tables_of(article) if ids.issuperset(map(id, table))]
    assert list(found.tables) == [tuple(table) for table in tables]
    sentences = [claim for claim in article.claims if claim.kind is ClaimKind.SENTENCE]
    cited = {claim.block for claim in sentences if id(claim) not in ids}
    uncited_ones = [claim for claim in sentences if id(claim) in ids]
    assert [claim for block in found.blocks for claim in block] == [
        claim for claim in uncited_ones if claim.block not in cited
    ]
    assert all(len({claim.block for claim in block}) == 1 for block in found.blocks)
    assert found.beside_cited == [claim for claim in uncited_ones if claim.block in cited]


@pytest.mark.parametrize("title", CASES)
def test_of_every_case_of_the_definition(title: str) -> None:
    assert_tells_the_same(CASES[title][0])


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_of_any_text(markdown: str) -> None:
    assert_tells_the_same(markdown)


@given(
    st.lists(
        st.sampled_from(
            "12 % |٣ |a million |THE MOST cited |the first man to |the |only |ever |law ".split("|")
        )
    ).map("".join)
)
def test_a_sentence_with_a_figure_shows_it_at_a_glance(text: str) -> None:
    is_seen = clm011._may_count(text) or clm011._HINT.search(text.lower()) is not None
    assert is_seen or not [*clm011._NUMBER.finditer(text), *clm011._SUPERLATIVE.finditer(text)]
    assert is_seen or clm011._figure(text) is None


SAID = (
    *("So [@hooke1678]. ", "It **has 1**2 parts. ", "It has `12` parts. ", "&#49;2 parts. "),
    *(
        "A m**illi**on. ",
        "The\n",
        "*the* [@hooke1678] ",
        "first [man](a1.md) to see. ",
        "the  most ",
    ),
    *("cited one. ", "[@hooke1678, p. 64] ", "# Part 12\n\n", "\n\n", "- ", "@hooke1678 says. "),
)


@given(st.lists(st.sampled_from(SAID), max_size=12).map("".join))
def test_the_words_of_an_article_tell_that_no_sentence_has_a_figure(markdown: str) -> None:
    article, found = uncited(markdown)
    prose = article.prose
    figures = [figure for claim in found.claims if (figure := clm011._figure(claim.text))]
    assert prose is None or clm011._may_be_told(prose) or not figures


def test_no_sentence_is_looked_at_for_the_numbers_of_pages_and_headings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wiki = wiki_of("---\ntitle: T\n---\n## Part 12\n\nSo [@hooke1678, p. 64]. And so.\n", BIB)
    view = PageView(wiki, "page", TODAY, address=str)
    monkeypatch.setattr(Uncited, "beside_cited", None)
    assert not [*clm011.check_article(wiki.articles["page"], view)]


def test_where_nothing_is_uncited_the_words_are_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wiki = wiki_of("---\ntitle: T\n---\nIt has 12 parts [@hooke1678].\n", BIB)
    view = PageView(wiki, "page", TODAY, address=str)
    monkeypatch.setattr(Article, "prose", None)
    monkeypatch.setattr(Uncited, "beside_cited", None)
    assert not [*clm011.check_article(wiki.articles["page"], view)]


def test_where_no_sentence_has_a_sign_none_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("innerwiki.wiki.uncited.quoted", None)
    _, found = uncited("Force grows. It does.\n\nIt does.\n")
    assert found.claims
    assert not found.quoting


def test_one_look_tells_that_rows_are_of_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("innerwiki.wiki.uncited.pairwise", None)
    _, found = uncited("| a | b |\n|---|---|\n| c | d |\n| e | f |\n\nText.\n")
    assert [len(rows) for rows in found.tables] == [2]
