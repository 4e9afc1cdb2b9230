"""Where the lines of all pages are looked up: the library, the answers, and what is proposed.

A line is looked at before anything is decided; only when a mark in the text becomes a key is the
entry of a new source really proposed. Two pages that list one new source propose it once.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from innerwiki.config.options import Registries
from innerwiki.editing.migration.lists import ReferenceList
from innerwiki.editing.migration.mapping import LEAVE, NEW, Mapping, Question
from innerwiki.editing.migration.matching import Candidate, Matcher
from innerwiki.editing.migration.proposals import Proposal, key_for, same_source
from innerwiki.editing.migration.reference_text import ReferenceText
from innerwiki.model import Library, Source
from innerwiki.nearest import nearest
from innerwiki.syntax.references import BARE_KEY


@dataclass(frozen=True, slots=True)
class Look:
    """What a line comes to: a key that is known, a new source, or a question.

    `why` is empty for a line that somebody has decided to leave.
    """

    text: ReferenceText
    key: str | None = None
    is_new: bool = False
    question: Question | None = None

    @property
    def is_clear(self) -> bool:
        """Whether it can be cited."""
        return self.key is not None or self.is_new


@dataclass(frozen=True)
class Named:
    """A list of references in a file of its own."""

    source: Source
    list: ReferenceList


@dataclass
class Desk:
    """The library, what has been answered, and what has been proposed and asked so far."""

    library: Library
    mapping: Mapping
    references: Named | None = None
    """The list for pages that have none."""
    files: frozenset[str] = frozenset()
    """Paths of the BibTeX files that are in the library, or will be."""
    taken: set[str] = field(default_factory=set)
    """Names, in small letters, that no new entry may have."""
    pattern: str = Registries.citation_key
    """How the keys of new entries are made."""
    proposals: list[Proposal] = field(default_factory=list)
    questions: dict[tuple[str, str, str], Question] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._matcher = Matcher(self.library)
        self.taken |= {key.casefold() for key in self.library.entries}

    def look(self, page: str, number: str, text: ReferenceText) -> Look:
        """What a line comes to; nothing is decided by looking."""
        answer = self.mapping.answers.get((page, number, text.line), "")
        if not answer:
            return self._found(page, number, text)
        if answer in self.library.entries:
            return Look(text, answer)
        if answer == NEW:
            return Look(text, self._proposed(text), is_new=True)
        return self._ask(page, number, text, self._misanswered(answer))

    def _found(self, page: str, number: str, text: ReferenceText) -> Look:
        """What a line comes to that nobody has answered yet."""
        proposed = self._proposed(text)
        if proposed is not None:
            return Look(text, proposed)
        match = self._matcher.find(text)
        if match.key is not None:
            return Look(text, match.key)
        is_alone = not match.candidates and not match.why
        if is_alone and text.is_source:
            return Look(text, is_new=True)
        why = "it names neither an identifier nor a year" if is_alone else match.why
        return self._ask(page, number, text, why, match.candidates)

    def decide(self, look: Look, page: str, line: int) -> str:
        """The key of a line that is clear; a new source is proposed now."""
        key = self.known(look)
        if key is None:
            key = key_for(look.text, self.pattern, self.taken)
            self.taken.add(key.casefold())
            self.proposals.append(Proposal(key, look.text, page, line))
        return key

    def known(self, look: Look) -> str | None:
        """The key of a line, as far as there is one by now."""
        return look.key or self._proposed(look.text)

    def ask(self, look: Look) -> None:
        """Leave the question of a line to be answered."""
        if look.question is not None and look.question.why:
            self.questions.setdefault(look.question.id, look.question)

    def written(self, key: str) -> str:
        """`@key`, or `@{any key}` where the key needs the braces."""
        return f"@{key}" if BARE_KEY.fullmatch(key) else f"@{{{key}}}"

    def _proposed(self, text: ReferenceText) -> str | None:
        found = (one.key for one in self.proposals if same_source(one.text, text))
        return next(found, None)

    def _misanswered(self, answer: str) -> str:
        if answer == LEAVE:
            return ""
        near = nearest(answer, self.library.entries)
        hint = f", did you mean `{near}`?" if near else f'; "{NEW}" would make one of the line'
        return f"the mapping says `{answer}`, but the library has no such entry{hint}"

    def _ask(
        self,
        page: str,
        number: str,
        text: ReferenceText,
        why: str,
        candidates: Iterable[Candidate] = (),
    ) -> Look:
        return Look(text, question=Question(page, number, text.line, why, tuple(candidates)))
