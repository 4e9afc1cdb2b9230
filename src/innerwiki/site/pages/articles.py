"""All articles: one table of what the wiki has, and what state each article is in."""

from collections.abc import Iterator
from functools import partial
from html import escape

from innerwiki.model import Column, Listing, Span
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.listings import listing_html
from innerwiki.site.render import RenderedArticle
from innerwiki.wiki.facts import tally
from innerwiki.wiki.listings import choose

ID = "articles"
TITLE = "All articles"

_LISTING = Listing(
    Span("", 0, 0),
    columns=(
        Column.TITLE,
        Column.TYPE,
        Column.STATUS,
        Column.WORDS,
        Column.SOURCES,
        Column.COVERAGE,
        Column.LAST_REVIEWED,
    ),
)


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The one page."""
    yield GeneratedPage(
        ID,
        TITLE,
        "Every article of this wiki, with its status, its sources and its last review.",
        partial(_page, inputs),
        in_nav=1,
    )


def _page(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    counts = tally(inputs.wiki.assessments.values())
    table = listing_html(_LISTING, choose(inputs.wiki, _LISTING), link_to)
    html = f"<h1>{TITLE}</h1><p>{escape(counts[:1].upper() + counts[1:])}.</p>{table}"
    return RenderedArticle(html, "", (), ())
