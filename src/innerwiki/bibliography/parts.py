"""What an entry of BibTeX is cut into: its key, and its fields as they stand."""

from dataclasses import dataclass, field

from innerwiki.bibliography.values import Fault


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it stands: where its name and its value are, and the value's text."""

    name: str
    name_at: int
    value_at: int
    text: str

    @property
    def value_end(self) -> int:
        """The offset just behind the value."""
        return self.value_at + len(self.text)


@dataclass(slots=True)
class Cut:
    """An entry's key and fields; offsets count from the start of the text that was cut.

    `end` is the offset just behind the closing brace; None where nobody can say where that is.
    """

    key: str = ""
    key_at: int = 0
    fields: list[Field] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    end: int | None = None
