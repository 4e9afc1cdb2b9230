"""What a page brings along so that its links can be previewed; `assets/previews.js` shows it.

A citation mark needs nothing: its source stands in the list of references below. Of the articles
that the text links to, their leads and states come with the page, each once however often it is
linked to, in a `<template>`, which neither browsers nor search engines show. An entry is found by
the address that stands in the link.
"""

from html import escape

from innerwiki.model import Article
from innerwiki.site.statuses import status_html
from innerwiki.wiki.view import PageView, Target
from innerwiki.wiki.words import counted, shorten

TEMPLATE_ID = "iw-previews"

_SHOWN = 320
"""Characters that a preview shows of a lead; a description is shorter."""


def previews(article: Article, view: PageView) -> str:
    """The previews of the articles that an article's text and infobox link to.

    Args:
        article: the article.
        view: the wiki as its page sees it.
    """
    html = "".join(_preview(target, view) for target in _linked(article, view).values())
    return f'<template id="{TEMPLATE_ID}">{html}</template>' if html else ""


def _linked(article: Article, view: PageView) -> dict[str, Target]:
    """By id, in reading order, the articles that are linked to, but for the article itself."""
    wiki_links = [view.article(link.target) for link in article.wiki_links if link.target]
    file_links = [
        view.article_at(view.path_of(article.path, link.href))
        for link in article.file_links
        if not link.href.startswith("#")
    ]
    found = {target.id: target for target in (*wiki_links, *file_links) if target is not None}
    found.pop(article.id, None)
    return found


def _preview(target: Target, view: PageView) -> str:
    lead = f"<p>{escape(shorten(target.description, _SHOWN))}</p>" if target.description else ""
    return (
        f'<div data-iw-for="{escape(view.link_to(target.id))}">'
        f'<p class="iw-preview-head"><strong>{escape(target.title)}</strong></p>'
        f"{lead}{_state(target, view)}</div>"
    )


def _state(target: Target, view: PageView) -> str:
    """The state of an article and the number of its sources; pages about the wiki have none."""
    assessment = view.assessment(target.id)
    if assessment is None:
        return ""
    sources = counted(len(assessment.sources), "source")
    return f'<p class="iw-preview-foot">{status_html(assessment.status)} · {sources}</p>'
