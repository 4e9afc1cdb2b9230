"""What an article has to do with others: whom it names, to which files it links, what it cites.

It is found where the article is read, so that to relate a large wiki takes no more than looking up.
"""

import posixpath
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import unquote

from innerwiki.model import Article, Entry
from innerwiki.syntax.headings import fold_title


class Ties(NamedTuple):
    """What an article has to do with others, each once."""

    names: frozenset[str]
    """The folded titles, aliases or ids of the articles that it links to, or says to see also."""
    paths: frozenset[str]
    """The paths of the files that it links to."""
    keys: frozenset[str]
    """The keys of the entries that it cites, inline or as general sources."""


def ties_of(article: Article, find: Callable[[str], Entry | None]) -> Ties:
    """The ties of an article; `find` gives the entry of a key or an identifier."""
    matter = article.front_matter
    names = {link.target for link in article.wiki_links if link.target}
    names.update(also.target for also in matter.see_also)
    keys = {item.key for citation in article.citations for item in citation.items}
    keys.update(source.key for source in matter.citations)
    return Ties(
        frozenset(map(fold_title, names)),
        frozenset([linked_path(article.path, link.href) for link in article.file_links]),
        frozenset([entry.key for entry in map(find, keys) if entry is not None]),
    )


def linked_path(path: str, href: str) -> str:
    """The path of the file that a relative link in the file `path` leads to.

    >>> linked_path("content/a/b.md", "../c%20d.md#part")
    'content/c d.md'
    """
    address = href
    if "#" in href or "?" in href or "%" in href:
        address = unquote(href.partition("#")[0].partition("?")[0])
    whole = f"{path[: path.rfind('/') + 1]}{address}"
    if whole[:1] not in "/." and "/." not in whole and "//" not in whole:
        return whole.removesuffix("/")  # nearly always; the rest takes its time
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
