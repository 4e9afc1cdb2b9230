"""The shapes of single values that are no text: choices, numbers, days.

Numbers count by their value, as every reader of YAML sees it: `5.0` is 5.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from typing import ClassVar, TypeVar

from innerwiki.syntax.shapes import JsonSchema, Reading, ScalarShape
from innerwiki.syntax.yaml_nodes import Scalar, shorten

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Choice(ScalarShape[E]):
    """One of the values of an enumeration."""

    values: type[E]

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> E | None:
        """See `ScalarShape.convert`."""
        text = scalar.text.strip()
        names = self._by_name
        if text in names:
            return names[text] if _is_bare(scalar, what, reading) else None
        near = get_close_matches(text[:40].lower(), names, n=len(names), cutoff=0.0)
        listed = ", ".join(f"`{name}`" for name in near)
        reading.refuse(scalar, f"{what} cannot be `{shorten(text)}`", f"write one of {listed}")
        return None

    def wanted(self) -> str:
        """See `ScalarShape.wanted`."""
        return "one of " + ", ".join(f"`{value}`" for value in self.values)

    def unbracket(self, is_list: bool) -> str:
        """See `ScalarShape.unbracket`."""
        del is_list
        return f"write {self.wanted()}"

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "string", "enum": [*self._by_name]}

    @cached_property
    def _by_name(self) -> Mapping[str, E]:
        """Kept, since an enumeration is slow to be gone through."""
        return {value.value: value for value in self.values}


@dataclass(frozen=True)
class Integer(ScalarShape[int]):
    """A whole number without quotation marks."""

    minimum: int
    maximum: ClassVar[int] = 999_999_999
    expects: ClassVar[str] = "a whole number"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> int | None:
        """See `ScalarShape.convert`."""
        number = scalar.number
        if number is None or not number.is_integer():
            message = f"{what} must be a whole number, not `{shorten(scalar.raw)}`"
            reading.refuse(scalar, message, "write digits alone, without quotation marks")
        elif number < self.minimum:
            message = f"{what} is {shorten(scalar.raw)}, but it counts from {self.minimum}"
            reading.refuse(scalar, message, f"write {self.minimum} or more")
        elif number > self.maximum:
            message = f"{what} is {shorten(scalar.raw)}; the limit is {self.maximum:,}"
            reading.refuse(scalar, message, "write a smaller number")
        else:
            return int(number)
        return None

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "integer", "minimum": self.minimum, "maximum": self.maximum}


@dataclass(frozen=True)
class Share(ScalarShape[float]):
    """A share of a whole: a number from 0 to 1."""

    expects: ClassVar[str] = "a number from 0 to 1"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> float | None:
        """See `ScalarShape.convert`."""
        number = scalar.number
        if number is not None and 0 <= number <= 1:
            return abs(number)  # never -0.0
        message = f"{what} must be a number from 0 to 1, not `{shorten(scalar.raw)}`"
        reading.refuse(scalar, message, "write nine tenths as `0.9`")
        return None

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "number", "minimum": 0, "maximum": 1}


@dataclass(frozen=True)
class Day(ScalarShape[date]):
    """A date, `2026-11-20`; one that says when something happened may not be in the future."""

    past: bool
    expects: ClassVar[str] = "a date"

    def convert(self, scalar: Scalar, what: str, reading: Reading) -> date | None:
        """See `ScalarShape.convert`."""
        day = _day(scalar.text.strip())
        if day is None:
            message = f"{what} must be a date, not `{shorten(scalar.text)}`"
            reading.refuse(scalar, message, "write year, month and day, as in `2026-11-20`")
        elif self.past and day > reading.today:
            message = f"{what} is {day}, which is in the future"
            reading.refuse(scalar, message, f"today is {reading.today} (UTC)")
        elif _is_bare(scalar, what, reading):
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


def _is_bare(scalar: Scalar, what: str, reading: Reading) -> bool:
    """Refuse white space inside the quotation marks of a single word."""
    word = scalar.text.strip()
    if scalar.text == word:
        return True
    reading.refuse(scalar, f"{what} has white space around `{word}`", f"write `{word}` alone")
    return False
