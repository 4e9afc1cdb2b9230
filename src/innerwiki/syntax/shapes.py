"""The shapes that a value of the front matter may have, each with its check and JSON Schema.

A shape reads a node of the YAML tree and gives a typed value, or reports what is wrong at its place
and gives None.
"""

import re
import unicodedata
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from innerwiki.model import Problem, ProblemKind, Span
from innerwiki.syntax import yaml_nodes as yaml
from innerwiki.syntax.headings import RESERVED_PREFIXES
from innerwiki.syntax.yaml_nodes import Node, Scalar, shorten

MAX_PROBLEMS = 100
"""Problems of one front matter that are listed; whoever has more has another problem."""

JsonSchema = dict[str, Any]
"""A JSON Schema, or a part of one (https://json-schema.org/draft/2020-12)."""


class Placed(Protocol):
    """Something with a place in the file."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the shapes of one front matter share: the file's path, today's date, the problems."""

    path: str
    today: date
    problems: list[Problem] = field(default_factory=list)

    def refuse(
        self,
        place: Placed,
        message: str,
        mend: str | None = None,
        kind: ProblemKind = ProblemKind.SCHEMA,
    ) -> None:
        """Report what is wrong at a place, and how to mend it."""
        if not self.is_full:
            span = Span(self.path, place.start, place.end)
            self.problems.append(Problem(kind, span, message, mend))

    @property
    def is_full(self) -> bool:
        """No more problems are listed."""
        return len(self.problems) >= MAX_PROBLEMS


class Shape(ABC, Generic[T_co]):
    """What a value may be."""

    @abstractmethod
    def read(self, node: Node, what: str, reading: Reading) -> T_co | None:
        """The value of a node, or None if it was refused.

        Args:
            node: the value as it stands in the YAML.
            what: how messages call it, as in "`revision`" or "an item of `tags`".
            reading: where problems are reported.
        """

    @abstractmethod
    def json_schema(self) -> JsonSchema:
        """The same as a JSON Schema, for editors that complete and check YAML."""


@dataclass(frozen=True)
class ScalarShape(Shape[T_co]):
    """A value that is neither list nor mapping."""

    expects = "text"

    def read(self, node: Node, what: str, reading: Reading) -> T_co | None:
        """See `Shape.read`."""
        if isinstance(node, Scalar):
            if not node.is_blank:
                return self.convert(node, what, reading)
            reading.refuse(node, f"{what} is empty", f"write {self.expects}")
        elif not isinstance(node, yaml.Refused):
            is_list = isinstance(node, yaml.Sequence)
            found = "a list" if is_list else "a mapping of fields"
            reading.refuse(
                node, f"{what} must be {self.expects}, but it is {found}", self.unbracket(is_list)
            )
        return None

    def unbracket(self, is_list: bool) -> str:
        """What to write instead of brackets, or of a `: ` that made a mapping of the text."""
        sign = "`[`" if is_list else "`: ` or `{`"
        return f"if the {sign} belongs to the text, put quotation marks around the whole value"

    @abstractmethod
    def convert(self, scalar: Scalar, what: str, reading: Reading) -> T_co | None:
        """The value of a text that is not empty, or None if it was refused."""


# Controls, overrides of the writing direction, private use and what is no character: in quotation
# marks an escape such as "\\u0007" brings them in where the file's own text has none.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202d\u202e\ud800-\uf8ff\ufffd-\uffff\U000f0000-\U0010ffff]"
)
_BREAK = re.compile("[\t\n\x85\u2028\u2029]")


@dataclass(frozen=True)
class Text(ScalarShape[Scalar]):
    """Text as its author sees it: `1984` and `no` are text like any other.

    `pattern` is a regular expression that Python and JSON Schema read alike; `wants` says it in
    words. The value is the scalar, so that the places of what it holds are known.
    """

    max_length: int | None = None
    one_line: bool = True
    pattern: str | None = None
    wants: str | None = None

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> Scalar | None:
        """See `ScalarShape.convert`."""
        text = scalar.text.strip()
        if (bad := _UNPRINTABLE.search(text)) is not None:
            number = "" if bad[0] == "\ufffd" else f" (U+{ord(bad[0]):04X})"
            message = f"{what} holds a character that nobody can see{number}"
            reading.refuse(scalar, message, "remove it")
            return None
        if self.one_line and _BREAK.search(text):
            message = f"{what} holds a line break or a tab"
            reading.refuse(scalar, message, "write it on one line")
            return None
        if self.max_length is not None and len(text) > self.max_length:
            reading.refuse(
                scalar,
                f"{what} has {len(text):,} characters; the limit is {self.max_length}",
                f"shorten it by {len(text) - self.max_length:,}",
            )
            return None
        if self.pattern is not None and not re.fullmatch(self.pattern, text):
            message = f"{what} cannot be `{shorten(text)}`"
            reading.refuse(scalar, message, f"write {self.wants}")
            return None
        return scalar

    def unbracket(self, is_list: bool) -> str:
        """See `ScalarShape.unbracket`."""
        return f"write {self.wants}" if self.wants else super().unbracket(is_list)

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        schema: JsonSchema = {"type": "string", "minLength": 1}
        if self.max_length is not None:
            schema["maxLength"] = self.max_length
        if self.pattern is not None:
            schema["pattern"] = f"^(?:{self.pattern})$"
        return schema


