"""Where sentences end, in a text in which only prose is left (see `innerwiki.syntax.masks`).

A sentence ends at a full stop, an exclamation or question mark or an ellipsis, with the quotation
marks, brackets and citations behind it, if a new one begins after it. Two things need care. A full
stop may be an abbreviation's: then the next word decides. And quotation marks, or parentheses that
open inside a sentence, keep together what stands between them, so that a quotation is one with the
sentence that brings it in.
"""

import re
from collections import deque
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID

_STOP_SIGNS = "[.!?…。！？]+"
_STOP_SIGN = re.compile(_STOP_SIGNS)
# A stop, what closes with it, the citations behind it, and what a new sentence may open with.
_STOP = re.compile(
    rf"""(?P<stop>{_STOP_SIGNS})
    (?P<closers>[)\]"'”’»›“‘{HIDDEN}]*)
    (?P<trail>(?:\s*[{CITED}{NEEDS}{EXEMPT}{NOTED}]+{HIDDEN}*)*)
    (?P<gap>[\s{HIDDEN}]*)
    (?P<openers>[(\["'“‘„«‹»¿¡{HIDDEN}]*)""",
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")
_GAP = re.compile(f"[\\s{HIDDEN}]*")
_VISIBLE = re.compile(f"[^\\s{HIDDEN}]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LAST_WORD = re.compile(f"[^\\s(\\[\"'“‘„«—–/{CITED}]+$")
# `Fig. 3`, `p. A3`, `Eq. A.3`; and `App. B`, `vol. II`, if no sentence begins so.
_NUMBERED = re.compile(r"[A-Za-z]{0,2}\.?\d")
_LETTERED = re.compile(r"[A-Z]{1,2}(?=\W|$)|[IVXLC]+\b")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")
# `iPhone`, `d'Alembert`, `o1`, `van Gogh`: names that begin small.
_SMALL_NAME = re.compile(
    r"[a-z]\w*[A-Z]|[a-z]['’][A-Z]|[a-z]\d|(?:van|von|de|di|du|ibn|bin)\s+[A-Z]"
)
_LABEL = re.compile(r"\((?:\d{1,2}|[ivx]{1,4}|[a-z])\)\s")  # `(1) First`

_EASTERN = "。！？"
_NEVER = frozenset(
    "e.g i.e eg ie cf Cf vs viz approx resp incl esp Dr Mr Mrs Ms Prof St Mt".split()
)
"""Abbreviations that no sentence ends with."""
_BEFORE_NUMBER = frozenset(
    "fig figs eq eqs eqn eqns sec secs sect ch chap chaps no nos pp vol vols tab tabs tbl thm def "
    "lem prop cor rem app appx suppl art para paras ll fn ex ref refs alg op opp pt pts mat "
    "ca est".split()
)
"""Abbreviations of what is numbered: they end a sentence only where no number follows."""
_BEFORE_DAY = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())
_ENDS_BEFORE_CAPITAL = frozenset("a.m p.m B.C A.D B.C.E C.E D.C".split())
"""Abbreviations that a new sentence follows whenever a capital does."""
_PERHAPS = frozenset(
    "Inc Ltd Co Corp Jr Sr Bros Ph.D M.Sc B.Sc Gen Col Lt Sgt Capt Maj Adm Sen Rep Gov Rev Hon "
    "Pres Ft Mme Mlle Sra Dra Phys Lett Proc Natl Acad Sci Soc Trans Ann Math Comp Appl Adv Conf "
    "Suppl Am Chem Intl Int Symp Univ Inst Dept".split()
)
"""Abbreviations that end a sentence if a word follows that sentences often begin with."""
_STARTERS = frozenset(
    "The A An This That These Those It He She They We You In On At By For From With Without As But "
    "And Or Nor If When While Where Although Though Because However Thus Hence Then There Here "
    "What Who Why How Its Their His Her Our My Such Some Many Most All No Not One Two Both Each "
    "Every Another Other Others After Before Since Under Over To Later Earlier Today Now So Yet "
    "Still Instead Moreover Nevertheless Only Several Few Until Unless Once During Among Between "
    "Nobody Everyone Everybody Everything Someone Somebody Something Nothing None Anyone Anybody "
    "People Either Neither Like Unlike Despite According Whether Whereas Indeed Similarly Likewise "
    "Finally First Second Third Next Again Also Even Perhaps Thereafter Rather Otherwise".split()
)


class Sentence(NamedTuple):
    """A sentence in its text: from its first sign, markup included, to its last that is seen."""

    start: int
    end: int
    is_question: bool


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
    together = _kept_together(mask)
    together += [_Kept(start, end, is_quotation=True) for start, end in links]
    together.sort(key=attrgetter("start"))
    kept = deque(together)
    found: list[Sentence] = []
    around: list[_Kept] = []
    begin, start = _begin(mask, 0)
    for sign in _STOP_SIGN.finditer(mask):
        at = sign.start()
        if kept or around:
            while kept and kept[0].start < at:
                around.append(kept.popleft())
            around = [one for one in around if one.end > at]
        if at < start:
            continue
        if not around and _is_plain(mask, start, at):
            found.append(Sentence(begin, at + 1, is_question=False))
            begin = start = at + 2
            continue
        stop = _STOP.match(mask, at)
        end = _end(mask, start, stop) if stop is not None else None
        if (
            stop is None
            or end is None
            or (around and _is_inside(around, start, stop.end("closers")))
        ):
            continue
        found.append(Sentence(begin, _seen_end(mask, end), _asks(stop, around, start)))
        begin, start = _begin(mask, end)
    if _VISIBLE.search(mask, start):
        found.append(Sentence(begin, _seen_end(mask, len(mask)), is_question=False))
    return found


def _is_plain(mask: str, start: int, at: int) -> bool:
    """Whether a stop surely ends a sentence, as most do: `... a word. Another`."""
    if mask[at : at + 2] != ". ":
        return False
    following = mask[at + 2 : at + 3]
    if not following.isalpha() or following.islower():
        return False
    return mask[at - 1] == CITED or _is_full_word(
        mask[max(mask.rfind(" ", start, at) + 1, start) : at]
    )


def _begin(mask: str, at: int) -> tuple[int, int]:
    """Where the next sentence begins after an offset, and where its first sign is that is seen."""
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
        if not trail or not trail[0].isspace() or _is_abbreviation(mask, start, stop):
            return None if _LABEL.match(mask, stop.end("gap")) is None else end
        return stop.end("closers")
    is_begun = _begins_sentence(following, stop) or _LABEL.match(mask, stop.end("gap"))
    return end if is_begun and not _is_abbreviation(mask, start, stop) else None


def _begins_sentence(following: str, stop: re.Match[str]) -> bool:
    if following.isdigit():
        return stop["stop"] == "." and "(" not in stop["openers"]  # no year in parentheses
    return following.isalpha() or following in _SIGNS


_SIGNS = frozenset(f"{SOLID}{NAME}§€£¥~…")
"""Signs, beside letters and digits, that a sentence may begin with."""


def _is_abbreviation(mask: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop is an abbreviation's, so that the sentence goes on.

    Args:
        mask: the text.
        start: where the sentence begins.
        stop: the full stop, with what stands behind it.
    """
    at = stop.start()
    if stop["stop"] != "." or _is_full_word(mask[max(mask.rfind(" ", start, at) + 1, start) : at]):
        return False
    before = mask[max(start, at - _LONGEST) : at].replace(HIDDEN, "")
    match = _LAST_WORD.search(before)
    word = match[0] if match else ""
    counts = word.isdigit() and word == before.strip() and at - start <= _COUNTING  # `1. First`
    if counts or word in _NEVER or word.lower() in ("e.g", "i.e"):
        return True
    following = _WORD.match(mask, stop.end())
    next_word = following[0] if following and not mask.startswith(".", following.end()) else ""
    if word == "al":  # `et al. *Title*`
        is_bare = not stop["openers"] and HIDDEN not in stop["gap"]
        return not (is_bare and next_word[:1].isupper())
    is_numbered = _NUMBERED.match(mask, stop.end()) is not None
    if word in _BEFORE_DAY or word in _ENDS_BEFORE_CAPITAL:
        return is_numbered
    if word.lower() in _BEFORE_NUMBER:
        is_lettered = _LETTERED.match(mask, stop.end()) is not None
        if is_numbered or (is_lettered and next_word not in _STARTERS):
            return True
    # A quotation mark, a bracket or a citation behind the full stop tells that it is one.
    is_closed = bool(stop["trail"]) or bool(stop["closers"].strip(HIDDEN))
    may_go_on = _INITIALS.fullmatch(word) is not None or word in _PERHAPS
    return may_go_on and next_word not in _STARTERS and not is_closed


def _is_full_word(word: str) -> bool:
    """Whether a word is surely none that is shortened: most are so, and told at once."""
    return len(word) > 1 and word.isalpha() and word.lower() not in _SHORTENED


_SHORTENED = frozenset(
    word.lower()
    for words in (_NEVER, _BEFORE_NUMBER, _BEFORE_DAY, _ENDS_BEFORE_CAPITAL, _PERHAPS, ("al",))
    for word in words
)

_LONGEST = 24
"""Characters that are looked at before a full stop."""
_COUNTING = 3
"""Digits of a number that may count paragraphs."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Where a text quotes, in order: from an opening quotation mark to behind the closing one.

    >>> text = "He calls it “a hope (not a law)”, and a 'guess'."
    >>> [text[start:end] for start, end in quotations(text)]
    ['“a hope (not a law)”']
    """
    return sorted((one.start, one.end) for one in _kept_together(text) if one.is_quotation)


_MARKS = re.compile(r"[\"'“”„«»‘’()]")
_MAX_DEPTH = 8
_CLOSED_BY = {"”": "“„", "»": "«", "«": "»", "“": "„", "’": "‘", '"': '"', "'": "'", ")": "("}


def _kept_together(mask: str) -> list[_Kept]:
    """What stands between quotation marks or parentheses."""
    found: list[_Kept] = []
    open_: list[tuple[str, int]] = []
    for match in _MARKS.finditer(mask):
        sign, at = match[0], match.start()
        number = _opened(mask, sign, at, open_)
        if number is not None:
            start = open_[number][1]
            del open_[number:]
            found.append(_Kept(start, at + 1, sign != ")"))
        elif _opens(mask, sign, at) and len(open_) < _MAX_DEPTH:
            open_.append((sign, at))
    return found


def _opened(mask: str, sign: str, at: int, open_: list[tuple[str, int]]) -> int | None:
    """The number of the open mark that this one closes, or None."""
    if sign == "’" and mask[at + 1 : at + 2].isalnum():
        return None  # an apostrophe
    if sign == "'" and not (at and mask[at - 1] in ".,!?…" and not mask[at + 1 : at + 2].isalnum()):
        return None  # an apostrophe, or it opens
    openers = _CLOSED_BY.get(sign, "")
    return next((n for n in range(len(open_) - 1, -1, -1) if open_[n][0] in openers), None)


def _opens(mask: str, sign: str, at: int) -> bool:
    if sign in "”’)":
        return False
    before, after = mask[at - 1 : at] if at else "", mask[at + 1 : at + 2]
    is_free = not before.strip(HIDDEN + "([—–-") or before.isspace()
    return (bool(after.strip()) or sign in "«„") and (sign not in "\"'»‘" or is_free)
