"""Where a field of an entry stands in its file, found when somebody asks.

An entry keeps the place of its key and its text as it stands, no more: a library of thousands would
carry tens of thousands of places that nobody needs. So the text is read once more, field by field
and by the same grammar, and no word of a title is taken for a field.
"""

import re

from innerwiki.bibliography.values import FIELD_NAME, read_piece, skip_space
from innerwiki.model import Entry, Span

HEAD = re.compile(r"@\w*[ \t]*[{(]\s*")
"""How each entry begins, up to its key."""

_FIELD = re.compile(rf"[\s,]*({FIELD_NAME.pattern})\s*=\s*")


def field_span(entry: Entry, name: str) -> Span:
    """The place of a field's value, braces and quotation marks left out.

    Args:
        entry: an entry of the library.
        name: the field's name, in lower case.

    Returns:
        The place of the value, or of the key where the entry has no such field of its own (it may
        have inherited one by `crossref`).
    """
    found = find_value(entry.raw, name)
    head = HEAD.match(entry.raw)
    if found is None or head is None:
        return entry.span
    start = entry.span.start - head.end()
    return Span(entry.span.path, start + found[0], start + found[1])


def find_value(raw: str, name: str) -> tuple[int, int] | None:
    """Where the value of a field begins and ends in an entry's text; of two, the first holds.

    >>> raw = '@misc{k, title = {The year = {1948}}, year = "1949"}'
    >>> raw[slice(*find_value(raw, "year"))]
    '1949'
    """
    at = raw.find(",")
    while at >= 0 and (field := _FIELD.match(raw, at)) is not None:
        start, end, at = _value(raw, field.end())
        if field[1].lower() == name:
            return start, end
    return None


def _value(raw: str, at: int) -> tuple[int, int, int]:
    """Where a value's text begins and ends, and the offset behind the value; `#` joins pieces."""
    start = at + raw.startswith(("{", '"'), at)
    end = behind = at
    while (piece := read_piece(raw, at)) is not None:
        behind = piece.end
        end = behind - raw.startswith(("{", '"'), at)
        sign = skip_space(raw, behind)
        if not raw.startswith("#", sign):
            break
        at = skip_space(raw, sign + 1)
    text = raw[start:end]
    start += len(text) - len(text.lstrip())
    return start, start + len(text.strip()), behind
