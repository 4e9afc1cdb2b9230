"""The parts of an article's page that are not its body: infobox, references, what links here."""

from collections.abc import Callable, Sequence
from html import escape

from innerwiki.bibliography import FinishedBibliography, ReferenceItem, short_name
from innerwiki.site.entries import kind_html, source_id
from innerwiki.wiki.view import PageView

REFERENCES_ID = "references"
BACKLINKS_ID = "iw-backlinks"
TITLES = {REFERENCES_ID: "References", BACKLINKS_ID: "What links here"}
"""The sections that innerwiki adds below an article, by id."""


def infobox(title: str, rows: Sequence[tuple[str, str]]) -> str:
    """The summary table beside the lead.

    Args:
        title: the article's title, plain text.
        rows: label (plain text) and value (finished HTML) of each row.
    """
    if not rows:
        return ""
    body = "".join(
        f'<tr><th scope="row">{escape(label)}</th><td>{value}</td></tr>' for label, value in rows
    )
    return (
        f'<table class="iw-infobox"><caption>{escape(title)}</caption><tbody>{body}</tbody></table>'
    )


def references(bibliography: FinishedBibliography, link_to: Callable[[str], str]) -> str:
    """The list of references, and the general sources below it.

    Args:
        bibliography: the references of the page.
        link_to: from a page's id to a link; each reference leads to the page of its source.
    """
    if not bibliography.references and not bibliography.general:
        return ""
    cited = "".join(_reference(item, link_to) for item in bibliography.references)
    general = "".join(_reference(item, link_to) for item in bibliography.general)
    return (
        f'<h2 id="{REFERENCES_ID}">References</h2>'
        '<section class="iw-refs" role="doc-bibliography" aria-labelledby="references" '
        "data-search-exclude>"
        + (f"<ol>{cited}</ol>" if cited else "")
        + (f'<h3 id="iw-general">General sources</h3><ul>{general}</ul>' if general else "")
        + "</section>"
    )


def _reference(item: ReferenceItem, link_to: Callable[[str], str]) -> str:
    about = escape(link_to(source_id(item.entry.key)))
    name = escape(short_name(item.entry))
    return (
        f'<li id="{item.anchor}">{item.html} {kind_html(item.entry)} '
        f'<a class="iw-about" href="{about}">about<span class="iw-sr"> this source: {name}</span>'
        f"</a>{_back(item)}</li>"
    )


FEW = 6
"""So many back-links stand in the open; more are folded away behind their number."""


def _back(item: ReferenceItem) -> str:
    """The ways back to the places that cite a source, each with its locator."""
    if not item.backlinks:
        return ""
    links = " ".join(
        f'<span><a href="{link.href}" role="doc-backlink" aria-label="{escape(link.label)}">'
        f"{link.letter}</a>" + (f"&nbsp;{escape(link.locator)}" if link.locator else "") + "</span>"
        for link in item.backlinks
    )
    if len(item.backlinks) <= FEW:
        return f' <span class="iw-back">{links}</span>'
    return (
        f'<details class="iw-back"><summary>cited in {len(item.backlinks)} places</summary>'
        f"{links}</details>"
    )


def backlinks(view: PageView) -> str:
    """The articles that link to this one."""
    targets = view.backlinks()
    if not targets:
        return ""
    items = "".join(
        f'<li><a class="iw-link" href="{escape(view.link_to(t.id))}">{escape(t.title)}</a></li>'
        for t in targets
    )
    return (
        f'<section class="iw-backlinks" aria-labelledby="{BACKLINKS_ID}" data-search-exclude>'
        f'<h2 id="{BACKLINKS_ID}">What links here</h2><ul>{items}</ul></section>'
    )
