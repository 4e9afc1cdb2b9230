"""COinS: a work described in an empty element, so that Zotero and its like save it from the page.

`<span class="Z3988" title="ctx_ver=...">` holds an OpenURL ContextObject (ANSI/NISO Z39.88-2004) as
keys and encoded values. There are formats for what journals and books hold and for theses; all else
is told in Dublin Core, whose `rft.type` names the sort of work in Zotero's words, since it has
none of its own. The element is hidden: it has no text, and nobody is to hear or copy its title.
"""

from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import quote_plus

from innerwiki.site.items import CslName, Item, family_first, iso_date, names_in

_JOURNAL = "info:ofi/fmt:kev:mtx:journal"
_BOOK = "info:ofi/fmt:kev:mtx:book"
_THESIS = "info:ofi/fmt:kev:mtx:dissertation"
_DUBLIN_CORE = "info:ofi/fmt:kev:mtx:dc"

_GENRES = {
    "article-journal": (_JOURNAL, "article"),
    "book": (_BOOK, "book"),
    "chapter": (_BOOK, "bookitem"),
    "paper-conference": (_BOOK, "proceeding"),
    "report": (_BOOK, "report"),
    "thesis": (_THESIS, ""),
}
"""CSL's types that a format of its own describes: the format, and what it calls them."""

_TYPES: Mapping[str, str] = {
    "article": "preprint",
    "article-magazine": "magazineArticle",
    "article-newspaper": "newspaperArticle",
    "dataset": "dataset",
    "entry-encyclopedia": "encyclopediaArticle",
    "manuscript": "manuscript",
    "motion_picture": "videoRecording",
    "post": "forumPost",
    "post-weblog": "blogPost",
    "software": "computerProgram",
    "webpage": "webpage",
}
_PARTS = frozenset({"article-journal", "chapter", "paper-conference"})

_Pairs = Iterator[tuple[str, str]]


def coins(item: Item) -> str:
    """An item of CSL-JSON as a COinS."""
    pairs = (("ctx_ver", "Z39.88-2004"), *_described(item), *_common(item))
    context = "&".join(f"{key}={quote_plus(value, safe=':/')}" for key, value in pairs if value)
    return f'<span class="Z3988" title="{escape(context)}" hidden></span>'


def _described(item: Item) -> _Pairs:
    """What the format of the item's type has keys for."""
    kind = item["type"]
    title, holder = item.get("title", ""), item.get("container-title", "")
    form, genre = _GENRES.get(kind, (_DUBLIN_CORE, ""))
    yield "rft_val_fmt", form
    yield "rft.genre", genre
    yield (
        ("rft.atitle" if kind in _PARTS else "rft.btitle" if form == _BOOK else "rft.title"),
        title,
    )
    match form.rpartition(":")[2]:
        case "journal":
            yield "rft.jtitle", holder
            yield from _fields(item, volume="volume", issue="issue", pages="page", issn="ISSN")
        case "book":
            yield "rft.btitle", holder if kind in _PARTS else ""
            yield from _fields(item, pages="page", pub="publisher", place="publisher-place")
            yield from _fields(item, edition="edition", series="collection-title", isbn="ISBN")
        case "dissertation":
            yield from _fields(item, inst="publisher", degree="genre")
        case _:
            yield "rft.type", _TYPES.get(kind, "document")
            yield "rft.source", holder
            yield from _fields(item, publisher="publisher", language="language")


def _fields(item: Item, **keys: str) -> _Pairs:
    for key, variable in keys.items():
        yield f"rft.{key}", item.get(variable, "")


def _common(item: Item) -> _Pairs:
    """Who, when and where: told in the same way in every format."""
    people = names_in(item)
    for name in people:
        yield _as_name(name, alone=len(people) == 1)
    yield "rft.date", iso_date(item) or item.get("issued", {}).get("literal", "")
    if "DOI" in item:
        yield "rft_id", f"info:doi/{item['DOI']}"
    yield "rft_id", item.get("URL", "")


def _as_name(name: CslName, *, alone: bool) -> tuple[str, str]:
    """A name with its key. What has a comma is family and given name, what has none is a body.

    Zotero takes the last word of a name without a comma for the family name; a comma behind the
    name of a body keeps it whole. One that stands alone has a key of its own.
    """
    written = family_first(name)
    if "literal" not in name or " " not in written:
        return "rft.au", written
    return ("rft.aucorp", written) if alone else ("rft.au", f"{written},")
