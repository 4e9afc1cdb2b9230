"""The debate of an article: each statement that a source cited there disputes, with both sides.

`[@key]{.disputes}` says that a source is against the sentence it stands in. Whatever else the
sentence cites is for it, unless it only defines a term or gives the background.
"""

from collections.abc import Iterator, Sequence
from html import escape

from innerwiki.bibliography import anchor, short_name
from innerwiki.bibliography.locators import locator_text, suffix_joint
from innerwiki.model import Article, Citation, CitationItem, Claim, Entry, Intent
from innerwiki.site.marks import Marks
from innerwiki.site.uses import around, spoken
from innerwiki.wiki.view import PageView

DEBATE_ID = "iw-debate"


def debate(article: Article, view: PageView, marks: Marks) -> str:
    """The section, or nothing where nothing is disputed.

    Args:
        article: the article.
        view: the wiki as its page sees it.
        marks: what has written the page's marks.
    """
    writer = _Writer(article, view, marks)
    items = "".join(f"<li>{writer.statement(*one)}</li>" for one in writer.disputed())
    if not items:
        return ""
    return (
        f'<section class="iw-debate" aria-labelledby="{DEBATE_ID}" data-search-exclude>'
        f'<h2 id="{DEBATE_ID}">Debate</h2>'
        '<p class="iw-note">Statements of this article that a source cited here disputes.</p>'
        f"<ul>{items}</ul></section>"
    )


class _Writer:
    """Writes the statements of one article."""

    def __init__(self, article: Article, view: PageView, marks: Marks) -> None:
        self.article = article
        self.view = view
        self.marks = marks

    def disputed(self) -> Iterator[tuple[str, Sequence[Citation]]]:
        """Each statement that is disputed, in reading order: its words, and what it cites."""
        found: list[tuple[int, str, Sequence[Citation]]] = []
        in_claims: set[int] = set()
        for claim in self.article.claims:
            in_claims.update(map(id, claim.citations))
            if any(map(self._disputes, claim.citations)):
                found.append((claim.span.start, f"“{self._spoken(claim)}”", claim.citations))
        for citation in self.article.citations:
            if id(citation) not in in_claims and self._disputes(citation):
                found.append((citation.span.start, self._around(citation), (citation,)))
        for _, text, citations in sorted(found, key=lambda one: one[0]):
            yield text, citations

    def _spoken(self, claim: Claim) -> str:
        return spoken(claim.text, claim.citations, self.view.entry)

    def statement(self, text: str, citations: Sequence[Citation]) -> str:
        """A statement, linked to where it is disputed, and its two sides."""
        first = next(filter(self._disputes, citations))
        sides = {
            "For": [c for c in citations if c.intent in (None, Intent.SUPPORTS)],
            "Against": [c for c in citations if c.intent is Intent.DISPUTES],
        }
        rows = "".join(
            f"<div><dt>{side}</dt><dd>{self._sources(cited)}</dd></div>"
            for side, cited in sides.items()
        )
        return f'<a href="#{self._mark(first)}">{escape(text)}</a><dl>{rows}</dl>'

    def _sources(self, citations: Sequence[Citation]) -> str:
        """The sources of some citations, each place of a source once."""
        sources = [
            self._source(item, entry)
            for citation in citations
            for item, entry in self._known(citation)
        ]
        return "; ".join(dict.fromkeys(sources)) or "no source is cited"

    def _source(self, item: CitationItem, entry: Entry) -> str:
        prefix = f"{self.marks.inline(item.prefix)} " if item.prefix else ""
        place = locator_text(item.locator) if item.locator else ""
        suffix = suffix_joint(place, item.suffix) + self.marks.inline(item.suffix)
        link = f'<a href="#{anchor(entry.key)}">{escape(self._called(entry))}</a>'
        return prefix + link + (place and f", {escape(place)}") + (item.suffix and suffix)

    def _called(self, entry: Entry) -> str:
        """What the page calls a source, with its number where it calls another the same."""
        part = self.marks.parts.get(entry.key)
        if part is None:
            return short_name(entry)
        same = [one for one in self.marks.parts.values() if one.called == part.called]
        return part.called if len(same) == 1 else f"{part.called} [{part.number}]"

    def _known(self, citation: Citation) -> Iterator[tuple[CitationItem, Entry]]:
        for item in citation.items:
            entry = self.view.entry(item.key)
            if entry is not None:
                yield item, entry

    def _disputes(self, citation: Citation) -> bool:
        return citation.intent is Intent.DISPUTES and any(self._known(citation))

    def _mark(self, citation: Citation) -> str:
        """The id of a citation's mark; of one that Markdown did not show, its reference's."""
        known = [entry.key for _, entry in self._known(citation)]
        return self.marks.ids.get(id(citation), anchor(known[0]))

    def _around(self, citation: Citation) -> str:
        """The words of a statement that claims nothing, such as a question or a heading."""
        for aside in self.article.asides:
            if aside.span.start <= citation.span.start < aside.span.end:
                return f"“{aside.text}”"
        where, text = around(self.article, citation)
        return f"“{text}”" if where != "elsewhere" else "A place outside the sentences"
