"""The parts of an article's page that are not its body.

Beside it stands the infobox; below it what else to read, the articles that link here, and the
categories. The debate and the references, which stand among these, have modules of their own.
"""

from collections.abc import Sequence
from html import escape

from innerwiki.model import SeeAlso
from innerwiki.site.debate import DEBATE_ID
from innerwiki.site.marks import wanted_html
from innerwiki.site.references import REFERENCES_ID
from innerwiki.wiki.view import PageView, Target
from innerwiki.wiki.words import shorten

SEE_ALSO_ID = "iw-see-also"
BACKLINKS_ID = "iw-backlinks"
TITLES = {
    DEBATE_ID: "Debate",
    SEE_ALSO_ID: "See also",
    REFERENCES_ID: "References",
    BACKLINKS_ID: "What links here",
}
"""The sections that innerwiki adds below an article, by id, in their order."""

CATEGORIES = "categories"
"""The id of the page of all categories; that of one is below it."""


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


# --- ways on ----------------------------------------------------------------------------------

BEARABLE = 50
"""So many articles that link here are shown; more are folded away behind their number."""

_SHOWN = 160
"""Characters of a description, as the front matter limits it; a lead is cut to as many."""


def see_also(related: Sequence[SeeAlso], view: PageView) -> str:
    """The articles that the front matter names, each once, with what they are about.

    Args:
        related: what is named there, by title, alias or id.
        view: the wiki as the page sees it.
    """
    items: dict[str, str] = {}
    for also in related:
        target = view.article(also.target)
        if target is None:
            items.setdefault(also.target, wanted_html(also.target, also.target, view))
        elif target.id != view.id:
            items[f"/{target.id}"] = f"{_link(target, view)}{_about(target)}"
    if not items:
        return ""
    listed = "".join(f"<li>{item}</li>" for item in items.values())
    return (
        f'<section class="iw-see-also" aria-labelledby="{SEE_ALSO_ID}" data-search-exclude>'
        f'<h2 id="{SEE_ALSO_ID}">{TITLES[SEE_ALSO_ID]}</h2><ul>{listed}</ul></section>'
    )


def _link(target: Target, view: PageView) -> str:
    return f'<a class="iw-link" href="{escape(view.link_to(target.id))}">{escape(target.title)}</a>'


def _about(target: Target) -> str:
    about = shorten(target.description, _SHOWN)
    return f'<span class="iw-note">: {escape(about)}</span>' if about else ""


def backlinks(view: PageView) -> str:
    """The articles that link to this one."""
    items = [f"<li>{_link(target, view)}</li>" for target in view.backlinks()]
    if not items:
        return ""
    shown = f"<ul>{''.join(items[:BEARABLE])}</ul>"
    if rest := items[BEARABLE:]:
        shown += f"<details><summary>{len(rest):,} more</summary><ul>{''.join(rest)}</ul></details>"
    return (
        f'<section class="iw-backlinks" aria-labelledby="{BACKLINKS_ID}" data-search-exclude>'
        f'<h2 id="{BACKLINKS_ID}">{TITLES[BACKLINKS_ID]}</h2>{shown}</section>'
    )


def category_id(slug: str) -> str:
    """The id of the page of a category."""
    return f"{CATEGORIES}/{slug}"


def categories(view: PageView) -> str:
    """The categories of the article, in one line."""
    links = [
        f'<a href="{escape(view.link_to(category_id(one.slug)))}">{escape(one.name)}</a>'
        for one in view.categories()
    ]
    if not links:
        return ""
    return (
        '<p class="iw-categories" data-search-exclude>'
        f'<a href="{escape(view.link_to(CATEGORIES))}">Categories</a>: {", ".join(links)}</p>'
    )
