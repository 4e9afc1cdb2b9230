"""Where sentences end, in a text in which only prose is left (see `innerwiki.syntax.masks`).

A sentence ends at a full stop, an exclamation or question mark or an ellipsis, with the quotation
marks, brackets and citations behind it, if a new one begins after it. Two things need care. A full
stop may be an abbreviation's: then the next word decides. And quotation marks, or parentheses that
open inside a sentence, keep together what stands between them, so that a quotation is one with the
sentence that brings it in.
"""

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from innerwiki.syntax.abbreviations import LONGEST, ends_full_word, is_abbreviation
from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID

_STOP_SIGN = "[.!?…。！？]"
# Nearly all sentences end plainly, as group 1 tells: behind a citation or a long word, before a
# capital, or with the text. Group 2 tells the same of a word that may be an abbreviation. (That
# nothing may follow, as one of two branches, is tried faster than a group that may be left out.)
_PLAIN = rf"""(?:(?<=[^.!?…。！？]\.)(?:
    ((?:(?<={CITED}\.)|(?<=[a-z]{{{LONGEST + 1}}}\.))[ \n](?=[A-Z])|\Z)
    |([ \n](?=[A-Z]))
)|)"""
# One sign at the beginning of a pattern is found fastest, then a set, and a repeat slowest by far.
_STOPS = re.compile(rf"{_STOP_SIGN}{_STOP_SIGN}*{_PLAIN}", re.VERBOSE)
_FULL_STOPS = re.compile(rf"\.\.*{_PLAIN}", re.VERBOSE)
# A stop, what closes with it, the citations behind it, and what a new sentence may open with.
_STOP = re.compile(
    rf"""(?P<stop>{_STOP_SIGN}+)
    (?P<closers>[)\]"'”’»›“‘{HIDDEN}]*)
    (?P<trail>(?:\s*[{CITED}{NEEDS}{EXEMPT}{NOTED}]+{HIDDEN}*)*)
    (?P<gap>[\s{HIDDEN}]*)
    (?P<openers>[(\["'“‘„«‹»¿¡{HIDDEN}]*)""",
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")
_GAP = re.compile(f"[\\s{HIDDEN}]*")
_VISIBLE = re.compile(f"[^\\s{HIDDEN}]")
# `iPhone`, `d'Alembert`, `o1`, `van Gogh`: names that begin small.
_SMALL_NAME = re.compile(
    r"[a-z]\w*[A-Z]|[a-z]['’][A-Z]|[a-z]\d|(?:van|von|de|di|du|ibn|bin)\s+[A-Z]"
)
_LABEL = re.compile(r"\((?:\d{1,2}|[ivx]{1,4}|[a-z])\)\s")  # `(1) First`

_EASTERN = "。！？"

Sentence = tuple[int, int, bool]
"""Where a sentence begins, markup included, and where what is seen of it ends; is it a question?"""


class _Kept(NamedTuple):
    """What stands between quotation marks or parentheses, or is the text of a link."""

    start: int
    end: int
    is_quotation: bool


def sentences(mask: str, links: Sequence[tuple[int, int]] = ()) -> list[Sentence]:
    """The sentences of one block, in order; together they hold all that is seen of it.

    Args:
        mask: the block's text, in which only prose is left.
        links: where links stand in it; the text of a link is never split.
    """
    stops = _stops(mask)
    ahead = _kept_ahead(mask, links, stops)
    around: list[_Kept] = []
    free = ahead[-1].start if ahead else len(mask)  # up to here, no stop stands inside anything
    found: list[Sentence] = []
    begin, start = _begin(mask, 0)
    for sign in stops.finditer(mask):
        at = sign.start()
        if at > free:
            around = _around(around, ahead, at)
            free = at if around else ahead[-1].start if ahead else len(mask)
        plain = sign.lastindex
        if plain and not around and (plain == 1 or ends_full_word(mask, start, at)):
            found.append((begin, at + 1, False))
            begin = start = at + 2
            continue
        stop = _STOP.match(mask, at)
        end = _end(mask, start, stop) if stop is not None else None
        if stop is None or end is None or _is_inside(around, start, stop.end("closers")):
            continue
        found.append((begin, _seen_end(mask, end), _asks(stop, around, start)))
        begin, start = _begin(mask, end)
    if start < len(mask) and _VISIBLE.search(mask, start):
        found.append((begin, _seen_end(mask, len(mask)), False))
    return found


def _stops(mask: str) -> re.Pattern[str]:
    """What finds the stops of a text; where all are full stops, they are found much faster."""
    has_others = "?" in mask or "!" in mask
    if not mask.isascii() and not has_others:
        has_others = "…" in mask or "。" in mask or "！" in mask or "？" in mask
    return _STOPS if has_others else _FULL_STOPS


def _kept_ahead(mask: str, links: Sequence[tuple[int, int]], stops: re.Pattern[str]) -> list[_Kept]:
    """What keeps together a stretch with a stop in it, the first last."""
    kept = _kept_together(mask)
    for start, end in links:
        if stops.search(mask, start, end):
            kept.append(_Kept(start, end, is_quotation=True))
    if len(kept) > 1:
        kept.sort(key=itemgetter(0), reverse=True)
    return kept


def _around(around: list[_Kept], ahead: list[_Kept], at: int) -> list[_Kept]:
    """What is kept together across an offset, of what stood around and what was still ahead."""
    while ahead and ahead[-1].start < at:
        around.append(ahead.pop())
    return [one for one in around if one.end > at]


def _begin(mask: str, at: int) -> tuple[int, int]:
    """Where the next sentence begins after an offset, and where its first sign is that is seen."""
    if mask[at : at + 1].isalpha():
        return at, at
    space = _SPACE.match(mask, at)
    begin = space.end() if space else at
    if not mask.startswith(HIDDEN, begin):
        return begin, begin
    gap = _GAP.match(mask, begin)
    return begin, gap.end() if gap else begin


def _seen_end(mask: str, end: int) -> int:
    """Where the last sign before `end` stands that is seen: attribute lists come after it."""
    while mask[end - 1].isspace() or mask[end - 1] == HIDDEN:
        end -= 1
    return end


def _is_inside(around: list[_Kept], start: int, closed: int) -> bool:
    """Whether a stop stands in a quotation or parenthesis that goes on after it."""
    return any(one.end > closed and (one.is_quotation or one.start > start) for one in around)


def _asks(stop: re.Match[str], around: list[_Kept], start: int) -> bool:
    """Whether the sentence is a question; one that only quotes a question is none."""
    if "?" not in stop["stop"] and "？" not in stop["stop"]:
        return False
    closed = stop.end("closers")
    return not any(one.is_quotation and one.start > start and one.end <= closed for one in around)


def _end(mask: str, start: int, stop: re.Match[str]) -> int | None:
    """Where the sentence ends whose stop this is, or None if it goes on."""
    sign, _, trail, gap, openers = stop.groups()
    end, after = stop.end("trail"), stop.end()
    if sign[0] in _EASTERN or (after == len(mask) and not openers):
        return end
    if not gap.strip(HIDDEN):
        return None  # `0.5`, `mkdocs.yml`
    following = mask[after : after + 1]
    if following.islower() and _SMALL_NAME.match(mask, after) is None:
        # `[@a] shows that ...`: the citation begins the next sentence
        if not trail or not trail[0].isspace() or is_abbreviation(mask, start, stop):
            return None if _LABEL.match(mask, stop.end("gap")) is None else end
        return stop.end("closers")
    is_begun = _begins_sentence(following, stop) or _LABEL.match(mask, stop.end("gap"))
    return end if is_begun and not is_abbreviation(mask, start, stop) else None


def _begins_sentence(following: str, stop: re.Match[str]) -> bool:
    if following.isdigit():
        return stop["stop"] == "." and "(" not in stop["openers"]  # no year in parentheses
    return following.isalpha() or following in _SIGNS


_SIGNS = frozenset(f"{SOLID}{NAME}§€£¥~…")
"""Signs, beside letters and digits, that a sentence may begin with."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Where a text quotes, in order: from an opening quotation mark to behind the closing one.

    >>> text = "He calls it “a hope (not a law)”, and a 'guess'."
    >>> [text[start:end] for start, end in quotations(text)]
    ['“a hope (not a law)”']
    """
    return sorted((one.start, one.end) for one in _kept_together(text) if one.is_quotation)


# Apostrophes inside words, and those that end one, neither open nor close anything.
_MARKS = re.compile(r"\"|'(?<!\w')|“|”|„|«|»|‘|’(?![^\W_])|\(|\)")
_MAX_DEPTH = 8
_CLOSED_BY = {"”": "“„", "»": "«", "«": "»", "“": "„", "’": "‘", '"': '"', "'": "'", ")": "("}


def _kept_together(mask: str) -> list[_Kept]:
    """What stands between quotation marks or parentheses."""
    found: list[_Kept] = []
    if mask.isascii() and not ("(" in mask or '"' in mask or "'" in mask):
        return found  # nothing opens
    open_: list[tuple[str, int]] = []
    for match in _MARKS.finditer(mask):
        sign, at = match[0], match.start()
        number = _opened(mask, sign, at, open_) if open_ else None
        if number is not None:
            start = open_[number][1]
            del open_[number:]
            found.append(_Kept(start, at + 1, sign != ")"))
        elif _opens(mask, sign, at) and len(open_) < _MAX_DEPTH:
            open_.append((sign, at))
    return found


def _opened(mask: str, sign: str, at: int, open_: list[tuple[str, int]]) -> int | None:
    """The number of the open mark that this one closes, or None."""
    if sign == "'" and not (at and mask[at - 1] in ".,!?…" and not mask[at + 1 : at + 2].isalnum()):
        return None  # it opens
    openers = _CLOSED_BY.get(sign, "")
    for number in range(len(open_) - 1, -1, -1):
        if open_[number][0] in openers:
            return number
    return None


def _opens(mask: str, sign: str, at: int) -> bool:
    if sign in "”’)":
        return False
    before, after = mask[at - 1 : at] if at else "", mask[at + 1 : at + 2]
    is_free = not before.strip(HIDDEN + "([—–-") or before.isspace()
    return (bool(after.strip()) or sign in "«„") and (sign not in "\"'»‘" or is_free)
