"""What a piece of YAML consists of: text, lists and mappings, each with its place in the file.

All offsets are offsets in the file, in code points.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from innerwiki.model.unguarded import unguarded

# What YAML 1.2 (its core schema) takes for something else than text, where it stands plain.
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_TRUTH = frozenset({"true", "True", "TRUE", "false", "False", "FALSE"})
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)


@unguarded
@dataclass(frozen=True, slots=True)
class Scalar:
    """A value that is neither list nor mapping: its text, and `raw`, how it stands in the file."""

    text: str
    start: int
    end: int
    raw: str
    plain: bool
    """Without quotation marks, `|` or `>`."""

    @property
    def is_nothing(self) -> bool:
        """Nothing at all, or `~` or `null`, by which YAML says the same."""
        return self.plain and self.text in _NOTHING

    @property
    def is_blank(self) -> bool:
        """Nothing, or nothing but white space."""
        return self.is_nothing or not self.text.strip()

    @property
    def number(self) -> float | None:
        """The number that readers of YAML see in it; None where they see text."""
        if not self.plain:
            return None
        if _BASED.fullmatch(self.text):
            return float(min(int(self.text, 0), 1 << 1000))
        if not _DECIMAL.fullmatch(self.text):
            return None
        is_word = self.text[-1] in "fFnN"  # .inf, .nan
        return float(self.text.replace(".", "") if is_word else self.text)

    @property
    def other_kind(self) -> str | None:
        """What readers of YAML take it for, if not for text, in words."""
        if self.plain and self.text in _TRUTH:
            return "a truth value"
        return None if self.number is None else "a number"

    def placer(self) -> Callable[[int], int]:
        r"""A function from an offset in `text` to the offset in the file.

        Exact for all but escapes such as `\u00e9`; from the first of these on it gives `start`.
        """
        lead = 0 if self.plain else 1
        if self.raw[lead : lead + len(self.text)] == self.text:
            return (self.start + lead).__add__
        places = _align(self)
        return lambda offset: places[min(offset, len(places) - 1)]


@unguarded
@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    start: int
    end: int


@unguarded
@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values, in the order of the text; no key is there twice."""

    pairs: tuple[tuple[Scalar, "Node"], ...]
    start: int
    end: int


@unguarded
@dataclass(frozen=True, slots=True)
class Refused:
    """A value that was reported and is not to be used."""

    start: int
    end: int


Node = Scalar | Sequence | Mapping | Refused


def shorten(text: str, limit: int = 60) -> str:
    """A text as a message may quote it: short, on one line, safe to print on a terminal."""
    line = " ".join(text[: limit + 1].split())
    line = "".join(char if char.isprintable() else "\ufffd" for char in line)
    return line if len(text) <= limit else line[: limit - 1] + "…"


_ESCAPES = {"'": ("''",), '"': ('\\"', "\\\\", "\\/")}


def _align(scalar: Scalar) -> list[int]:
    """For each offset of the text, and for its end, the offset in the file.

    Folding and indentation change only white space, so the other characters of the text are those
    of the file, one by one, but for the character that an escape puts before a quotation mark.
    """
    raw = scalar.raw
    style = "" if scalar.plain else raw[:1]
    escapes = _ESCAPES.get(style, ())
    at = raw.find("\n") + 1 if style in ("|", ">") else len(style)
    places: list[int] = []
    for char in scalar.text:
        if not char.isspace():
            while raw[at : at + 1].isspace():
                at += 1
            at += raw[at : at + 2] in escapes
            if raw[at : at + 1] != char:
                rest = len(scalar.text) - len(places)
                return places + [scalar.start] * (rest + 1)
        places.append(scalar.start + at)
        at += not char.isspace()
    return [*places, scalar.start + at]
