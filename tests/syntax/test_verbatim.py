import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.syntax.verbatim import (
    _GAP,
    _NEW_CASE,
    _SIC,
    SHORTEST,
    _letters,
    _letters_of,
    _pieces,
    differences,
    is_verbatim,
    pieces_of,
    words_of,
)

PASSAGE = (
    "The tower's bell is cracked, and it must be cast anew before the spring-tide comes; "
    "the keeper's book tells of it on its last page."
)
OTHER = "Nobody has rung the smaller bell since the keeper left the tower in the hard winter."

words = st.lists(st.sampled_from("the bell is cracked and rope's worn near its end".split()))


def shown(quotation: str, *passages: str) -> list[tuple[str, str]]:
    """The differences as texts: what the passage has, what the quotation has."""
    found, _ = differences(quotation, passages)
    return [
        (" ".join(w.text for w in one.passage), " ".join(w.text for w in one.quotation))
        for one in found
    ]


@pytest.mark.parametrize(
    "quotation",
    [
        "the tower’s bell is cracked — and it must be cast anew",
        "cast anew before the spring\u00adtide comes",
        "cast anew before the spring- tide comes",
        "must be … before the springtide comes … on its last page!",
        "must be . . . cast",
        "[T]he keeper’s book [here] of it",
        "the keeper's book tell[ing of] of it",
        "the tower's bell is cracked [sic] and",
        "",
        "“…”",
    ],
)
def test_typesetting_and_what_the_editor_says_make_no_difference(quotation: str) -> None:
    assert is_verbatim(quotation, [PASSAGE])
    assert not shown(quotation, PASSAGE)


def test_the_order_counts_within_a_passage_and_not_between_two() -> None:
    assert is_verbatim("the smaller bell … must be cast anew", [PASSAGE, OTHER])
    assert not is_verbatim("on its last page … must be cast anew", [PASSAGE, OTHER])
    assert not is_verbatim("must be cast anew", [])


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("the tower's bell is broken and it must be cast anew", [("cracked", "broken")]),
        ("my tower's bell is cracked and it must be cast anew", [("The", "my")]),
        ("the tower's bell is cracked and it must be cast afresh", [("anew", "afresh")]),
        ("the tower's bell is cracked and must be cast anew", [("it", "")]),
        ("the tower's bell is badly cracked and it must be cast anew", [("", "badly")]),
        (
            "the tower's bell is broken, and it must be made anew before the spring tide comes",
            [("cracked", "broken"), ("cast", "made")],
        ),
        ("before … the tower's bell is broken and it must be cast anew", [("cracked", "broken")]),
    ],
)
def test_shows_each_word_that_differs(quotation: str, expected: list[tuple[str, str]]) -> None:
    assert shown(quotation, OTHER, PASSAGE) == expected


def test_a_word_parted_by_a_hyphen_is_no_difference_beside_one_that_is() -> None:
    quotation = "it must be made anew before the springtide comes; the keeper's book tells of it"
    assert shown(quotation, PASSAGE) == [("cast", "made")]


@pytest.mark.parametrize(
    "quotation",
    [
        "the bell is broken",
        "as he wrote: the tower's bell is cracked, and it must be cast anew",
        "on its last page, and on the first page of the next book as well",
        "the keeper's bell is old, and it must be rung before the winter comes",
        "a text of other words that has nothing in common with either of them",
    ],
)
def test_short_ones_other_passages_and_what_goes_beyond_the_excerpt_are_left_alone(
    quotation: str,
) -> None:
    assert not shown(quotation, PASSAGE, OTHER)


def test_tells_which_passage_it_is() -> None:
    found, number = differences("Nobody has rung the larger bell since", [PASSAGE, OTHER])
    assert (len(found), number) == (1, 1)
    assert [word.text for word in found[0].before] == ["Nobody", "has", "rung", "the"]


@given(words, words, words)
def test_every_stretch_of_a_passage_is_verbatim(
    before: list[str], middle: list[str], after: list[str]
) -> None:
    passage = " ".join([*before, *middle, *after])
    quotation = ", ".join(middle).upper()
    assert is_verbatim(quotation, [passage])
    assert not differences(quotation, [passage])[0]


@given(st.text(max_size=80), st.text(max_size=80))
def test_takes_any_text(quotation: str, passage: str) -> None:
    found, number = differences(quotation, [passage])
    assert (number < 0) is (not found)
    if found:
        assert not is_verbatim(quotation, [passage])
        assert sum(map(len, pieces_of(quotation))) >= SHORTEST
    assert is_verbatim(passage, [passage]) or not words_of(passage) or len(pieces_of(passage)) > 1


@given(st.data())
def test_one_wrong_word_in_a_stretch_of_a_passage_is_found(data: st.DataObject) -> None:
    words = [word.text for word in words_of(PASSAGE)]
    start = data.draw(st.integers(0, len(words) - SHORTEST))
    end = data.draw(st.integers(start + SHORTEST, len(words)))
    number = data.draw(st.integers(start, end - 1))
    quotation = " ".join([*words[start:number], "wobbly", *words[number + 1 : end]])
    assert not is_verbatim(quotation, [OTHER, PASSAGE])
    assert shown(quotation, OTHER, PASSAGE) == [(words[number], "wobbly")]


@given(st.lists(st.sampled_from(["the", "[sic]", "[t]he", "[a", "]", " ", ".", "..", "…"])))
def test_a_quotation_without_signs_of_a_gap_is_one_piece(parts: list[str]) -> None:
    quotation = "".join(parts)
    assert _pieces(quotation) == _GAP.split(_NEW_CASE.sub(r"\1", _SIC.sub(" ", quotation)))


@given(st.text(st.sampled_from("aßŉÉé_ -'’ʼ.ﬁ①2“中\u0301"), max_size=12))
def test_the_letters_of_a_text_are_those_of_its_words(text: str) -> None:
    assert _letters_of(text) == _letters(words_of(text))
