"""Which full stops belong to an abbreviation, so that the sentence goes on behind them.

The word before a full stop tells most often; where it may be short or not, the next word decides.
"""

import re

from innerwiki.syntax.masks import CITED, HIDDEN

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LAST_WORD = re.compile(f"[^\\s(\\[\"'“‘„«—–/{CITED}]+$")
# `Fig. 3`, `p. A3`, `Eq. A.3`; and `App. B`, `vol. II`, if no sentence begins so.
_NUMBERED = re.compile(r"[A-Za-z]{0,2}\.?\d")
_LETTERED = re.compile(r"[A-Z]{1,2}(?=\W|$)|[IVXLC]+\b")
_INITIALS = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*")

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
_SHORTENED = frozenset(
    word.lower()
    for words in (_NEVER, _BEFORE_NUMBER, _BEFORE_DAY, _ENDS_BEFORE_CAPITAL, _PERHAPS, ("al",))
    for word in words
)
LONGEST = max(map(len, _SHORTENED))
"""No longer word is ever shortened."""
_NEAR = 24
"""Characters that are looked at before a full stop."""
_COUNTING = 3
"""Digits of a number that may count paragraphs."""


def is_abbreviation(mask: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a full stop is an abbreviation's, so that the sentence goes on.

    Args:
        mask: the text.
        start: where the sentence begins.
        stop: the full stop, with what stands behind it.
    """
    at = stop.start()
    if stop["stop"] != "." or ends_full_word(mask, start, at):
        return False
    before = mask[max(start, at - _NEAR) : at].replace(HIDDEN, "")
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


def ends_full_word(mask: str, start: int, at: int) -> bool:
    """Whether a word ends here that is surely none that is shortened: most are so, told at once.

    Args:
        mask: the text.
        start: where the sentence begins.
        at: where its last word ends.
    """
    word = mask[max(mask.rfind(" ", start, at) + 1, start) : at]
    if not word.isalpha():  # it stands at the beginning of a line
        word = word[word.rfind("\n") + 1 :]
    return len(word) > 1 and word.isalpha() and word.lower() not in _SHORTENED
