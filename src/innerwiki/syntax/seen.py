"""What a reader sees of a block that has been read, and of a stretch of it."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import repeat
from typing import Any

from innerwiki.model import Reference
from innerwiki.syntax.block import Block
from innerwiki.syntax.masks import CITED, EXEMPT, HIDDEN, NAME, NEEDS, NOTED, SOLID
from innerwiki.syntax.references import KEY

SEEN = re.compile(f"[^\\s{HIDDEN}{CITED}{NEEDS}{EXEMPT}{NOTED}]")
"""A sign that a reader sees; of code, formulas and names what stands for them."""

_SIGN = re.compile(f"[{HIDDEN}-{NAME}]")
_SOLID = re.compile(f"[{SOLID}{NAME}][{SOLID}{NAME}]*")
AT_STOP = r"(?=[.,;:!?](?:[\s)\]\"'”’]|$))"
"""Before a stop that ends something: no space stands there where a sign was taken out."""
_SPACE_BEFORE_STOP = re.compile(f" {AT_STOP}")
_TAG = re.compile(r"</?[a-zA-Z][\w-]*(?=[\s/>])[^<>]*>")  # `<https://...>` and `<a@b.c>` are none
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_LONE_SIGNS = re.compile(rf" [^\w\s{SOLID}{NAME}]+(?!\S)")
_ASCII = bytes(range(0x80))
_SPACES = bytes(code for code in _ASCII if chr(code).isspace())
_WORDS = bytes(code for code in _ASCII if chr(code).isalnum() or chr(code) in f"_{SOLID}{NAME}")
_WORDS += bytes(range(0x80, 0x100))  # those of letters and digits that are not ASCII
_NEITHER = bytes(set(_ASCII) - set(_SPACES) - set(_WORDS))
_WORD_OR_SPACE = bytes.maketrans(_WORDS + _SPACES, b"w" * len(_WORDS) + b" " * len(_SPACES))
_PLAINER = [*zip("–—“”‘’…", "-" * 7, strict=True), ("\xa0", " ")]
"""Of the signs that are not ASCII, those that are usual in prose, and what counts like them."""
_NOWHERE = sys.maxsize

Found = tuple[int, int, Reference]
"""What was found in a block, and where in its text."""


@dataclass(slots=True)
class ReadBlock:
    """A block as the scanner has read it: its mask, what was found in it, where its links stand."""

    block: Block
    mask: str
    references: Sequence[Found] = ()
    links: Sequence[tuple[int, int]] = ()


def count_words(mask: str) -> int:
    """The words that a reader sees of blocks; a piece of code counts as one.

    Whole articles are counted, so they are told by their bytes: where signs are taken away, each
    word begins behind a space.

    >>> count_words("Two words."), count_words(""), count_words("a - b")
    (2, 0, 2)
    """
    text = mask
    if not text.isascii():
        for sign, plain in _PLAINER:
            if sign in text:
                text = text.replace(sign, plain)
        others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        if others and not others.decode("utf-8", "surrogatepass").isalnum():
            pieces = mask.split()
            return len(pieces) - len(_LONE_SIGNS.findall(" " + " ".join(pieces)))
    return (b" " + text.encode().translate(_WORD_OR_SPACE, _NEITHER)).count(b" w")


def is_seen(mask: str) -> bool:
    """Whether a reader sees anything of a text."""
    return mask[:1].isalnum() or SEEN.search(mask) is not None


def between(items: Sequence[Any], start: int, end: int) -> Sequence[Any]:
    """Those of some items, sorted by where they start, that start in a stretch or reach into it."""
    if not items:
        return items
    first = bisect_left(items, (start,))
    first -= first > 0 and items[first - 1][1] > start  # a link begins before its text
    return items[first : bisect_left(items, (end,), first)]


def shares(items: Sequence[Any], stretches: Sequence[tuple[int, int, Any]]) -> Iterable[Any]:
    """`between` for each of some stretches that stand one behind the other."""
    if not items:
        return repeat(items)
    found: list[Sequence[Any]] = []
    at, ahead, passed = 0, items[0][0], 0  # the next item, its beginning, and the end of the last
    for start, end, _ in stretches:
        if ahead >= end and passed <= start:
            found.append(())
            continue
        while ahead < start:
            at, passed = at + 1, items[at][1]
            ahead = items[at][0] if at < len(items) else _NOWHERE
        first = at - (passed > start)
        while ahead < end:
            at, passed = at + 1, items[at][1]
            ahead = items[at][0] if at < len(items) else _NOWHERE
        found.append(items[first:at])
    return found


def notes(text: str) -> list[str]:
    """The labels of the footnotes that a text refers to."""
    return [match[1] for match in _NOTE.finditer(text)]


def shown(one: ReadBlock, start: int, end: int) -> str:
    """What a reader sees of a stretch, without citation marks; code keeps its text."""
    mask = one.mask[start:end]
    if is_even(mask):  # most sentences are shown as they stand
        return mask
    if _SIGN.search(mask) is None:
        return _characters(" ".join(mask.split()))
    if SOLID in mask or NAME in mask:
        text = one.block.text
        mask = _SOLID.sub(lambda m: _solid(text[start + m.start() : start + m.end()]), mask)
    seen = " ".join(_without_signs(marked_alike(mask)).split())
    return _characters(_SPACE_BEFORE_STOP.sub("", seen))


def is_even(mask: str) -> bool:
    """Whether a stretch is surely nothing but text, with one space between words."""
    return mask.isprintable() and "  " not in mask and "&" not in mask


def marked_alike(mask: str) -> str:
    """The mask, with marks and the signs of notes as if they were citations."""
    for sign in (NEEDS, EXEMPT, NOTED):
        if sign in mask:
            mask = mask.replace(sign, CITED)
    return mask


def _without_signs(mask: str) -> str:
    """A text without markup, and without its citations and one space before each."""
    if CITED in mask:
        mask = mask.replace(" " + CITED, CITED).replace(CITED, "")
    return mask.replace(HIDDEN, "") if HIDDEN in mask else mask


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
