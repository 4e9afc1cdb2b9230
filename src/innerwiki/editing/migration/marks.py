r"""Finds the numbers in a text that lead to a list of references, and tells them from others.

    decreases [12], [1, 3-5], [ 1 ][2], [2]–[4], [12, p. 7], ^[3]^, <sup>3</sup>, word.¹², [^note]

`[0, 1]`, `[1999]`, `\[3]`, code, formulas and links are no such numbers and are not even seen.
What looks like one and may be another thing (an index, an interval, an exponent, an equation) is
handed on with the reason for which it stays.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from innerwiki.editing.migration.page import Page, Passage
from innerwiki.syntax.masks import HIDDEN, NOTED
from innerwiki.syntax.references import read_locator

_N = r"[1-9]\d{0,2}"
_LIST = rf"{_N}(?:\s*(?:[,;]|[-–—−]|,?\s*\band\b|&)\s*{_N})*"
_BRACKETED = re.compile(
    rf"(?P<caret>\^)?\[\s*(?P<list>{_LIST})(?P<locator>,\s*[^\[\]\d\s][^\[\]]{{0,80}})?\s*\]"
    r"(?(caret)\^|)"
)
# A range as IEEE writes it; with spaces, or a dash that parts sentences, it is two marks.
_RANGED = re.compile(rf"\[(?P<first>{_N})\][-–−]\[(?P<last>{_N})\]")
_TAGGED = re.compile(
    rf"<sup>\s*(?P<bracket>\[)?(?P<list>{_LIST})(?(bracket)\])\s*</sup>", re.IGNORECASE
)
_CARET = re.compile(rf"(?<![\^\\])\^(?P<list>{_LIST})\^(?!\^)")
_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(rf"[{_RAISED_DIGITS}]+(?:(?:[⁻–,˒⸴]|⁼)\s?[{_RAISED_DIGITS}]+)*")
_TO_DIGITS = str.maketrans(_RAISED_DIGITS + "⁻˒⸴", "0123456789-,,")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s]+)\]")

_MAX_RANGE = 60
_ENDS = frozenset(".,;:!?)”’»\"'…]")
_OPERATORS = frozenset("=∈∊<>≤≥+*/×÷·^_~≈∼⊂⊆|")
_OF_FORMULAS = frozenset(
    "interval intervals range ranges domain between within in.range dimension shape".split()
)
_OF_OTHERS = frozenset(
    "eq eqs eqn equation equations fig figs figure figures table tables tab sec section sections "
    "step steps lemma theorem line lines chapter ch page pages item items row column index".split()
)
_INDEXED = frozenset(
    "array arr list vector matrix tuple dict map args argv data buf buffer string str table".split()
)
_WORD_BEFORE = re.compile(r"([\w.-]+)\.?\s*$")
_LONG_WORD = 4
_LEAD = 80


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark in the text: offsets in its passage, the numbers that it names, what it is behind.

    `refusal` says why it is taken for no citation; None if it is taken for one. `raised` says that
    it stood higher than the text, without brackets; `is_marked` that it had both, as no index has.
    """

    passage: Passage
    start: int
    end: int
    numbers: tuple[str, ...]
    locator: str = ""
    raised: bool = False
    refusal: str | None = None
    is_marked: bool = False

    @property
    def text(self) -> str:
        """What stands there."""
        return self.passage.text[self.start : self.end]

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the file."""
        return self.passage.file_span(self.start, self.end)

    @property
    def is_note(self) -> bool:
        """Whether it is the mark of a footnote."""
        return self.numbers[:1] != () and self.numbers[0].startswith("^")

    @property
    def lead(self) -> str:
        """What stands before it, as far as it matters."""
        return self.passage.text[max(self.start - _LEAD, 0) : self.start]

    @property
    def before(self) -> str:
        """The character before it."""
        return self.passage.text[self.start - 1] if self.start else ""

    @property
    def after(self) -> str:
        """The character behind it."""
        return self.passage.text[self.end : self.end + 1]


def find_signs(page: Page, known: frozenset[str], outside: Sequence[tuple[int, int]]) -> list[Sign]:
    """All marks of a page, in order.

    Args:
        page: the page.
        known: the numbers that its lists have.
        outside: where the lists stand, whose numbers are no marks.
    """
    stretches = sorted(outside)
    found = [
        sign
        for passage in page.passages
        for sign in _in_passage(passage, known)
        if not _is_in(sign.place[0], stretches)
    ]
    glued = _is_glued(found)
    raises = any(sign.raised and sign.before in _ENDS for sign in found)
    judged: list[Sign] = []
    for sign in found:
        before = judged[-1] if judged and _touches(judged[-1], sign) else None
        judged += _judged(sign, before, glued=glued, raises=raises)
    return judged


def _is_in(at: int, stretches: list[tuple[int, int]]) -> bool:
    number = bisect_right(stretches, at, key=lambda stretch: stretch[0]) - 1
    return number >= 0 and at < stretches[number][1]


def _in_passage(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    text = passage.text
    if not any(sign in text for sign in "[<^" + _RAISED_DIGITS):
        return
    readers = (_tagged, _bracketed, _ranged, _careted, _raised, _notes)
    found = [sign for read in readers for sign in read(passage, known)]
    end = 0
    for sign in sorted(found, key=lambda sign: (sign.start, -sign.end)):
        if sign.start >= end:  # of two that overlap the outer one counts
            end = sign.end
            yield sign


def _bracketed(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    del known
    for match in _BRACKETED.finditer(passage.text):
        locator = match["locator"]
        if not passage.is_prose(*match.span()) or not _is_locator(locator):
            continue
        numbers = _numbers(match["list"])
        label = match.end() < len(passage.text) and passage.text[match.end()] == ":"
        if label and passage.text[: match.start()].rpartition("\n")[2].strip() == "":
            continue
        locator = (locator or "").lstrip(", ")
        yield Sign(passage, *match.span(), numbers, locator, is_marked=bool(match["caret"]))


def _ranged(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    """`[2]–[4]` leads to 3 as well."""
    del known
    for match in _RANGED.finditer(passage.text):
        if passage.is_prose(*match.span()):
            yield Sign(passage, *match.span(), _numbers(f"{match['first']}-{match['last']}"))


def _is_locator(text: str | None) -> bool:
    if not text:
        return True
    locator, suffix = read_locator(text)
    return locator is not None and not suffix


def _tagged(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    del known
    for match in _TAGGED.finditer(passage.text):
        inner = passage.is_prose(*match.span("list"))
        tag = passage.mask[match.start()]
        if inner and tag == HIDDEN:
            marked = bool(match["bracket"])
            numbers = _numbers(match["list"])
            yield Sign(passage, *match.span(), numbers, raised=not marked, is_marked=marked)


def _careted(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    del known
    for match in _CARET.finditer(passage.text):
        if passage.is_prose(*match.span()):
            yield Sign(passage, *match.span(), _numbers(match["list"]), "", raised=True)


def _raised(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    for match in _RAISED.finditer(passage.text):
        if not passage.is_prose(*match.span()):
            continue
        digits = match[0].translate(_TO_DIGITS)
        numbers = _numbers(digits)
        yield Sign(passage, *match.span(), numbers, raised=True, refusal=_run(numbers, known))


def _run(numbers: tuple[str, ...], known: frozenset[str]) -> str | None:
    """`¹²` is 12, unless there are but 1 and 2."""
    for number in numbers:
        if number not in known and len(number) > 1 and set(number) <= known:
            return f"it may be {number}, or {' and '.join(number)}"
    return None


def _notes(passage: Passage, known: frozenset[str]) -> Iterator[Sign]:
    for match in _NOTE.finditer(passage.text):
        number = f"^{match['label']}"
        if number in known and passage.mask[match.start()] == NOTED:
            yield Sign(passage, *match.span(), (number,))


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a list; none if a range runs backwards or is too long.

    >>> _numbers("1, 3–5"), _numbers("5-3")
    (('1', '3', '4', '5'), ())
    """
    found: list[int] = []
    for part in re.split(r"\s*(?:[,;]|,?\s*\band\b|&)\s*", text):
        ends = [int(end) for end in re.split(r"\s*[-–—−]\s*", part) if end.strip().isdecimal()]
        if not ends or len(ends) > 2 or not 0 <= ends[-1] - ends[0] <= _MAX_RANGE:  # noqa: PLR2004 - a range has two ends
            return ()
        if len(ends) > 1 and ends[0] == ends[1]:
            return ()
        found += range(ends[0], ends[-1] + 1)
    return tuple(str(number) for number in dict.fromkeys(found))


