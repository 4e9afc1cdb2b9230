"""Checking: a rule makes findings, the engine turns them into diagnostics.

A rule is a module of `innerwiki.rules` with a `SEVERITY`, a docstring that is its documentation,
and one check: `check_article(article, view)`, `check_wiki(index)`, `check_suppression(silence)`,
`check_change(article, view, before)` or `check_baseline(surplus)`. It yields `Finding`s and knows
nothing of configuration, suppression or output; that is the engine's part. What a view and an index
are is the wiki's affair: here they are only handed on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from innerwiki.model import Article, Position, Span, Suppression
from innerwiki.model.unguarded import unguarded

View = TypeVar("View")
Index = TypeVar("Index")


class Severity(StrEnum):
    """Error: the page would mislead or break; warning: an editor should act; info: good to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst; a threshold holds for its own rank and all below it."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@unguarded
@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span; an empty span inserts."""

    span: Span
    text: str


@unguarded
@dataclass(frozen=True, slots=True)
class Fix:
    """What would mend a finding; `safe` ones cannot change what the page says."""

    edits: tuple[Edit, ...]
    safe: bool = True


@unguarded
@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has to say: where, what, and how to mend it."""

    span: Span
    message: str
    help: str | None = None
    fix: Fix | None = None


@unguarded
@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding as it is reported: with its rule's code, its severity and its place resolved.

    `fingerprint` stays the same when lines move: it is made of the rule, the page, the text of the
    place and its ordinal among equals.
    """

    span: Span
    code: str
    severity: Severity
    message: str
    start: Position
    end: Position
    help: str | None = None
    fix: Fix | None = None
    url: str | None = None
    fingerprint: str = ""

    @property
    def last_line(self) -> int:
        """The last line that the place touches; one that it only ends before is not touched."""
        is_before = self.end.column == 1 and self.end.line > self.start.line
        return self.end.line - is_before


@dataclass(frozen=True, slots=True)
class Silence:
    """What became of one suppression, when all other rules have spoken.

    `idle` are those of its codes whose rules ran and found nothing in its reach; `unknown` those
    that no rule has; `codes` are all codes there are; `text` is that of the file.
    """

    suppression: Suppression
    idle: tuple[str, ...]
    unknown: tuple[str, ...]
    codes: tuple[str, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Surplus:
    """An entry of the baseline that holds more findings of a rule on a page than there are.

    `held` is the number of findings that it holds, `found` that of those there are; `span` is where
    the baseline says so; `is_known` tells whether there is such a rule at all.
    """

    rule: str
    page: str
    held: int
    found: int
    span: Span
    is_known: bool = True


@dataclass(frozen=True)  # slots and Generic do not go together in Python 3.11
class Rule(Generic[View, Index]):
    """A rule as its module gives it: code and name from the file's name, `doc` its docstring.

    `check_article` sees one article and what it asks the view for; `check_wiki` sees facts about
    the whole wiki; `check_suppression` sees what a suppression came to, `check_baseline` what is
    left over in the baseline. `check_change` sees an article and its view, and what the two were
    before a change (None of a new article).
    """

    code: str
    name: str
    severity: Severity
    doc: str
    check_article: Callable[[Article, View], Iterable[Finding]] | None = None
    check_wiki: Callable[[Index], Iterable[Finding]] | None = None
    check_suppression: Callable[[Silence], Iterable[Finding]] | None = None
    check_change: (
        Callable[[Article, View, "tuple[Article, View] | None"], Iterable[Finding]] | None
    ) = None
    check_baseline: Callable[[Surplus], Iterable[Finding]] | None = None

    @property
    def summary(self) -> str:
        """The first line of the documentation: what the rule is about."""
        return self.doc.partition("\n")[0]
