from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.manifestations import versions
from innerwiki.model import Source
from innerwiki.wiki import independence
from innerwiki.wiki.independence import Footing, are_independent, heaviest, voices, website
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
    found = Footing(article, PageView(wiki, "page", TODAY, address=str))
    assert {
        (one,) if isinstance(one, str) else one: n for one, n in found.claims.items()
    } == expected
    assert len(found.claims) == len(expected)
    assert found.total == sum(expected.values())


BIB = """
@misc{a, title = {A}, doi = {10.1000/same}}
@article{b, title = {B}, doi = {10.1000/same}, keywords = {peer-reviewed}}
@misc{c, title = {C}, doi = {10.1000/c}}
@misc{d, title = {D}}
"""
SOURCES = (
    "@c",
    "@d",
    "@c; @d",
    "@d; @c; @d",
    "@a",
    "@b; @a",
    "@doi:10.1000/c",
    "@lost",
    "@c; @lost",
)


@given(
    st.lists(st.sampled_from(SOURCES), max_size=8),
    st.lists(st.sampled_from(SOURCES[:4]), max_size=8),
)
def test_claims_that_cite_the_works_by_their_own_keys_are_counted_at_a_glance(
    cited: list[str], plain: list[str]
) -> None:
    text = "".join(f"- It is so [{keys}].\n" for keys in cited)
    assert found_in(text) == counted(cited)
    text = "".join(f"- It is so [{keys}].\n" for keys in plain)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(independence, "_by_work", None)
        assert found_in(text) == counted(plain)


def found_in(text: str) -> list[tuple[object, int]]:
    wiki = wiki_of("---\ntitle: T\n---\n" + text, BIB)
    view = PageView(wiki, "page", TODAY, address=str)
    return list(Footing(wiki.articles["page"], view).claims.items())


def counted(cited: list[str]) -> list[tuple[object, int]]:
    """How often each work or group of works is cited, by the one in whose place it stands."""
    of = {"@a": "b", "@b": "b", "@c": "c", "@d": "d", "@doi:10.1000/c": "c"}
    works = [tuple(dict.fromkeys(of[k] for k in one.split("; ") if k in of)) for one in cited]
    return [
        (one[0] if len(one) == 1 else one, number) for one, number in Counter(works).items() if one
    ]


@given(st.dictionaries(st.sampled_from("abc"), st.integers(1, 3)), st.integers(0, 3))
def test_the_heaviest_is_the_first_of_those_that_are_counted_most(
    counts: dict[str, int], limit: int
) -> None:
    ranked = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    expected = ranked[0] if ranked and ranked[0][1] > limit else None
    assert heaviest(counts, limit) == expected
