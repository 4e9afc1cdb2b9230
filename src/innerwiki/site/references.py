"""The list of references below an article: each source with its kind, its ways back, its versions.

An entry leads back to every place that cites it; places in the source stand once, in their order,
and are links themselves: "pp. 3, 7–9; sec. 2". Versions of one work that are cited under several
numbers stand together, below the one cited first; in the places of the others it says where.

A `<template>`, which no browser shows, has the entries' BibTeX: the script makes a button of each
that copies it. Without scripts, the link to the source's page does the work.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from innerwiki.bibliography import BackLink, FinishedBibliography, ReferenceItem
from innerwiki.bibliography.locators import group_places
from innerwiki.bibliography.portable import handed_on
from innerwiki.model import SourceKind
from innerwiki.site.entries import archive_html, kind_html, source_id
from innerwiki.wiki.view import PageView
from innerwiki.wiki.words import VERSION_WORDS

REFERENCES_ID = "references"
TEMPLATE_ID = "iw-entries"

FEW = 6
"""So many ways back stand in the open; more are folded away behind their number."""

_MAX_ENTRY = 2000
"""Characters of an entry that come with the page; a longer one is on its source's own page."""

_NO_BREAK = "&nbsp;"


def references(bibliography: FinishedBibliography, view: PageView) -> str:
    """The list of references, and the general sources below it.

    Args:
        bibliography: the references of the page.
        view: the wiki as the page sees it.
    """
    if not bibliography.references and not bibliography.general:
        return ""
    numbered = bibliography.numbered
    cited = _list(bibliography.references, view, numbered=numbered)
    general = _list(bibliography.general, view, numbered=False)  # it has no numbers in any style
    opening, closing = ("<ol>", "</ol>") if numbered else ('<ul class="iw-named">', "</ul>")
    return (
        f'<h2 id="{REFERENCES_ID}">References</h2>'
        '<section class="iw-refs" role="doc-bibliography" aria-labelledby="references" '
        "data-search-exclude>"
        + (f"{opening}{cited}{closing}" if cited else "")
        + (f'<h3 id="iw-general">General sources</h3><ul>{general}</ul>' if general else "")
        + "</section>"
        + _template((*bibliography.references, *bibliography.general))
    )


def _list(items: Sequence[ReferenceItem], view: PageView, *, numbered: bool) -> str:
    """The items in the order of their numbers, versions of one work together."""
    works: dict[str | int, list[ReferenceItem]] = {}
    for item in items:
        work = view.work(item.entry.key)
        works.setdefault(item.entry.key if work is None else work, []).append(item)
    first = {versions[0].number: versions for versions in works.values()}
    place_of = {item.number: versions[0] for versions in works.values() for item in versions[1:]}
    return "".join(
        _elsewhere(item, place_of[item.number], numbered=numbered)
        if item.number in place_of
        else _item(item, view, first[item.number][1:], numbered=numbered)
        for item in items
    )


def _item(
    item: ReferenceItem, view: PageView, versions: Sequence[ReferenceItem], *, numbered: bool
) -> str:
    """A source, and below it the other versions of the work that are cited."""
    source = _source(item, view)
    if not versions:
        return f'<li id="{item.anchor}"{_size(source)}>{source}</li>'
    kind = "ol" if numbered else "ul"
    others = "".join(
        f'<li id="{one.anchor}"'
        + (f' value="{one.number}"' if numbered else "")
        + f">{_version(one)}: {_source(one, view)}</li>"
        for one in versions
    )
    also = "Also" if item.entry.kind is SourceKind.OTHER else f"This is the {_word(item)}; also"
    return (
        f'<li id="{item.anchor}"{_size(source, others)}>{source}'
        f'<div class="iw-versions">{also} cited of the same work:'
        f"<{kind}>{others}</{kind}></div></li>"
    )


def _size(*blocks: str) -> str:
    """How much text there is, for the style sheet to tell how tall an item will be.

    That is the number of characters, and of those that the last line of a block may leave empty.
    """
    characters = sum(len(_TAG.sub("", block)) for block in blocks)
    lasts = len(blocks) + sum(block.count("<li ") for block in blocks)
    return f' style="--iw-size:{characters + _LINE * lasts}"'


_TAG = re.compile(r"<[^>]*>")
_LINE = 38
"""Characters of a line on a phone."""


def _word(item: ReferenceItem) -> str:
    return escape(VERSION_WORDS[item.entry.kind])


def _version(item: ReferenceItem) -> str:
    word = _word(item)
    return word[0].upper() + word[1:]


def _elsewhere(item: ReferenceItem, first: ReferenceItem, *, numbered: bool) -> str:
    """What stands in the place of a version that is listed with another."""
    where = f"number {first.number}" if numbered else escape(first.called)
    word = "" if item.entry.kind is SourceKind.OTHER else f", {_word(item)}"
    html = (
        f'<a href="#{item.anchor}">{escape(item.called)}</a>{word}: '
        f"listed with {where}, of which it is another version."
    )
    return f'<li class="iw-note"{_size(html)}>{html}</li>'


def _source(item: ReferenceItem, view: PageView) -> str:
    entry = item.entry
    about = escape(view.link_to(source_id(entry.key)))
    name = escape(item.called)
    return (
        f"{item.html} {archive_html(entry)}{kind_html(entry)} "
        f'<a class="iw-about" href="{about}">about<span class="iw-sr"> this source: {name}</span>'
        f"</a>{_back(item)}"
    )


# --- ways back --------------------------------------------------------------------------------


def _back(item: ReferenceItem) -> str:
    """The ways back to the places that cite a source, by place in the source."""
    if not item.backlinks:
        return ""
    ways = "; ".join(_ways(item.backlinks))
    if len(item.backlinks) <= FEW:
        return f' <span class="iw-back">{ways}</span>'
    return (
        f'<details class="iw-back"><summary>cited in {len(item.backlinks)} places</summary>'
        f"{ways}</details>"
    )


def _ways(links: Sequence[BackLink]) -> Iterator[str]:
    """The ways of citations that name no place, then those of each kind of place.

    What is side by side stands in a `<span>`, in which the style sheet keeps targets apart.
    """
    if bare := [_way(link, link.letter) for link in links if link.place is None]:
        yield f"<span>{' '.join(bare)}</span>"
    for group in group_places([link.place for link in links]):
        values = ", ".join(_place(value, [links[n] for n in uses]) for value, uses in group.values)
        word = f"{escape(group.word)}{_NO_BREAK}" if group.word else ""
        yield f"{word}<span>{values}</span>"


def _place(value: str, links: Sequence[BackLink]) -> str:
    """A place in the source as the way to its first citation, and letters for the others."""
    first, *more = links
    return " ".join((_way(first, value), *(_way(link, link.letter) for link in more)))


def _way(link: BackLink, text: str) -> str:
    label = f"{link.label}, {link.locator}" if link.locator else link.label
    return (
        f'<a href="{link.href}" role="doc-backlink" aria-label="{escape(label)}">{escape(text)}</a>'
    )


# --- to copy ----------------------------------------------------------------------------------


def _template(items: Sequence[ReferenceItem]) -> str:
    entries = "".join(
        f'<pre data-iw-for="{item.anchor}">{escape(handed_on(item.entry), quote=False)}</pre>'
        for item in items
        if len(item.entry.raw) <= _MAX_ENTRY
    )
    if not entries:
        return ""
    return f'<template id="{TEMPLATE_ID}" data-iw-word="Copy BibTeX">{entries}</template>'
