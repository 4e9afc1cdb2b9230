"""From an article to its page: the one place where the Markdown of articles is run.

A `Renderer` serves a whole build: one converter, reset between pages, and one formatter of
references, so that nothing is made twice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown import Markdown

from innerwiki.bibliography import Formatter
from innerwiki.config import Forge
from innerwiki.model import Article, Problem, ProblemKind, Span
from innerwiki.site import sections, sentinels
from innerwiki.site.extension import WikiExtension
from innerwiki.site.highlights import highlights
from innerwiki.site.page_writer import PageWriter
from innerwiki.site.publication import Publication
from innerwiki.site.searchable import searchable
from innerwiki.syntax.bounds import never_ends
from innerwiki.wiki.view import PageView


@dataclass(frozen=True, slots=True)
class TocItem:
    """A heading in the page's table of contents; `title` is HTML without links."""

    title: str
    id: str
    level: int
    children: tuple["TocItem", ...] = ()


@dataclass(frozen=True, slots=True)
class RenderedArticle:
    """A finished page: its HTML, title first, its contents, and where the readers disagreed.

    `searchable` is what of the HTML a search index keeps, `head` what its head tells programs.
    """

    html: str
    searchable: str
    toc: tuple[TocItem, ...]
    problems: tuple[Problem, ...]
    head: str = ""


class Renderer:
    """Renders articles, one after another, with one converter.

    Args of the constructor: options of the supported Markdown extensions that a host's
    configuration sets, of which those that the scanner depends on stay as they are; the forge at
    which articles are edited, if any; the wiki as a publication; and the build's formatter of
    references.
    """

    def __init__(
        self,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        forge: Forge | None = None,
        publication: Publication | None = None,
        formatter: Formatter | None = None,
    ) -> None:
        self._writer = PageWriter(forge, publication, formatter)
        self._extension = WikiExtension(options)
        self._markdown = Markdown(extensions=[self._extension])

    def render(self, article: Article, view: PageView) -> RenderedArticle:
        """Render one article as the view shows it the wiki."""
        found = highlights(article, view.assessment())
        self._extension.announced = article
        self._extension.stretches = lambda _: [one.span for one in found]
        # Of a text without a word Python-Markdown makes nothing, and runs no processor.
        text = article.body if article.body.strip() else "<!-- -->"
        if never_ends(text):
            return _as_source(article)  # the check has told why
        try:
            body = self._markdown.reset().convert(text)
        except Exception as error:  # noqa: BLE001 - what a foreign parser raises cannot be known
            reason = f"Python-Markdown fails on it ({type(error).__name__}: {error})"
            return _as_source(article, reason)
        page = self._writer.page(article, view, body, found)
        toc = (*_toc(getattr(self._markdown, "toc_tokens", [])), *_own_sections(page.apparatus))
        text = searchable(page.body, page.infobox)
        return RenderedArticle(page.html, text, toc, page.problems, page.metadata)


def _as_source(article: Article, reason: str = "") -> RenderedArticle:
    """The page of an article that Markdown cannot read: its text, and why, if nobody knows yet."""
    html = f"<h1>{escape(article.title)}</h1><pre>{escape(sentinels.clean(article.body))}</pre>"
    problem = Problem(
        ProblemKind.DISAGREEMENT,
        Span(article.path, article.body_start, article.body_start),
        f"this article is published as its source: {reason}",
        "mend the text; leaving out half of it, and half of that, finds the place",
    )
    return RenderedArticle(html, html, (), (problem,) if reason else ())


def _own_sections(html: str) -> Iterator[TocItem]:
    for name, title in sections.TITLES.items():
        if f'<h2 id="{name}">' in html:
            yield TocItem(title, name, 2)


def _toc(tokens: Sequence[Mapping[str, Any]]) -> list[TocItem]:
    return [
        TocItem(token["name"], token["id"], token["level"], tuple(_toc(token["children"])))
        for token in tokens
    ]
