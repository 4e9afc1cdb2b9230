"""Categories: all tags with the number of their articles, and a page for each.

A wiki without tags has none of these pages.
"""

from collections.abc import Iterator
from functools import partial
from html import escape

from innerwiki.model import Category, Column, Filter, Listing, Span
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.listings import listing_html
from innerwiki.site.render import RenderedArticle
from innerwiki.site.sections import CATEGORIES, category_id
from innerwiki.wiki.listings import choose
from innerwiki.wiki.words import counted

TITLE = "Categories"

_COLUMNS = (Column.TITLE, Column.DESCRIPTION, Column.STATUS, Column.SOURCES, Column.COVERAGE)


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The page of all categories, then one for each."""
    categories = inputs.wiki.categories.values()
    if categories:
        yield GeneratedPage(
            CATEGORIES,
            TITLE,
            "The subjects that the articles of this wiki are about.",
            partial(_all, inputs),
            in_nav=2,
        )
    for category in categories:
        yield GeneratedPage(
            category_id(category.slug),
            f"Category: {category.name}",
            f"The articles of this wiki in the category {category.name}.",
            partial(_one, inputs, category),
        )


def _all(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    items = "".join(
        f'<li><a class="iw-link" href="{escape(link_to(category_id(one.slug)))}">'
        f"{escape(one.name)}</a> "
        f'<span class="iw-note">{counted(len(one.ids), "article")}</span></li>'
        for one in inputs.wiki.categories.values()
    )
    html = f'<h1>{TITLE}</h1><ul class="iw-columns">{items}</ul>'
    return RenderedArticle(html, "", (), ())


def _one(inputs: Inputs, category: Category, link_to: LinkTo) -> RenderedArticle:
    listing = Listing(Span("", 0, 0), where=((Filter.TAG, (category.name,)),), columns=_COLUMNS)
    table = listing_html(listing, choose(inputs.wiki, listing), link_to)
    html = (
        f"<h1>Category: {escape(category.name)}</h1>{table}"
        f'<p><a href="{escape(link_to(CATEGORIES))}">All categories</a></p>'
    )
    return RenderedArticle(html, "", (), ())
