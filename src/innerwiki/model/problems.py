"""What could not be taken in while reading; each kind is told by one rule."""

from dataclasses import dataclass
from enum import StrEnum

from innerwiki.model.places import Span


class ProblemKind(StrEnum):
    """What sort of thing could not be taken in; each kind is reported by one rule."""

    UNREADABLE = "unreadable"
    YAML = "yaml"
    BIBTEX = "bibtex"
    WORKS = "works"
    EXCERPT = "excerpt"
    SCHEMA = "schema"
    UNKNOWN_FIELD = "unknown-field"
    CHARACTERS = "characters"
    DUPLICATE_KEY = "duplicate-key"
    KEY_WITH_SPACE = "key-with-space"
    DUPLICATE_ID = "duplicate-id"
    DUPLICATE_TITLE = "duplicate-title"
    TAKEN_ADDRESS = "taken-address"
    DISAGREEMENT = "disagreement"
    LISTING = "listing"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that was kept, reported and passed over.

    `message` says what is wrong, `help` how to mend it; both speak to the author of the file.
    """

    kind: ProblemKind
    span: Span
    message: str
    help: str | None = None
