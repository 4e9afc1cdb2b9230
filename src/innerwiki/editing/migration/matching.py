"""Finds the entry of the library that a line of a list of references means.

An identifier decides, unless it leads to a work of which the line does not speak. Without one the
title, the names and the year are held against the line: an entry is certain if its whole title
stands there, with a name and the year, and no other entry comes near it. What is merely alike is
for a person to decide, with the candidates and how well they fit.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from innerwiki.bibliography.identifiers import arxiv_of, doi_of, isbns_of, normalise_identifier
from innerwiki.bibliography.titles import folded, folded_names, folded_title
from innerwiki.editing.migration.reference_text import ReferenceText, words_of
from innerwiki.model import Entry, Library

CERTAIN = 0.9
"""From this likeness on an entry is the one that is meant, if no other is as like."""
ALIKE = 0.55
"""From this likeness on an entry is a candidate; a line without one is of a new source."""

_MOST_CANDIDATES = 5
_LONG_TITLE = 14
"""A folded title of so many letters stands in a line by no chance."""
_TITLE, _NAME, _YEAR = 0.6, 0.2, 0.2
_COMMON = 400
"""A word that so many titles have tells nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may be meant, and how well it fits, from 0 to 1."""

    key: str
    score: float
    title: str


@dataclass(frozen=True, slots=True)
class Match:
    """What was found: the key that is certain, or the candidates and why none is."""

    key: str | None = None
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


class Matcher:
    """The entries of a library, to be found by what a reference says.

    Args of the constructor:
        library: the wiki's sources.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._titles: dict[str, str] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        self._by_name: defaultdict[str, list[str]] = defaultdict(list)
        for entry in library:
            for name in folded_names(entry):
                self._by_name[name].append(entry.key)
            words = words_of(entry.fields.get("title", ""))
            self._titles[entry.key] = folded_title(entry)
            self._words[entry.key] = words
            for word in words:
                self._by_word[word].append(entry.key)

    def find(self, text: ReferenceText) -> Match:
        """The entry that a reference means, or those that it may mean."""
        if text.several:
            return Match(why="it names more than one work", candidates=self._alike(text))
        owners = self._by_identifier(text)
        if len(owners) > 1:
            listed = tuple(self._candidate(key, text) for key in owners)
            return Match(candidates=listed, why="its identifiers lead to different entries")
        alike = self._alike(text)
        if owners:
            return self._identified(owners[0], text, alike)
        best = [one for one in alike if one.score >= CERTAIN]
        if len(best) == 1:
            reason = self._gainsaid(best[0], alike, text)
            return Match(candidates=alike, why=reason) if reason else Match(best[0].key)
        if len(best) > 1 and self._is_one_work(best):
            return Match(why="several versions of one work fit", candidates=alike)
        return Match(candidates=alike, why=_why(alike, best))

    def _gainsaid(
        self, best: Candidate, alike: Iterable[Candidate], text: ReferenceText
    ) -> str | None:
        """Why the one entry that fits may not be meant all the same."""
        if _clashes(self._library.entries[best.key], text):
            return f"it has another identifier than `{best.key}`, which it is like"
        mine = self._titles[best.key]
        for other in alike:
            title = self._titles[other.key]
            if title not in mine and len(title) >= _LONG_TITLE and title in text.folded:
                return f"the title of `{other.key}` stands in it, too"
        return None

    def _identified(self, key: str, text: ReferenceText, alike: tuple[Candidate, ...]) -> Match:
        """The entry that an identifier leads to, if the rest of the line does not gainsay it."""
        mine = self._candidate(key, text)
        others = [one for one in alike if one.score > mine.score + _MUCH]
        speaks = len(text.words) > _FEW_WORDS and bool(self._words[key])
        if others or (speaks and mine.score < _FOREIGN):
            return Match(
                candidates=(mine, *others),
                why=f"its identifier is that of `{key}`, of which the line does not speak",
            )
        return Match(key)

    def _by_identifier(self, text: ReferenceText) -> list[str]:
        owners = (self._library.identifiers.get(one) for one in text.identifiers)
        keys = list(dict.fromkeys(key for key in owners if key is not None))
        works = {self._library.works.get(key, key) for key in keys}
        return keys[:1] if len(works) == 1 else keys

    def _alike(self, text: ReferenceText) -> tuple[Candidate, ...]:
        """The entries whose titles share words with the line, the best first."""
        shared: Counter[str] = Counter()
        for word in text.words:
            keys = self._by_word.get(word, ())
            if len(keys) <= _COMMON or len(self._titles) <= _COMMON:
                shared.update(keys)
        found = [self._candidate(key, text) for key, _ in shared.most_common(_COMMON)]
        found = [one for one in found if one.score >= ALIKE]
        return tuple(self._ranked(found) or self._named(text))

    def _named(self, text: ReferenceText) -> list[Candidate]:
        """The entries that a line means which says but who and when."""
        if len(text.words) > _FEW_WORDS:
            return []
        keys = {key for word in text.words for key in self._by_name.get(word, ())}
        years = {key: self._library.entries[key].year for key in keys}
        return self._ranked(
            [self._candidate(key, text) for key, year in years.items() if year in text.years]
        )

    def _ranked(self, found: list[Candidate]) -> list[Candidate]:
        return sorted(found, key=lambda one: (-one.score, one.key))[:_MOST_CANDIDATES]

    def _candidate(self, key: str, text: ReferenceText) -> Candidate:
        entry = self._library.entries[key]
        score = _TITLE * self._title_likeness(key, text)
        names = {name for name in folded_names(entry) if name}
        in_line = sum(1 for name in names if name in text.words or name in text.folded)
        score += _NAME * (min(in_line / min(len(names), _ENOUGH_NAMES), 1) if names else 0.5)
        if entry.year and text.years:
            score += _YEAR * (entry.year in text.years)
        else:
            score += _YEAR / 2
        return Candidate(key, round(score, 2), entry.title)

    def _title_likeness(self, key: str, text: ReferenceText) -> float:
        """1 if the title stands in the line as it is, else the share of its words that do."""
        title, words = self._titles[key], self._words[key]
        if not title:
            return 0
        if title in text.segments or title == folded(text.title):
            return 1
        if len(title) >= _LONG_TITLE and title in text.folded:
            return 1
        return _PARTLY * len(words & text.words) / len(words) if words else 0

    def _is_one_work(self, found: list[Candidate]) -> bool:
        works = {self._library.works.get(one.key, one.key) for one in found}
        return len(works) == 1


