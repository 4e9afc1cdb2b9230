"""Bibliography: every source of the library, by kind and year, and the articles that cite it.

It is also where editors find keys: each source has its citation beside it, ready to be copied.
"""

from collections.abc import Iterator
from functools import cache, partial
from html import escape

from innerwiki.bibliography import anchor, short_name
from innerwiki.bibliography.manifestations import versions
from innerwiki.model import Entry, Library, SourceKind
from innerwiki.site.entries import (
    KINDS_OF_SOURCES,
    archive_html,
    citation_html,
    kind_html,
    source_id,
)
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.publication import BIBTEX_PATH, CSL_PATH
from innerwiki.site.render import RenderedArticle, TocItem
from innerwiki.wiki.listings import alphabetical
from innerwiki.wiki.words import VERSION_WORDS, counted

ID = "bibliography"
TITLE = "Bibliography"

FEW = 5
"""So many citing articles are named; the source's own page names all."""


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The one page."""
    yield GeneratedPage(
        ID,
        TITLE,
        "Every source of this wiki, by kind and year, with the articles that cite it.",
        partial(_page, inputs),
        in_nav=4,
    )


def _page(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    kinds: dict[SourceKind, list[Entry]] = {kind: [] for kind in KINDS_OF_SOURCES}
    for entry in inputs.wiki.library:
        kinds[entry.kind].append(entry)
    found = {kind: sorted(entries, key=_order) for kind, entries in kinds.items() if entries}
    writer = _Writer(inputs, cache(link_to))
    html = [f"<h1>{TITLE}</h1>", _contents(found, inputs.wiki.library), _files(link_to)]
    for kind, entries in found.items():
        items = "".join(writer.item(entry) for entry in entries)
        html.append(
            f'<h2 id="{_id(kind)}">{KINDS_OF_SOURCES[kind]}</h2>'
            f'<ul class="iw-bibliography">{items}</ul>'
        )
    toc = tuple(TocItem(KINDS_OF_SOURCES[kind], _id(kind), 2) for kind in found)
    return RenderedArticle("".join(html), "", toc, ())


def _order(entry: Entry) -> tuple[int, list[str], str, str]:
    """The newest first, those without a year last; within a year by authors, then by title."""
    names = entry.authors or entry.editors
    families = [alphabetical(name.sort_family) for name in names]
    return -int(entry.year or 0), families, alphabetical(entry.title), entry.key


def _id(kind: SourceKind) -> str:
    return f"iw-{kind}"


def _contents(found: dict[SourceKind, list[Entry]], library: Library) -> str:
    if not found:
        return "<p>This wiki has no sources yet.</p>"
    total = sum(map(len, found.values()))
    items = "".join(
        f'<li><a href="#{_id(kind)}">{KINDS_OF_SOURCES[kind]}</a> ({len(entries):,})</li>'
        for kind, entries in found.items()
    )
    works = total - len(library.works) + len(library.versions)
    told = f", {counted(works, 'work')} in all" if works < total else ""
    return f'<p>{counted(total, "source")}{told}:</p><ul class="iw-inline">{items}</ul>'


def _files(link_to: LinkTo) -> str:
    """The same for programs."""
    bibtex, csl = escape(link_to(BIBTEX_PATH)), escape(link_to(CSL_PATH))
    return (
        f'<p>All of them in one file: <a href="{bibtex}">BibTeX</a>, <a href="{csl}">CSL-JSON</a>.'
        "</p>"
    )


class _Writer:
    """Writes the items of one page."""

    def __init__(self, inputs: Inputs, link_to: LinkTo) -> None:
        self.inputs = inputs
        self.link_to = link_to

    def item(self, entry: Entry) -> str:
        """A source: its reference, its kind, who cites it, and how to cite it."""
        about = escape(self.link_to(source_id(entry.key)))
        return (
            f'<li id="{anchor(entry.key)}">{self.inputs.formatter.format(entry).html} '
            f"{archive_html(entry)}{kind_html(entry)}{self._versions(entry)}"
            f'<div class="iw-cited">{self._cited_in(entry, about)} '
            f'<a href="{about}">About this source'
            f'<span class="iw-sr">: {escape(short_name(entry))}</span></a> '
            f"{citation_html(entry.key)}</div></li>"
        )

    def _versions(self, entry: Entry) -> str:
        """The other versions of its work, by their places on this page."""
        links = [
            f'<a href="#{anchor(other.key)}">{escape(short_name(other))}</a> '
            f"({escape(VERSION_WORDS[other.kind])})"
            for other in versions(self.inputs.wiki.library, entry.key)
            if other.key != entry.key
        ]
        return f'<div class="iw-cited">Same work: {", ".join(links)}.</div>' if links else ""

    def _cited_in(self, entry: Entry, about: str) -> str:
        ids = self.inputs.wiki.cited_by.get(entry.key, ())
        if not ids:
            return "Not cited yet."
        articles = self.inputs.wiki.articles
        shown = ids[:FEW] if len(ids) > FEW + 1 else ids
        links = [
            f'<a class="iw-link" href="{escape(self.link_to(i))}">{escape(articles[i].title)}</a>'
            for i in shown
        ]
        if len(shown) < len(ids):
            links.append(f'<a href="{about}">{len(ids) - len(shown):,} more</a>')
        return f"Cited in {', '.join(links)}."
