"""The HTML of a table of articles.

The table is whole without JavaScript. What a script needs to sort it stands in `data-value`, where
the text of a cell will not do: numbers, dates, ranks; it is empty where an article has nothing in
that column, and such rows stay last.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from types import MappingProxyType
from typing import Any

from innerwiki.model import Column, Coverage, Listing
from innerwiki.site.captions import caption
from innerwiki.site.statuses import status_html
from innerwiki.wiki.listings import Row, sort_value

HEADS: Mapping[Column, str] = MappingProxyType(
    {
        Column.TITLE: "Title",
        Column.ID: "Id",
        Column.TYPE: "Type",
        Column.STATUS: "Status",
        Column.IMPORTANCE: "Importance",
        Column.TAGS: "Tags",
        Column.DESCRIPTION: "Description",
        Column.REVISION: "Revision",
        Column.WORDS: "Words",
        Column.SOURCES: "Sources",
        Column.CITATIONS: "Citations",
        Column.COVERAGE: "Coverage",
        Column.GAPS: "Gaps",
        Column.LAST_REVIEWED: "Last reviewed",
    }
)
_NUMBERS = frozenset(
    (
        Column.REVISION,
        Column.WORDS,
        Column.SOURCES,
        Column.CITATIONS,
        Column.COVERAGE,
        Column.GAPS,
    )
)


def listing_html(listing: Listing, rows: Sequence[Row], link_to: Callable[[str], str]) -> str:
    """The table.

    Args:
        listing: what was asked for.
        rows: the articles, in their order.
        link_to: from an article's id to a link from this page.
    """
    if not rows:
        return '<p class="iw-none">No articles.</p>'
    title = escape(caption(listing, len(rows)))
    heads = "".join(_head(column, listing) for column in listing.columns)
    body = "".join(
        f"<tr>{''.join(_cell(row, column, link_to) for column in listing.columns)}</tr>"
        for row in rows
    )
    return (
        f'<div class="iw-table" tabindex="0" role="region" aria-label="{title}">'
        f'<table class="iw-articles" data-iw-sortable><caption>{title}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(column: Column, listing: Listing) -> str:
    sort = ""
    if column is listing.sort:
        sort = f' aria-sort="{"descending" if listing.descending else "ascending"}"'
    return f'<th scope="col"{_class(column)}{sort}>{HEADS[column]}</th>'


def _cell(row: Row, column: Column, link_to: Callable[[str], str]) -> str:
    value = sort_value(row, column)
    key = ""
    if value is None:
        key = ' data-value=""'
    elif not isinstance(value, str):
        key = f' data-value="{value}"'
    return f"<td{_class(column)}{key}>{_content(row, column, link_to)}</td>"


def _class(column: Column) -> str:
    return ' class="iw-number"' if column in _NUMBERS else ""


def _content(row: Row, column: Column, link_to: Callable[[str], str]) -> str:
    if column is Column.TITLE:
        return f'<a class="iw-link" href="{escape(link_to(row.id))}">{escape(row.title)}</a>'
    value = getattr(row, column.value)
    if column in _WRITERS:
        return _WRITERS[column](value)
    if value is None:
        return _nothing("none")
    return f"{value:,}" if isinstance(value, int) else escape(str(value))


def _nothing(spoken: str) -> str:
    """A dash for the eye, a word for the ear."""
    return f'<span aria-hidden="true">–</span><span class="iw-sr">{spoken}</span>'


def _coverage(coverage: Coverage) -> str:
    """The share of claims that are cited, rounded down: 100 % is said of nothing less."""
    if coverage.percent is None:
        return _nothing("no claims")
    return f"{coverage.percent}\N{NO-BREAK SPACE}%"


def _day(day: date | None) -> str:
    return f'<time datetime="{day}">{day}</time>' if day else "never"


def _tags(tags: tuple[str, ...]) -> str:
    return escape(", ".join(tags)) or _nothing("none")


_WRITERS: Mapping[Column, Callable[[Any], str]] = MappingProxyType(
    {
        Column.STATUS: status_html,
        Column.TAGS: _tags,
        Column.COVERAGE: _coverage,
        Column.LAST_REVIEWED: _day,
    }
)
"""What makes HTML of a value that is neither text nor a number."""
