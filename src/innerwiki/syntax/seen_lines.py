"""What a reader sees of the sentences of a block, read as lines of one text.

`innerwiki.syntax.seen` reads a stretch with care, and looks through it for a dozen things that most
stretches do not hold. This module asks once for a whole block. Its sentences are put on lines, each
word with a space before it; citations and markup are taken out of all lines at once; and a look at
what stands behind the spaces tells whether anything else had to be done. Where it had, the careful
way is taken for that line.
"""

import re
from collections.abc import Sequence
from typing import Any

from innerwiki.syntax.masks import CITED, HIDDEN, NAME, SOLID
from innerwiki.syntax.seen import AT_STOP, ReadBlock, is_even, marked_alike, shown

# A citation that is no part of a word, inside a line: it goes, and its space with it.
_APART = re.compile(f" {CITED}(?<=[^\n] {CITED}){CITED}*(?=[^\\w\\s{SOLID}{NAME}]*(?!\\S))")
# The end of a line before citations that stand before a word: it is the space between two words.
_DIVIDES = re.compile(f"\n(?={CITED}{CITED}*+(?: {CITED}{CITED}*+)*+(?!\\s|$)(?!{AT_STOP}))")
_UNEVEN = re.compile(r" (?:[\s.,;:!?]|\Z)")
"""A space that `shown` may not leave, if signs were taken out."""
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n"


def seen_lines(one: ReadBlock, sentences: Sequence[tuple[int, int, Any]]) -> list[str]:
    """`shown` of each sentence of a block.

    Args:
        one: the block.
        sentences: where its sentences begin and end; together they hold all that is seen of it.
    """
    mask = marked_alike(one.mask)
    joined = _joined(mask, sentences)
    texts = joined[1:].split("\n ")
    if "&" in mask or not _is_printable(joined) or _UNEVEN.search(joined):
        for number, line in enumerate(joined.split("\n")):
            if not is_even(line) or _UNEVEN.search(line):
                start, end, _ = sentences[number]
                texts[number] = shown(one, start, end)
    return texts


def _joined(mask: str, sentences: Sequence[tuple[int, int, Any]]) -> str:
    """What is seen of the sentences, each on a line of its own, and behind a space.

    A sign that no reader sees is left where more may have to go than it and a space.
    """
    if "\n" + CITED in mask:
        mask = _DIVIDES.sub("\t", mask)
    mask = mask.replace("\n", " ")
    lines = " " + "\n ".join([mask[start:end] for start, end, _ in sentences])
    if CITED in lines:
        lines = _APART.sub("", lines)
        if CITED in lines and " " + CITED not in lines:
            lines = lines.replace(CITED, "")
    return lines.replace(HIDDEN, "") if HIDDEN in lines else lines


def _is_printable(lines: str) -> bool:
    """Whether each line is printable; `isprintable` alone takes several times as long."""
    if lines.isascii():
        return not lines.encode().translate(None, _PRINTABLE)
    return all(map(str.isprintable, lines.split("\n")))
