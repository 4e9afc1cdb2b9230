"""Reads the inline text that most is: words, and of brackets `[@key, p. 3]` and `[words](address)`.

One pattern divides such a text into all that stands in it; places are told by adding up lengths,
and the mask is joined on the way. Nothing is set aside in it, nothing stands inside of anything
else. Of any other text nothing is said: it is left to `innerwiki.syntax.inline`, which finds the
same in these, in three times the time.
"""

import re

from innerwiki.model import Citation, CitationItem, FileLink, Mode, Span
from innerwiki.syntax.block import Block
from innerwiki.syntax.links import PLAIN, is_relative
from innerwiki.syntax.masks import CITED, HIDDEN, without_markup
from innerwiki.syntax.references import SINGLE, normal_key, read_locator
from innerwiki.syntax.seen import Found, ReadBlock

_BRACKET = re.compile(rf"\[(?:{SINGLE}|{PLAIN})")
_BESIDE = Mode.PARENTHETICAL  # to ask for a member takes its time


def read_usual(block: Block, path: str) -> tuple[ReadBlock, list[FileLink]] | None:
    """What stands in a block, and its links to files; None if it is not a usual one.

    Args:
        block: neither a heading nor raw HTML; none of the signs that masks consist of is in it.
        path: the path of its file.
    """
    text = block.text
    if not block.is_in_place or _sets_aside(text):
        return None
    parts = _BRACKET.split(text)
    prose = "".join(parts[::5])  # between the groups of the pattern: key, rest, words, address
    if "[" in prose or "@" in prose or "!" in text or "{" in text:
        return None
    references: list[Found] = []
    links: list[tuple[int, int]] = []
    file_links: list[FileLink] = []
    each = iter(parts)
    first = block.starts[0]
    mask = [next(each)]
    at = len(mask[0])
    for key, rest, words, address, after in zip(each, each, each, each, each, strict=True):
        if key is None:
            middle = at + 1 + len(words)
            end = middle + len(address) + 3  # `](` and `)`
            links.append((at, end))
            mask += (HIDDEN, words, HIDDEN * (end - middle))
            if is_relative(address):
                where = Span(path, first + middle + 2, first + end - 1)
                file_links.append(FileLink(address, where))
        else:
            end = at + len(key) + len(rest) + 3  # `[@` and `]`
            mask.append(CITED * (end - at))
            locator, suffix = read_locator(rest)
            begin = first + at
            where = Span(path, begin + 1, begin + 2 + len(key))
            item = CitationItem(normal_key(key), where, "", locator, suffix)
            citation = Citation((item,), _BESIDE, Span(path, begin, first + end))
            references.append((at, end, citation))
        mask.append(after)
        at = end + len(after)
    return ReadBlock(block, without_markup("".join(mask)), references, links), file_links


def _sets_aside(text: str) -> bool:
    """Whether code, a formula, a tag or an address may stand in a text, or a hidden sign."""
    if "\\" in text or "`" in text or "$" in text or "<" in text:
        return True
    return ":" in text and ("://" in text or "mailto:" in text)
