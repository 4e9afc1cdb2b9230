"""Lists, and mappings with named fields, of the shapes that front matter is made of.

One bad item of a list, or one bad field of a mapping, does not lose the others. An item that is a
mapping counts only if it has all that is required of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, TypeVar

from innerwiki.model import ProblemKind
from innerwiki.model.unguarded import unguarded
from innerwiki.nearest import nearest
from innerwiki.syntax import yaml_nodes as yaml
from innerwiki.syntax.shapes import JsonSchema, Placed, Reading, Shape
from innerwiki.syntax.yaml_nodes import Node, Scalar, shorten

T = TypeVar("T")
P = TypeVar("P", bound=Placed)


@dataclass(frozen=True)
class ListOf(Shape[tuple[P, ...]]):
    """A list whose items have one shape."""

    item: Shape[P]

    def read(self, node: Node, what: str, reading: Reading) -> tuple[P, ...] | None:
        """See `Shape.read`."""
        if isinstance(node, yaml.Sequence):
            name = f"an item of {what}"
            read = (self.item.read(item, name, reading) for item in node.items)
            return tuple(value for value in read if value is not None)
        if isinstance(node, Scalar):
            is_empty = node.is_blank
            found = f"{what} is empty" if is_empty else f"{what} must be a list, but it is text"
            mend = (
                "write a list, or nothing at all" if is_empty else f"write `[{shorten(node.raw)}]`"
            )
            reading.refuse(node, found, mend)
        elif isinstance(node, yaml.Mapping):
            mend = "begin each item with `- `"
            reading.refuse(node, f"{what} must be a list, but it is a mapping of fields", mend)
        return None

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        return {"type": "array", "items": self.item.json_schema()}


@dataclass(frozen=True, eq=False)
class Field(Generic[T]):
    """A field: its name in the YAML, its shape, and what it means to an author."""

    name: str
    shape: Shape[T]
    description: str
    required: bool = False

    def json_schema(self) -> JsonSchema:
        """What it means and may hold, as a JSON Schema."""
        shape = self.shape
        schema = shape.json_schema() if self.required else shape.optional_json_schema()
        return {"description": self.description, **schema}


@unguarded
@dataclass(frozen=True)
class Fields:
    """The values of a mapping that were right, with the place of each by its field's name."""

    start: int
    end: int
    values: Mapping[str, Any]
    """Each is what its field's shape gives, by `read_fields`."""
    places: Mapping[str, Placed]
    is_complete: bool

    def get(self, wanted: Field[T]) -> T | None:
        """A field's value; None if it is absent or was wrong."""
        found: T | None = self.values.get(wanted.name)
        return found

    def the(self, wanted: Field[T]) -> T:
        """The value of a field that is required, in a mapping that is complete."""
        found: T = self.values[wanted.name]
        return found


@dataclass(frozen=True)
class Record(Shape[Fields]):
    """A mapping with named fields. `not_fields` says of other names why they are none."""

    fields: tuple[Field[Any], ...]
    not_fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Name -> (what is wrong with it, how to mend it)."""

    def read(self, node: Node, what: str, reading: Reading) -> Fields | None:
        """See `Shape.read`."""
        if isinstance(node, yaml.Mapping):
            found = self.read_fields(node, reading, node.pairs[0][0] if node.pairs else node)
            return found if found.is_complete else None
        if not isinstance(node, yaml.Refused):
            shown = [one for one in self.fields if one.required] or self.fields[:1]
            example = ", ".join(f"{one.name}: ..." for one in shown)
            message = f"{what} must be a mapping of fields"
            reading.refuse(node, message, f"write `{{{example}}}`")
        return None

    def read_fields(
        self, node: yaml.Mapping, reading: Reading, missing_at: Placed | None
    ) -> Fields:
        """The fields of a mapping, as far as they are right.

        Args:
            node: the mapping.
            reading: where problems are reported.
            missing_at: where a required field is reported as missing; None if it is not to be,
                because part of the mapping could not be read.
        """
        values: dict[str, object] = {}
        places: dict[str, Placed] = {}
        for key, value in node.pairs:
            one = self._by_name.get(key.text)
            if one is None:
                self._refuse_name(key, value, reading)
            elif one.required or not one.shape.is_absent(value):
                places[one.name] = value
                read = one.shape.read(value, f"`{one.name}`", reading)
                if read is not None:
                    values[one.name] = read
        for name in self._required:
            if missing_at is not None and name not in places:
                reading.refuse(missing_at, f"`{name}` is missing", f"add `{name}: ...`")
        is_complete = all(name in values for name in self._required)
        return Fields(node.start, node.end, values, places, is_complete)

    def _refuse_name(self, key: Scalar, value: Node, reading: Reading) -> None:
        if reading.is_full:
            return
        if key.text in self.not_fields:
            message, mend = self.not_fields[key.text]
            reading.refuse(key, message, mend)
            return
        names = [one.name for one in self.fields]
        near = nearest(key.text, names)
        listed = ", ".join(names)
        written = shorten(key.text)
        if isinstance(value, Scalar) and value.raw:
            written += f": {shorten(value.raw)}"
        reading.refuse(
            key,
            f"unknown field `{written}`",
            f"did you mean `{near}`?" if near else f"the fields are {listed}",
            ProblemKind.UNKNOWN_FIELD,
        )

    def json_schema(self) -> JsonSchema:
        """See `Shape.json_schema`."""
        schema: JsonSchema = {
            "type": "object",
            "properties": {one.name: one.json_schema() for one in self.fields},
            "additionalProperties": False,
        }
        if self._required:
            schema["required"] = [*self._required]
        return schema

    @cached_property
    def _by_name(self) -> Mapping[str, Field[Any]]:
        return {one.name: one for one in self.fields}

    @cached_property
    def _required(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.fields if one.required)
