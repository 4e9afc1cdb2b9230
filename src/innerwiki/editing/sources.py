"""Adds sources to the library, each in a file of its own, so that no two pull requests collide.

A source that is there already is found by any of its identifiers, whichever was asked for, and by
what a registry says of preprint and published version. One that only looks like another is added,
and told. Nothing is ever written over: a key or a file that is taken gives way to another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from urllib.parse import urlsplit

from innerwiki.bibliography import identifiers_of, normalise_identifier, parse
from innerwiki.bibliography.titles import WHOLE_BOOKS, are_parts, folded_names, folded_title
from innerwiki.config import Config
from innerwiki.editing.bibtex_entry import entry_text
from innerwiki.editing.citation_keys import choose_key, file_name
from innerwiki.editing.creating import create
from innerwiki.editing.new_entry import fields_of
from innerwiki.errors import InnerwikiError
from innerwiki.model import Entry, Library, Name, Source, SourceKind
from innerwiki.registries.metadata import Metadata


@dataclass(frozen=True, slots=True)
class NewSource:
    """A source that is to be added: its entry, its file's path and text, what it resembles."""

    entry: Entry
    path: str
    text: str
    resembles: str | None = None
    """The key of a source that looks the same."""


@dataclass(frozen=True, slots=True)
class Known:
    """A source that the library has: by which key, and how that is known."""

    key: str
    by: str


@dataclass(slots=True)
class Shelf:
    """The library as it grows, while one source after the other is added.

    Args:
        config: the wiki's configuration.
        library: the library as it is.
        published: normalised DOI of a published version -> key of its preprint, from the lock.
    """

    config: Config
    library: Library
    published: Mapping[str, str] = field(default_factory=dict)
    entries: dict[str, Entry] = field(init=False)
    identifiers: dict[str, list[str]] = field(init=False, default_factory=dict)
    _titles: dict[str, list[str]] = field(init=False, default_factory=dict)
    _taken: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.entries = {}
        folder = self.config.citations_dir
        self._taken = {path.stem.casefold() for path in folder.glob("*.bib")}
        for entry in self.library:
            self._take(entry)

    def known(self, identifier: str) -> Known | None:
        """The source that has a normalised identifier."""
        for key in self.identifiers.get(identifier, ()):
            # Chapters bear the ISBN of their book, and are not the book.
            if not identifier.startswith("isbn:") or self.entries[key].type in WHOLE_BOOKS:
                return Known(key, f"it has {identifier}")
        preprint = self.published.get(identifier)
        return Known(preprint, "that is its preprint") if preprint in self.entries else None

    def known_as(self, entry: Entry, published: str = "") -> Known | None:
        """The source that a new entry is, or another version of.

        Args:
            entry: the new entry.
            published: the DOI of the version that was published, if the entry is a preprint.
        """
        for identifier in identifiers_of(entry.fields):
            if identifier.startswith("isbn:") and entry.type not in WHOLE_BOOKS:
                continue
            if (found := self.known(identifier)) is not None:
                return found
        found = self.known(normalise_identifier(f"doi:{published}")) if published else None
        if found is not None:
            return Known(found.key, "that is its published version")
        twin = self._like(entry)
        if twin is not None and not identifiers_of(entry.fields) and twin.year == entry.year:
            return Known(twin.key, "title, authors and year are the same")
        return None

    def make(self, metadata: Metadata, today: date, key: str | None = None) -> NewSource:
        """The source of which a registry knows this.

        Raises:
            InnerwikiError: it cannot be written such that it is read again.
        """
        metadata, kind = self._as_its_like(metadata)
        if key is None:
            names = metadata.authors or metadata.editors
            key = self.key_for(names, metadata.year, metadata.title)
        text = entry_text(metadata.type, key, fields_of(metadata, kind, today))
        new = self.read_back(key, text)
        if problems := parse([Source(new.path, text)]).problems:
            message = f"the entry `{key}` cannot be written: {problems[0].message}"
            raise InnerwikiError(
                f"{message}; write it by hand and add it by `innerwiki cite add -`"
            )
        return new

    def key_for(self, names: tuple[Name, ...], year: str, title: str) -> str:
        """A key that is free, by the wiki's pattern."""
        pattern = self.config.registries.citation_key
        return choose_key(pattern, names, year, title, self._taken)

    def is_taken(self, key: str) -> bool:
        """Whether a source or a file has a key, in whatever case."""
        return key.casefold() in self._taken

    def read_back(self, key: str, text: str) -> NewSource:
        """A new source by the text of its file, which is read as the wiki will read it."""
        path = (PurePath(self.config.citations) / file_name(key)).as_posix()
        found = parse([Source(path, text)])
        entry = found.entries.get(key)
        parent = self.entries.get(entry.fields.get("crossref", "")) if entry else None
        if parent is not None and parent.key != key:
            beside = Source(parent.span.path, parent.raw)
            entry = parse([Source(path, text), beside]).entries[key]
        if entry is None:
            told = f": {found.problems[0].message}" if found.problems else ""
            message = f"the entry `{key}` could not be read again{told}"
            raise InnerwikiError(f"{message}; write it by hand")
        twin = self._like(entry)
        return NewSource(entry, path, text, twin.key if twin else None)

    def write(self, new: NewSource) -> None:
        """Make the file of a source.

        Raises:
            InnerwikiError: there is one of that name, or it cannot be made.
        """
        try:
            is_new = create(self.config.root / new.path, new.text)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise InnerwikiError(f"cannot make {new.path}: {reason}") from error
        if not is_new:
            raise InnerwikiError(f"there is a file {new.path} already; nothing was written")

    def take(self, new: NewSource) -> None:
        """Know a source from now on, written or not."""
        self._take(new.entry)

    def _take(self, entry: Entry) -> None:
        self.entries[entry.key] = entry
        self._taken.add(entry.key.casefold())
        for identifier in identifiers_of(entry.fields):
            self.identifiers.setdefault(identifier, []).append(entry.key)
        self._titles.setdefault(folded_title(entry), []).append(entry.key)

    def _like(self, entry: Entry) -> Entry | None:
        """A source of the same title and of partly the same people, that is no part of it."""
        title = folded_title(entry)
        for key in self._titles.get(title, ()) if title else ():
            other = self.entries[key]
            same = folded_names(entry) & folded_names(other)
            if same and not are_parts(entry, other):
                return other
        return None

    def _as_its_like(self, metadata: Metadata) -> tuple[Metadata, SourceKind]:
        """The kind and site of a page that does not tell: those of other pages of its host.

        What the page says of its site is believed: many share a host with others.
        """
        is_open = metadata.type == "online" and metadata.kind is SourceKind.WEB
        host = _host(metadata.url) if is_open else ""
        alike = [
            entry
            for entry in (self._of_host(host) if host else ())
            if entry.type == "online" and entry.fields.get("organization")
        ]
        if not alike:
            return metadata, metadata.kind
        usual = Counter((entry.kind, entry.fields["organization"]) for entry in alike)
        (kind, site), _ = usual.most_common(1)[0]
        if metadata.venue not in ("", host.removeprefix("www.")):
            told = Counter(
                one.kind for one in alike if one.fields["organization"] == metadata.venue
            )
            return metadata, told.most_common(1)[0][0] if told else metadata.kind
        return replace(metadata, venue=site), kind

    def _of_host(self, host: str) -> Iterator[Entry]:
        for entry in self.entries.values():
            if _host(entry.fields.get("url", "")) == host:
                yield entry


def _host(url: str) -> str:
    """The host of an address, or nothing where it is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
