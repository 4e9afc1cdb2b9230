"""Says in plain words, and at the right place, what is wrong with a piece of YAML.

PyYAML has two parsers, one in C and one in Python, whose wordings differ and which both speak of
tokens and indicators. Here a few words that both share pick out the slip, and the text around the
place tells what its author was about to write.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from innerwiki.syntax.yaml_nodes import shorten

QUOTE = "put quotation marks around the whole value"

_CITATION = re.compile(r"\[-?@[^\]\n]*\]?|@[^\s,\]}]*")
_KEY = re.compile(r"(?<=@)[^\s,;\]]+")
_FIELD = re.compile(r"[ ]*(?:- +)*[\w-]+[ \t]*:[ \t]")
_NO_GAP = re.compile(r"[ ]*(?:- +)*[\w-]+:[^\s/]")
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_AFTER_CLOSING = re.compile(r"[\"'\]}][ \t]*\Z")


@dataclass(frozen=True, slots=True)
class Wording:
    """How messages speak of the text: what it is, how it begins and how it ends."""

    what: str
    begin: str
    close: str


FRONT_MATTER = Wording(
    "the front matter",
    "write `title: ...` below the opening `---`",
    "close it with a line `---` where the fields end",
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in a text: where (offsets in the text), what, and how to mend it."""

    start: int
    end: int
    message: str
    help: str


@dataclass(frozen=True, slots=True)
class Broken:
    """What the parser says: the text, its wording, where it stopped and where it had begun."""

    text: str
    wording: str
    at: int
    begun: int

    @property
    def char(self) -> str:
        """The character at which the parser stopped; empty at the end."""
        return self.text[self.at : self.at + 1]

    def line(self, at: int) -> tuple[int, int]:
        """The offsets of the line that holds `at`, without its line end."""
        end = self.text.find("\n", at)
        return self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end


def explain(text: str, wording: str, at: int, begun: int | None) -> Slip:
    """What is wrong, for the author.

    Args:
        text: the YAML that the parser was given.
        wording: the parser's own message.
        at: the offset at which it stopped.
        begun: the offset of the construct that it was reading, where it says so.
    """
    at = min(at, len(text))
    broken = Broken(text, wording, at, at if begun is None else begun)
    if broken.char == "\t":
        return Slip(
            at,
            at + 1,
            "a tab in the indentation",
            "YAML indents with spaces only; put spaces in its place",
        )
    for words, read in _SLIPS:
        if any(word in wording for word in words):
            return read(broken)
    return _at_line(broken, f"this is not YAML: {wording}", QUOTE + ", or check the line above")


def _bad_beginning(broken: Broken) -> Slip:
    """A character with which no unquoted value may begin."""
    text, at = broken.text, broken.at
    if broken.char == "@":
        at -= text[at - 1 : at] == "["
        written = _CITATION.match(text, at)
        end = written.end() if written else at + 1
        shown = shorten(text[at:end])
        key = _KEY.search(shown)
        return Slip(
            at,
            end,
            f"`{shown}` without quotation marks is not YAML",
            f'put quotation marks around the whole value, as in `"{shown}"`; '
            f"in the list `citations` write the key alone, `{key[0] if key else 'key'}`",
        )
    return begins_with(at, broken.char)


def begins_with(at: int, char: str) -> Slip:
    """A character that YAML keeps for itself stands at the beginning of a value."""
    shown = "a backtick" if char == "`" else f"`{char}`"
    return Slip(
        at,
        at + 1,
        f"a value that begins with {shown} must stand in quotation marks",
        QUOTE + "; the character has a meaning of its own in YAML",
    )


def _bad_name(broken: Broken) -> Slip:
    """`*emphasis*`, `& more`, `!important`: Markdown or prose that YAML takes for a name."""
    return begins_with(broken.begun, broken.text[broken.begun : broken.begun + 1])


