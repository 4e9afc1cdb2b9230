r"""The value of a BibTeX field: braces, quotation marks, numbers, abbreviations, joined by `#`.

Two readings of a brace that follows a backslash are about: to BibTeX it is a brace like any other,
to LaTeX and most programs it is a sign of the text. Here it is a sign of the text, unless the value
could not be closed that way (`file = {C:\papers\}`). A quotation mark ends a value only outside of
all braces, and not behind a backslash. Faults say where they are in the value's text.
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
_BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
_ANY_BRACE = re.compile(r"[{}]")
_QUOTE_OR_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
_QUOTE = re.compile(r"\\.|(\")(?!(?<=\{\")\})", re.DOTALL)
_BARE = re.compile(r"[^\s{}()\"#=,%\\]+")
_SPACE = re.compile(r"\s*")
_RUN_ON = re.compile(r"(?:\\\}|\")\s*,\s*[A-Za-z][\w-]*\s*=\s*[{\"\d]|\\\}[ \t]*,?[ \t]*\n\s*\Z")
"""A value's end and a further field, or a line end: no value that ends in time holds that."""


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


def join_value(name: str, text: str, macros: Mapping[str, str]) -> tuple[str, list[Fault]]:
    """What a value says: its pieces joined, and each abbreviation in words.

    Args:
        name: the field's name.
        text: the value as it stands in the file.
        macros: what the abbreviations stand for, names in lower case.

    >>> join_value("month", '"4 " # jul', {"jul": "July"})
    ('4 July', [])
    """
    if (plain := _plain(text)) is not None:
        return plain, []
    value, faults = "", list[Fault]()
    at = 0
    while (piece := read_piece(text, at)) is not None:
        is_bare = text[at] not in '{"'
        value += _macro(piece.text, at, macros, faults) if is_bare else piece.text
        if len(value) > MAX_LENGTH:
            faults.append(Fault(at, f"`{name}` is too long", f"at most {MAX_LENGTH} characters"))
            value = ""
        behind = skip_space(text, piece.end)
        if not text.startswith("#", behind):
            break
        at = skip_space(text, behind + 1)
    return value, faults


def closing_brace(text: str, start: int) -> int:
    r"""The offset of the brace that closes the one at `start`, or -1.

    >>> closing_brace(r"{a {b} \} c\\} d}", 0)
    13
    """
    end = _closing(_BRACE, text, start)
    escaped = text.find("\\}", start, end if end >= 0 else len(text))
    if escaped >= 0 and (end < 0 or _RUN_ON.search(text, escaped, end)):
        literal = _closing(_ANY_BRACE, text, start)
        return literal if literal >= 0 else end
    return end


def read_piece(text: str, at: int) -> Piece | None:
    """The braced, quoted or bare piece of a value that starts at an offset, None if none does."""
    if text.startswith("{", at):
        end = closing_brace(text, at)
        return Piece(text[at + 1 : end], end + 1) if end >= 0 else _unclosed(text, at)
    if text.startswith('"', at):
        return _quoted(text, at)
    bare = _BARE.match(text, at)
    return Piece(bare[0], bare.end()) if bare else None


def skip_space(text: str, at: int) -> int:
    """The offset of the next character that is not white space, or the end."""
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _closing(braces: re.Pattern[str], text: str, start: int) -> int:
    depth = 0
    for match in braces.finditer(text, start):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth == 0:
                return match.start()
    return -1


def _quoted(text: str, at: int) -> Piece:
    """A piece in quotation marks; where its braces do not match, the first mark ends it."""
    depth = 0
    for match in _QUOTE_OR_BRACE.finditer(text, at + 1):
        sign = match[0]
        if sign == '"' and depth == 0:
            if _RUN_ON.search(text, at + 1, match.start()):
                break
            return Piece(text[at + 1 : match.start()], match.end())
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    for match in _QUOTE.finditer(text, at + 1):
        if match[1]:
            brace = _open_brace(text, at + 1, match.start())
            return Piece(text[at + 1 : match.start()], match.end(), brace)
    return _unclosed(text, at)


def _plain(text: str) -> str | None:
    """The value where it is one piece without inner braces, as nearly all are."""
    if text[:1] == "{":
        inner = text[1:-1]
        if text[-1] == "}" and "{" not in inner and "}" not in inner and inner[-1:] != "\\":
            return inner
        return None
    return text if text.isdecimal() else None


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


def _unclosed(text: str, at: int) -> Piece:
    return Piece(text[at + 1 :], len(text), at)


def _open_brace(text: str, start: int, end: int) -> int | None:
    """The first brace inside quotation marks that has no partner; BibTeX wants them balanced."""
    opened: list[int] = []
    for match in _BRACE.finditer(text, start, end):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}":
            if not opened:
                return match.start()
            opened.pop()
    return opened[0] if opened else None
