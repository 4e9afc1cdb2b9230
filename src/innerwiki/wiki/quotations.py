"""What an article quotes, and from which sources: each quotation with what is cited for it.

A quotation is what stands between quotation marks, in the text or in the infobox, and a block
quotation as a whole. It is taken to be from the sources that its own sentence cites; where that
cites none, from those of the citation that covers it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from innerwiki.model import Article, Citation, Claim, ClaimKind, Entry, Excerpt, Span
from innerwiki.syntax.sentences import quotations
from innerwiki.syntax.verbatim import Difference, differences, is_verbatim
from innerwiki.wiki.cited import cited_entries, entries_by_key
from innerwiki.wiki.view import PageView

_OPENING = "\"'“„«»‘"
"""Without one of these nothing is quoted, as in most sentences; `’` is an apostrophe in many."""


@dataclass(frozen=True, slots=True)
class Altered:
    """A quotation that stands in none of the passages of its sources word for word.

    `text` is what a reader sees of it, `span` where it stands at large, `entries` are those that it
    is from. `differences` are from the passage that it comes `nearest` to, if it is near to any.
    """

    text: str
    span: Span
    entries: tuple[Entry, ...]
    nearest: tuple[Entry, Excerpt] | None
    differences: tuple[Difference, ...]


def altered_quotations(article: Article, view: PageView) -> list[Altered]:
    """The quotations of an article that differ from what the wiki keeps of their sources.

    Rules take them by `view.once(altered_quotations, article)`.
    """
    altered = []
    kept: dict[tuple[str, ...], tuple[list[tuple[Entry, Excerpt]], list[str]]] = {}
    for text, span, entries in _quotations(article, view):
        keys = tuple([entry.key for entry in entries])
        if keys not in kept:
            found = [(entry, one) for entry in entries for one in view.excerpts(entry.key)]
            kept[keys] = found, [excerpt.text for _, excerpt in found]
        passages, texts = kept[keys]
        if not is_verbatim(text, texts):
            parts, number = differences(text, texts)
            altered.append(Altered(text, span, entries, passages[number] if parts else None, parts))
    return altered


_Quoted = tuple[str, Span, tuple[Entry, ...]]
"""A quotation as a reader sees it, where it stands at large, and what it is from."""


def _quotations(article: Article, view: PageView) -> Iterator[_Quoted]:
    """The quotations of an article for which a source is cited of which the wiki keeps passages."""
    kept = view.excerpted(view.once(cited_entries, article).keys())
    if not kept:
        return
    entry_of = view.once(entries_by_key, article)
    for row in article.front_matter.infobox:
        value = row.value
        citations = [one for one in value.references if isinstance(one, Citation)]
        for text in _between_marks(value.text):
            if entries := _entries(citations, entry_of, kept):
                yield text, citations[0].span, entries
    whole = ClaimKind.QUOTATION
    for claim in article.claims:
        if (claim.kind is whole or _may_quote(claim.text)) and (
            entries := _entries(_cited(claim), entry_of, kept)
        ):
            texts = [claim.text] if claim.kind is whole else _between_marks(claim.text)
            for text in texts:
                yield text, claim.span, entries


def _may_quote(text: str) -> bool:
    """Whether there is a quotation mark that opens: of ASCII, there are two."""
    if '"' in text or "'" in text:
        return True
    return not text.isascii() and any(sign in text for sign in _OPENING)


def _between_marks(text: str) -> list[str]:
    if not _may_quote(text):
        return []
    return [text[start:end] for start, end in quotations(text)]


def _cited(claim: Claim) -> Iterable[Citation]:
    return claim.citations or (one for sentence in claim.reached for one in sentence)


def _entries(
    citations: Iterable[Citation], entry_of: Mapping[str, Entry | None], kept: AbstractSet[str]
) -> tuple[Entry, ...]:
    """The entries of some citations; none where the wiki keeps no passage of any."""
    entries: dict[str, Entry] = {}
    for citation in citations:
        for item in citation.items:
            if (entry := entry_of.get(item.key)) is not None:
                entries[entry.key] = entry
    return () if kept.isdisjoint(entries) else tuple(entries.values())


def place_of(difference: Difference, altered: Altered, article: Article) -> Span:
    """Where the words of a quotation stand that differ; at large where they cannot be found."""
    words = difference.quotation
    before = difference.before[-_LEADING:]
    if not words:
        words, before = before[-1:], before[:-1]
    pattern = "".join(_WORD.format(re.escape(word.text)) for word in before)
    pattern += f"(?P<words>{_GAP.join(re.escape(word.text) for word in words)})\\b"
    span = altered.span
    found = re.compile(pattern).search(article.text, span.start, span.end) if words else None
    if found is None:
        return span
    return Span(span.path, *found.span("words"))


_GAP = r"[\W_]+"
_WORD = r"\b{}[\W_]+"
_LEADING = 3
"""So many words before the place tell it from another of the same words."""
