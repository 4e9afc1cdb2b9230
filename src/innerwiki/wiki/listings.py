"""Which articles a table of articles lists, and in which order; pure.

A page is about the wiki itself (`type: meta`) or is counted; only what is counted can be listed.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from innerwiki.model import (
    Article,
    ArticleType,
    Assessment,
    Column,
    Coverage,
    Filter,
    Importance,
    Listing,
    Status,
    Wiki,
)
from innerwiki.syntax.headings import fold_title


@dataclass(frozen=True, slots=True)
class Row:
    """What a table may say of one article; what its front matter leaves out is None or empty."""

    id: str
    title: str
    type: ArticleType
    status: Status
    importance: Importance | None
    tags: tuple[str, ...]
    description: str | None
    revision: int | None
    words: int
    sources: int
    citations: int
    coverage: Coverage
    gaps: int
    last_reviewed: date | None


def choose(wiki: Wiki, listing: Listing) -> tuple[Row, ...]:
    """The articles of a table, in its order.

    Articles that are alike in the column sorted by follow one another by title; those that have
    nothing in it come last, whatever the direction.
    """
    rows = [row for row in _rows(wiki) if _passes(row, listing)]
    value = partial(sort_value, column=listing.sort)
    rows.sort(key=lambda row: (alphabetical(row.title), row.id))
    known = [row for row in rows if value(row) is not None]
    known.sort(key=value, reverse=listing.descending)
    missing = [row for row in rows if value(row) is None]
    return tuple(known + missing)[: listing.limit]


def _rows(wiki: Wiki) -> Iterable[Row]:
    for article in wiki.articles.values():
        assessment = wiki.assessments.get(article.id)
        if assessment is not None and article.front_matter.type is not ArticleType.META:
            yield _row(article, assessment)


def _row(article: Article, assessment: Assessment) -> Row:
    matter = article.front_matter
    last = assessment.review.last
    return Row(
        id=article.id,
        title=article.title,
        type=matter.type,
        status=assessment.status,
        importance=matter.importance,
        tags=matter.tags,
        description=matter.description,
        revision=matter.revision,
        words=article.words,
        sources=len(assessment.sources),
        citations=assessment.citations,
        coverage=assessment.coverage,
        gaps=len(assessment.gaps),
        last_reviewed=last.date if last else None,
    )


# --- which ------------------------------------------------------------------------------------


def _passes(row: Row, listing: Listing) -> bool:
    """Each filter lets the article pass by one of its values."""
    return all(any(_PASSES[name](row, value) for value in values) for name, values in listing.where)


_PASSES: Mapping[Filter, Callable[[Row, str], bool]] = MappingProxyType(
    {
        Filter.STATUS: lambda row, value: row.status == value,
        Filter.TYPE: lambda row, value: row.type == value,
        Filter.IMPORTANCE: lambda row, value: row.importance == value,
        Filter.TAG: lambda row, value: fold_title(value) in map(fold_title, row.tags),
        Filter.NEEDS_CITATIONS: lambda row, value: (row.gaps > 0) == (value == "true"),
    }
)


# --- in which order ---------------------------------------------------------------------------


def sort_value(row: Row, column: Column) -> Any:
    """What an article is sorted by: text, a number or a date; None if it has nothing there.

    Words are sorted by their letters, statuses from stub to reviewed, with retired articles apart,
    importance from low to top.
    """
    return _SORT_VALUES[column](row)


def alphabetical(text: str) -> str:
    """The form in which texts are put in order: neither case nor accents count.

    >>> sorted(["Zeno", "Éclair", "entropy"], key=alphabetical)
    ['Éclair', 'entropy', 'Zeno']
    """
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char)).casefold()


def _importance(row: Row) -> int | None:
    return None if row.importance is None else -list(Importance).index(row.importance)


def _text(text: str | None) -> str | None:
    return alphabetical(text) if text else None


def _status(row: Row) -> int | None:
    return None if row.status is Status.RETIRED else list(Status).index(row.status)


_SORT_VALUES: Mapping[Column, Callable[[Row], Any]] = MappingProxyType(
    {
        Column.TITLE: lambda row: alphabetical(row.title),
        Column.ID: lambda row: row.id,
        Column.TYPE: lambda row: row.type.value,
        Column.STATUS: _status,
        Column.IMPORTANCE: _importance,
        Column.TAGS: lambda row: _text(", ".join(row.tags)),
        Column.DESCRIPTION: lambda row: _text(row.description),
        Column.REVISION: lambda row: row.revision,
        Column.WORDS: lambda row: row.words,
        Column.SOURCES: lambda row: row.sources,
        Column.CITATIONS: lambda row: row.citations,
        Column.COVERAGE: lambda row: row.coverage.share,
        Column.GAPS: lambda row: row.gaps,
        Column.LAST_REVIEWED: lambda row: row.last_reviewed,
    }
)
