"""Tells sentences that only send the reader elsewhere: `See also [another](another.md).`"""

import re
from collections.abc import Sequence

from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.seen import SEEN

_UNSEEN = re.compile(f"[{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]")
_WORDS = re.compile(r"[^\W\d_]+")
_LEADS_ELSEWHERE = re.compile(
    r"(?:see|see also|cf\.|compare|main articles?:|further (?:information|reading):"
    rf"|for [^.]{{1,80}}, see(?: also)?)(?=[\s{HIDDEN}])",
    re.IGNORECASE,
)
_LEADING = frozenset("sScCmMfF")
"""How what only leads elsewhere may begin, if not with a link."""
_LINKING = frozenset(
    "see also main article articles further reading information details related compare cf page "
    "pages section sections sec previous next up back to and or the in of for more on below above "
    "fig figs figure figures table tables eq equation chapter chapters ch note notes p pp".split()
)
"""Words that join links, and numbers, to a sentence that only leads elsewhere."""
_FEW_WORDS = 3
"""So many other words may say what the reader finds there: `See table 3 for the values.`"""
_NUMBER = re.compile(r"\d|\bapp(?:endix|x)?\b")


def may_send(mask: str, start: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence may do what `sends` tells: most surely do not, by their first word.

    Args:
        mask: the text.
        start: where the sentence begins.
        links: where links stand in the text that are in the sentence.
    """
    first = mask[start]
    if not first.isalpha():
        return True
    if first in _LEADING:
        return bool(links) or _LEADS_ELSEWHERE.match(mask, start) is not None
    if not links:
        return False
    word = mask[start : mask.find(" ", start)]
    is_ordinary = word.isalpha() and word.lower() not in _LINKING
    return not is_ordinary or start + len(word) >= links[0][0]


def sends(mask: str, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence only sends the reader elsewhere: links and the words that join them.

    Args:
        mask: the sentence.
        links: where links stand in it.
    """
    seen = SEEN.search(mask)
    opening = (
        _LEADS_ELSEWHERE.match(mask, seen.start())
        if seen is not None and seen[0] in _LEADING
        else None
    )
    if not links and opening is None:
        return False
    at = opening.end() if opening else 0
    pieces = []
    for first, last in links:
        pieces.append(mask[at : max(first, at)])
        at = max(at, min(last, len(mask)))
    words = " ".join((*pieces, mask[at:])).lower()
    if not words.isprintable():  # as few are
        words = _UNSEEN.sub("", words)
        if SOLID in words or NAME in words:
            return False
    others = [word for word in _WORDS.findall(words) if word not in _LINKING]
    if opening is None or ":" in words:
        return not others
    return len(others) <= _FEW_WORDS and (not others or bool(links or _NUMBER.search(words)))
