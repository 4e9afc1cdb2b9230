from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.model import Source
from innerwiki.wiki.independence import are_independent, voices, website

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
