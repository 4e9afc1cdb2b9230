"""What a rule may see of the wiki as a whole: facts about sources and files, never an article's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from innerwiki.model import Entry, Problem, Span, Wiki


@dataclass(frozen=True)
class WikiIndex:
    """Facts about the whole wiki, for rules that look at more than one article."""

    _wiki: Wiki = field(repr=False)
    today: date

    @property
    def problems(self) -> Iterable[Problem]:
        """Everything that could not be taken in, of all files."""
        return (*self._wiki.problems, *self._wiki.library.problems)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The library, by key."""
        return self._wiki.library.entries

    def one_work(self, key: str, other: str) -> bool:
        """Whether the editors have said that two entries are versions of one work."""
        works = self._wiki.library.declared_works
        return key in works and works[key] == works.get(other)

    def is_cited(self, key: str) -> bool:
        """Whether some article cites an entry, inline or as a general source."""
        return key in self._wiki.cited

    def text(self, span: Span) -> str:
        """The text of a span."""
        source = self._wiki.sources.get(span.path)
        return source.text[span.start : span.end] if source else ""
