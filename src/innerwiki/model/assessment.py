"""What is computed of an article: how far it is sourced, what is missing, what state it is in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import overload

from innerwiki.model.front_matter import Review, Status
from innerwiki.model.places import Span
from innerwiki.model.sources import SourceKind
from innerwiki.model.unguarded import unguarded


@unguarded
@dataclass(frozen=True, slots=True)
class Coverage:
    """How many claims there are, and how many of them a citation covers."""

    claims: int = 0
    covered: int = 0

    @property
    def share(self) -> float | None:
        """From 0 to 1; None where nothing is claimed."""
        return self.covered / self.claims if self.claims else None

    @property
    def percent(self) -> int | None:
        """The share in whole hundredths, rounded down: 100 is said of nothing less."""
        return 100 * self.covered // self.claims if self.claims else None


class GapReason(StrEnum):
    """Why a place needs a citation."""

    MARKED = "marked"
    UNKNOWN_KEY = "unknown-key"
    UNCITED = "uncited"
    NO_SOURCES = "no-sources"


@unguarded
@dataclass(frozen=True, slots=True)
class Gap:
    """A place that must be mended before the article's claims count as sourced.

    `text` is the sentence as a reader sees it (the article's title where no source is cited at
    all), `span` where it stands; `since` and `note` are what the editor's mark says, `keys` are
    those that the library does not have.
    """

    reason: GapReason
    text: str
    span: Span
    since: str | None = None
    note: str | None = None
    keys: tuple[str, ...] = ()


class Gaps(Sequence[Gap]):
    """The gaps of an article, in reading order: their number, and they themselves if asked for.

    Another process is told the number alone, and how to find them again by whom it is told.

    Args of the constructor: how many there are, and what finds them.
    """

    def __init__(self, number: int, find: Callable[[], Sequence[Gap]] | None) -> None:
        self._number = number
        self._find = find

    @cached_property
    def _found(self) -> Sequence[Gap]:
        if self._find is None:
            raise LookupError("nobody has told how to find these gaps")
        return self._find()

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, index: int) -> Gap: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Gap]: ...

    def __getitem__(self, index: int | slice) -> Gap | Sequence[Gap]:
        return self._found[index]

    def __iter__(self) -> Iterator[Gap]:
        return iter(self._found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type["Gaps"], tuple[int, None]]:
        return Gaps, (self._number, None)


@unguarded
@dataclass(frozen=True, slots=True)
class ReviewState:
    """What the recorded reviews amount to today.

    `last` is the latest review by somebody who is not an author; `holds` says that it approved the
    very text that stands there now, `same_text` that this is the text that it looked at, whatever
    its outcome. Where it is not, `changed` are the places of the paragraphs that differ, and
    `changes` is their number, those that went away included; None where the record does not tell.
    `due` is the day on which the next review is due.
    """

    last: Review | None = None
    holds: bool = False
    same_text: bool = False
    changed: tuple[Span, ...] = ()
    changes: int | None = None
    head_changed: bool = False
    due: date | None = None
    overdue: bool = False


@unguarded
@dataclass(frozen=True)
class Assessment:
    """All that is computed of an article, and may not be claimed in its front matter.

    `sources` are the keys of the entries that it cites, in reading order, one for each work;
    `kinds` counts them by kind, a work of several versions by its published one; `citations` is the
    number of citation marks; `uncovered` are the numbers of the claims that no citation covers;
    `min_coverage` is the share that the policy asks for. `claimed` is what the editors say,
    `computed` what follows from the facts, `status` the lower of the two. `bad_sources` are cited
    and were retracted or withdrawn.
    """

    sources: tuple[str, ...] = ()
    kinds: Mapping[SourceKind, int] = field(default_factory=dict)
    citations: int = 0
    coverage: Coverage = Coverage()
    uncovered: tuple[int, ...] = ()
    min_coverage: float = 0.0
    gaps: Sequence[Gap] = ()
    claimed: Status | None = None
    computed: Status = Status.IN_REVIEW
    status: Status = Status.IN_REVIEW
    review: ReviewState = ReviewState()
    bad_sources: tuple[str, ...] = ()

    @property
    def needs_citations(self) -> bool:
        """Whether something must be cited, whatever the status says."""
        return bool(self.gaps)
