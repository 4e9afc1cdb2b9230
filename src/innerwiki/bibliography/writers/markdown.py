r"""A formatted text as Markdown in one line, for files that people and programs read.

Dialects differ in what a backslash escapes, but none reads a character reference as markup: so a
backslash stands only where every dialect knows it, and `@`, `$`, `[` and the like, of which
backslashes make formulas in some, are written as `&#64;`. Emphasis is set in asterisks where these
are sure to be taken for it, else in tags.
"""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from innerwiki.bibliography.text import Emphasis, Link, Strong, Styled, Text, is_address
from innerwiki.bibliography.writers import plain

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_SPACE = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")
_MARKUP = re.compile(r"[`*_{}]|[\\\[\]<>&$|~^]|(?<![^\W_])@")
_OPENS_BLOCK = re.compile(r"(?P<number>\d+)(?=[.)])|(?P<known>[-+#!])|[?=:/%]")
_KNOWN = frozenset("`*_{}")
_NAMED = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_SIGNS = {"em": "*", "strong": "**"}
_IN_ADDRESS = "!#$%&()*+,-./:;=?@_~"
_WORD = re.compile(r"[\w*]")


def write(text: Text) -> str:
    r"""The text as Markdown, without a line break.

    >>> write(("1984. ", Emphasis("On *x*_1"), " at ", Link("https://example.org/", "example.org")))
    '1984\\. *On \\*x\\*\\_1* at [example.org](https://example.org/)'
    """
    written = _SPACE.sub(" ", _write(text, "", "", frozenset())).strip()
    return _OPENS_BLOCK.sub(_guard, written, count=1) if _OPENS_BLOCK.match(written) else written


def _write(text: Text, before: str, after: str, inside: frozenset[str]) -> str:
    """The text, given the characters before and after it and the tags that it stands in."""
    parts = _merged(text)
    shown = [plain.write(part) for part in parts]
    pieces = []
    for n, part in enumerate(parts):
        # Two marks side by side would run into each other, so that a neighbour counts as a word.
        ahead = shown[n - 1][-1:] if n and isinstance(parts[n - 1], str) else "*" if n else before
        last = n == len(parts) - 1
        behind = after if last else shown[n + 1][:1] if isinstance(parts[n + 1], str) else "*"
        pieces.append(_node(part, shown[n], ahead, behind, inside))
    return "".join(pieces)


def _merged(text: Text) -> list[Text]:
    """The nodes of a text in one row; strings side by side are one."""
    row: list[Text] = []
    for part in _leaves(text):
        if row and isinstance(part, str) and isinstance(previous := row[-1], str):
            row[-1] = previous + part
        elif plain.write(part):
            row.append(part)
    return row


def _leaves(text: Text) -> Iterator[Text]:
    if isinstance(text, tuple):
        for part in text:
            yield from _leaves(part)
    else:
        yield text


def _node(part: Text, shown: str, before: str, after: str, inside: frozenset[str]) -> str:
    match part:
        case str():
            return _MARKUP.sub(_escape, _CONTROL.sub("", part))
        case Emphasis():
            return _marked("em", part.text, shown, (before, after), inside)
        case Strong():
            return _marked("strong", part.text, shown, (before, after), inside)
        case Link() if "a" not in inside and is_address(part.url) and shown.strip():
            inner = _write(part.text, "", "", inside | {"a"})
            return f"[{inner}]({_address(part.url)})"
        case Link() | Styled():
            return _write(part.text, before, after, inside)
        case tuple():
            return _write(part, before, after, inside)


def _marked(
    tag: str,
    text: Text,
    shown: str,
    around: Sequence[str],
    inside: frozenset[str],
) -> str:
    inner = _write(text, "", "", inside | {tag})
    is_sure = (
        not inside & {"em", "strong"}
        and shown == shown.strip()
        and not _CONTROL.search(shown)
        and not any(_WORD.match(char) for char in around)
    )
    sign = _SIGNS[tag]
    return f"{sign}{inner}{sign}" if is_sure else f"<{tag}>{inner}</{tag}>"


def _escape(found: re.Match[str]) -> str:
    char = found[0]
    if char in _KNOWN:
        return f"\\{char}"
    return _NAMED.get(char) or f"&#{ord(char)};"


def _guard(found: re.Match[str]) -> str:
    """What opens a list, a heading or another block at the start of a line, made plain."""
    if found["number"]:
        return found[0] + "\\"
    return f"\\{found[0]}" if found["known"] else f"&#{ord(found[0])};"


def _address(url: str) -> str:
    """An address as a link's destination; what no address may hold is percent-encoded."""
    safe = quote(url, safe=_IN_ADDRESS).replace("&", "&amp;").replace("$", "&#36;")
    return f"<{safe}>" if "(" in safe or ")" in safe else safe
