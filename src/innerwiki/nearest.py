"""Finds what somebody meant: the word of a list that a mistyped word comes closest to.

Closeness is the number of slips of the pen between two words: a letter too many, too few, wrong, or
swapped with its neighbour (optimal string alignment, the restricted Damerau-Levenshtein distance);
upper and lower case are alike. A wiki has ten thousand keys and as many handles that are none, so
most words are passed over by their length and their letters before any distance is computed.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache


def nearest(word: str, words: Iterable[str], slips: int | None = None) -> str | None:
    """The word closest to `word`, within so many slips; the first in order where several are.

    Args:
        word: what was written; it need not differ from all of `words`.
        words: what might have been meant.
        slips: the most that may be wrong; None for as many as a word of that length allows.

    >>> nearest("hubinger2019risk", ["hubinger2019risks", "hubinger2020overview"])
    'hubinger2019risks'
    >>> nearest("teh", ["the", "then"]), nearest("entropy", ["energy"])
    ('the', None)
    """
    return _vocabulary(tuple(words)).nearest(word, allowed(word) if slips is None else slips)


def only_near(word: str, words: Iterable[str], slips: int | None = None) -> str | None:
    """The word that is so close to `word`, if no other is: what a program may put in its place.

    Args:
        word: what was written; it is none of `words`.
        words: what might have been meant.
        slips: as for `nearest`.

    >>> only_near("noether1981", ["noether1918", "clausius1865"])
    'noether1918'
    >>> only_near("hooke1679", ["hooke1678", "hooke1676"])
    """
    return _vocabulary(tuple(words)).only_near(word, allowed(word) if slips is None else slips)


def allowed(word: str) -> int:
    """How many slips leave a word of this length recognisable: 1 below five letters, else 2 or 3.

    >>> allowed("soon"), allowed("noether1918"), allowed("inner alignment")
    (1, 2, 3)
    """
    return 1 + (len(word) >= _SHORT) + (len(word) >= _LONG)


_SHORT, _LONG = 5, 12


def distance(one: str, other: str, limit: int) -> int:
    """The slips between two words, or `limit + 1` where there are more than `limit`.

    >>> distance("mesa", "meas", 2), distance("mesa", "optimizer", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    start = _shared(one, other)
    one, other = one[start:][::-1], other[start:][::-1]
    end = _shared(one, other)
    one, other = one[end:], other[end:]
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(
                last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != against)
            )
            swapped = row > 1 < column and letter == other[column - 2] and against == one[row - 2]
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(line) > limit and min(last) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for count, (letter, against) in enumerate(zip(one, other, strict=False)):
        if letter != against:
            return count
    return min(len(one), len(other))


def _letters(word: str) -> int:
    """The letters of a word as bits, the first three of each kind: a slip changes two at most."""
    bits = 0
    for letter in word:
        place = 1 << 3 * (ord(letter) & 127)
        for _ in range(3):
            if not bits & place:
                bits |= place
                break
            place <<= 1
    return bits


@dataclass(slots=True)
class _Shelf:
    """The words of one length, in order: their letters, and number, spelling and folded form."""

    letters: list[int] = field(default_factory=list)
    words: list[tuple[int, str, str]] = field(default_factory=list)


_EMPTY = _Shelf()


class _Vocabulary:
    """Words by length, and what has been asked before."""

    def __init__(self, words: Iterable[str]) -> None:
        self.shelves: defaultdict[int, _Shelf] = defaultdict(_Shelf)
        self.answers: dict[tuple[str, int], str | None] = {}
        self.alone: dict[tuple[str, int], bool] = {}
        for number, word in enumerate(words):
            folded = word.casefold()
            shelf = self.shelves[len(folded)]
            shelf.letters.append(_letters(folded))
            shelf.words.append((number, word, folded))

    def nearest(self, word: str, slips: int) -> str | None:
        asked = (word, slips)
        if asked not in self.answers:
            self.answers[asked] = self._search(word.casefold(), slips)
        return self.answers[asked]

    def only_near(self, word: str, slips: int) -> str | None:
        near = self.nearest(word, slips)
        asked = (word, slips)
        if asked not in self.alone:
            self.alone[asked] = near is not None and self._count(word.casefold(), slips) == 1
        return near if self.alone[asked] else None

    def _count(self, word: str, slips: int) -> int:
        """How many words are within so many slips."""
        letters = _letters(word)
        return sum(
            distance(word, shelf.words[at][2], slips) <= slips
            for longer in range(-slips, slips + 1)
            if (shelf := self.shelves.get(len(word) + longer)) is not None
            for at, others in enumerate(shelf.letters)
            if (letters ^ others).bit_count() <= 2 * slips
        )

    def _search(self, word: str, slips: int) -> str | None:
        """Go through the lengths, the likeliest first; each find lowers what is allowed."""
        letters = _letters(word)
        best: tuple[int, int, str] | None = None
        for longer in sorted(range(-slips, slips + 1), key=abs):
            shelf = self.shelves.get(len(word) + longer, _EMPTY)
            for at, others in enumerate(shelf.letters):
                if (letters ^ others).bit_count() <= 2 * slips:
                    number, candidate, folded = shelf.words[at]
                    apart = distance(word, folded, slips)
                    if apart <= slips and (best is None or (apart, number) < best[:2]):
                        best, slips = (apart, number, candidate), apart
        return best[2] if best else None


@lru_cache(maxsize=8)
def _vocabulary(words: tuple[str, ...]) -> _Vocabulary:
    return _Vocabulary(words)
