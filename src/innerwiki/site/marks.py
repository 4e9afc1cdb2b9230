"""The HTML of what stands in the text in a reference's place: citation marks, links, gaps.

Everything here is a real link or plain text; nothing needs JavaScript. The marks are kept out of
the search index (`data-search-exclude`), since a number is not what anybody looks for.
"""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from types import MappingProxyType

from innerwiki.bibliography import Bibliography, CitedMark, MarkPart
from innerwiki.bibliography.locators import suffix_joint
from innerwiki.model import (
    Citation,
    CitationItem,
    Entry,
    Intent,
    Mark,
    MarkKind,
    Mode,
    Reference,
    WikiLink,
)
from innerwiki.syntax.headings import find_anchor, fold_title, slug
from innerwiki.wiki.view import PageView
from innerwiki.wiki.words import INTENT_WORDS

Inline = Callable[[str], str]
"""A function from a short Markdown text to its sanitised HTML."""


class Marks:
    """Writes the marks of one page, in reading order, into one bibliography.

    Args of the constructor: the wiki as the page sees it; the page's bibliography; what makes HTML
    of short Markdown; the addresses of the page's own headings; the number of each gap by its
    offset in the file, for those that stand in no sentence but in the infobox; whether a citation
    of unknown keys is a link.
    """

    def __init__(
        self,
        view: PageView,
        bibliography: Bibliography,
        inline: Inline,
        slugs: frozenset[str] = frozenset(),
        gaps: Mapping[int, int] = MappingProxyType({}),
        *,
        is_link: Callable[[Citation], bool] = lambda _: False,
    ) -> None:
        self.view = view
        self.slugs = slugs
        self.bibliography = bibliography
        self.inline = inline
        self.gaps = gaps
        self.is_link = is_link
        self.ids: dict[int, str] = {}
        """`id` of a citation -> the id of its mark."""
        self.parts: dict[str, MarkPart] = {}
        """Key of a source -> what the page has first cited it with."""

    def html_of(
        self, references: Sequence[Reference], raw: Sequence[str], number: int, in_link: bool
    ) -> str:
        """The HTML of one of some references.

        Args:
            references: those of a body or a fragment.
            raw: their texts in the source, escaped: what an unknown `@handle` goes back to.
            number: which one.
            in_link: it stands inside a link, where no other link may be.
        """
        reference = references[number]
        html = self._html_of(reference, raw[number], in_link=in_link)
        gap = self.gaps.get(reference.span.start)
        return html if gap is None else f'<span id="gap-{gap}">{html}</span>'

    def _html_of(self, reference: Reference, raw: str, *, in_link: bool) -> str:
        match reference:
            case Citation():
                return self._citation(reference, raw, in_link=in_link)
            case WikiLink():
                return self._wiki_link(reference, in_link=in_link)
            case Mark():
                return self._mark(reference)

    def _citation(self, citation: Citation, raw: str, *, in_link: bool) -> str:
        found = [(item, self.view.entry(item.key)) for item in citation.items]
        known = [(item, entry) for item, entry in found if entry is not None]
        narrative = citation.mode is Mode.NARRATIVE
        if not known and (narrative or self.is_link(citation)):
            return raw  # `@handle` in a text is just that
        mark = self.bibliography.cite(known, citation.mode) if known else None
        if mark is not None:
            self.ids[id(citation)] = mark.id
            for part in mark.parts:
                self.parts.setdefault(part.entry.key, part)
        body = self._parts(found, mark, citation.intent, in_link=in_link)
        name = f"{escape(mark.name)} " if mark and mark.name else ""
        intent = _intent(citation.intent) if citation.intent else ""
        anchor = f' id="{mark.id}"' if mark else ""
        frame = mark.frame if mark else self.bibliography.frame
        tag, also = ("sup", "") if frame.raised else ("span", " iw-cite--text")
        return (
            f'{name}<{tag} class="iw-cite{also}"{anchor}{intent} data-search-exclude>'
            f"{escape(frame.opening)}{body}{escape(frame.closing)}</{tag}>"
        )

    def _parts(
        self,
        found: Sequence[tuple[CitationItem, Entry | None]],
        mark: CitedMark | None,
        intent: Intent | None,
        *,
        in_link: bool,
    ) -> str:
        parts = iter(mark.parts if mark else ())
        pieces = []
        for item, entry in found:
            if entry is None:
                pieces.append(_unknown(item))
            else:
                pieces.append(self._part(next(parts), intent, in_link=in_link))
        bare = mark is None or all(not (p.prefix or p.locator or p.suffix) for p in mark.parts)
        frame = self.bibliography.frame
        return escape(frame.between_bare if bare else frame.between).join(pieces)

    def _part(self, part: MarkPart, intent: Intent | None, *, in_link: bool) -> str:
        shown = part.html
        label = f"{part.label}, {INTENT_WORDS[intent]} this" if intent else part.label
        if not in_link:
            # The preview of a mark that shows no number is headed by what it says.
            said = f'data-iw-said="{escape(part.said)}" ' if part.said else ""
            shown = (
                f'<a href="#{part.anchor}" role="doc-biblioref" {said}'
                f'aria-label="{escape(label)}">{shown}</a>'
            )
        prefix = f"{self.inline(part.prefix)} " if part.prefix else ""
        place = f", {escape(part.locator.replace(' ', NO_BREAK))}" if part.locator else ""
        suffix = (
            f'<span class="iw-suffix">{suffix_joint(part.locator, part.suffix)}'
            f"{self.inline(part.suffix)}</span>"
            if part.suffix
            else ""
        )
        return f"{prefix}{shown}{place}{suffix}"

    def _wiki_link(self, link: WikiLink, *, in_link: bool) -> str:
        text = escape(link.text)
        if in_link:
            return text
        if not link.target:
            return f'<a href="{_anchor(link, self.slugs)}">{text}</a>'
        target = self.view.article(link.target)
        if target is None:
            return wanted_html(link.target, link.text, self.view)
        address = escape(self.view.link_to(target.id)) + _anchor(link, target.slugs)
        return f'<a class="iw-link" href="{address}">{text}</a>'

    def _mark(self, mark: Mark) -> str:
        if mark.kind is MarkKind.NO_CITE:
            return ""
        since = f" since {escape(mark.since)}" if mark.since else ""
        reason = f": {escape(mark.reason)}" if mark.reason else ""
        return (
            '<sup class="iw-gap" data-search-exclude>'
            f'[citation needed<span class="iw-sr">{since}{reason}</span>]</sup>'
        )


