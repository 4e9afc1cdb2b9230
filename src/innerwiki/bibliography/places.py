"""Where a field of an entry stands in its file, found when somebody asks.

An entry keeps the place of its key and its text as it stands, no more: a library of thousands would
carry tens of thousands of places that nobody needs. So the text is read once more, field by field
and by the same grammar, and no word of a title is taken for a field.
"""

import re

from innerwiki.bibliography import fields
from innerwiki.bibliography.parts import Field
from innerwiki.model import Entry, Span

HEAD = re.compile(r"@[ \t]*[\w-]*\s*[{(]")
"""How each entry begins, up to the sign that opens it."""


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
    key_at = key_offset(entry.raw)
    if found is None or key_at is None:
        return entry.span
    start = entry.span.start - key_at
    return Span(entry.span.path, start + found[0], start + found[1])


def key_offset(raw: str) -> int | None:
    """Where the key stands in an entry's text."""
    head = HEAD.match(raw)
    return fields.key_offset(raw, head.end()) if head else None


def find_value(raw: str, name: str) -> tuple[int, int] | None:
    """Where the value of a field begins and ends in an entry's text; of two, the first holds.

    >>> raw = '@misc{k, title = {The year = {1948}}, year = "1949"}'
    >>> raw[slice(*find_value(raw, "year"))]
    '1949'
    """
    field = find_field(raw, name)
    return inner_span(field) if field is not None else None


def find_field(raw: str, name: str) -> Field | None:
    """A field of an entry's text, by its name in lower case; of two, the first."""
    head = HEAD.match(raw)
    return fields.find_field(raw, head.end(), name) if head is not None else None


def inner_span(field: Field) -> tuple[int, int]:
    """Where the text of a field's value begins and ends, without what encloses it."""
    start = field.value_at + field.text.startswith(("{", '"'))
    end = field.value_end - field.text.endswith(("}", '"'))
    inner = field.text[start - field.value_at : end - field.value_at]
    start += len(inner) - len(inner.lstrip())
    return start, start + len(inner.strip())
