"""Finds what somebody meant: the word of a list that a mistyped word comes closest to.

Closeness is the number of slips of the pen between two words: a letter too many, too few, wrong, or
swapped with its neighbour (optimal string alignment, the restricted Damerau-Levenshtein distance);
upper and lower case are alike. A wiki has ten thousand keys and as many handles that are none, so
most words are passed over by their length and their letters before any distance is computed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
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
    return _vocabulary_of(words).nearest(word, allowed(word) if slips is None else slips)


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
    return _vocabulary_of(words).only_near(word, allowed(word) if slips is None else slips)


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
    return _Written(one).distance(other, limit)


class _Written:
    """A word that was written, made ready to be held against many.

    Its letters are the bits of whole numbers, so that a column of the table of distances is worked
    out at once: H. Hyyrö, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit
    Distances", Nordic Journal of Computing 10 (2003), with the names that the paper has.
    """

    def __init__(self, word: str) -> None:
        self.length = len(word)
        self.letters = _letters(word)
        self._places: dict[str, int] = {}
        for number, letter in enumerate(word):
            self._places[letter] = self._places.get(letter, 0) | 1 << number

    def distance(self, other: str, limit: int) -> int:
        """The slips between the two, or `limit + 1` where there are more than `limit`."""
        score, left = self.length, len(other)
        if abs(score - left) > limit:
            return limit + 1
        if not score:
            return left
        every, last = (1 << score) - 1, 1 << score >> 1
        vp, vn, d0, before = every, 0, 0, 0
        for letter in other:
            pm = self._places.get(letter, 0)
            swapped = (~d0 & pm) << 1 & before
            d0 = (((pm & vp) + vp) ^ vp | pm | vn | swapped) & every
            hp, hn = vn | every & ~(d0 | vp), d0 & vp
            score += bool(hp & last) - bool(hn & last)
            left -= 1
            if score - left > limit:
                return limit + 1
            hp, hn, before = hp << 1 | 1, hn << 1, pm
            vp, vn = (hn | ~(d0 | hp)) & every, hp & d0
        return score


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
            self.answers[asked] = self._search(_Written(word.casefold()), slips)
        return self.answers[asked]

    def only_near(self, word: str, slips: int) -> str | None:
        near = self.nearest(word, slips)
        asked = (word, slips)
        if asked not in self.alone:
            self.alone[asked] = near is not None and self._is_alone(word.casefold(), slips)
        return near if self.alone[asked] else None

    def _is_alone(self, word: str, slips: int) -> bool:
        """Whether one word, and no second one, is within so many slips."""
        written = _Written(word)
        within = (
            number
            for _, (number, _, folded) in self._alike(written, slips)
            if written.distance(folded, slips) <= slips
        )
        return next(within, None) is not None and next(within, None) is None

    def _search(self, written: _Written, slips: int) -> str | None:
        """Each find lowers what is allowed: only a word before it may be as close as it is."""
        best: tuple[int, int, str] | None = None
        for differing, (number, candidate, folded) in self._alike(written, slips):
            limit = slips if best is None else best[0] - (number > best[1])
            if differing <= 2 * limit and (apart := written.distance(folded, limit)) <= limit:
                best = (apart, number, candidate)
        return best[2] if best else None

    def _alike(self, written: _Written, slips: int) -> Iterator[tuple[int, tuple[int, str, str]]]:
        """The words that length and letters do not rule out, those of a like length first.

        Each comes with the number of letters that only one of the two has.
        """
        letters, most = written.letters, 2 * slips
        for longer in sorted(range(-slips, slips + 1), key=abs):
            shelf = self.shelves.get(written.length + longer)
            if shelf is not None:
                for at, others in enumerate(shelf.letters):
                    if (differing := (letters ^ others).bit_count()) <= most:
                        yield differing, shelf.words[at]


_MOST_KNOWN = 8


@lru_cache(maxsize=_MOST_KNOWN)
def _vocabulary(words: tuple[str, ...]) -> _Vocabulary:
    return _Vocabulary(words)


_known: dict[int, tuple[tuple[str, ...], _Vocabulary]] = {}
"""The last vocabularies by which tuple they are of: to compare ten thousand words takes time."""


def _vocabulary_of(words: Iterable[str]) -> _Vocabulary:
    words = tuple(words)  # a tuple stays the one it is
    known = _known.get(id(words))
    if known is not None and known[0] is words:
        return known[1]
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[id(words)] = (words, _vocabulary(words))
    return _known[id(words)][1]
