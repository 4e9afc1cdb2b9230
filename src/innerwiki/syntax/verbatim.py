"""Whether a quotation stands word for word in a passage, and if not, which words differ.

Only letters and digits count. Case, punctuation, dashes, hyphens, quotation marks and white space
are the typesetter's, so `mesa- objectives` and “Mesa‑objectives” are the same. What the author of
the quotation says is theirs counts neither: an ellipsis leaves words out, `[the model]` stands for
others, `[t]he` has been given a small letter, and `[sic]` is no word of the source.

A passage is an excerpt and may begin or end inside what is quoted. So the two are laid side by
side, and only words between those that they share can be wrong.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

SHORTEST = 6
"""So many words are somebody's; fewer may be a term, or a turn that a source has in many places."""

_WORDS_A_SLIP = 5
"""One word in so many may differ; where more do, it is another sentence."""
_MOST = 400
"""Words of a quotation, or of a passage, that are laid side by side."""

_SIC = re.compile(r"\[sic[.!]?\]", re.IGNORECASE)
_NEW_CASE = re.compile(r"(?<![\w\]])\[(\w)\](?=\w)")
_GAP = re.compile(r"\w*\[[^\[\]]*\](?:\w+)?|\.(?:\s?\.){2,}|…")
_DOTS = 3
"""So many dots leave words out."""
_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_LETTERS = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans("", "", "'’ʼ")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is written, and as it is compared."""

    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of a passage and those that a quotation has in their place; either may be none.

    `before` are the words of the quotation up to there that the two share.
    """

    passage: tuple[Word, ...]
    quotation: tuple[Word, ...]
    before: tuple[Word, ...]


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text; a hyphen parts them.

    >>> [word.folded for word in words_of("It’s the Base-objective")]
    ['its', 'the', 'base', 'objective']
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", text))
    return tuple(Word(word, word.translate(_APOSTROPHES).casefold()) for word in found)


def pieces_of(quotation: str) -> list[tuple[Word, ...]]:
    """What a quotation takes from its source, piece by piece, without what its author put in.

    >>> [" ".join(word.text for word in piece) for piece in pieces_of("[T]he aim … of [it] all")]
    ['The aim', 'of', 'all']
    """
    return [words for piece in _pieces(quotation) if (words := words_of(piece))]


def _pieces(quotation: str) -> list[str]:
    if "[" not in quotation and "…" not in quotation and quotation.count(".") < _DOTS:
        return [quotation]  # as nearly always; what looks for gaps looks at each word's end
    return _GAP.split(_NEW_CASE.sub(r"\1", _SIC.sub(" ", quotation)))


def is_verbatim(quotation: str, passages: Iterable[str]) -> bool:
    """Whether each piece of a quotation stands in a passage, in their order where it is one.

    >>> is_verbatim("The end … the means", ["In the end, it is said, the means decide."])
    True
    >>> is_verbatim("the means … the end", ["In the end, it is said, the means decide."])
    False
    """
    pieces = [letters for piece in _pieces(quotation) if (letters := _letters_of(piece))]
    together, held = _letters_held(tuple(passages))
    if len(pieces) <= 1:  # nothing is left out, as nearly always
        return not pieces or pieces[0] in together
    if any(_in_order(pieces, letters) for letters in held):
        return True
    is_swapped = any(all(piece in letters for piece in pieces) for letters in held)
    return not is_swapped and all(any(piece in letters for letters in held) for piece in pieces)


def differences(quotation: str, passages: Sequence[str]) -> tuple[tuple[Difference, ...], int]:
    """The words in which a quotation differs from the passage that it comes closest to.

    Returns:
        The differences, and the number of that passage; none where the quotation comes close to no
        passage, or may be right.
    """
    held = [_read(passage)[0] for passage in passages]
    letters = [_read(passage)[1] for passage in passages]
    for piece in pieces_of(quotation):
        folded = _letters(piece)
        if len(piece) < SHORTEST or any(folded in one for one in letters):
            continue
        found = [(_compare(piece, words), number) for number, words in enumerate(held)]
        best = max(found, key=lambda one: (one[0].score, -one[1]), default=None)
        if best is not None and best[0].differences and best[0].is_close:
            return best[0].differences, best[1]
    return (), -1


