"""`cite add` without its words: each thing that was asked for, looked up, written, and locked.

One failure stops nothing: each of what was asked for has an outcome of its own. The entry is
written before the lock, so whatever breaks off leaves at worst a source that the lock does not
know.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from innerwiki.bibliography import normalise_identifier
from innerwiki.bibliography.identifiers import (
    ARXIV_NUMBER,
    ISBN_SHAPE,
    compact_isbn,
    isbn_check,
)
from innerwiki.editing.lockfile import Lock
from innerwiki.editing.pasted import Refused, read_pasted
from innerwiki.editing.sources import Known, NewSource, Shelf
from innerwiki.errors import InnerwikiError
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.lookup import Record
from innerwiki.registries.metadata import Standing

_PASTE = "paste its BibTeX: `innerwiki cite add -`"
_MEND = {
    Failure.NOT_FOUND: f"look for a slip in it, or {_PASTE}",
    Failure.NO_ANSWER: f"or {_PASTE}",
    Failure.UNUSABLE: _PASTE,
}
"""What to do where a registry did not tell."""

LookUp = Callable[[str], Record]
"""Looks up a normalised identifier, or the address of a page as it was given."""


def _with_mend(error: RegistryError) -> str:
    """What a registry did not tell, and what to do, unless that is said already."""
    told = str(error)
    mend = _MEND.get(error.failure)
    if mend is None or "innerwiki cite add -" in told:
        return told
    return f"{told} {mend[0].upper()}{mend[1:]}" if told.endswith("?") else f"{told}; {mend}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing that was asked for."""

    asked: str
    result: NewSource | Known | Refused
    record: Record | None = None


@dataclass(slots=True)
class Additions:
    """Adds what is asked for, one after the other.

    Args:
        shelf: the library.
        lock: what was fetched before.
        look_up: asks the registries.
        today: when a page is looked at.
        write: whether anything is written.
        anyway: whether another version of a work that is there is added all the same.
    """

    shelf: Shelf
    lock: Lock
    look_up: LookUp
    today: date
    write: bool = True
    anyway: bool = False
    now: Callable[[], datetime] = field(default=lambda: datetime.now(tz=UTC))

    def add(self, asked: str, key: str | None = None) -> Outcome:
        """Add the source of an identifier."""
        try:
            return self._add(asked, key)
        except RegistryError as error:
            return Outcome(asked, Refused(asked, _with_mend(error)))
        except InnerwikiError as error:
            return Outcome(asked, Refused(asked, str(error)))

    def add_pasted(self, content: bytes, key: str | None = None) -> Iterator[Outcome]:
        """Add the sources of a BibTeX file."""
        for asked, found in read_pasted(content, self.shelf, key=key, anyway=self.anyway):
            result = found
            if isinstance(found, NewSource):
                try:
                    self._keep(found)
                except InnerwikiError as error:
                    result = Refused(asked, str(error))
            yield Outcome(asked, result)

    def _add(self, asked: str, key: str | None) -> Outcome:
        identifier = read_identifier(asked)
        bare = _bare(asked)
        known = self.shelf.known(identifier)
        if known is not None and not self.anyway:
            return Outcome(asked, known)
        record = self.look_up(_question(bare, identifier))
        if key is not None and self.shelf.is_taken(key):
            raise InnerwikiError(f"the key `{key}` is taken already; choose another one")
        new = self.shelf.make(record.metadata, self.today, key)
        published = record.metadata.published
        published = published if published.startswith("10.") else ""
        known = None if self.anyway else self.shelf.known_as(new.entry, published)
        if known is not None:
            return Outcome(asked, known, record)
        self._keep(new, record)
        return Outcome(asked, new, record)

    def _keep(self, new: NewSource, record: Record | None = None) -> None:
        if self.write:
            self.shelf.write(new)
        self.shelf.take(new)
        if self.write and record is not None:
            answers = [
                {"service": one.service, "url": one.url, "sha256": one.sha256}
                for one in record.sources
            ]
            fetched = self.now().strftime("%Y-%m-%dT%H:%M:%SZ")
            self.lock.put(new.entry.key, record.metadata, answers, fetched)
            try:
                self.lock.save()
            except InnerwikiError as error:
                raise InnerwikiError(f"{new.path} is made, but not locked: {error}") from error


def _question(asked: str, identifier: str) -> str:
    """What is asked for: an address as it was given, an arXiv number with its version."""
    if identifier.startswith("https:"):
        return asked.partition("#")[0]
    number = ARXIV_NUMBER.search(asked) if identifier.startswith("arxiv:") else None
    version = number["version"] if number else None
    return f"{identifier}v{version}" if version else identifier


def is_bad(record: Record | None) -> bool:
    """Whether a work was retracted or withdrawn."""
    return record is not None and record.metadata.standing is not Standing.GOOD


def read_identifier(asked: str) -> str:
    """The normal form of what was asked for; DOI, arXiv number and ISBN may stand alone.

    Raises:
        InnerwikiError: it is none of them, nor an address.

    >>> read_identifier("10.1000/ABC"), read_identifier("1906.01820"), read_identifier("0306406152")
    ('doi:10.1000/abc', 'arxiv:1906.01820', 'isbn:9780306406157')
    >>> read_identifier("(10.1000/a(1)b).")
    'doi:10.1000/a(1)b'
    """
    text = _bare(asked)
    compact = compact_isbn(text.lower().removeprefix("isbn").lstrip(": "))
    if ISBN_SHAPE.fullmatch(compact):
        if isbn_check(compact) != compact[-1]:
            raise InnerwikiError(
                f"{text} is no ISBN: its last digit would be {isbn_check(compact)}; look again"
            )
        return normalise_identifier(f"isbn:{compact}")
    if (number := ARXIV_NUMBER.fullmatch(text)) is not None:
        return normalise_identifier(f"arxiv:{number['number']}")
    found = normalise_identifier(text)
    if not found.startswith(("doi:10.", "arxiv:", "https://")) or len(found.split()) != 1:
        raise InnerwikiError(
            f"`{asked.strip()[:80]}` is no DOI, arXiv number, ISBN or address; write it as "
            "10.1000/182, 1906.01820, 978-0-306-40615-7 or https://... (`-` reads BibTeX)"
        )
    return found


_OPENING = "(<[\"'\u201c\u2018"
_CLOSING = "\"'\u201d\u2019"
_PARTNER = {")": "(", ">": "<", "]": "["}


def _bare(asked: str) -> str:
    """What was asked for, without the marks of the sentence that it was copied from.

    The address of a page may itself end in a full stop.

    >>> _bare("<https://doi.org/10.1000/182>,"), _bare("https://example.org/Co.")
    ('https://doi.org/10.1000/182', 'https://example.org/Co.')
    """
    text = asked.strip().lstrip(_OPENING).strip()
    whole = text.rstrip(".,;" + _CLOSING + "".join(_PARTNER))
    ends = _CLOSING + (",;" if normalise_identifier(whole).startswith("https:") else ".,;")
    while text and (text[-1] in ends or _is_unopened(text)):
        text = text[:-1].rstrip()
    return text


def _is_unopened(text: str) -> bool:
    """Whether a text ends with a bracket that nothing in it opens."""
    last = text[-1]
    return last in _PARTNER and text.count(last) > text.count(_PARTNER[last])
