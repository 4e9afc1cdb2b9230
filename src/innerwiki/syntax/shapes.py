"""What a shape is: it says what a value of the front matter may be, to the check and to editors.

A shape reads a node of the YAML tree and gives a typed value, or reports what is wrong at its place
and gives None. The same shape as a JSON Schema tells editors. The two must agree on every text, so
a shape looks at a scalar as every reader of YAML 1.2 does. `texts` and `scalars` hold the shapes of
single values, `records` those of lists and mappings.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Generic, Protocol, TypeVar

from innerwiki.model import Problem, ProblemKind, Span
from innerwiki.syntax import yaml_nodes as yaml
from innerwiki.syntax.yaml_nodes import Node, Scalar

MAX_PROBLEMS = 100
"""Problems of one front matter that are listed; whoever has more has another problem."""

JsonSchema = dict[str, Any]
"""A JSON Schema, or a part of one (https://json-schema.org/draft-07/schema)."""


class Placed(Protocol):
    """Something with a place in the file."""

    @property
    def start(self) -> int:
        """Offset of its first character."""

    @property
    def end(self) -> int:
        """Offset after its last character."""


T_co = TypeVar("T_co", covariant=True)


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

    def is_absent(self, node: Node) -> bool:
        """Whether a field that may be left out is as good as left out with this value."""
        return isinstance(node, Scalar) and node.is_nothing

    @abstractmethod
    def json_schema(self) -> JsonSchema:
        """The same as a JSON Schema, for editors that complete and check YAML."""

    def optional_json_schema(self) -> JsonSchema:
        """The JSON Schema of a field that may be left out, or left empty, which YAML calls null."""
        schema = self.json_schema()
        kinds = schema["type"]
        schema["type"] = [*([kinds] if isinstance(kinds, str) else kinds), "null"]
        if "enum" in schema:
            schema["enum"] = [*schema["enum"], None]
        return schema


@dataclass(frozen=True)
class ScalarShape(Shape[T_co]):
    """A value that is neither list nor mapping."""

    expects: ClassVar[str] = "text"

    def read(self, node: Node, what: str, reading: Reading) -> T_co | None:
        """See `Shape.read`."""
        if isinstance(node, Scalar):
            if not node.is_blank:
                return self.convert(node, what, reading)
            mend = f"write {self.wanted()}"
            if word := node.text.strip():
                mend = f"YAML takes `{word}` for nothing; put quotation marks around the word"
            reading.refuse(node, f"{what} is empty", mend)
        elif not isinstance(node, yaml.Refused):
            is_list = isinstance(node, yaml.Sequence)
            found = "a list" if is_list else "a mapping of fields"
            reading.refuse(
                node, f"{what} must be {self.expects}, but it is {found}", self.unbracket(is_list)
            )
        return None

    def wanted(self) -> str:
        """What to write, in words, as precisely as can be said in a sentence."""
        return self.expects

    def unbracket(self, is_list: bool) -> str:
        """What to write instead of brackets, or of a `: ` that made a mapping of the text."""
        sign = "`[`" if is_list else "`: ` or `{`"
        return f"if the {sign} belongs to the text, put quotation marks around the whole value"

    @abstractmethod
    def convert(self, scalar: Scalar, what: str, reading: Reading) -> T_co | None:
        """The value of a text that is not empty, or None if it was refused."""
