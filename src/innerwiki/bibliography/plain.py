r"""Entries in the plain form that nearly all have, cut by one regular expression.

An entry is plain when it starts a line, each piece of a value stands in balanced braces or in
quotation marks or is one number or abbreviation, and nothing in it could mean anything else.
`cutting`, which reads every other text, would cut it in the same way and takes several times as
long.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from sys import intern
from typing import NamedTuple

_INNER = r"[^{}\\@]++|\\[^{}@\\]"
_TWICE = rf"\{{(?:{_INNER}|\{{(?:{_INNER})*+\}})*+\}}"
_BRACED = rf"(?:{_INNER}|{_TWICE})*+"
_QUOTED = rf"(?:[^{{}}\\@\"]++|\\[^{{}}@\\]|{_TWICE})*+"
_PIECE = rf"(?:\{{{_BRACED}\}}|\d++|\"{_QUOTED}\"|[A-Za-z][\w.:-]*+)"
_VALUE = rf"{_PIECE}(?:\s*+\#\s*+{_PIECE})*+"
_NAME = r"[A-Za-z][\w-]*+"
_HEAD = (
    r"@(?!comment|preamble|string)(?P<type>[a-z]++)[ \t]*+\{\s*+"
    r"(?P<key>[^\s,{}()=\"#%'\\@]++)\s*+,\s*+"
)
_FIELDS = re.compile(
    rf"({_NAME})\s*+=\s*+(?:\{{({_BRACED})\}}|\"({_QUOTED})\"|({_VALUE}))\s*+(?:,\s*+|\Z)|(.++)",
    re.ASCII | re.DOTALL,
)
"""A field: its name, and its value in braces, in quotation marks or in several pieces; or a rest
that does not begin with a field."""
_START = re.compile(_HEAD, re.IGNORECASE | re.ASCII)
_ENTRY = re.compile(
    rf"{_HEAD}(?:{_NAME}\s*+=\s*+(?:{_VALUE})\s*+,\s*+)*+(?:{_NAME}\s*+=\s*+(?:{_VALUE})\s*+)?+\}}",
    re.IGNORECASE | re.ASCII,
)


class PlainEntry(NamedTuple):
    """An entry of plain form; `start` and `key_at` are offsets in the text, `raw` is what it was.

    `joined` are the fields whose value must still be joined, as it has an abbreviation or a `#`.
    """

    start: int
    key_at: int
    type: str
    key: str
    fields: dict[str, str]
    joined: tuple[str, ...]
    raw: str


def plain_starts(text: str) -> Iterator[tuple[int, int]]:
    """Where a plain entry may begin, and where the next one may."""
    at = 0 if text.startswith("@") else text.find("\n@") + 1 or -1
    while at >= 0:
        following = text.find("\n@", at) + 1
        yield at, following or len(text)
        at = following or -1


def plain_entry(text: str, at: int, stop: int) -> PlainEntry | None:
    """The plain entry that begins at an `@`; None if it is not plain, or has a field twice.

    Args:
        text: the whole file.
        at: the offset of the `@`.
        stop: where the next entry may begin.

    >>> text = "@book{life, title = {{Life}}, year = 1940, month = may}"
    >>> entry = plain_entry(text, 0, len(text))
    >>> entry.key, entry.fields, entry.joined
    ('life', {'title': '{Life}', 'year': '1940', 'month': 'may'}, ('month',))
    """
    raw = text[at:stop].rstrip()
    head = _START.match(raw)
    if head is None:
        return None
    found = _FIELDS.findall(raw, head.end(), len(raw) - 1)
    if raw[-1] != "}" or (found and found[-1][-1]):  # there is more behind it
        whole = _ENTRY.match(raw)
        if whole is None:
            return None
        raw = whole[0]
        found = _FIELDS.findall(raw, head.end(), len(raw) - 1)
    fields: dict[str, str] = {}
    joined: tuple[str, ...] = ()
    for written, braced, quoted, pieces, _ in found:
        name = small(written)
        fields[name] = pieces or braced or quoted
        if pieces and not pieces.isdecimal():
            joined += (name,)
    if len(fields) != len(found):
        return None
    type_, key = head.groups()
    return PlainEntry(at, at + head.start("key"), small(type_), key, fields, joined, raw)


@lru_cache(maxsize=4096)
def small(name: str) -> str:
    """A name in lower case; equal ones are one string, of which a library has many."""
    return intern(name.lower())
