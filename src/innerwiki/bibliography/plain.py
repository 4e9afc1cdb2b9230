r"""Entries in the plain form that nearly all have, cut by one regular expression.

An entry is plain when it starts a line, each piece of a value stands in balanced braces or in
quotation marks or is one number or abbreviation, and nothing in it could mean anything else.
`cutting`, which reads every other text, would cut it in the same way and takes several times as
long.
"""

import re
from dataclasses import dataclass

_INNER = r"[^{}\\@]++|\\[^{}@\\]"
_TWICE = rf"\{{(?:{_INNER}|\{{(?:{_INNER})*+\}})*+\}}"
_QUOTED = rf"\"(?:[^{{}}\\@\"]++|\\[^{{}}@\\]|{_TWICE})*+\""
_PIECE = rf"(?:\{{(?:{_INNER}|{_TWICE})*+\}}|\d++|{_QUOTED}|[A-Za-z][\w.:-]*+)"
_VALUE = rf"{_PIECE}(?:\s*+\#\s*+{_PIECE})*+"
_NAME = r"[A-Za-z][\w-]*+"
_FIELD = re.compile(rf"({_NAME})\s*+=\s*+({_VALUE})", re.ASCII)
_ENTRY = re.compile(
    rf"@(?!comment|preamble|string)(?P<type>[a-z]++)[ \t]*+\{{\s*+"
    r"(?P<key>[^\s,{}()=\"#%'\\@]++)\s*+,"
    rf"(?P<fields>(?:\s*+{_NAME}\s*+=\s*+(?:{_VALUE})\s*+,)*+"
    rf"(?:\s*+{_NAME}\s*+=\s*+(?:{_VALUE}))?+)\s*+\}}",
    re.IGNORECASE | re.ASCII,
)
_ONE_PIECE = re.compile(_PIECE, re.ASCII).fullmatch
PLAIN_START = re.compile(r"^@", re.MULTILINE)
"""Where a plain entry may begin."""


@dataclass(frozen=True, slots=True)
class PlainEntry:
    """An entry of plain form; `start`, `key_at` and `end` are offsets in the text.

    `joined` are the fields whose value must still be joined, as it has an abbreviation or a `#`.
    """

    start: int
    key_at: int
    end: int
    type: str
    key: str
    fields: dict[str, str]
    joined: tuple[str, ...] = ()


def plain_entry(text: str, at: int) -> PlainEntry | None:
    """The plain entry that begins at an `@`; None if it is not plain, or has a field twice.

    >>> entry = plain_entry("@book{life, title = {{Life}}, year = 1940, month = may}", 0)
    >>> entry.key, entry.fields, entry.joined
    ('life', {'title': '{Life}', 'year': '1940', 'month': 'may'}, ('month',))
    """
    match = _ENTRY.match(text, at)
    if match is None:
        return None
    found = _FIELD.findall(match["fields"])
    fields: dict[str, str] = {}
    joined: list[str] = []
    for name, value in found:
        name = name.lower()  # noqa: PLW2901 - the name as it is everywhere else
        last = value[-1]
        if (value[0] in '{"' and "#" not in value) or (last in '}"' and _ONE_PIECE(value)):
            fields[name] = value[1:-1]
        else:
            fields[name] = value
            if not value.isdecimal():
                joined.append(name)
    if len(fields) != len(found):
        return None
    key_at = match.start("key")
    return PlainEntry(
        at, key_at, match.end(), match["type"].lower(), match["key"], fields, tuple(joined)
    )