def _intent(intent: Intent) -> str:
    """What a source does for the sentence, for style sheets and for the preview of the mark."""
    return f' data-intent="{intent}" data-iw-does="{INTENT_WORDS[intent]} this"'


NO_BREAK = "\N{NO-BREAK SPACE}"

WANTED = "wanted"
"""The id of the generated page that lists the articles that are linked to and missing."""


def _anchor(link: WikiLink, slugs: frozenset[str]) -> str:
    """The `#...` of a link; a section that is not there keeps its name, and is a finding."""
    if not link.anchor:
        return ""
    return "#" + escape(find_anchor(link.anchor, slugs) or slug(link.anchor))


def wanted_html(title: str, text: str, view: PageView) -> str:
    """A red link: it leads to where a missing article is listed.

    Args:
        title: the missing title, plain text.
        text: what the reader sees, plain text.
        view: the wiki as the page sees it.
    """
    wanted = escape(view.link_to(WANTED))
    return (
        f'<a class="iw-wanted" href="{wanted}#{escape(wanted_anchor(title))}">{escape(text)}'
        '<span class="iw-sr"> (no article yet)</span></a>'
    )


def wanted_anchor(title: str) -> str:
    """The anchor of a missing title on the page of wanted articles."""
    return "iw-wanted-" + slug(fold_title(title))


def _unknown(item: CitationItem) -> str:
    return (
        f'<strong class="iw-unknown">?{escape(item.key)}'
        '<span class="iw-sr"> (unknown source)</span></strong>'
    )
