"""The parts of an article's page in their order, around the HTML that Markdown made of the body.

Title and state, infobox, body with its marks, then what stands below it: further reading,
references, back-links, how to cite the page, and what programs read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from html import escape

from innerwiki.bibliography import Bibliography, Formatter
from innerwiki.config import Forge
from innerwiki.model import (
    Article,
    Assessment,
    CitationItem,
    Entry,
    Fragment,
    GeneralSource,
    Problem,
)
from innerwiki.site import sections, sentinels
from innerwiki.site.debate import debate
from innerwiki.site.formulas import hold_formulas, show_formulas
from innerwiki.site.header import CONTRIBUTE, SUGGEST, header
from innerwiki.site.highlights import Highlight, show_highlights
from innerwiki.site.insert import insert_listings
from innerwiki.site.listings import listing_html
from innerwiki.site.marks import Marks
from innerwiki.site.metadata import ForPrograms
from innerwiki.site.previews import previews
from innerwiki.site.publication import Publication
from innerwiki.site.references import references as list_references
from innerwiki.site.resolve import Follow, disagreements, resolve
from innerwiki.site.short_text import ShortText
from innerwiki.site.tables import frame_tables
from innerwiki.wiki.view import PageView


@dataclass(frozen=True, slots=True)
class Page:
    """The HTML of a page in parts, and where scanner and Markdown read the article differently.

    `head` is the title and the state of the article; `apparatus` what stands below the body:
    further reading, references, back-links, categories, how to cite the page, what previews show,
    and what programs read. `metadata` belongs into the head of the document.
    """

    head: str
    infobox: str
    body: str
    apparatus: str
    problems: tuple[Problem, ...]
    metadata: str = ""

    @property
    def html(self) -> str:
        """The whole page."""
        return self.head + _opening(self.infobox, self.body) + self.apparatus


def _opening(infobox: str, body: str) -> str:
    """Infobox and body, the infobox bound to the paragraph that it stands beside.

    So a narrow window, where nothing stands beside anything, can show the paragraph first.
    """
    match = _FIRST_PARAGRAPH.match(body) if infobox else None
    if match is None:
        return infobox + body
    return f'<div class="iw-opening">{infobox}{match[0]}</div>{body[match.end() :]}'


_FIRST_PARAGRAPH = re.compile(r"\s*<p\b.*?</p>", re.DOTALL)


class PageWriter:
    """Joins the parts of a page: title, head, infobox, body with its marks, references, back-links.

    Args of the constructor: the forge at which articles are edited, if any; the wiki as a
    publication, of which the pages are parts; and the build's formatter of references, which knows
    the style.
    """

    def __init__(
        self,
        forge: Forge | None = None,
        publication: Publication | None = None,
        formatter: Formatter | None = None,
    ) -> None:
        self._inline = lru_cache(maxsize=4096)(ShortText())
        self._formatter = formatter or Formatter()
        self._forge = forge or Forge()
        self._programs = ForPrograms(publication) if publication else None

    def page(self, article: Article, view: PageView, body: str, found: Sequence[Highlight]) -> Page:
        """The page of an article.

        Args:
            article: the article.
            view: the wiki as its page sees it.
            body: its sanitised body, sentinels still in it.
            found: what is highlighted in it, whose sentinels the body holds.
        """
        bibliography = Bibliography(self._formatter)
        general = _entries(article.front_matter.citations, view)
        if bibliography.reads_ahead:
            items = (item for citation in article.citations for item in citation.items)
            bibliography.expect(_entries(items, view), general)
        slugs = frozenset(heading.slug for heading in article.headings)
        assessment = view.assessment()
        gaps = _gaps_above(article, assessment)
        marks = Marks(view, bibliography, self._inline, slugs, gaps, is_link=article.is_link)
        follow = partial(view.follow, article.path)
        rows = [
            (row.label, self._fragment(row.value, marks, follow))
            for row in article.front_matter.infobox
        ]
        text = article.text
        raw = [escape(text[r.span.start : r.span.end]) for r in article.references]
        body, stray = sentinels.stray_headings(hold_formulas(body))
        resolved = resolve(body, partial(marks.html_of, article.references, raw), raw, follow)
        body = sentinels.without_stretches(body)
        html, as_code = insert_listings(
            resolved.html,
            article,
            lambda listing: listing_html(listing, view.articles(listing), view.link_to),
        )
        bibliography.general(general)
        html = frame_tables(show_formulas(show_highlights(html, found)))
        title, html = _title(article, html)
        head = cited_as = metadata = ""
        references = bibliography.finish()
        if self._programs is not None:
            cited_as, metadata = self._programs.parts(article, view, references)
        if assessment is not None:  # a page about the wiki itself has no state
            suggest = view.link_to(SUGGEST) if self._programs is not None else ""
            contribute = view.link_to(CONTRIBUTE)
            head = header(article, assessment, self._forge, contribute, suggest)
        return Page(
            title + head,
            sections.infobox(article.title, rows),
            html,
            debate(article, view, marks)
            + sections.see_also(article.front_matter.see_also, view)
            + list_references(references, view)
            + sections.backlinks(view)
            + sections.categories(view)
            + cited_as
            + previews(article, view),
            (
                *disagreements(article, resolved, body, stray, lambda key: bool(view.entry(key))),
                *as_code,
            ),
            metadata,
        )

    def _fragment(self, fragment: Fragment, marks: Marks, follow: Follow) -> str:
        html = self._inline(sentinels.fragment_with_sentinels(fragment))
        raw = [escape(fragment.text[start:end]) for start, end in fragment.offsets]
        return resolve(html, partial(marks.html_of, fragment.references, raw), raw, follow).html


def _entries(named: Iterable[CitationItem | GeneralSource], view: PageView) -> list[Entry]:
    """The entries of those keys that have one."""
    found = (view.entry(one.key) for one in named)
    return [entry for entry in found if entry is not None]


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
