"""Wanted articles: every title that is linked to and not yet written, and who links to it.

It is where a red link leads, so that a reader who wanted the article sees that it is missing, why
it matters, and how to begin it.
"""

import json
from collections.abc import Iterator
from functools import partial
from html import escape

from innerwiki.config import Config
from innerwiki.site import forge
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.header import SUGGEST
from innerwiki.site.marks import WANTED, wanted_anchor
from innerwiki.site.render import RenderedArticle
from innerwiki.syntax.headings import slug

TITLE = "Wanted articles"


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """The one page, where something is wanted."""
    if inputs.wiki.wanted:
        yield GeneratedPage(
            WANTED,
            TITLE,
            "Articles that are linked to and not yet written.",
            partial(_page, inputs),
        )


def _page(inputs: Inputs, link_to: LinkTo) -> RenderedArticle:
    wiki = inputs.wiki
    items = []
    given: set[str] = set()
    for title, ids in wiki.wanted.items():
        linking = ", ".join(
            f'<a href="{escape(link_to(i))}">{escape(wiki.articles[i].title)}</a>' for i in ids
        )
        anchor = wanted_anchor(title)
        # "A?" and "A!" have one anchor: links to either lead to the first.
        html_id = "" if anchor in given else f' id="{escape(anchor)}"'
        given.add(anchor)
        items.append(
            f"<li{html_id}><strong>{escape(title)}</strong>, "
            f"linked from {linking}{_begin(title, inputs.config)}</li>"
        )
    html = (
        f"<h1>{TITLE}</h1>"
        "<p>These articles are linked to and not yet written. If you know a work for one of them, "
        f'<a href="{escape(link_to(SUGGEST))}">suggest it as a source</a>.</p>'
        f'<ul class="iw-list">{"".join(items)}</ul>'
    )
    return RenderedArticle(html, "", (), ())


def _begin(title: str, config: Config) -> str:
    """A link to begin the article on the forge, its front matter filled in."""
    article_id = slug(title)
    address = forge.new_file(
        config.forge,
        f"{config.content}/{article_id}.md",
        f"---\ntitle: {_yaml(title)}\nstatus: draft\n---\n",
        title=title,
        article_id=article_id,
    )
    return f'. <a href="{escape(address)}">Begin this article</a>' if address else ""


def _yaml(title: str) -> str:
    """The title in double quotes: what JSON writes is YAML but for characters without a glyph."""
    quoted = json.dumps(title, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)
