"""Which articles a table lists, and in which order."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import (
    Assessment,
    Column,
    Coverage,
    Filter,
    Gap,
    GapReason,
    Listing,
    Review,
    ReviewState,
    Span,
    Status,
    Wiki,
)
from innerwiki.wiki.listings import Row, choose, sort_value
from tests.support import page_view, wiki_of

NOWHERE = Span("content/page.md", 0, 0)
GAP = Gap(GapReason.MARKED, "A claim.", NOWHERE)


def reviewed_on(day: int) -> ReviewState:
    return ReviewState(Review("github:b", date(2026, 1, day), 1, "sha256:0", (), "approved"))


FILES = {
    "content/energy.md": "---\ntitle: Energy\ntype: term\nimportance: top\ntags: [Heat, work]\n---\n",
    "content/entropy.md": "---\ntitle: entropy\nimportance: low\nrevision: 3\n---\n",
    "content/echo.md": "---\ntitle: Écho\ntags: [sound]\n---\n",
    "content/zeno.md": "---\ntitle: Zeno\ntype: person\nimportance: top\n---\n",
    "content/help.md": "---\ntitle: Help\ntype: meta\n---\n",
}
WORDS = {"energy": 300, "entropy": 1_200, "echo": 300, "zeno": 20, "help": 5_000}
ASSESSMENTS = {
    "energy": Assessment(sources=("a", "b"), coverage=Coverage(4, 3), status=Status.REVIEWED),
    "entropy": Assessment(coverage=Coverage(2, 2), status=Status.DRAFT, review=reviewed_on(3)),
    "echo": Assessment(status=Status.STUB, gaps=(GAP, GAP)),
    "zeno": Assessment(
        citations=5, coverage=Coverage(8, 0), status=Status.RETIRED, review=reviewed_on(1)
    ),
    "help": Assessment(),
}


def wiki(assessments: Mapping[str, Assessment] = ASSESSMENTS) -> Wiki:
    bodies = {f"content/{name}.md": "word " * number for name, number in WORDS.items()}
    made = wiki_of(files={path: text + bodies[path] for path, text in FILES.items()})
    articles = {name: made.articles[name] for name in ("help", *made.articles) if name != "page"}
    return replace(made, articles=articles, assessments=assessments)


def ids(listing: Listing) -> list[str]:
    return [row.id for row in choose(wiki(), listing)]


def where(**filters: str) -> Listing:
    return Listing(
        NOWHERE,
        where=tuple((Filter(name), tuple(values.split())) for name, values in filters.items()),
    )


def test_pages_about_the_wiki_are_never_listed() -> None:
    assert ids(Listing(NOWHERE)) == ["echo", "energy", "entropy", "zeno"]


def test_a_row_says_what_the_article_and_its_assessment_say() -> None:
    energy, *_ = choose(wiki(), where(status="reviewed"))
    assert energy == Row(
        id="energy",
        title="Energy",
        type=energy.type,
        status=Status.REVIEWED,
        importance=energy.importance,
        tags=("Heat", "work"),
        description=None,
        revision=None,
        words=300,
        sources=2,
        citations=0,
        coverage=Coverage(4, 3),
        gaps=0,
        last_reviewed=None,
    )
    assert (energy.type, energy.importance) == ("term", "top")


@pytest.mark.parametrize(
    ("listing", "expected"),
    [
        (where(status="draft stub"), ["echo", "entropy"]),
        (where(type="term person"), ["energy", "zeno"]),
        (where(importance="top"), ["energy", "zeno"]),
        (where(tag="heat"), ["energy"]),
        (where(tag="work sound"), ["echo", "energy"]),
        (where(needs_citations="true"), ["echo"]),
        (where(needs_citations="false"), ["energy", "entropy", "zeno"]),
        (where(importance="top", type="term"), ["energy"]),
        (where(importance="mid"), []),
    ],
)
def test_each_filter_lets_articles_pass_by_one_of_its_values(
    listing: Listing, expected: list[str]
) -> None:
    assert ids(listing) == expected


@pytest.mark.parametrize(
    ("column", "up", "down"),
    [
        (Column.TITLE, "echo energy entropy zeno", "zeno entropy energy echo"),
        (Column.WORDS, "zeno echo energy entropy", "entropy echo energy zeno"),
        (Column.STATUS, "echo entropy energy zeno", "energy entropy echo zeno"),
        (Column.IMPORTANCE, "entropy energy zeno echo", "energy zeno entropy echo"),
        (Column.COVERAGE, "zeno energy entropy echo", "entropy energy zeno echo"),
        (Column.LAST_REVIEWED, "zeno entropy echo energy", "entropy zeno echo energy"),
        (Column.REVISION, "entropy echo energy zeno", "entropy echo energy zeno"),
        (Column.TAGS, "energy echo entropy zeno", "echo energy entropy zeno"),
        (Column.SOURCES, "echo entropy zeno energy", "energy echo entropy zeno"),
        (Column.CITATIONS, "echo energy entropy zeno", "zeno echo energy entropy"),
        (Column.GAPS, "energy entropy zeno echo", "echo energy entropy zeno"),
        (Column.TYPE, "echo entropy zeno energy", "energy zeno echo entropy"),
        (Column.ID, "echo energy entropy zeno", "zeno entropy energy echo"),
        (Column.DESCRIPTION, "echo energy entropy zeno", "echo energy entropy zeno"),
    ],
)
def test_order_of_each_column_with_ties_by_title_and_nothing_last(
    column: Column, up: str, down: str
) -> None:
    assert ids(Listing(NOWHERE, sort=column)) == up.split()
    assert ids(Listing(NOWHERE, sort=column, descending=True)) == down.split()


def test_the_limit_holds_after_sorting() -> None:
    listing = Listing(NOWHERE, sort=Column.WORDS, descending=True, limit=2)
    assert ids(listing) == ["entropy", "echo"]


def test_an_article_that_is_not_assessed_is_not_listed() -> None:
    assert choose(wiki({}), Listing(NOWHERE)) == ()


_ASSESSED = st.builds(
    Assessment,
    coverage=st.sampled_from([Coverage(), Coverage(2, 1), Coverage(3, 3)]),
    status=st.sampled_from(Status),
    gaps=st.sampled_from([(), (GAP,)]),
    review=st.sampled_from([ReviewState(), reviewed_on(1), reviewed_on(2)]),
)


@given(
    st.fixed_dictionaries(dict.fromkeys(ASSESSMENTS, _ASSESSED)),
    st.sampled_from(Column),
    st.booleans(),
)
def test_every_article_stands_once_and_in_order(
    assessments: dict[str, Assessment], column: Column, descending: bool
) -> None:
    rows = choose(wiki(assessments), Listing(NOWHERE, sort=column, descending=descending))
    assert sorted(row.id for row in rows) == ["echo", "energy", "entropy", "zeno"]
    for one, other in pairwise(rows):
        first, second = sort_value(one, column), sort_value(other, column)
        assert second is None or first is not None
        if first is not None and second is not None:
            assert first >= second if descending else first <= second


def test_a_page_s_question_and_its_answer_are_noted() -> None:
    made = wiki()
    view = page_view(made, made.articles["echo"])
    listing = where(status="draft")
    rows = view.articles(listing)
    assert [row.id for row in rows] == ["entropy"]
    assert view.articles(replace(listing, sort=Column.WORDS)) == rows
    noted = [answer for question, answer in view.asked.items() if question[0] == "articles"]
    assert noted == [rows, rows]
