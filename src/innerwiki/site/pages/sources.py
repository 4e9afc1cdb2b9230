"""A page for each source: what it is, who cites it for what, and what rests on it alone.

Whoever doubts a source finds here every sentence that leans on it, and the passages of it that the
editors have kept; whoever wants to cite it finds its key, and its entry as the wiki hands it on.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from html import escape
from itertools import groupby
from operator import attrgetter
from urllib.parse import quote

from innerwiki.bibliography import (
    Text,
    csl_json,
    identifiers_of,
    short_name,
    to_html,
    to_plain,
)
from innerwiki.bibliography.archives import archive_of
from innerwiki.bibliography.identifiers import arxiv_of
from innerwiki.bibliography.manifestations import versions
from innerwiki.bibliography.portable import handed_on
from innerwiki.bibliography.text import Link
from innerwiki.model import Entry
from innerwiki.site import forge
from innerwiki.site.entries import (
    citation_html,
    code_html,
    kind_html,
    source_id,
)
from innerwiki.site.excerpts import excerpts_html
from innerwiki.site.generated import GeneratedPage, Inputs, LinkTo
from innerwiki.site.metadata import hidden_source
from innerwiki.site.render import RenderedArticle, TocItem
from innerwiki.site.uses import Use, Uses, find_uses
from innerwiki.wiki.assess import is_withdrawn
from innerwiki.wiki.words import INTENT_WORDS, VERSION_WORDS, counted

_CITED = TocItem("Cited in", "iw-cited", 2)
_GENERAL = TocItem("General source of", "iw-general", 2)
_ALONE = TocItem("What rests on it alone", "iw-alone", 2)
_EXCERPTS = TocItem("Excerpts", "iw-excerpts", 2)
_BIBTEX = TocItem("BibTeX", "iw-bibtex", 2)
_CSL_JSON = TocItem("CSL-JSON", "iw-csl-json", 2)


def pages(inputs: Inputs) -> Iterator[GeneratedPage]:
    """A page for each entry of the library."""
    sources = _Sources(inputs)
    for entry in inputs.wiki.library:
        reference = to_plain(inputs.formatter.format(entry).text)
        make = partial(sources.page, entry)
        yield GeneratedPage(source_id(entry.key), entry.title, reference, make)


class _Sources:
    """What all these pages share: it is looked up once, when the first of them is made."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs

    @cached_property
    def uses(self) -> Uses:
        """What rests on each source."""
        return find_uses(self.inputs.wiki)

    def page(self, entry: Entry, link_to: LinkTo) -> RenderedArticle:
        """The page of one source."""
        key, library = entry.key, self.inputs.wiki.library
        writer = _Writer(self.inputs, entry, link_to)
        cited, general = self.uses.cited.get(key, ()), self.uses.general.get(key, ())
        sections = [
            (_EXCERPTS, excerpts_html(library.excerpts.get(key, ()))),
            (_CITED, writer.cited(cited)),
            (_GENERAL, writer.general(general)),
            (_ALONE, writer.alone(self.uses.alone.get(key, ())) if cited else ""),
            (_BIBTEX, code_html("iw-bibtex-text", handed_on(entry), "BibTeX")),
            (_CSL_JSON, code_html("iw-csl-json-text", csl_json([entry]).strip(), "CSL-JSON")),
        ]
        shown = [(head, html) for head, html in sections if html]
        html = writer.head([one for one in versions(library, key) if one.key != key]) + "".join(
            f'<h2 id="{head.id}">{head.title}</h2>{html}' for head, html in shown
        )
        html += hidden_source(entry)
        return RenderedArticle(html, "", tuple(head for head, _ in shown), ())


