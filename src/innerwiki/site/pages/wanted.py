"""Wanted articles: every title that is linked to and not yet written, and who links to it.

It is where a red link leads, so that a reader who wanted the article sees that it is missing, why
it matters, and how to begin it.
"""

from collections.abc import Callable
from html import escape
from urllib.parse import quote

from innerwiki.model import Wiki
from innerwiki.site.marks import WANTED, wanted_anchor
from innerwiki.syntax.headings import slug

ID = WANTED
TITLE = "Wanted articles"
DESCRIPTION = "Articles that are linked to and not yet written."


def page(wiki: Wiki, link_to: Callable[[str], str], new_file: str | None) -> str:
    """The page's HTML.

    Args:
        wiki: the wiki.
        link_to: from an article's id to a link from this page.
        new_file: the forge's address for a new file, a template; None where there is no forge.
    """
    items = []
    for title, ids in wiki.wanted.items():
        linking = ", ".join(
            f'<a href="{escape(link_to(i))}">{escape(wiki.articles[i].title)}</a>' for i in ids
        )
        items.append(
            f'<li id="{escape(wanted_anchor(title))}"><strong>{escape(title)}</strong>, '
            f"linked from {linking}{_begin(title, new_file)}</li>"
        )
    return (
        f"<h1>{TITLE}</h1>"
        "<p>These articles are linked to and not yet written.</p>"
        f'<ul class="iw-list">{"".join(items)}</ul>'
    )


def _begin(title: str, new_file: str | None) -> str:
    """A link to begin the article on the forge, its front matter filled in."""
    if not new_file:
        return ""
    article_id = slug(title)
    address = new_file.format(
        path=quote(f"{article_id}.md"),
        id=quote(article_id),
        title=quote(title),
        body=quote(f"---\ntitle: {title}\nstatus: draft\n---\n"),
        line="1",
        branch="main",
    )
    return f'. <a href="{escape(address)}">Begin this article</a>'
