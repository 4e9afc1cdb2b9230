"""What the issue of an article that needs citations says: which places, why, and how to mend them.

Every word of the article in it is inert: it neither calls people nor links issues nor is HTML.
"""

from collections.abc import Iterator

from innerwiki.model import Article, Assessment, Wiki
from innerwiki.overviews.articles import percent
from innerwiki.overviews.gap_markdown import View, gap_line
from innerwiki.overviews.issues import Wanted, wanted_issue
from innerwiki.reports.inert import link
from innerwiki.reports.visible import visible
from innerwiki.wiki.facts import in_need
from innerwiki.wiki.words import counted, shorten

LIMIT = 60_000
"""Bytes of a text; GitHub refuses one of more than 65,536 characters."""

_GAPS = 50
"""So many places are listed, if there is room; the others are counted."""
_TITLE = 200
"""Characters that are shown of an article's title; GitHub takes 256 in all."""

_HOW = (
    "Cite a source behind the sentence, as `[@key, p. 3]`, and take the mark "
    "`{.needs-citation ...}` out if there is one; or say in a comment which source it is."
)
_KEPT = (
    "_A workflow keeps this text: it is written anew when these places change, and the issue is "
    "closed when none is left. Comments stay. Close it as not planned, and it stays closed._"
)


def wanted_issues(wiki: Wiki, view: View, site: str = "") -> list[Wanted]:
    """The issues that there should be, the most important article's first.

    Args:
        wiki: the wiki.
        view: where the forge shows the line of a path, which is the file of an id.
        site: the address of the published wiki, if it is known.
    """
    return [_issue(wiki, *one, view, site) for one in in_need(wiki)]


def _issue(wiki: Wiki, article: Article, assessment: Assessment, view: View, site: str) -> Wanted:
    title = visible(f"Citations needed: {shorten(' '.join(article.title.split()), _TITLE)}")
    head = _head(article, assessment, view, site)
    tail = f"\n{_HOW}\n\n{_KEPT}\n"
    room = LIMIT - len(f"{head}{tail}".encode("utf-8", "replace"))
    return wanted_issue(
        article.id, title, head + _list(wiki, article, assessment, view, room) + tail
    )


def _head(article: Article, assessment: Assessment, view: View, site: str) -> str:
    named = link(visible(shorten(article.title, _TITLE)), view(article.path, 1, article.id))
    places = counted(len(assessment.gaps), "place")
    verb = "needs" if len(assessment.gaps) == 1 else "need"
    said = f"In {named}, {places} {verb} a citation."
    if assessment.coverage.claims:
        claims = counted(assessment.coverage.claims, "claim")
        said += f" {percent(assessment.coverage)} of {claims} "
        said += f"{'is' if assessment.coverage.claims == 1 else 'are'} cited."
    if site:
        said += f" {link('The page', f'{site}{article.id}/')} shows them."
    return f"{said}\n\n"


def _list(wiki: Wiki, article: Article, assessment: Assessment, view: View, room: int) -> str:
    """As many places as there is room for, and how many there are besides."""
    gaps = assessment.gaps
    text = ""
    told = 0
    room -= 100  # for the last item
    for item in _items(wiki, article, assessment, view):
        room -= len(item.encode("utf-8", "replace"))
        if room < 0:
            break
        text += item
        told += 1
    rest = len(gaps) - told
    return text + (f"- and {rest:,} more\n" if rest else "")


def _items(wiki: Wiki, article: Article, assessment: Assessment, view: View) -> Iterator[str]:
    for gap in assessment.gaps[:_GAPS]:
        yield f"- {visible(gap_line(wiki, article, gap, view))}\n"