@dataclass(frozen=True)
class Identifier(ScalarShape[str]):
    """An id, part of an address: small letters and digits of any script, and hyphens."""

    max_length = 100
    expects = "small letters, digits and hyphens"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> str | None:
        """See `ScalarShape.convert`."""
        text = unicodedata.normalize("NFC", scalar.text.strip())
        if text.startswith(RESERVED_PREFIXES):
            prefix = text[: text.index("-") + 1]
            message = f"{what} may not begin with `{prefix}`"
            reading.refuse(scalar, message, "innerwiki gives such ids itself; choose another")
        elif not re.fullmatch(r"[^\W_](?:[^\W_]|-)*", text) or text != text.lower():
            message = f"{what} cannot be `{shorten(text)}`"
            reading.refuse(
                scalar, message, "write small letters, digits and hyphens, as in `inner-alignment`"
            )
        elif len(text) > self.max_length:
            message = f"{what} has {len(text):,} characters; the limit is {self.max_length}"
            reading.refuse(scalar, message, "it is part of the address; make it short")
        else:
            return text
        return None

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "string", "pattern": r"^[^\sA-Z_-][^\sA-Z_]*$", "maxLength": 100}


@dataclass(frozen=True)
class Choice(ScalarShape[E]):
    """One of the values of an enumeration."""

    values: type[E]

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> E | None:
        """See `ScalarShape.convert`."""
        text = scalar.text.strip()
        names = [value.value for value in self.values]
        if text in names:
            return self.values(text)
        near = get_close_matches(text[:40].lower(), names, n=len(names), cutoff=0.0)
        listed = ", ".join(f"`{name}`" for name in near)
        reading.refuse(scalar, f"{what} cannot be `{shorten(text)}`", f"write one of {listed}")
        return None

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"enum": [value.value for value in self.values]}


@dataclass(frozen=True)
class Integer(ScalarShape[int]):
    """A whole number without quotation marks."""

    minimum: int
    expects = "a whole number"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> int | None:
        """See `ScalarShape.convert`."""
        if not scalar.plain or not re.fullmatch(r"[-+]?[0-9]{1,9}", scalar.text):
            message = f"{what} must be a whole number, not `{shorten(scalar.raw)}`"
            reading.refuse(scalar, message, "write digits alone, without quotation marks")
            return None
        if (number := int(scalar.text)) < self.minimum:
            message = f"{what} is {number}, but it counts from {self.minimum}"
            reading.refuse(scalar, message, f"write {self.minimum} or more")
            return None
        return number

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "integer", "minimum": self.minimum}


@dataclass(frozen=True)
class Share(ScalarShape[float]):
    """A share of a whole: a number from 0 to 1."""

    expects = "a number from 0 to 1"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> float | None:
        """See `ScalarShape.convert`."""
        if not scalar.plain or not re.fullmatch(r"0(\.[0-9]{1,15})?|1(\.0{1,15})?", scalar.text):
            message = f"{what} must be a number from 0 to 1, not `{shorten(scalar.raw)}`"
            reading.refuse(scalar, message, "write nine tenths as `0.9`")
            return None
        return float(scalar.text)

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "number", "minimum": 0, "maximum": 1}


@dataclass(frozen=True)
class Day(ScalarShape[date]):
    """A date, `2026-11-20`; one that says when something happened may not be in the future."""

    past: bool
    expects = "a date"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> date | None:
        """See `ScalarShape.convert`."""
        day = _day(scalar.text.strip())
        if day is None:
            message = f"{what} must be a date, not `{shorten(scalar.text)}`"
            reading.refuse(scalar, message, "write year, month and day, as in `2026-11-20`")
        elif self.past and day > reading.today:
            message = f"{what} is {day}, which is in the future"
            reading.refuse(scalar, message, f"today is {reading.today} (UTC)")
        else:
            return day
        return None

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "string", "format": "date"}


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:  # 2026-02-30
        return None
