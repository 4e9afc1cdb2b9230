"""Reads the inline text that most is: words, and usual brackets.

Those are `[@key, p. 3]`, `[@key; @other]` and `[words](address)`. One pattern divides such a text
into all that stands in it; places are told by adding up lengths, and the mask is joined on the way.
Nothing is set aside in it, nothing stands inside of anything else. Of any other text nothing is
said: it is left to `innerwiki.syntax.inline`, which finds the same in these, in twice the time.
"""

import re

from innerwiki.model import Citation, CitationItem, FileLink, Mode
from innerwiki.syntax.block import Block, Locate
from innerwiki.syntax.links import PLAIN, is_relative
from innerwiki.syntax.masks import CITED, HIDDEN, without_markup
from innerwiki.syntax.plain import plain_text
from innerwiki.syntax.references import GROUP, MAX_LENGTH, NEXT, normal_key, read_locator
from innerwiki.syntax.seen import Found, ReadBlock

_BRACKET = re.compile(rf"\[(?:{GROUP}|{PLAIN})")
_SHOWN = r"\g<words>"
_BESIDE = Mode.PARENTHETICAL  # to ask for a member takes its time


def read_usual(block: Block, path: str) -> tuple[ReadBlock, list[FileLink]] | None:
    """What stands in a block, and its links to files; None if it is not a usual one.

    Args:
        block: neither a heading nor raw HTML; none of the signs that masks consist of is in it.
        path: the path of its file.
    """
    text = block.text
    if _sets_aside(text) or "!" in text or "{" in text:
        return None
    parts = _BRACKET.split(text)
    prose = "".join(parts[::6])  # between the five groups of the pattern, which are named below
    if "[" in prose or "@" in prose:
        return None
    references: list[Found] = []
    links: list[tuple[int, int]] = []
    file_links: list[FileLink] = []
    locate = block.locate(path)
    each = iter(parts)
    mask = [next(each)]
    at = len(mask[0])
    for key, rest, more, words, address, after in zip(*[each] * 6, strict=True):
        if key is None:
            middle = at + 1 + len(words)
            end = middle + len(address) + 3  # `](` and `)`
            links.append((at, end))
            mask += (HIDDEN, words, HIDDEN * (end - middle))
            if is_relative(address):
                file_links.append(FileLink(address, locate(middle + 2, end - 1)))
        else:
            end = at + len(key) + len(rest) + len(more) + 3  # `[@` and `]`
            if more and end - at > MAX_LENGTH:
                return None
            mask.append(CITED * (end - at))
            items = _items(key, rest, more, at + 1, locate)
            references.append((at, end, Citation(items, _BESIDE, locate(at, end))))
        mask.append(after)
        at = end + len(after)
    return ReadBlock(block, without_markup("".join(mask)), references, links), file_links


def plain_usual(text: str) -> str:
    """The text of a usual block without citations and markup.

    >>> plain_usual("A *claim* [@k, p. 3], as [others](b.md) say.")
    'A claim, as others say.'
    """
    return plain_text(_BRACKET.sub(_SHOWN, text) if "[" in text else text, ())


def _items(key: str, rest: str, more: str, at: int, locate: Locate) -> tuple[CitationItem, ...]:
    """The items of a citation: that whose `@` stands at `at`, and those behind it."""
    locator, suffix = read_locator(rest)
    end = at + 1 + len(key)
    first = CitationItem(normal_key(key), locate(at, end), "", locator, suffix)
    if not more:
        return (first,)
    end += len(rest)
    found = [first]
    for match in NEXT.finditer(more):
        key, rest = match.group("key", "rest")
        locator, suffix = read_locator(rest)
        where = locate(end + match.start("key") - 1, end + match.end("key"))
        found.append(CitationItem(normal_key(key), where, "", locator, suffix, False, ";"))
    return tuple(found)


def _sets_aside(text: str) -> bool:
    """Whether code, a formula, a tag or an address may stand in a text, or a hidden sign."""
    if "\\" in text or "`" in text or "$" in text or "<" in text:
        return True
    return ":" in text and ("://" in text or "mailto:" in text)
