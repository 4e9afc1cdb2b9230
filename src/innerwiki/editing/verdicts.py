"""`cite verify` without its words: each source held against what is known of it.

What is known comes from the lock, or from the registries themselves. One that gives no answer says
nothing about a source: that is "unknown", and never "gone". Of a source that went bad, the
sentences that rest on it are found.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from innerwiki.bibliography.identifiers import doi_of
from innerwiki.bibliography.manifestations import versions
from innerwiki.editing.lockfile import Lock
from innerwiki.editing.verification import Difference, compare, questions
from innerwiki.model import Entry, SourceKind, Wiki
from innerwiki.registries.errors import Failure, RegistryError
from innerwiki.registries.lookup import Record
from innerwiki.registries.metadata import Metadata, Standing
from innerwiki.site.uses import Uses, find_uses
from innerwiki.wiki.assess import is_withdrawn

LookUp = Callable[[str], Record]
_PUBLISHED = (SourceKind.PEER_REVIEWED, SourceKind.BOOK)


class State(StrEnum):
    """What is known of a source."""

    SAME = "same"
    DIFFERS = "differs"
    GONE = "gone"
    """The registry says that there is no such work."""
    UNKNOWN = "unknown"
    """No registry gave an answer."""
    UNCHECKED = "unchecked"
    """There is nothing to hold it against: no record in the lock, no identifier to ask by."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A sentence that cites a source: its place, its words, and whether it has no other source."""

    path: str
    line: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one source."""

    entry: Entry
    state: State
    differences: tuple[Difference, ...] = ()
    standing: Standing = Standing.GOOD
    notice: str = ""
    told: tuple[str, ...] = ()
    """What was said where a question failed."""
    resting: tuple[Resting, ...] = ()
    records: tuple[Record, ...] = ()

    @property
    def is_bad(self) -> bool:
        """Whether nothing should rest on it."""
        return self.standing is not Standing.GOOD or self.state is State.GONE


@dataclass(slots=True)
class Verifier:
    """Holds sources against what is known.

    Args:
        wiki: the wiki.
        lock: what was fetched before.
        look_up: asks the registries; None to keep to the lock.
    """

    wiki: Wiki
    lock: Lock
    look_up: LookUp | None = None
    _uses: Uses | None = field(default=None, init=False)

    def verdicts(self, entries: Iterable[Entry]) -> Iterator[Verdict]:
        """The verdict on each source."""
        for entry in entries:
            yield self._online(entry) if self.look_up else self._offline(entry)

    def _offline(self, entry: Entry) -> Verdict:
        known = self.lock.metadata(entry.key)
        return self._verdict(entry, [known] if known else [], State.UNCHECKED)

    def _online(self, entry: Entry) -> Verdict:
        records: list[Record] = []
        told: list[str] = []
        state = State.UNCHECKED
        for identifier in questions(entry):
            try:
                record = self.look_up(identifier) if self.look_up else None
            except RegistryError as error:
                told.append(str(error))
                gone = error.failure is Failure.NOT_FOUND
                state = State.GONE if gone or state is State.GONE else State.UNKNOWN
            else:
                records += [record] if record else []
                told += record.unknown if record else ()
        known = [record.metadata for record in records]
        return self._verdict(entry, known, state, tuple(told), tuple(records))

    def _verdict(
        self,
        entry: Entry,
        known: Sequence[Metadata],
        state: State,
        told: tuple[str, ...] = (),
        records: tuple[Record, ...] = (),
    ) -> Verdict:
        """The verdict, given what is known, and the state where nothing is."""
        found: dict[str, Difference] = {}
        for metadata in known:
            for difference in compare(entry, metadata):
                if difference.field != "published" or not self._has_published(entry, metadata):
                    found.setdefault(difference.field, difference)
        bad = next((one for one in known if one.standing is not Standing.GOOD), None)
        standing = bad.standing if bad else Standing.GOOD
        if standing is Standing.GOOD and is_withdrawn(entry):
            said = entry.fields.get("pubstate", "") + entry.fields.get("keywords", "")
            retracted = "retracted" in said.lower()
            standing = Standing.RETRACTED if retracted else Standing.WITHDRAWN
        if known and state is not State.GONE:
            state = State.DIFFERS if found else State.SAME
        is_bad = standing is not Standing.GOOD or state is State.GONE
        return Verdict(
            entry,
            state,
            tuple(found.values()),
            standing,
            bad.notice if bad else "",
            told,
            tuple(self._resting(entry.key)) if is_bad else (),
            records,
        )

    def _has_published(self, entry: Entry, known: Metadata) -> bool:
        """Whether the library has the published version, as another one of the entry's work."""
        return any(
            (doi_of(other.fields) or "").lower() == known.published.lower()
            or other.kind in _PUBLISHED
            for other in versions(self.wiki.library, entry.key)
            if other is not entry
        )

    def _resting(self, key: str) -> Iterator[Resting]:
        """The sentences that cite a source, and the articles that name it as a general one."""
        if self._uses is None:
            self._uses = find_uses(self.wiki)
        uses = self._uses
        alone = {(use.article_id, use.start) for use in uses.alone.get(key, ())}
        for use in uses.cited.get(key, ()):
            path = self.wiki.articles[use.article_id].path
            line = self.wiki.sources[path].position(use.start).line
            yield Resting(path, line, use.text, (use.article_id, use.start) in alone)
        for article_id in uses.general.get(key, ()):
            article = self.wiki.articles[article_id]
            place = article.front_matter.spans.get("citations")
            line = self.wiki.sources[article.path].position(place.start if place else 0).line
            yield Resting(article.path, line, "a general source of the article", alone=False)
