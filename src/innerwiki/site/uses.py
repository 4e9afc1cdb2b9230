"""What rests on each source: the sentences that cite it, and those that have no other.

`innerwiki.syntax.claims` says which citations cover a claim; here that is turned round, once for
the whole wiki. A sentence's only source is one work: versions of it, as `works.toml` declares them,
count as one, and a citation that disputes the sentence is no support.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from innerwiki.bibliography import anchor, narrative_name
from innerwiki.bibliography.identifiers import find_entry
from innerwiki.bibliography.locators import locator_text
from innerwiki.model import (
    Article,
    Citation,
    Claim,
    ClaimKind,
    Entry,
    Intent,
    Library,
    Mode,
    Wiki,
)
from innerwiki.syntax.claims import covered
from innerwiki.syntax.references import replace_keys
from innerwiki.wiki.facts import by_title

# Footnotes are shown below the text, in the order in which it refers to them.
_FOOTNOTE = re.compile(r"^[ \t>]*\[\^[^\]\n]*\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """A mark that cites a source: its id on the article's page, and the place in the source."""

    anchor: str
    locator: str = ""
    intent: Intent | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """A sentence that cites a source, and the marks that do so.

    `start` is its offset in the article. What stands in no claim has the words of the heading or of
    the infobox's row that holds it, and `where` says so.
    """

    article_id: str
    start: int
    text: str
    places: tuple[Place, ...]
    where: str = ""


@dataclass(frozen=True, slots=True)
class Uses:
    """By key, in the order of titles and texts: citing sentences, those with no other source, and
    the ids of the articles that name it as a general source.
    """

    cited: Mapping[str, Sequence[Use]] = field(default_factory=dict)
    alone: Mapping[str, Sequence[Use]] = field(default_factory=dict)
    general: Mapping[str, Sequence[str]] = field(default_factory=dict)


def find_uses(wiki: Wiki) -> Uses:
    """The uses of all sources."""
    cited: dict[str, list[Use]] = {}
    alone: dict[str, list[Use]] = {}
    general: dict[str, list[str]] = {}
    live = [article for article in wiki.articles.values() if article.id not in wiki.redirected]
    for article in sorted(live, key=by_title):
        reader = _Reader(article, wiki.library)
        for key, use in sorted(reader.citing(), key=lambda pair: pair[1].start):
            cited.setdefault(key, []).append(use)
        for key, use in reader.resting():
            alone.setdefault(key, []).append(use)
        for key in reader.general():
            general.setdefault(key, []).append(article.id)
    return Uses(cited, alone, general)


def mark_ids(article: Article, library: Library) -> dict[int, str]:
    """Which mark of the page each citation is: `id(citation)` -> "cite-3".

    `site.marks` numbers the citations that have a known key as the reader meets them: the infobox,
    the text, the footnotes. From the first footnote on, that is not their order in the file; those
    citations are left out.
    """
    found = _FOOTNOTE.search(article.text, article.body_start)
    end = found.start() if found else len(article.text)
    ids: dict[int, str] = {}
    for citation in article.citations:
        if citation.span.start < end and _keys(citation, library):
            ids[id(citation)] = f"cite-{len(ids) + 1}"
    return ids


def _keys(citation: Citation, library: Library) -> list[str]:
    """The keys of the entries that a citation names."""
    found = (find_entry(library, item.key) for item in citation.items)
    return [entry.key for entry in found if entry is not None]


class _Reader:
    """Reads one article for what its citations rest on."""

    def __init__(self, article: Article, library: Library) -> None:
        self.article = article
        self.library = library
        self.ids = mark_ids(article, library)

    def citing(self) -> Iterator[tuple[str, Use]]:
        """Key and use, for each claim that cites, and each citation in no claim."""
        in_claims: set[int] = set()
        for claim in self.article.claims:
            in_claims.update(map(id, claim.citations))
            yield from self._uses(claim.citations, claim.span.start, self._spoken(claim))
        for citation in self.article.citations:
            if id(citation) not in in_claims:
                where, text = around(self.article, citation)
                yield from self._uses((citation,), citation.span.start, text, where)

    def resting(self) -> Iterator[tuple[str, Use]]:
        """Key and use, for each claim that rests on one work alone."""
        for claim in self.article.claims:
            support = self._support(claim)
            uses = dict(self._uses(support, claim.span.start, self._spoken(claim)))
            works = {self.library.works.get(key, key) for key in uses}
            if len(works) == 1:
                yield from uses.items()

    def general(self) -> Iterable[str]:
        """The keys of the article's general sources, each once."""
        sources = self.article.front_matter.citations
        found = (find_entry(self.library, source.key) for source in sources)
        return dict.fromkeys(entry.key for entry in found if entry is not None)

    def _spoken(self, claim: Claim) -> str:
        return spoken(claim.text, claim.citations, partial(find_entry, self.library))

    def _is_known(self, citation: Citation) -> bool:
        return bool(_keys(citation, self.library))

    def _support(self, claim: Claim) -> list[Citation]:
        """The citations that a covered claim rests on: its own, else those that reach it."""
        if not covered(claim, self._is_known):
            return []
        own = [citation for citation in claim.citations if self._is_known(citation)]
        reached = [citation for sentence in claim.reached for citation in sentence]
        if own and claim.kind is not ClaimKind.QUOTATION:
            reached = []
        return [c for c in (*own, *reached) if c.intent is not Intent.DISPUTES]

    def _uses(
        self, citations: Iterable[Citation], start: int, text: str, where: str = ""
    ) -> Iterator[tuple[str, Use]]:
        """Each key that some citations name, with its marks among them."""
        places: dict[str, list[Place]] = {}
        for citation in citations:
            for item in citation.items:
                entry = find_entry(self.library, item.key)
                if entry is not None:
                    mark = self.ids.get(id(citation), anchor(entry.key))
                    locator = locator_text(item.locator) if item.locator else ""
                    place = Place(mark, locator, citation.intent)
                    places.setdefault(entry.key, []).append(place)
        for key, found in places.items():
            yield key, Use(self.article.id, start, text, tuple(found), where)


def spoken(
    text: str, citations: Iterable[Citation], entry_of: Callable[[str], Entry | None]
) -> str:
    """A sentence as its page has it: "As Hooke says" where the text has "As @hooke1678 says".

    Args:
        text: the words of a claim.
        citations: its citations.
        entry_of: the entry that a key leads to, if any.
    """
    named = (one.items[0].key for one in citations if one.mode is Mode.NARRATIVE)
    entries = {key: entry_of(key) for key in named}
    names = {key: narrative_name(entry) for key, entry in entries.items() if entry is not None}
    return replace_keys(text, names) if names else text


def around(article: Article, citation: Citation) -> tuple[str, str]:
    """Where a citation stands that is in no claim, and the words that are there."""
    for heading in article.headings:
        if heading.span.start <= citation.span.start < heading.span.end:
            return "heading", heading.text
    for row in article.front_matter.infobox:
        if any(citation is one for one in row.value.references):
            return "infobox", row.label
    return "elsewhere", ""
