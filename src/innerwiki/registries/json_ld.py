"""JSON-LD in a page: the first thing in it that is a work, by the terms of schema.org."""

import json
from collections.abc import Iterator
from typing import Any

from innerwiki.model import Name, SourceKind
from innerwiki.registries.json_values import items, member, text
from innerwiki.registries.metadata import Metadata
from innerwiki.registries.written_dates import written_date
from innerwiki.registries.written_names import read_name

_ONLINE = "online"
_TYPES: dict[str, tuple[str, SourceKind]] = {
    "scholarlyarticle": (_ONLINE, SourceKind.WEB),
    "medicalscholarlyarticle": (_ONLINE, SourceKind.WEB),
    "newsarticle": (_ONLINE, SourceKind.NEWS),
    "reportagenewsarticle": (_ONLINE, SourceKind.NEWS),
    "blogposting": (_ONLINE, SourceKind.BLOG),
    "discussionforumposting": (_ONLINE, SourceKind.FORUM),
    "socialmediaposting": (_ONLINE, SourceKind.FORUM),
    "techarticle": (_ONLINE, SourceKind.WEB),
    "article": (_ONLINE, SourceKind.WEB),
    "report": ("techreport", SourceKind.TECHNICAL_REPORT),
    "thesis": ("phdthesis", SourceKind.THESIS),
    "book": ("book", SourceKind.BOOK),
    "dataset": ("dataset", SourceKind.DATASET),
    "softwaresourcecode": ("software", SourceKind.SOFTWARE),
    "softwareapplication": ("software", SourceKind.SOFTWARE),
    "videoobject": (_ONLINE, SourceKind.VIDEO),
    "webpage": (_ONLINE, SourceKind.WEB),
}
_MAX_DEPTH = 4


def read_json_ld(source: str) -> Metadata:
    """The metadata of a script's JSON-LD; nothing where it holds no work, or is no JSON."""
    try:
        value = json.loads(source)
    except (ValueError, RecursionError):
        return Metadata(type="")
    works = [(work, kind) for work in _things(value, 0) if (kind := _type(work)) is not None]
    # A page is a work too, but one that holds the work that is meant.
    works.sort(key=lambda pair: pair[1] == _TYPES["webpage"])
    return _read(*works[0]) if works else Metadata(type="")


def _things(value: Any, depth: int) -> Iterator[Any]:
    if depth < _MAX_DEPTH:
        for one in items(value):
            yield one
            yield from _things(member(one, "@graph"), depth + 1)
            yield from _things(member(one, "mainEntity"), depth + 1)


def _type(value: Any) -> tuple[str, SourceKind] | None:
    for name in items(member(value, "@type")):
        if isinstance(name, str) and (found := _TYPES.get(name.rpartition("/")[2].lower())):
            return found
    return None


def _read(work: Any, type_and_kind: tuple[str, SourceKind]) -> Metadata:
    entry_type, kind = type_and_kind
    isbn = text(member(work, "isbn"))
    return Metadata(
        type=entry_type,
        kind=kind,
        title=text(member(work, "headline")) or text(member(work, "name")),
        authors=tuple(_authors(member(work, "author"))),
        date=written_date(text(member(work, "datePublished"))),
        venue=_called(member(work, "isPartOf")) or _called(member(work, "publisher")),
        publisher=_called(member(work, "publisher")) if entry_type != _ONLINE else "",
        isbn=isbn,
    )


def _authors(value: Any) -> Iterator[Name]:
    for one in items(value):
        family, given = text(member(one, "familyName")), text(member(one, "givenName"))
        name = _called(one)
        kinds = [str(kind).lower() for kind in items(member(one, "@type"))]
        if family:
            yield Name(family=family, given=given)
        elif name and "organization" in kinds:
            yield Name(literal=name)
        elif name and "://" not in name:
            yield read_name(name)


def _called(value: Any) -> str:
    """The name of a thing, of the first of several, or of one that is just its name."""
    for one in items(value):
        if found := text(one) if isinstance(one, str) else text(member(one, "name")):
            return found
    return ""
