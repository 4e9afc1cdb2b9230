from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.nearest import distance, nearest, only_near

WORDS = st.text("abcdé12", max_size=9)


def plain_distance(one: str, other: str) -> int:
    """Optimal string alignment, straight from its definition."""

    @cache
    def apart(i: int, j: int) -> int:
        if not i or not j:
            return i + j
        costs = [
            apart(i - 1, j) + 1,
            apart(i, j - 1) + 1,
            apart(i - 1, j - 1) + (one[i - 1] != other[j - 1]),
        ]
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            costs.append(apart(i - 2, j - 2) + 1)
        return min(costs)

    return apart(len(one), len(other))


@given(WORDS, WORDS, st.integers(0, 3))
def test_distance_is_the_definition_cut_off_at_the_limit(one: str, other: str, limit: int) -> None:
    assert distance(one, other, limit) == min(plain_distance(one, other), limit + 1)


@given(WORDS, st.lists(WORDS, max_size=12), st.integers(0, 3))
def test_nearest_is_the_first_of_the_closest(word: str, words: list[str], slips: int) -> None:
    found = nearest(word, words, slips)
    scores = [plain_distance(word.casefold(), other.casefold()) for other in words]
    best = min(scores, default=slips + 1)
    assert found == (words[scores.index(best)] if best <= slips else None)


def test_case_is_no_slip() -> None:
    assert nearest("NOETHER1918", ["noether1918"], 0) == "noether1918"


@given(WORDS, st.lists(WORDS, max_size=12, unique=True), st.integers(0, 3))
def test_only_near_is_the_one_word_within_the_slips(
    word: str, words: list[str], slips: int
) -> None:
    near = [other for other in words if plain_distance(word, other) <= slips]
    assert only_near(word, words, slips) == (near[0] if len(near) == 1 else None)
