"""The quick ways of reading sentences: each gives what the careful way gives, and each is taken."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.syntax import sentences
from innerwiki.syntax.abbreviations import LONGEST, ends_full_word
from innerwiki.syntax.block import locating
from innerwiki.syntax.blocks import read_blocks
from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID

PIECES = st.sampled_from(
    [
        *("word", "Word", "a", "A", "sentences", "Sentences", "See", "Further reading:", "É", "ſ"),
        *("e.g", "et al", "Dr", "p", "fig", "J", "3", "1984", "_", "²", "中", "can't", "“", "”"),
        *(".", ". ", ".\n", ".  ", "?", "!", "…", "。", "！", ",", ":", ";", " .", "-", "–", "—"),
        *(" ", " ", " ", " ", "\n", "  ", "\t", "\xa0", "\u2028", "(", ")", "'", '"', "’", "&amp;"),
        *(sign * n for sign in (HIDDEN, CITED, NEEDS, EXEMPT, NOTED, SOLID, NAME) for n in (1, 4)),
        *(f" {CITED * 5}. ", f" {CITED * 5}.\n", f"\n{CITED * 5}", f" {CITED * 5} {CITED * 3}"),
        *("Another sentence follows it. ", "Selected words that end. "),
    ]
)
MASK = st.lists(PIECES, max_size=30).map("".join)
PLACES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=6).map(
    lambda found: sorted((start, start + length) for start, length in found)
)
ORDINARY = (
    f"An ordinary sentence tells something {CITED * 12}. It has one link, to "
    f"{HIDDEN}another{HIDDEN * 7}, and\na line's end {CITED * 9}. See {HIDDEN}another{HIDDEN * 7} "
    "too. The last one ends the text."
)


def never(*_: object) -> None:
    raise AssertionError


@settings(max_examples=500, deadline=None)
@given(mask=MASK, links=PLACES)
@example(mask=ORDINARY, links=[])
def test_plain_ends_are_ends(mask: str, links: list[tuple[int, int]]) -> None:
    quick = sentences.sentences(mask, links)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sentences, "_stops", lambda _: re.compile("[.!?…。！？]+"))
        assert sentences.sentences(mask, links) == quick


def test_ordinary_ends_are_plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences, "_end", never)
    assert len(sentences.sentences(ORDINARY)) == 4


def test_no_abbreviation_is_longer_than_is_said() -> None:
    assert len("approx") == LONGEST
    assert not ends_full_word("approx", 0, LONGEST)


@given(text=st.lists(st.sampled_from(["a b", "\n", "\n\n", "> ", "- ", "    ", "  "])).map("".join))
def test_places_are_found_line_by_line_where_prefixes_are_taken_off(text: str) -> None:
    for block in read_blocks(text)[0]:
        quick, careful = block.locate("page.md"), locating("page.md", block.place)
        for end in range(1, len(block.text) + 1):
            assert quick(end - 1, end) == careful(end - 1, end)
            assert quick(0, end) == careful(0, end)
