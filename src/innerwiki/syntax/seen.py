"""What a reader sees of a block that has been read, and of a stretch of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from innerwiki.model import Reference
from innerwiki.syntax.block import Block
from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.references import KEY

SEEN = re.compile(f"[^\\s{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]")
"""A sign that a reader sees; of code, formulas and names what stands for them."""

_SIGN = re.compile(f"[{HIDDEN}-{NAME}]")
_SOLID = re.compile(f"[{SOLID}{NAME}]+")
_CITED = re.compile(f"[{CITED}{NEEDS}{EXEMPT}{NOTED}](?:[ ]?[{CITED}{NEEDS}{EXEMPT}{NOTED}])*")
_SPACE_BEFORE_STOP = re.compile(r" (?=[.,;:!?](?:[\s)\]\"'”’]|$))")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?=[\s/>])[^<>]*>")  # `<https://...>` and `<a@b.c>` are none
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
# A run of signs between white space that holds no letter. What may begin one is said sign by sign,
# so that the letters of most texts are passed over at once.
_NO_WORD = re.compile(
    rf"[^a-zA-Z0-9_\s{SOLID}{NAME}](?<=\W)(?<!\S.)[^\w\s{SOLID}{NAME}]*(?!\S)", re.DOTALL
)


@dataclass(slots=True)
class ReadBlock:
    """A block as the scanner has read it: its mask, what was found in it, where its links stand."""

    block: Block
    mask: str
    references: Sequence[tuple[int, int, Reference]] = ()
    links: Sequence[tuple[int, int]] = ()


def count_words(mask: str) -> int:
    """The words of a block that a reader sees; a piece of code counts as one.

    >>> count_words("Two words."), count_words(""), count_words("a - b")
    (2, 0, 2)
    """
    return len(mask.split()) - len(_NO_WORD.findall(mask))


def is_seen(mask: str) -> bool:
    """Whether a reader sees anything of a text."""
    return SEEN.search(mask) is not None


def between(items: Sequence[Any], start: int, end: int) -> Sequence[Any]:
    """Those of some items, sorted by where they start, that start in a stretch or reach into it."""
    if not items:
        return items
    first = bisect_left(items, (start,))
    first -= first > 0 and items[first - 1][1] > start  # a link begins before its text
    return items[first : bisect_left(items, (end,), first)]


def notes(text: str) -> list[str]:
    """The labels of the footnotes that a text refers to."""
    return [match[1] for match in _NOTE.finditer(text)]


def shown(one: ReadBlock, start: int, end: int) -> str:
    """What a reader sees of a stretch, without citation marks; code keeps its text."""
    mask = one.mask[start:end]
    if _is_even(mask):  # most sentences are shown as they stand
        return mask
    said = mask[:-1].rstrip(CITED)
    is_cited = mask.endswith(".") and _is_even(said)  # `... as was shown [@a].`
    if is_cited and not any(apart in said for apart in _APART):
        return said.removesuffix(" ") + "."
    if _SIGN.search(mask) is None:
        return _characters(" ".join(mask.split()))
    if SOLID in mask or NAME in mask:
        text = one.block.text
        mask = _SOLID.sub(lambda m: _solid(text[start + m.start() : start + m.end()]), mask)
    seen = " ".join(_without_marks(mask).replace(HIDDEN, "").split())
    return _characters(_SPACE_BEFORE_STOP.sub("", seen))


def _is_even(mask: str) -> bool:
    """Whether a stretch is surely nothing but text, with one space between words."""
    return mask.isprintable() and "  " not in mask and "&" not in mask


_APART = (" .", " ,", " ;", " :", " !", " ?")
"""What `_SPACE_BEFORE_STOP` may find."""


def _without_marks(mask: str) -> str:
    """A text without its citations and marks, and without one space before each."""
    *before, rest = _CITED.split(mask)
    return "".join([piece.removesuffix(" ") for piece in before]) + rest


def _characters(text: str) -> str:
    """The text with character references such as `&amp;` as the characters that they mean."""
    return " ".join(unescape(text).split()) if "&" in text else text


def _solid(text: str) -> str:
    """Code and addresses without their signs; of a narrative citation the key alone."""
    if text.startswith("@"):
        key = KEY.match(text)
        return key[0] if key else text
    if text.startswith("<"):
        return _TAG.sub("", text) if _TAG.match(text) else text[1:-1]
    return text.strip("`").strip() if text.startswith("`") else text
