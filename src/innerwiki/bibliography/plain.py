r"""Entries in the plain form that nearly all have, cut by one regular expression.

An entry is plain when it starts a line, each value stands in balanced braces or is a number, and
nothing in it could mean anything else. bibtexparser, which reads every other text, would cut it in
the same way and takes ten times as long. It too lets an `@type{` at the start of a line begin a new
block whatever came before, so that plain entries can be taken out and the rest read without them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_INNER = r"[^{}\\@]++|\\[^{}@\\]"
_TWICE = rf"\{{(?:{_INNER}|\{{(?:{_INNER})*+\}})*+\}}"
_VALUE = rf"\{{(?:{_INNER}|{_TWICE})*+\}}|\d++"
_NAME = r"[A-Za-z][\w-]*+"
_FIELD = re.compile(rf"({_NAME})\s*+=\s*+({_VALUE})", re.ASCII)
_ENTRY = re.compile(
    rf"^@(?!comment|preamble|string)(?P<type>[a-z]++)[ \t]*+\{{\s*+"
    r"(?P<key>[^\s,{}()=\"#%'\\@]++)\s*+,"
    rf"(?P<fields>(?:\s*+{_NAME}\s*+=\s*+(?:{_VALUE})\s*+,)*+"
    rf"(?:\s*+{_NAME}\s*+=\s*+(?:{_VALUE}))?+)\s*+\}}",
    re.MULTILINE | re.IGNORECASE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """An entry of plain form; `start`, `key_at` and `end` are offsets in the text."""

    start: int
    key_at: int
    end: int
    type: str
    key: str
    fields: dict[str, str]


def plain_entries(text: str) -> Iterator[PlainEntry]:
    """The plain entries of a file, in order; one that has a field twice is not plain.

    >>> [(e.key, e.fields) for e in plain_entries("@book{life, title = {{Life}}, year = 1940}")]
    [('life', {'title': '{Life}', 'year': '1940'})]
    """
    for match in _ENTRY.finditer(text):
        found = _FIELD.findall(match["fields"])
        fields = {name.lower(): value[1:-1] if value[0] == "{" else value for name, value in found}
        if len(fields) == len(found):
            key_at = match.start("key")
            yield PlainEntry(
                match.start(), key_at, match.end(), match["type"].lower(), match["key"], fields
            )
