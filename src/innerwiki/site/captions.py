"""The sentence above a table of articles: which ones it holds, and in which order."""

from collections.abc import Mapping
from types import MappingProxyType

from innerwiki.model import Column, Filter, Listing
from innerwiki.site.statuses import STATUS_WORDS


def caption(listing: Listing, count: int) -> str:
    """The caption of a table: its author's, or a sentence made of what was asked for; plain text.

    >>> from innerwiki.model import Span
    >>> listing = Listing(
    ...     Span("", 0, 0),
    ...     where=((Filter.STATUS, ("stub", "needs-citations")),),
    ...     sort=Column.WORDS,
    ...     descending=True,
    ... )
    >>> caption(listing, 1_200)
    '1,200 articles with status stub or needs citations, most words first'
    """
    if listing.caption:
        return listing.caption
    number = "1 article" if count == 1 else f"{count:,} articles"
    if listing.limit == count:  # there may be more
        number = "The first article" if count == 1 else f"The first {number}"
    which = [_which(name, values, count) for name, values in _in_order(listing)]
    return f"{' '.join((number, *which))}, {_order(listing)}"


def _in_order(listing: Listing) -> list[tuple[Filter, tuple[str, ...]]]:
    """The filters in the order in which a sentence names them."""
    return sorted(listing.where, key=lambda filtered: _PLACES.index(filtered[0]))


_PLACES = (Filter.TYPE, Filter.IMPORTANCE, Filter.TAG, Filter.STATUS, Filter.NEEDS_CITATIONS)


def _which(name: Filter, values: tuple[str, ...], count: int) -> str:
    words = " or ".join(value.replace("-", " ") for value in values)
    match name:
        case Filter.TYPE:
            return f"of type {words}"
        case Filter.IMPORTANCE:
            return f"of {words} importance"
        case Filter.TAG:
            return f"tagged {' or '.join(values)}"
        case Filter.STATUS:
            statuses = {status.value: word.lower() for status, word in STATUS_WORDS.items()}
            return "with status " + " or ".join(statuses[value] for value in values)
        case Filter.NEEDS_CITATIONS:
            return _needs(values, count)


def _needs(values: tuple[str, ...], count: int) -> str:
    verb = "needs" if count == 1 else "need"
    wanted = set(values)
    if wanted == {"true", "false"}:
        return "in need of citations or not"
    return f"that {verb} citations" if wanted == {"true"} else f"that {verb} no more citations"


# What comes first when a column goes up, and when it goes down.
_ORDERS: Mapping[Column, tuple[str, str]] = MappingProxyType(
    {
        Column.STATUS: ("least finished first", "most finished first"),
        Column.IMPORTANCE: ("least important first", "most important first"),
        Column.REVISION: ("lowest revision first", "highest revision first"),
        Column.WORDS: ("fewest words first", "most words first"),
        Column.SOURCES: ("fewest sources first", "most sources first"),
        Column.CITATIONS: ("fewest citations first", "most citations first"),
        Column.COVERAGE: ("lowest coverage first", "highest coverage first"),
        Column.GAPS: ("fewest gaps first", "most gaps first"),
        Column.LAST_REVIEWED: ("longest ago reviewed first", "most recently reviewed first"),
    }
)


def _order(listing: Listing) -> str:
    if listing.sort in _ORDERS:
        return _ORDERS[listing.sort][listing.descending]
    backwards = ", from Z to A" if listing.descending else ""
    return f"by {listing.sort.value}{backwards}"
