"""Tells sentences that only send the reader elsewhere: `See also [another](another.md).`"""

import re

from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.seen import SEEN, ReadBlock, between

_UNSEEN = re.compile(f"[{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]+")
_WORDS = re.compile(r"[^\W\d_]+")
_LEADS_ELSEWHERE = re.compile(
    r"(?:see|see also|cf\.|compare|main articles?:|further (?:information|reading):"
    rf"|for [^.]{{1,80}}, see(?: also)?)(?=[\s{HIDDEN}])",
    re.IGNORECASE,
)
_LEADING = frozenset("sScCmMfF")
"""How what only leads elsewhere may begin."""
_LINKING = frozenset(
    "see also main article articles further reading information details related compare cf page "
    "pages section sections sec previous next up back to and or the in of for more on below above "
    "fig figs figure figures table tables eq equation chapter chapters ch note notes p pp".split()
)
"""Words that join links, and numbers, to a sentence that only leads elsewhere."""
_FEW_WORDS = 3
"""So many other words may say what the reader finds there: `See table 3 for the values.`"""
_NUMBER = re.compile(r"\d|\bapp(?:endix|x)?\b")


def sends(one: ReadBlock, start: int, end: int) -> bool:
    """Whether a sentence only sends the reader elsewhere: links and the words that join them."""
    mask = one.mask[start:end]
    links = between(one.links, start, end)
    if _tells(mask, links[0][0] - start if links else len(mask)):
        return False
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
        pieces.append(mask[at : max(first - start, at)])
        at = max(at, min(last - start, len(mask)))
    words = _UNSEEN.sub("", " ".join((*pieces, mask[at:]))).lower()
    if SOLID in words or NAME in words:
        return False
    others = [word for word in _WORDS.findall(words) if word not in _LINKING]
    if opening is None or ":" in words:
        return not others
    return len(others) <= _FEW_WORDS and (not others or bool(links or _NUMBER.search(words)))


def _tells(mask: str, link: int) -> bool:
    """Whether a sentence surely says something, as most do: its first word is an ordinary one.

    Args:
        mask: the sentence.
        link: where its first link stands.
    """
    word = mask[: mask.find(" ")]
    is_ordinary = word.isalpha() and word[0] not in _LEADING and word.lower() not in _LINKING
    return is_ordinary and len(word) < link