@lru_cache(maxsize=4096)
def _read(passage: str) -> tuple[tuple[Word, ...], str]:
    """The words of a passage, and their letters; one passage is held against many quotations."""
    words = words_of(passage)
    return words, _letters(words)


@lru_cache(maxsize=1024)
def _letters_held(passages: tuple[str, ...]) -> tuple[str, list[str]]:
    """The letters of some passages: in one text, which parts them, and of each."""
    held = [_read(passage)[1] for passage in passages]
    return "\n".join(held), held


def _letters_of(text: str) -> str:
    """The letters of the words of a text, in one.

    >>> _letters_of("It’s the Base-objective") == _letters(words_of("It’s the Base-objective"))
    True
    """
    found = _LETTERS.findall(unicodedata.normalize("NFKC", text))
    return "".join(found).translate(_APOSTROPHES).casefold()


def _letters(words: Iterable[Word]) -> str:
    return "".join(word.folded for word in words)


def _in_order(pieces: Iterable[str], letters: str) -> bool:
    at = 0
    for piece in pieces:
        found = letters.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return True


@dataclass(frozen=True, slots=True)
class _Comparison:
    """A quotation and a passage side by side: how many words they share, and what differs."""

    shared: int
    differences: tuple[Difference, ...]

    @property
    def slips(self) -> int:
        return sum(max(len(one.passage), len(one.quotation)) for one in self.differences)

    @property
    def score(self) -> int:
        return self.shared - 2 * self.slips

    @property
    def is_close(self) -> bool:
        """Whether the two are the same sentence: most words of what they cover are shared."""
        total = self.shared + self.slips
        return self.shared >= SHORTEST - 1 and self.slips <= max(total // _WORDS_A_SLIP, 1)


_NOTHING = _Comparison(0, ())


def _compare(quotation: Sequence[Word], passage: Sequence[Word]) -> _Comparison:
    quotation, passage = quotation[:_MOST], passage[:_MOST]
    common = {word.folded for word in passage}
    if 2 * sum(word.folded in common for word in quotation) < len(quotation):
        return _NOTHING
    pairs = list(_laid_side_by_side(quotation, passage))
    return _Comparison(
        sum(quotation[i].folded == passage[j].folded for i, j in pairs if i >= 0 and j >= 0),
        tuple(_differences(quotation, passage, pairs)),
    )


def _laid_side_by_side(
    quotation: Sequence[Word], passage: Sequence[Word]
) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of words, from a word of one that the other begins with to either's end.

    -1 stands for no word. A shared word counts 1, one that differs or is missing -1.
    """
    rows, columns = len(quotation), len(passage)
    scores = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(1, rows + 1):
        row, above, folded = scores[i], scores[i - 1], quotation[i - 1].folded
        for j in range(1, columns + 1):
            step = 1 if folded == passage[j - 1].folded else -1
            row[j] = max(above[j - 1] + step, above[j] - 1, row[j - 1] - 1)
    ends = [(rows, j) for j in range(columns + 1)] + [(i, columns) for i in range(rows + 1)]
    i, j = max(ends, key=lambda end: (scores[end[0]][end[1]], end))
    pairs: list[tuple[int, int]] = []
    while i and j:
        step = 1 if quotation[i - 1].folded == passage[j - 1].folded else -1
        if scores[i][j] == scores[i - 1][j - 1] + step:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif scores[i][j] == scores[i - 1][j] - 1:
            i -= 1
            pairs.append((i, -1))
        else:
            j -= 1
            pairs.append((-1, j))
    return reversed(pairs)


def _differences(
    quotation: Sequence[Word], passage: Sequence[Word], pairs: Iterable[tuple[int, int]]
) -> Iterator[Difference]:
    """The runs of words that differ, but for those that only a hyphen parts."""
    left: list[Word] = []
    right: list[Word] = []
    before: list[Word] = []
    for i, j in (*pairs, (-1, -1)):
        is_end = i < 0 and j < 0
        is_shared = i >= 0 and j >= 0 and quotation[i].folded == passage[j].folded
        if not (is_shared or is_end):
            left += [passage[j]] if j >= 0 else []
            right += [quotation[i]] if i >= 0 else []
            continue
        if _letters(left) != _letters(right):
            yield Difference(tuple(left), tuple(right), tuple(before))
        before += right
        left, right = [], []
        if is_shared:
            before.append(quotation[i])
