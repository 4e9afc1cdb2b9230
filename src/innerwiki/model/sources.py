"""The sources: names, entries, and the library that holds them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from innerwiki.model.places import Span
from innerwiki.model.problems import Problem
from innerwiki.model.unguarded import unguarded

_FOUR_DIGITS = re.compile(r"(?<!\d)[0-9]{4}(?!\d)")


@unguarded
@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in CSL's parts, or an organisation's as `literal`."""

    family: str = ""
    given: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def sort_family(self) -> str:
        """Particle and family name, as a citation shows them: "van Merwijk"."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)


class SourceKind(StrEnum):
    """How a work came to the public, which is how a reader weighs it."""

    PEER_REVIEWED = "peer-reviewed"
    PREPRINT = "preprint"
    TECHNICAL_REPORT = "technical-report"
    BOOK = "book"
    THESIS = "thesis"
    FORUM = "forum"
    BLOG = "blog"
    NEWS = "news"
    REFERENCE = "reference"
    SOFTWARE = "software"
    DATASET = "dataset"
    VIDEO = "video"
    WEB = "web"
    OTHER = "other"


@unguarded
@dataclass(frozen=True)
class Entry:
    """One BibTeX entry. `fields` are decoded to Unicode, names lower case, braces dropped;

    `doi`, `eprint`, `url` and the like are kept to the letter. `span` is the entry's key.
    """

    key: str
    type: str
    kind: SourceKind
    fields: Mapping[str, str]
    span: Span
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    and_others: bool = False
    """The author list ends in `and others`: there are more than are named."""
    editors_and_others: bool = False
    """The same of the editors."""
    raw: str = ""
    """The entry as it stands in its file."""

    @property
    def title(self) -> str:
        """The work's title, plain text, or the key where there is none."""
        return self.fields.get("title") or self.key

    @property
    def year(self) -> str | None:
        """Four digits, from `year`, else from `date`: of `c. 1900` or `[1900]`, 1900."""
        value = (self.fields.get("year") or self.fields.get("date") or "").strip()
        if value[:4].isdecimal():
            return value[:4]
        found = _FOUR_DIGITS.search(value)
        return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A short passage of a source, word for word, as `citations/excerpts/` keeps it.

    `locator` is where in the source it stands, in the words of who copied it; `note` is what they
    say about it, such as what it was checked against.
    """

    text: str
    span: Span
    locator: str = ""
    note: str = ""


@dataclass(frozen=True)
class Library:
    """All sources by key, and by identifier (`doi:...`, `arxiv:...`, `isbn:...`, an address)."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    identifiers: Mapping[str, str] = field(default_factory=dict)
    """Normalised identifier -> key of the entry that has it."""
    works: Mapping[str, int] = field(default_factory=dict)
    """Key -> number of its work, for entries that are versions of one."""
    declared_works: Mapping[str, int] = field(default_factory=dict)
    """The same of those that the editors have named in `works.toml`."""
    excerpts: Mapping[str, tuple[Excerpt, ...]] = field(default_factory=dict)
    """Key -> passages of the source, word for word, in the order of their file."""
    strings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Path of a file -> its abbreviations (`@string`), in lower case -> what they stand for."""
    problems: tuple[Problem, ...] = ()

    @cached_property
    def versions(self) -> Mapping[int, tuple[Entry, ...]]:
        """Number of a work -> its entries."""
        found: dict[int, list[Entry]] = {}
        for key, number in self.works.items():
            found.setdefault(number, []).append(self.entries[key])
        return {number: tuple(entries) for number, entries in found.items()}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """All keys, sorted."""
        return tuple(sorted(self.entries))

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())