_PARTLY = 0.8
"""So much a title counts at most of which the words stand in a line, but not as they are."""
_ENOUGH_NAMES = 2
_FEW_WORDS = 5
_MUCH = 0.3
_FOREIGN = 0.35
"""A line that is less like the entry of its identifier speaks of another work."""


def _clashes(entry: Entry, text: ReferenceText) -> bool:
    """Whether the line has an identifier that is not the entry's own of that sort."""
    mine = _identifiers_by_sort(_sorted_identifiers(entry))
    theirs = _identifiers_by_sort(text.identifiers)
    return any(sort in mine and mine[sort].isdisjoint(found) for sort, found in theirs.items())


def _sorted_identifiers(entry: Entry) -> Iterator[str]:
    if doi := doi_of(entry.fields):
        yield normalise_identifier("doi:" + doi)
    if arxiv := arxiv_of(entry.fields):
        yield normalise_identifier("arxiv:" + arxiv)
    for isbn in isbns_of(entry.fields):
        yield normalise_identifier("isbn:" + isbn)


def _identifiers_by_sort(identifiers: Iterator[str] | tuple[str, ...]) -> Mapping[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for identifier in identifiers:
        sort, colon, _ = identifier.partition(":")
        if colon and not sort.startswith("http"):
            found[sort].add(identifier)
    return found


def _why(alike: Sequence[Candidate], best: Sequence[Candidate]) -> str:
    if len(best) > 1:
        return "several entries fit it"
    return "an entry is like it" if len(alike) == 1 else "entries are like it" if alike else ""
