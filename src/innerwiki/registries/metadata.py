"""What a registry knows of a work, in one form for all of them; the lock keeps it as JSON.

The fields are BibTeX's, as plain text: no LaTeX, no HTML. What a registry did not tell is empty,
and is then compared with nothing.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from innerwiki.model import Name, SourceKind
from innerwiki.registries.json_values import items, member, one_line, text


class Standing(StrEnum):
    """Whether those who have published a work still stand by it."""

    GOOD = ""
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Metadata:
    """A work, as a registry knows it. Which of the fields a type of entry has is `entry`'s part."""

    title: str = ""
    type: str = "misc"
    kind: SourceKind = SourceKind.OTHER
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    date: str = ""
    """YYYY, YYYY-MM or YYYY-MM-DD."""
    venue: str = ""
    """The journal, the book or proceedings, the site: what holds the work."""
    volume: str = ""
    number: str = ""
    pages: str = ""
    publisher: str = ""
    doi: str = ""
    arxiv: str = ""
    primary_class: str = ""
    isbn: str = ""
    url: str = ""
    standing: Standing = Standing.GOOD
    notice: str = ""
    """Where it is told that the work was retracted or withdrawn: a DOI, or the words."""
    published: str = ""
    """The version of a preprint that was published: a DOI, or a reference to a journal."""

    @property
    def year(self) -> str:
        """The year, or nothing."""
        return self.date[:4]

    def with_standing_of(self, other: "Metadata") -> "Metadata":
        """This work with what another registry knows of its standing."""
        standing, notice = self.standing, self.notice
        if standing is Standing.GOOD:
            standing, notice = other.standing, other.notice
        published = self.published or other.published
        return replace(self, standing=standing, notice=notice, published=published)


_NAME_PARTS = ("family", "given", "particle", "suffix", "literal")


def to_json(metadata: Metadata) -> dict[str, Any]:
    """The metadata as JSON, without what is empty."""
    found: dict[str, Any] = {}
    for one in fields(metadata):
        value = getattr(metadata, one.name)
        if one.name in ("authors", "editors"):
            value = [
                {part: getattr(name, part) for part in _NAME_PARTS if getattr(name, part)}
                for name in value
            ]
        if value:
            found[one.name] = value if isinstance(value, list) else str(value)
    return found


def from_json(value: Any) -> Metadata:
    """What `to_json` has written; what somebody has spoilt by hand is left out."""
    found: dict[str, Any] = {}
    for one in fields(Metadata):
        given = member(value, one.name)
        if one.name in ("authors", "editors"):
            found[one.name] = tuple(map(_name, items(given)))
        elif one.name == "kind":
            found[one.name] = _one_of(SourceKind, given, SourceKind.OTHER)
        elif one.name == "standing":
            found[one.name] = _one_of(Standing, given, Standing.GOOD)
        elif given is not None:
            found[one.name] = _text(given)
    return Metadata(**found)


def spoilt_field(value: Any) -> str | None:
    """The first field that is not what `to_json` writes: a text, or a list of names.

    >>> spoilt_field({"title": "Formen", "date": 1865})
    'date'
    """
    for one in fields(Metadata):
        given = member(value, one.name)
        if one.name in ("authors", "editors"):
            names = given if isinstance(given, list) else [given]
            parts = [part for name in names for part in _parts(name)]
            if given is not None and not all(isinstance(part, str) for part in parts):
                return one.name
        elif given is not None and not isinstance(given, str):
            return one.name
    return None


def _parts(name: Any) -> list[Any]:
    return list(name.values()) if isinstance(name, dict) else [None]


def _name(value: Any) -> Name:
    return Name(**{part: _text(member(value, part)) for part in _NAME_PARTS})


def _text(value: Any) -> str:
    """A text as it was kept: its tags were resolved when it came, so what is left are none."""
    return one_line(value) if isinstance(value, str) else text(value)


def _one_of(choices: type[Any], value: object, otherwise: Any) -> Any:
    return next((choice for choice in choices if choice.value == value), otherwise)