def _touches(one: Sign, other: Sign) -> bool:
    return one.passage is other.passage and one.end == other.start


def _is_glued(signs: list[Sign]) -> bool:
    """Whether the page's marks stand right behind words, as in Wikipedia."""
    plain = [sign for sign in signs if not (sign.raised or sign.is_note)]
    spaced = sum(1 for sign in plain if sign.before.isspace())
    return sum(1 for sign in plain if sign.before in _ENDS and sign.before) > spaced


def _judged(sign: Sign, before: Sign | None, *, glued: bool, raises: bool) -> list[Sign]:
    """The sign with the reason for which it is none; nothing if it surely is none."""
    if sign.is_note:
        return [sign]
    if before is not None and not sign.raised:
        return [_refused(sign, before.refusal)]
    if sign.raised:
        return _judged_raised(sign, raises=raises)
    reason = _no_numbers(sign) if sign.is_marked else _reason(sign, glued=glued)
    return [_refused(sign, reason)]


def _judged_raised(sign: Sign, *, raises: bool) -> list[Sign]:
    """An exponent is quietly passed over."""
    if sign.before and sign.before in _ENDS:
        return [_refused(sign, sign.refusal or _no_numbers(sign))]
    word = re.search(r"[^\W\d_]+$", sign.lead)
    if word is None or len(word[0]) < _LONG_WORD or sign.after.isalnum():
        return []
    reason = None if raises else "it may be an exponent"
    return [_refused(sign, sign.refusal or reason or _no_numbers(sign))]


