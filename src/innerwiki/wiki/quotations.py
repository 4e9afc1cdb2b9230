"""What an article quotes, and from which sources: each quotation with what is cited for it.

A quotation is what stands between quotation marks, in the text or in the infobox, and a block
quotation as a whole. It is taken to be from the sources that its own sentence cites; where that
cites none, from those of the citation that covers it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from innerwiki.model import Article, Citation, Claim, ClaimKind, Entry, Excerpt, Fragment, Span
from innerwiki.syntax.sentences import quotations
from innerwiki.syntax.verbatim import Difference, words_of
from innerwiki.wiki.view import PageView


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation as a reader sees it, where it stands at large, and the entries it is from."""

    text: str
    span: Span
    entries: tuple[Entry, ...]


def quoted_from(article: Article, view: PageView) -> Iterator[Quoted]:
    """The quotations of an article for which a source is cited of which the wiki keeps passages."""
    for row in article.front_matter.infobox:
        yield from _in_value(row.value, view)
    for claim in article.claims:
        entries = _entries(_cited(claim), view)
        if entries:
            for text in _quotations(claim):
                yield Quoted(text, claim.span, entries)


def passages_of(quoted: Quoted, view: PageView) -> list[tuple[Entry, Excerpt]]:
    """What the wiki keeps of the sources of a quotation, word for word."""
    return [(entry, one) for entry in quoted.entries for one in view.excerpts(entry.key)]


def place_of(difference: Difference, quoted: Quoted, article: Article) -> Span:
    """Where the words of a quotation stand that differ; at large where they cannot be found."""
    words = difference.quotation
    before = difference.before[-_LEADING:]
    if not words:
        words, before = before[-1:], before[:-1]
    pattern = "".join(_WORD.format(re.escape(word.text)) for word in before)
    pattern += f"(?P<words>{_GAP.join(re.escape(word.text) for word in words)})\\b"
    span = quoted.span
    found = re.compile(pattern).search(article.text, span.start, span.end) if words else None
    if found is None:
        return span
    return Span(span.path, *found.span("words"))


_GAP = r"[\W_]+"
_WORD = r"\b{}[\W_]+"
_LEADING = 3
"""So many words before the place tell it from another of the same words."""


def _in_value(value: Fragment, view: PageView) -> Iterator[Quoted]:
    citations = [one for one in value.references if isinstance(one, Citation)]
    entries = _entries(citations, view)
    if entries:
        for start, end in quotations(value.text):
            yield Quoted(value.text[start:end], citations[0].span, entries)


def _cited(claim: Claim) -> Iterable[Citation]:
    return claim.citations or (one for sentence in claim.reached for one in sentence)


def _quotations(claim: Claim) -> Iterator[str]:
    if claim.kind is ClaimKind.QUOTATION:
        yield claim.text
    else:
        yield from (claim.text[start:end] for start, end in quotations(claim.text))


def _entries(citations: Iterable[Citation], view: PageView) -> tuple[Entry, ...]:
    """The entries of some citations; none where the wiki keeps no passage of any."""
    found = (view.entry(item.key) for citation in citations for item in citation.items)
    entries = {entry.key: entry for entry in found if entry is not None}
    return tuple(entries.values()) if any(map(view.excerpts, entries)) else ()


def is_long(text: str, words: int) -> bool:
    """Whether a quotation has at least so many words."""
    return len(words_of(text)) >= words
