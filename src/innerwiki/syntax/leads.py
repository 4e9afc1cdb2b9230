"""Tells sentences that say nothing: they only send the reader elsewhere, or head what follows.

`See also [another](another.md).` is one of the first, `**Prevention.** It ...` begins with one of
the others.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.seen import SEEN, ReadBlock, between
from innerwiki.syntax.sentences import Sentence

_UNSEEN = re.compile(f"[{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]")
_WORD = re.compile(r"[^\W\d_]")
_WORD_OR_NUMBER = re.compile(r"\w")
_WORDS = re.compile(r"[^\W\d_]+")
_LEADS_ELSEWHERE = re.compile(
    r"(?:see|see also|cf\.|compare|main articles?:|further (?:information|reading):"
    rf"|for [^.]{{1,80}}, see(?: also)?)(?=[\s{HIDDEN}])",
    re.IGNORECASE,
)
_LEADING = frozenset("sScCmMfF")
"""How what only leads elsewhere may begin, if not with a link."""
_OPENINGS = frozenset(
    "".join(letters)
    for opening in "see cf. com mai maı fur for".split()
    for letters in product(*zip(opening, opening.upper(), strict=True))
)
"""The same of its first three letters; to the pattern, a dotless i is one too."""
_LINKING = frozenset(
    "see also main article articles further reading information details related compare cf page "
    "pages section sections sec previous next up back to and or the in of for more on below above "
    "fig figs figure figures table tables eq equation chapter chapters ch note notes p pp".split()
)
"""Words that join links, and numbers, to a sentence that only leads elsewhere."""
_FEW_WORDS = 3
"""So many other words may say what the reader finds there: `See table 3 for the values.`"""
_NUMBER = re.compile(r"\d|\bapp(?:endix|x)?\b")
_EMPHASIZED = re.compile(r"\*{1,3}|_{1,3}")
_RUN_IN_WORDS = 5
"""So many words in bold or italics may head what follows."""


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
    if not links:
        may_open = mask[start : start + 3] in _OPENINGS
        return may_open and _LEADS_ELSEWHERE.match(mask, start) is not None
    if first in _LEADING:
        return True
    word = mask[start : mask.find(" ", start)]
    is_ordinary = word.isalpha() and word.lower() not in _LINKING
    return not is_ordinary or start + len(word) >= links[0][0]


def sends(mask: str, start: int, end: int, links: Sequence[tuple[int, int]]) -> bool:
    """Whether a sentence only sends the reader elsewhere: links and the words that join them.

    Args:
        mask: the text.
        start: where the sentence begins.
        end: where it ends.
        links: where links stand in the text that are in the sentence.
    """
    at = start
    if not mask[start].isalnum():
        seen = SEEN.search(mask, start, end)
        at = seen.start() if seen is not None else start
    opening = _LEADS_ELSEWHERE.match(mask, at, end) if mask[at] in _LEADING else None
    if not links and opening is None:
        return False
    at = opening.end() if opening else start
    pieces = []
    for first, behind in links:
        if first > at:
            pieces.append(mask[at:first])
        at = max(at, behind)
    pieces.append(mask[at:end])
    words = " ".join(pieces).replace(HIDDEN, "")
    others = _join_nothing(words)
    if not others or opening is None or ":" in words:
        return not others
    if others > _FEW_WORDS:
        return False
    return bool(links) or _NUMBER.search(_UNSEEN.sub("", words.lower())) is not None


@lru_cache(maxsize=1024)
def _join_nothing(words: str) -> int:
    """How many of the words beside links do not join them; they are the same in many a sentence."""
    words = words.lower()
    if not words.isprintable():  # as few are
        words = _UNSEEN.sub("", words)
        if SOLID in words or NAME in words:
            return _FEW_WORDS + 1
    return len([word for word in _WORDS.findall(words) if word not in _LINKING])


def is_run_in(text: str, start: int, end: int) -> bool:
    """Whether a sentence is a few words in bold or italics that head what follows.

    Args:
        text: the text of its block, markup included.
        start: where it begins.
        end: where it ends.
    """
    opening = _EMPHASIZED.match(text, start) if text[start] in "*_" else None
    is_whole = opening is not None and text.startswith(opening[0], end)
    return is_whole and len(text[start:end].split()) <= _RUN_IN_WORDS


def says(one: ReadBlock, start: int, end: int, links: Sequence[tuple[int, int]], last: int) -> bool:
    """Whether a sentence says something: it heads no others, and does not only send elsewhere.

    Args:
        one: its block.
        start: where it begins.
        end: where it ends.
        links: where links stand in it.
        last: where the last sentence of the block ends.
    """
    mask = one.mask
    if end < last and is_run_in(one.block.text, start, end):
        return False
    seen = start
    while mask[seen] == HIDDEN:  # it begins with emphasis, or with a link
        seen += 1
    if seen > start and not may_send(mask, seen, links):
        return True
    return not sends(mask, start, end, links) and _WORD.search(mask, start, end) is not None


def say_each(one: ReadBlock, sentences: Sequence[Sentence]) -> list[bool]:
    """Which sentences of a block say something; questions do not.

    Of most it is told at once: they begin with an ordinary word, and no link is near.

    Args:
        one: the block.
        sentences: where its sentences stand.
    """
    mask, links, last = one.mask, one.links, sentences[-1][1]
    first, behind = (links[0][0], links[-1][1]) if links else (len(mask), 0)
    return [
        not asks
        and (
            (
                (end <= first or start >= behind)
                and mask[start : start + 3] not in _OPENINGS
                and mask[start].isalpha()
            )
            or not may_send(mask, start, inside := between(links, start, end))
            or says(one, start, end, inside, last)
        )
        for start, end, asks in sentences
    ]


def say_rows(one: ReadBlock, rows: Sequence[Sentence]) -> list[bool]:
    """Which rows of a table of words say something.

    Args:
        one: the table.
        rows: where its rows stand.
    """
    mask = one.mask
    return [
        (mask[start].isalpha() and mask[start : start + 3] not in _OPENINGS)
        or say([ReadBlock(one.block, cell.strip(" ")) for cell in mask[start:end].split("|")])
        for start, end, _ in rows
    ]


def say(parts: Sequence[ReadBlock]) -> bool:
    """Whether a row or a quotation says something in the parts of it that are seen."""
    for part in parts:
        if not may_send(part.mask, 0, part.links):
            return True
    return any(_WORD_OR_NUMBER.search(part.mask) for part in parts) and not all(
        sends(part.mask, 0, len(part.mask), part.links) for part in parts
    )
