"""What an article has to do with others: whom it names, to which files it links, what it cites.

It is found where the article is read, so that to relate a large wiki takes no more than looking up.
"""

import posixpath
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from innerwiki.model import Article
from innerwiki.syntax.headings import fold_title


class Ties(NamedTuple):
    """What an article has to do with others, each once."""

    names: frozenset[str]
    """The folded titles, aliases or ids of the articles that it links to, or says to see also."""
    paths: frozenset[str]
    """The paths of the files that it links to."""
    keys: frozenset[str]
    """The keys of the entries that it cites, inline or as general sources."""


def ties_of(article: Article, keys: Iterable[str]) -> Ties:
    """The ties of an article that cites the entries of some keys."""
    matter = article.front_matter
    names = {link.target for link in article.wiki_links if link.target}
    names.update(also.target for also in matter.see_also)
    return Ties(
        frozenset(map(fold_title, names)),
        linked_paths(article.path, [link.href for link in article.file_links]),
        frozenset(keys),
    )


def linked_paths(path: str, hrefs: Sequence[str]) -> frozenset[str]:
    """The paths of the files that relative links in the file `path` lead to.

    Nearly always they lead to files of its folder and are written plainly, which one look at all of
    them tells.
    """
    folder = path[: path.rfind("/") + 1]
    listed = "\n".join(("", *hrefs, ""))
    if any(map(listed.__contains__, _NOT_PLAIN)) or linked_path(path, "a") != f"{folder}a":
        return frozenset([linked_path(path, href) for href in hrefs])
    return frozenset([folder + href for href in hrefs])


_NOT_PLAIN = ("#", "?", "%", "/", "\n.", "\n\n")
"""What one of the links that are not as plain has, where each stands in a line."""


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
