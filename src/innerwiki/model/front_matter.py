"""The front matter of an article: what its editors say of it, as far as it was right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from innerwiki.model.citations import Fragment
from innerwiki.model.places import Span
from innerwiki.model.unguarded import unguarded


class ArticleType(StrEnum):
    """What sort of page it is; `meta` pages are about the wiki and make no claims."""

    CONCEPT = "concept"
    TERM = "term"
    PAPER = "paper"
    DEBATE = "debate"
    PERSON = "person"
    LIST = "list"
    META = "meta"


class Status(StrEnum):
    """What the editors claim of an article, from least to most; `retired` stands apart."""

    STUB = "stub"
    DRAFT = "draft"
    NEEDS_CITATIONS = "needs-citations"
    STALE = "stale"
    IN_REVIEW = "in-review"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class Importance(StrEnum):
    """How much the wiki would miss the article."""

    TOP = "top"
    HIGH = "high"
    MID = "mid"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Review:
    """One recorded review, as the front matter holds it."""

    by: str
    date: date
    revision: int
    hash: str
    scope: tuple[str, ...]
    outcome: str
    blocks: tuple[str, ...] = ()
    """A short digest of each block that was reviewed, to tell later which ones have changed."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Something an editor wants the reader to know beside the status (`type: disputed`)."""

    type: str
    since: date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class InfoboxRow:
    """One row of the infobox: a plain label and a value that is Markdown with citations."""

    label: str
    value: Fragment


@dataclass(frozen=True, slots=True)
class GeneralSource:
    """A source of the whole article, beside those cited inline (`citations:`)."""

    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class SeeAlso:
    """An article that `see_also:` names, by title, alias or id."""

    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Redirect:
    """The article that stands in for a retired one, by title, alias or id (`redirect:`)."""

    target: str
    span: Span


@unguarded
@dataclass(frozen=True)
class FrontMatter:
    """The validated front matter of an article; a field that was wrong has its default here."""

    title: str
    id: str
    aliases: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    type: ArticleType = ArticleType.CONCEPT
    description: str | None = None
    importance: Importance | None = None
    tags: tuple[str, ...] = ()
    see_also: tuple[SeeAlso, ...] = ()
    status: Status | None = None
    redirect: Redirect | None = None
    authors: tuple[str, ...] = ()
    revision: int | None = None
    reviews: tuple[Review, ...] = ()
    review_by: date | None = None
    citations: tuple[GeneralSource, ...] = ()
    min_coverage: float | None = None
    flags: tuple[Flag, ...] = ()
    infobox: tuple[InfoboxRow, ...] = ()
    spans: Mapping[str, Span] = field(default_factory=dict)
    """Where each field stands, by its name, for what has something to say about it."""
