"""Puts tables of articles in the place of their sentinels, in the finished HTML of a body.

`sentinels.listings_apart` has given each sentinel an element of its own. Where Markdown took the
block for code all the same (it was indented like code, or stands in `<pre>`), or where it stands in
an attribute or a link, the author's text is put back and the place is reported.
"""

import re
from collections.abc import Callable
from html import escape

from innerwiki.model import Article, Listing, Problem, ProblemKind
from innerwiki.site import sentinels
from innerwiki.syntax.listings import content_of
from innerwiki.syntax.raw_html import LITERAL_TAGS

_REST = r"[^>\"]*(?:\"[^\"]*\"[^>\"]*)*"
_EMPTY = r"(?:<p>\s*</p>\s*)?"
# Tags inside which text is shown as it is, other tags with attributes, and sentinels, with what is
# left of a paragraph that they parted.
_TOKEN = re.compile(
    rf"<(?P<close>/?)(?P<tag>a|{'|'.join(LITERAL_TAGS)})\b{_REST}>"
    rf"|<[a-zA-Z][\w-]*\s{_REST}>"
    rf"|(?P<mark>{_EMPTY}<div>{sentinels.LISTING}</div>{_EMPTY}|{sentinels.LISTING})"
)
_SENTINEL = re.compile(sentinels.LISTING)


def insert_listings(
    html: str, article: Article, write: Callable[[Listing], str]
) -> tuple[str, list[Problem]]:
    """Some HTML with its tables, and those of them that Markdown took for something else.

    Args:
        html: the sanitised HTML of the article's body.
        article: the article; a sentinel's index is one into its `listings`.
        write: makes the HTML of a table.
    """
    if not article.listings:
        return html, []
    walk = _Walk(article, write)
    return _TOKEN.sub(walk.over, html), walk.problems


class _Walk:
    def __init__(self, article: Article, write: Callable[[Listing], str]) -> None:
        self.article = article
        self.write = write
        self.depth = 0
        self.problems: list[Problem] = []
        self.shown: list[Listing] = []

    def over(self, token: re.Match[str]) -> str:
        """What becomes of a tag or a sentinel."""
        if token["mark"] is None:
            if token["tag"]:
                self.depth += -1 if token["close"] else 1
            return _SENTINEL.sub(self._restored, token[0])
        sentinel = _SENTINEL.search(token["mark"])
        return self._restored(sentinel) if self.depth > 0 else self._table(sentinel)

    def _table(self, sentinel: re.Match[str] | None) -> str:
        listing = self._listing(sentinel)
        if listing is None or listing in self.shown:
            return ""  # Markdown showed the text twice; a reader meets the table once
        self.shown.append(listing)
        return self.write(listing)

    def _restored(self, sentinel: re.Match[str] | None) -> str:
        """The block as its author wrote it."""
        listing = self._listing(sentinel)
        if listing is None:
            return ""
        self.problems.append(
            Problem(
                ProblemKind.DISAGREEMENT,
                listing.span,
                "Markdown shows this table of articles as code",
                "indent it less; to show it as an example, put it in a fence of more back-ticks",
            )
        )
        return escape(content_of(listing, self.article.text))

    def _listing(self, sentinel: re.Match[str] | None) -> Listing | None:
        number = sentinels.index(sentinel[1]) if sentinel else len(self.article.listings)
        return self.article.listings[number] if number < len(self.article.listings) else None
