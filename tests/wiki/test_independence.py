from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.manifestations import versions
from innerwiki.model import Source
from innerwiki.wiki.independence import are_independent, footing, voices, website
from innerwiki.wiki.view import PageView
from tests.support import TODAY, wiki_of
from tests.test_claims_spec import CASES

author_lists = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=6)


@given(author_lists, st.integers(0, 4))
def test_so_many_are_independent_if_some_so_many_share_nobody(
    works: Sequence[frozenset[str]], number: int
) -> None:
    expected = any(
        all(not one & other for one, other in combinations(some, 2))
        for some in combinations(works, number)
    )
    assert are_independent(works, number) is expected


def test_names_are_compared_by_family_and_initial_and_bodies_by_their_name() -> None:
    bib = """
    @book{a, author = {Hooke, Robert and van Dyk, Jan}, title = {A}}
    @book{b, author = {Jan van Dyk}, title = {B}}
    @book{c, editor = {Hooke, R.}, title = {C}}
    @misc{d, author = {{The Society}}, title = {D}}
    @misc{e, organization = {the society}, title = {E}}
    @misc{f, title = {F}}
    @online{g, title = {G}, url = {https://www.bells.example/x}}
    @article{h, title = {H}, url = {https://bells.example/y}}
    """
    library = parse([Source("citations/a.bib", bib)])
    said = {entry.key: voices(entry) for entry in library}
    assert said["a"] & said["b"]
    assert said["a"] & said["c"]
    assert not said["b"] & said["c"]
    assert said["d"] == said["e"]
    assert said["f"] == {"work:f"}
    assert website(library.entries["g"]) == "bells.example"
    assert website(library.entries["h"]) == ""


@pytest.mark.parametrize("title", CASES)
def test_claims_rest_on_the_works_of_their_own_citations_or_of_the_next_that_reaches_them(
    title: str,
) -> None:
    keys = ("noether1918", "clausius1865", "hooke1678", "shannon1948")
    bib = "".join(f"@misc{{{key}, title = {{T}}, doi = {{10.1000/{key[0]}}}}}\n" for key in keys)
    wiki = wiki_of("---\ntitle: T\n---\n" + CASES[title][0], bib)
    article, library = wiki.articles["page"], wiki.library
    expected: Counter[tuple[str, ...]] = Counter()
    for number, claim in enumerate(article.claims):
        if number in wiki.assessments["page"].uncovered:
            continue
        for citations in (claim.citations, *claim.reached[:1]):
            named = [item.key for citation in citations for item in citation.items]
            works = [versions(library, key)[0].key for key in named if key in library.entries]
            if works:
                expected[tuple(dict.fromkeys(works))] += 1
                break
    found = footing(article, PageView(wiki, "page", TODAY, address=str))
    assert {tuple(work.key for work in works): count for works, count in found} == expected
    assert len(found) == len(expected)
