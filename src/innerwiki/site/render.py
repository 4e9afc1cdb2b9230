"""From an article to its page: the one place where Markdown is run.

A `Renderer` serves a whole build: one converter, reset between pages, and one formatter of
references, so that nothing is made twice.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape
from typing import Any

from markdown import Markdown

from innerwiki.bibliography import Bibliography, Formatter
from innerwiki.config import Forge
from innerwiki.model import Article, Assessment, Fragment, Problem, ProblemKind, Span
from innerwiki.site import sections, sentinels
from innerwiki.site.extension import WikiExtension
from innerwiki.site.header import CONTRIBUTE, header
from innerwiki.site.highlights import highlights, show_highlights
from innerwiki.site.insert import insert_listings
from innerwiki.site.listings import listing_html
from innerwiki.site.marks import Marks
from innerwiki.site.previews import previews
from innerwiki.site.resolve import Follow, disagreements, resolve
from innerwiki.site.sanitize import sanitize
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

    `searchable` is what of the HTML a search index keeps.
    """

    html: str
    searchable: str
    toc: tuple[TocItem, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML of a page in parts, and where scanner and Markdown read the article differently.

    `head` is the title and the state of the article; `apparatus` what stands below the body:
    further reading, references, back-links, categories, and what previews show.
    """

    head: str
    infobox: str
    body: str
    apparatus: str
    problems: tuple[Problem, ...]

    @property
    def html(self) -> str:
        """The whole page."""
        return self.head + self.infobox + self.body + self.apparatus


class PageWriter:
    """Joins the parts of a page: title, head, infobox, body with its marks, references, back-links.

    Args of the constructor: the forge at which articles are edited, if any.
    """

    def __init__(self, forge: Forge | None = None) -> None:
        self._inline = lru_cache(maxsize=4096)(_Inline())
        self._formatter = Formatter()
        self._forge = forge or Forge()

    def page(self, article: Article, view: PageView, body: str) -> Page:
        """The page of an article.

        Args:
            article: the article.
            view: the wiki as its page sees it.
            body: its sanitised body, sentinels still in it.
        """
        bibliography = Bibliography(self._formatter)
        slugs = frozenset(heading.slug for heading in article.headings)
        assessment = view.assessment()
        marks = Marks(view, bibliography, self._inline, slugs, _gaps_above(article, assessment))
        follow = partial(view.follow, article.path)
        rows = [
            (row.label, self._fragment(row.value, marks, follow))
            for row in article.front_matter.infobox
        ]
        text = article.text
        raw = [escape(text[r.span.start : r.span.end]) for r in article.references]
        body, stray = sentinels.stray_headings(body)
        resolved = resolve(body, partial(marks.html_of, article.references, raw), raw, follow)
        body = sentinels.without_stretches(body)
        html, as_code = insert_listings(
            resolved.html,
            article,
            lambda listing: listing_html(listing, view.articles(listing), view.link_to),
        )
        general = [view.entry(source.key) for source in article.front_matter.citations]
        bibliography.general([entry for entry in general if entry is not None])
        html = show_highlights(html, highlights(article, assessment))
        title, html = _title(article, html)
        head = ""
        if assessment is not None:  # a page about the wiki itself has no state
            head = header(article, assessment, self._forge, view.link_to(CONTRIBUTE))
        return Page(
            title + head,
            sections.infobox(article.title, rows),
            html,
            sections.see_also(article.front_matter.see_also, view)
            + sections.references(bibliography.finish(), view.link_to)
            + sections.backlinks(view)
            + sections.categories(view)
            + previews(article, view),
            (
                *disagreements(article, resolved, body, stray, lambda key: bool(view.entry(key))),
                *as_code,
            ),
        )

    def _fragment(self, fragment: Fragment, marks: Marks, follow: Follow) -> str:
        html = self._inline(sentinels.fragment_with_sentinels(fragment))
        raw = [escape(fragment.text[start:end]) for start, end in fragment.offsets]
        return resolve(html, partial(marks.html_of, fragment.references, raw), raw, follow).html


def _title(article: Article, html: str) -> tuple[str, str]:
    """The page's title and the rest of the body: an author's own first heading comes first."""
    match = _FIRST_HEADING.match(html)
    if match is None:
        return f"<h1>{escape(article.title)}</h1>", html
    return match[0], html[match.end() :]


_FIRST_HEADING = re.compile(r"\s*<h1\b.*?</h1>", re.DOTALL)


def _gaps_above(article: Article, assessment: Assessment | None) -> dict[int, int]:
    """The number, from 1, of each gap that stands above the body, by its offset in the file."""
    gaps = assessment.gaps if assessment is not None else ()
    places = {gap.span.start: number for number, gap in enumerate(gaps, 1)}
    return {start: number for start, number in places.items() if start < article.body_start}


class Renderer:
    """Renders articles, one after another, with one converter.

    Args of the constructor: options of the supported Markdown extensions that a host's
    configuration sets, of which those that the scanner depends on stay as they are; and the forge
    at which articles are edited, if any.
    """

    def __init__(
        self,
        options: Mapping[str, Mapping[str, Any]] | None = None,
        forge: Forge | None = None,
    ) -> None:
        self._writer = PageWriter(forge)
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
        page = self._writer.page(article, view, body)
        toc = (*_toc(getattr(self._markdown, "toc_tokens", [])), *_own_sections(page.apparatus))
        text = searchable(page.body, page.infobox)
        return RenderedArticle(page.html, text, toc, page.problems)


class _Inline:
    """Short Markdown in one line: affixes of citations, values of the infobox.

    Of the blocks only the paragraph is left, so that `1974. Revised` makes no list.
    """

    def __init__(self) -> None:
        self._markdown = Markdown(extensions=["attr_list", "pymdownx.betterem"])
        for name in _BLOCKS:
            self._markdown.parser.blockprocessors.deregister(name)
        self._markdown.preprocessors.deregister("html_block")

    def __call__(self, text: str) -> str:
        if not any(char in text for char in "*_`[<&\\!"):
            return escape(text, quote=False)
        html = self._markdown.reset().convert(text.strip())
        html = sanitize(sentinels.clean_entities(html)).strip()
        return html.removeprefix("<p>").removesuffix("</p>")


_BLOCKS = (
    "indent",
    "code",
    "hashheader",
    "setextheader",
    "hr",
    "olist",
    "ulist",
    "quote",
    "reference",
)


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
