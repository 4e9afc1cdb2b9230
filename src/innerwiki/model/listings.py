"""Tables of articles that a page asks for, by a fenced block that stays readable on a forge."""

from dataclasses import dataclass
from enum import StrEnum

from innerwiki.model.places import Span


class Column(StrEnum):
    """What a table of articles may show of each."""

    TITLE = "title"
    ID = "id"
    TYPE = "type"
    STATUS = "status"
    IMPORTANCE = "importance"
    TAGS = "tags"
    DESCRIPTION = "description"
    REVISION = "revision"
    WORDS = "words"
    SOURCES = "sources"
    CITATIONS = "citations"
    COVERAGE = "coverage"
    GAPS = "gaps"
    LAST_REVIEWED = "last_reviewed"


class Filter(StrEnum):
    """What articles may be chosen by."""

    STATUS = "status"
    TYPE = "type"
    IMPORTANCE = "importance"
    TAG = "tag"
    NEEDS_CITATIONS = "needs_citations"


@dataclass(frozen=True, slots=True)
class Listing:
    """A fenced block `articles`: which articles, what of each, in which order.

    `where` holds, for each filter, the values that pass; `sort` is a column, `descending` its
    direction; `span` reaches from the opening fence to the end of the closing one.
    """

    span: Span
    where: tuple[tuple[Filter, tuple[str, ...]], ...] = ()
    columns: tuple[Column, ...] = (Column.TITLE, Column.STATUS)
    sort: Column = Column.TITLE
    descending: bool = False
    limit: int | None = None
    caption: str | None = None
    is_usable: bool = True
    """Whether the block could be read; if not, a problem has been reported."""