class _Writer:
    """Writes the parts of one page."""

    def __init__(self, inputs: Inputs, entry: Entry, link_to: LinkTo) -> None:
        self.inputs = inputs
        self.entry = entry
        self.link_to = link_to

    # --- what it is ---

    def head(self, others: Iterable[Entry]) -> str:
        """Title, reference, and what is known of the work; `others` are its other versions."""
        entry = self.entry
        notice = ""
        if is_withdrawn(entry):
            notice = (
                '<p class="iw-notice"><strong>This source was retracted or withdrawn.</strong> '
                "What rests on it alone needs another source.</p>"
            )
        facts = "".join(
            f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in self._facts(others)
        )
        return (
            f"<h1>{escape(entry.title)}</h1>{notice}"
            f"<p>{self.inputs.formatter.format(entry).html} {kind_html(entry)}</p>"
            f'<dl class="iw-source">{facts}</dl>'
        )

    def _facts(self, others: Iterable[Entry]) -> Iterator[tuple[str, str]]:
        yield "Cite as", citation_html(self.entry.key)
        for name, identifier in _identifiers(self.entry):
            yield name, to_html(identifier)
        fields = self.entry.fields
        if "urldate" in fields and "url" in fields:
            yield "Accessed", escape(fields["urldate"])
        archive, day = archive_of(self.entry)
        if archive:
            made = f", {escape(day)}" if day else ""
            yield "Archived copy", to_html(Link(archive, archive)) + made
        if versions_told := "; ".join(map(self._version, others)):
            yield "Other versions", versions_told
        yield "File", self._file()

    def _version(self, other: Entry) -> str:
        """Another version of the work: what it is, and how many articles cite it."""
        ids = self.inputs.wiki.cited_by.get(other.key, ())
        cited = f"cited in {counted(len(ids), 'article')}" if ids else "not cited"
        return (
            f'<a href="{escape(self.link_to(source_id(other.key)))}">{escape(short_name(other))}, '
            f"{escape(other.title)}</a> ({escape(VERSION_WORDS[other.kind])}, {cited})"
        )

    def _file(self) -> str:
        span = self.entry.span
        line = self.inputs.wiki.sources[span.path].position(span.start).line
        templates = self.inputs.config.forge
        html = f"<code>{escape(span.path)}</code>, line {line:,}"
        view, edit = forge.view(templates, span.path, line), forge.edit(templates, span.path, line)
        if view:
            html = f'<a href="{escape(view)}">{html}</a>'
        return html + (f' · <a href="{escape(edit)}">Edit the entry</a>' if edit else "")

    # --- who cites it ---

    def cited(self, uses: Sequence[Use]) -> str:
        """The sentences that cite it, by article."""
        if not uses:
            return "<p>No article cites this source in its text.</p>"
        html = []
        for article_id, group in groupby(uses, key=attrgetter("article_id")):
            items = "".join(f"<li>{self._use(use)}</li>" for use in group)
            html.append(f'<h3>{self._article(article_id)}</h3><ul class="iw-uses">{items}</ul>')
        return "".join(html)

    def general(self, ids: Iterable[str]) -> str:
        """The articles that name it as a source of the whole."""
        items = "".join(f"<li>{self._article(i)}</li>" for i in ids)
        return f"<ul>{items}</ul>" if items else ""

    def alone(self, uses: Sequence[Use]) -> str:
        """The sentences that have no other source."""
        if not uses:
            return "<p>Nothing: no sentence has this source and no other.</p>"
        items = "".join(
            f"<li>{self._use(use)} ({self._article(use.article_id)})</li>" for use in uses
        )
        return (
            "<p>Without this source, no citation would cover these sentences.</p>"
            f'<ul class="iw-uses">{items}</ul>'
        )

    def _article(self, article_id: str) -> str:
        title = escape(self.inputs.wiki.articles[article_id].title)
        return f'<a class="iw-link" href="{escape(self.link_to(article_id))}">{title}</a>'

    def _use(self, use: Use) -> str:
        """The sentence, linked to its first mark; places in the source; what it is cited for."""
        address = escape(self.link_to(use.article_id))
        first, *rest = use.places
        html = f'<a href="{address}#{first.anchor}">{_words(use)}</a>'
        said = [escape(first.locator)] if first.locator else []
        said += [
            f'<a href="{address}#{place.anchor}">{escape(place.locator) or "again"}</a>'
            for place in rest
        ]
        said += [f"{INTENT_WORDS[p.intent]} it" for p in use.places if p.intent is not None]
        return html + (f", {', '.join(dict.fromkeys(said))}" if said else "")


def _words(use: Use) -> str:
    match use.where:
        case "heading":
            return f"The heading “{escape(use.text)}”"
        case "infobox":
            return f"The infobox, at “{escape(use.text)}”"
        case "elsewhere":
            return "A place outside the claims, such as a question"
        case _:
            return f"“{escape(use.text)}”"


def _identifiers(entry: Entry) -> Iterator[tuple[str, Text]]:
    """What finds the work, each as a name and a link."""
    for identifier in identifiers_of(entry.fields):
        scheme, _, rest = identifier.partition(":")
        match scheme:
            case "doi":
                yield "DOI", Link(f"https://doi.org/{quote(rest, safe='/:;()')}", rest)
            case "arxiv":
                number = arxiv_of(entry.fields) or rest
                yield "arXiv", Link(f"https://arxiv.org/abs/{number}", number)
            case "isbn":
                yield "ISBN", rest
            case _:
                address = entry.fields.get("url", "")
                yield "Address", Link(address, address)