def _no_numbers(sign: Sign) -> str | None:
    return None if sign.numbers else "its range runs backwards, or is very long"


def _reason(sign: Sign, *, glued: bool) -> str | None:
    """Why brackets with numbers are no citation, in words."""
    if not sign.numbers:
        return _no_numbers(sign)
    text = sign.lead
    word = _WORD_BEFORE.search(text)
    lower = word[1].casefold().rstrip(".") if word else ""
    if lower in _OF_FORMULAS or text.rstrip()[-1:] in _OPERATORS:
        return "it may be an interval or part of a formula"
    if lower in _OF_OTHERS and sign.before.isspace():
        return f"it may be the number of {_article(lower)}"
    if sign.before.isalnum() or sign.before == "_":
        return _reason_glued(sign, lower, glued=glued)
    return None


def _article(word: str) -> str:
    return f"another thing (`{word}`)"


def _reason_glued(sign: Sign, word: str, *, glued: bool) -> str | None:
    is_year = bool(re.search(r"(?<!\d)\d{4}$", sign.lead))
    is_name = len(word) < 2 or "_" in word or word in _INDEXED or sign.before == "_"  # noqa: PLR2004 - a variable
    if not glued or is_name or (sign.before.isdigit() and not is_year):
        return "it stands right behind a word, as an index does"
    return None


def _refused(sign: Sign, reason: str | None) -> Sign:
    return replace(sign, refusal=reason)