def _colon(broken: Broken) -> Slip:
    """`: ` where no field can begin: in a value, or below a line that is no field."""
    start, end = broken.line(broken.at)
    line = broken.text[start:end]
    field = _FIELD.match(line)
    if field is not None and start + field.end() <= broken.at:
        return Slip(
            broken.at,
            broken.at + 1,
            "a colon followed by a space inside a value",
            QUOTE + f', as in `{shorten(field[0].strip())} "..."`',
        )
    above, above_end = broken.line(max(start - 1, 0))
    if _NO_GAP.match(broken.text[above:above_end]):
        colon = broken.text.index(":", above)
        return Slip(colon, colon + 1, "no space after the colon", "write `field: value`")
    if ":" not in broken.text[above:above_end]:
        return _no_colon(replace(broken, begun=above))
    return _at_line(
        broken,
        "this field does not fit below the line above it",
        "the line above must be `field: value` too, and both must be indented alike",
    )


def _open_quote(broken: Broken) -> Slip:
    return Slip(
        broken.begun,
        broken.begun + 1,
        "this quotation mark is never closed",
        "close it at the end of the value",
    )


def _open_bracket(broken: Broken) -> Slip:
    """A list or mapping in brackets that does not close, or lacks a comma."""
    opening = broken.text[broken.begun : broken.begun + 1]
    closing = "]" if opening == "[" else "}"
    if "\n" in broken.text[broken.begun : broken.at] or not broken.char.strip():
        return Slip(
            broken.begun,
            broken.begun + 1,
            f"this `{opening}` is never closed",
            f"close it with `{closing}`, or put quotation marks around the value",
        )
    return Slip(
        broken.at,
        broken.at + 1,
        f"a comma or `{closing}` is missing before `{broken.char}`",
        "separate the items by commas; put quotation marks around text that holds , : [ ] { }",
    )


def _no_colon(broken: Broken) -> Slip:
    start, end = broken.begun, broken.line(broken.begun)[1]
    return Slip(
        start,
        end,
        "this line is not a field: it has no colon",
        "write `field: value`, with a colon and a space; indent the line if it continues the value",
    )


def _stray(broken: Broken) -> Slip:
    """Something follows that is neither the value's end nor the next field."""
    if (directive := _DIRECTIVE.search(broken.text, 0, broken.at)) is not None:
        return begins_with(directive.start(), "%")
    start, end = broken.line(broken.at)
    if _AFTER_CLOSING.search(broken.text[start : broken.at]):
        return Slip(
            broken.at,
            end,
            "text after the closing quotation mark or bracket",
            QUOTE + "; inside single ones write '' for an apostrophe",
        )
    return _at_line(
        broken,
        "this line does not fit the lines around it",
        "fields of one list or mapping are indented alike, by spaces; items begin with `- `",
    )


def _nothing(broken: Broken) -> Slip:
    return Slip(
        broken.at,
        broken.at + 1,
        f"nothing stands before this `{broken.char}`" if broken.char else "the value is missing",
        "remove it, or put quotation marks around text that begins with it",
    )


def _bad_escape(broken: Broken) -> Slip:
    at = max(broken.text.rfind("\\", 0, broken.at + 1), 0)
    return Slip(
        at,
        min(at + 2, len(broken.text)),
        "this backslash means nothing in double quotation marks",
        "write it twice, or use single quotation marks",
    )


def _at_line(broken: Broken, message: str, mend: str) -> Slip:
    """The line at which the parser stopped, from its first character."""
    start, end = broken.line(broken.at)
    line = broken.text[start:end]
    return Slip(start + len(line) - len(line.lstrip()), end, message, mend)


_SLIPS: tuple[tuple[tuple[str, ...], Callable[[Broken], Slip]], ...] = (
    (("cannot start any token", "sequence entries are not allowed"), _bad_beginning),
    (("alphabetic or numeric character", "tag", "URI"), _bad_name),
    (("line break", "chomping or indentation"), _bad_name),
    (("mapping values are not allowed",), _colon),
    (("unexpected end of stream", "unexpected document"), _open_quote),
    (("',' or",), _open_bracket),
    (("expected ':'",), _no_colon),
    (("expected key", "<block end>", "'-' indicator", "<document start>"), _stray),
    (("node content",), _nothing),
    (("escape",), _bad_escape),
)
