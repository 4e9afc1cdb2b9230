"""Why an entry that bibtexparser gave up on cannot be read, and at which place.

bibtexparser says where it stopped, which is often a page below the mistake. An editor wants the
mistake: so the entry is read once more, as far as it goes, and the first thing that is wrong in it
is told. A value that runs over a line like `year = {2019}`, or to a `}` on
a line of its own, was surely meant to end before it.
"""

import re

from innerwiki.bibliography.values import FIELD_NAME, Fault, read_piece, skip_space

_HEAD = re.compile(r"@\s*(?P<type>\w*)[ \t]*[{(]\s*(?P<key>[^\s,{}()=\"#]*)")
_FIELD_LINE = re.compile(r"\n[ \t]*[\w-]+[ \t]*=[ \t]*[{\"\d]")
_BRACE_ON_A_LINE = re.compile(r"\n[ \t]*\}\Z")
_SPECIAL = frozenset({"comment", "preamble", "string"})


def diagnose(text: str) -> Fault:
    r"""The first mistake of a broken entry.

    Args:
        text: the entry from its `@` to where the next one starts.

    >>> diagnose("@book{life,\n  title = {Life,\n  year = 1940,\n}\n").message
    'the value of `title` in `life` is not closed'
    """
    head = _HEAD.match(text)
    if head is None:
        return Fault(0, "an entry cannot be read", "write it as `@type{key, field = {value}}`")
    if head["type"].lower() in _SPECIAL:
        return Fault(0, f"`@{head['type']}` cannot be read", "close it: every `{` needs its `}`")
    key, behind = head["key"], skip_space(text, head.end())
    if behind == len(text):
        return _not_closed(key, text)
    if text[behind] == ",":
        return _fields(text, behind + 1, key)
    if not key or text[behind] == "=":
        return no_key(head.start("key"))
    return Fault(
        head.end(),
        f"a comma is missing after the key `{key}`",
        "write a comma between the key and the first field",
    )


def no_key(offset: int) -> Fault:
    """The fault of an entry that nobody can cite."""
    return Fault(
        offset, "an entry has no key", "write the key first: `@type{key, field = {value}}`"
    )


def _fields(text: str, at: int, key: str) -> Fault:
    """Go from field to field until one is wrong."""
    while True:
        at = skip_space(text, at)
        name = FIELD_NAME.match(text, at)
        if name is None:
            return _no_field(text, at, key)
        at = skip_space(text, name.end())
        if not text.startswith("=", at):
            return Fault(
                name.start(),
                f"`{name[0]}` in `{key}` has no value",
                "write the field as `name = {value}`",
            )
        fault, at = _value(text, at + 1, name[0], key)
        if fault is not None:
            return fault


def _value(text: str, at: int, name: str, key: str) -> tuple[Fault | None, int]:
    """Read over one value and its comma; the fault, and the offset behind them."""
    while True:
        sign = at
        at = skip_space(text, at)
        piece = read_piece(text, at)
        if piece is None:
            message = f"`{name}` in `{key}` has no value"
            return Fault(sign, message, "write the field as `name = {value}`"), at
        if piece.unclosed is not None or _closed_too_late(text, at, piece.end):
            fault = Fault(
                at if piece.unclosed is None else piece.unclosed,
                f"the value of `{name}` in `{key}` is not closed",
                "close it with the sign that it opens with; every `{` needs its `}`",
            )
            return fault, at
        behind = skip_space(text, piece.end)
        if not text.startswith("#", behind):
            break
        at = behind + 1
    if text.startswith(",", behind):
        return None, behind + 1
    if behind == len(text) or text[behind] in "})":
        return None, behind
    return Fault(
        piece.end, f"a comma is missing after `{name}`", "put a comma at the end of each field"
    ), behind


def _closed_too_late(text: str, start: int, end: int) -> bool:
    """Whether a value has swallowed a field, or is closed by the brace that ends the entry."""
    if _FIELD_LINE.search(text, start, end):
        return True
    ends_text = skip_space(text, end) == len(text)
    return ends_text and _BRACE_ON_A_LINE.search(text[start:end]) is not None


def _no_field(text: str, at: int, key: str) -> Fault:
    if at == len(text):
        return _not_closed(key, text)
    if text[at] == ",":
        return Fault(at, f"`{key}` has a comma too many", "delete one of the two commas")
    return Fault(
        at,
        f"`{key}` cannot be read from `{text[at]}` on",
        "write each field as `name = {value}`, with a comma between two",
    )


def _not_closed(key: str, text: str) -> Fault:
    return Fault(
        len(text.rstrip()),
        f"the entry `{key}` is not closed" if key else "an entry is not closed",
        "close it with a `}` on a line of its own",
    )
