r"""What a review vouches for, as a hash: the words of an article, whatever their typography.

A review holds as long as what was reviewed says the same. So the hash (version 1) covers the title,
the infobox and the blocks of the body in a folded form: NFC; white space, quotation marks, dashes
and ellipses alike; emphasis dropped; soft hyphens and zero-width characters dropped. A citation is
its keys and locators, with the title and identifiers of each entry, so that a source cannot be
changed behind a reviewer's back. `{.needs-citation}` is left out, since a gap that an editor points
to changes no claim; the rest of the front matter is left out too.

Where a fold might take two different words for one, it does not fold: a review that is undone
without need costs a minute, one that stands without need costs trust.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from innerwiki.bibliography.identifiers import find_entry, identifiers_of
from innerwiki.model import (
    Article,
    Citation,
    CitationItem,
    Library,
    Mark,
    MarkKind,
    Reference,
    Span,
    WikiLink,
)
from innerwiki.syntax.headings import fold_title

VERSION = "innerwiki review 1"
"""What the hash begins with; another way of folding would be another version."""

_SHORT = 8
"""Hexadecimal digits of the digest of one block."""

_FOLDS = (
    (re.compile(r"[“”„‟«»″]"), '"'),
    (re.compile(r"[‘’‚‛‹›′]"), "'"),
    (re.compile(r"…"), "..."),
    (re.compile(r"\s*[‐‑‒–—―−-]+\s*"), "-"),
    (re.compile(r"[\u00ad\u200b\u2060\ufeff]"), ""),
    # Emphasis hugs a word on one side; a sign between two letters or digits is none.
    (re.compile(r"(?<!\w)[*_]+(?=\S)|(?<=\S)(?<![*_])[*_]+(?!\w)"), ""),
    (re.compile(r"\s+"), " "),
)
_QUOTED = re.compile(r"(?<=\n)[ \t]*(?:>[ \t]?)+")
_RUN = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class BlockDigest:
    """The short digest of a block of the article, and where the block stands."""

    digest: str
    span: Span


def review_hash(article: Article, library: Library) -> str:
    """The hash of what a reviewer of the article vouches for: `sha256:` and 64 digits."""
    folded = "\n".join((VERSION, _title(article), *_infobox(article, library)))
    body = " ".join(text for text, _ in _body(article, library))
    return "sha256:" + _sha256(f"{folded}\n{_fold(body)}")


def block_digests(article: Article, library: Library) -> tuple[BlockDigest, ...]:
    """The digests of the title, of the infobox and of each block of the body."""
    spans = article.front_matter.spans
    start = Span(article.path, 0, 0)
    parts = [(_title(article), spans.get("title", start))]
    box = "\n".join(_infobox(article, library))
    if box:
        parts.append((box, spans.get("infobox", start)))
    parts += _body(article, library)
    return tuple(BlockDigest(_sha256(text)[:_SHORT], span) for text, span in parts)


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _title(article: Article) -> str:
    return "title " + _fold(article.title)


def _infobox(article: Article, library: Library) -> tuple[str, ...]:
    rows = []
    for row in article.front_matter.infobox:
        value = row.value
        places = [
            (start, end, reference)
            for (start, end), reference in zip(value.offsets, value.references, strict=True)
        ]
        said = _said(value.text, 0, len(value.text), places, library)
        rows.append(f"row {_fold(row.label)} = {said}")
    return tuple(rows)


def _body(article: Article, library: Library) -> Iterator[tuple[str, Span]]:
    """The blocks of the body, between blank lines, folded; those that say nothing left out."""
    places = [(one.span.start, one.span.end, one) for one in article.references]
    at = 0
    for run in _RUN.finditer(article.text, article.body_start):
        first = at
        while at < len(places) and places[at][0] < run.end():
            at += 1
        folded = _said(article.text, *run.span(), places[first:at], library)
        if folded:
            yield folded, Span(article.path, *run.span())


def _said(
    text: str,
    start: int,
    end: int,
    places: Sequence[tuple[int, int, Reference]],
    library: Library,
) -> str:
    """A stretch of a text, folded, each reference in a form that says what it says."""
    pieces: list[str] = []
    for begin, stop, reference in places:
        pieces += (text[start:begin], _canonical(reference, library))
        start = max(stop, start)
    pieces.append(text[start:end])
    words = [
        _fold(_QUOTED.sub("", piece)) if number % 2 == 0 else piece
        for number, piece in enumerate(pieces)
    ]
    return " ".join(word for word in words if word)


def _canonical(reference: Reference, library: Library) -> str:
    match reference:
        case Citation():
            items = "; ".join(_item(item, library) for item in reference.items)
            return f"[{reference.mode} {reference.intent or ''} {items}]"
        case WikiLink():
            anchor = _fold(reference.anchor or "")
            return f"[[{fold_title(reference.target)}#{anchor}|{_fold(reference.text)}]]"
        case Mark(kind=MarkKind.NO_CITE):
            return "{.no-cite}"
        case Mark():
            return ""


def _item(item: CitationItem, library: Library) -> str:
    """A key and locator, and what they lead to."""
    entry = find_entry(library, item.key)
    key = entry.key if entry is not None else item.key
    locator = f"{item.locator.label} {_fold(item.locator.value)}" if item.locator else ""
    source = [_fold(entry.title), *identifiers_of(entry.fields)] if entry is not None else []
    name = "-" if item.suppress_author else ""
    parts = [_fold(item.prefix), f"{name}@{key}", locator, _fold(item.suffix), *source]
    return " | ".join(parts)


def _fold(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    for pattern, sign in _FOLDS:
        text = pattern.sub(sign, text)
    return text.strip()
