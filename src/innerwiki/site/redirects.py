"""Pages that lead on: at the addresses of aliases, of former ids, and of articles that gave way.

They are plain HTML, made without the theme: a browser goes on at once, a search engine learns the
right address, and whoever is held up finds a link.
"""

from collections.abc import Collection, Iterator
from html import escape

from innerwiki.model import Wiki

_NEVER = frozenset({"index", "404"})
"""Addresses that a site gives a meaning of its own."""


def redirects(wiki: Wiki, taken: Collection[str]) -> Iterator[tuple[str, str]]:
    """Address, and the id of the article that it leads to.

    Args:
        wiki: the wiki.
        taken: the ids of all pages that are made; none of them is written over.
    """
    for address, article_id in wiki.addresses.items():
        if address not in taken and address not in _NEVER:
            yield address, article_id


def redirect_html(title: str, link: str, canonical: str, language: str) -> str:
    """The page.

    Args:
        title: the article's title, plain text.
        link: from this page to the article's.
        canonical: the article's address, complete if the site's is known.
        language: the language of the wiki.
    """
    shown, to = escape(title), escape(link)
    return f"""<!doctype html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{shown}</title>
<meta http-equiv="refresh" content="0; url={to}">
<link rel="canonical" href="{escape(canonical)}">
<meta name="robots" content="noindex">
</head>
<body>
<main>
<h1>{shown}</h1>
<p>This is at <a href="{to}">{shown}</a>.</p>
</main>
</body>
</html>
"""
