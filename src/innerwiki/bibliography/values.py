"""The value of a BibTeX field: braces, quotation marks, numbers, abbreviations, joined by `#`.

bibtexparser cuts an entry at its commas and leaves each value as it stands. Here a value is read by
BibTeX's grammar, so that a missing comma is found, which bibtexparser takes for a part of the
value: the field that was swallowed is given back. Faults say where they are in the value's text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MONTHS = {
    name[:3].lower(): name
    for name in (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    )
}
"""The abbreviations that every BibTeX style defines."""

MAX_LENGTH = 100_000
"""A value longer than this, in characters, is not joined: abbreviations can double each other."""

FIELD_NAME = re.compile(r"[^\s{}()\"#%'=,\\]+")
_BRACE = re.compile(r"(?<!\\)[{}]")
_QUOTE = re.compile(r"(?<!\\)\"(?!(?<=\{\")\})")
_BARE = re.compile(r"[^\s{}\"#=,]+")
_NEXT_FIELD = re.compile(rf"\s*({FIELD_NAME.pattern})\s*=\s*")
_SPACE = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a text, at an offset from its start, said to the editor."""

    offset: int
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a value and the offset just behind it; `unclosed` is where it was opened."""

    text: str
    end: int
    unclosed: int | None = None


def read_field(
    name: str, text: str, macros: Mapping[str, str]
) -> tuple[list[tuple[str, str]], list[Fault]]:
    """The field, with any further one that a missing comma has hidden in its value.

    Args:
        name: the field's name.
        text: what stands behind the `=`, as bibtexparser cuts it.
        macros: what the abbreviations stand for, names in lower case.

    >>> read_field("month", '"4 " # jul', {"jul": "July"})
    ([('month', '4 July')], [])
    >>> fields, faults = read_field("title", "{Life} year = 1940", {})
    >>> fields, faults[0].offset, faults[0].message
    ([('title', 'Life'), ('year', '1940')], 6, 'a comma is missing after `title`')
    """
    if (plain := _plain(text)) is not None:
        return [(name, plain)], []
    fields: list[tuple[str, str]] = []
    faults: list[Fault] = []
    at = 0
    while True:
        value, at = _joined(name, text, at, macros, faults)
        fields.append((name, value))
        following = _NEXT_FIELD.match(text, at)
        if following is None:
            break
        faults.append(_missing_comma(name, at))
        name, at = following[1], following.end()
    if text[at:].strip():
        faults.append(_leftover(name, text, at))
    return fields, faults


def closing_brace(text: str, start: int) -> int:
    """The offset of the brace that closes the one at `start`, or -1."""
    depth = 0
    for match in _BRACE.finditer(text, start):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return -1


def read_piece(text: str, at: int) -> Piece | None:
    """The braced, quoted or bare piece of a value that starts at an offset, None if none does."""
    if text.startswith("{", at):
        end = closing_brace(text, at)
        return Piece(text[at + 1 : end], end + 1) if end >= 0 else _unclosed(text, at)
    if text.startswith('"', at):
        quote = _QUOTE.search(text, at + 1)
        if quote is None:
            return _unclosed(text, at)
        return Piece(text[at + 1 : quote.start()], quote.end(), _open_brace(text, at + 1, quote))
    bare = _BARE.match(text, at)
    return Piece(bare[0], bare.end()) if bare else None


def skip_space(text: str, at: int) -> int:
    """The offset of the next character that is not white space, or the end."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _plain(text: str) -> str | None:
    """The value where it is one piece without inner braces, as nearly all are."""
    if text[:1] == "{":
        inner = text[1:-1]
        if text[-1] == "}" and "{" not in inner and "}" not in inner and inner[-1:] != "\\":
            return inner
        return None
    return text if text.isdecimal() else None


def _joined(
    name: str, text: str, at: int, macros: Mapping[str, str], faults: list[Fault]
) -> tuple[str, int]:
    """The pieces joined by `#` from an offset on, and the offset behind the last."""
    value = ""
    while True:
        at = skip_space(text, at)
        piece = read_piece(text, at)
        if piece is None:
            faults.append(Fault(at, f"`{name}` has no value", "write it as `name = {value}`"))
            return value, at
        if piece.unclosed is not None:
            faults.append(
                Fault(
                    piece.unclosed,
                    f"a brace or quotation mark in `{name}` is not closed",
                    "close it: every `{` needs its `}`",
                )
            )
        bare = text[at] not in '{"'
        value += _macro(piece.text, at, macros, faults) if bare else piece.text
        if len(value) > MAX_LENGTH:
            faults.append(Fault(at, f"`{name}` is too long", f"at most {MAX_LENGTH} characters"))
            value = ""
        behind = skip_space(text, piece.end)
        if not text.startswith("#", behind):
            return value, piece.end
        at = behind + 1


def _macro(word: str, at: int, macros: Mapping[str, str], faults: list[Fault]) -> str:
    if word.isdecimal():
        return word
    found = macros.get(word.lower())
    if found is None:
        faults.append(
            Fault(
                at,
                f"the abbreviation `{word}` is not defined",
                f"put the value in braces, `{{{word}}}`, or define it with `@string`",
            )
        )
        return word
    return found


def _missing_comma(name: str, at: int) -> Fault:
    return Fault(at, f"a comma is missing after `{name}`", "put a comma at the end of each field")


def _leftover(name: str, text: str, at: int) -> Fault:
    at = skip_space(text, at)
    word = text[at:].split(maxsplit=1)[0][:20]
    return Fault(
        at,
        f"`{word}` stands between the value of `{name}` and the next comma",
        "put the whole value in one pair of braces, and a comma behind it",
    )


def _unclosed(text: str, at: int) -> Piece:
    return Piece(text[at + 1 :], len(text), at)


def _open_brace(text: str, start: int, quote: re.Match[str]) -> int | None:
    """The first brace inside quotation marks that has no partner; BibTeX wants them balanced."""
    opened: list[int] = []
    for match in _BRACE.finditer(text, start, quote.start()):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            return match.start()
    return opened[0] if opened else None
