r"""What a review vouches for, as a hash: the words of an article, whatever their typography.

A review holds as long as what was reviewed says the same. So the hash (version 1) covers the title,
the infobox and the body in a folded form: NFC; white space, quotation marks, dashes, ellipses and
the signs of lists alike; emphasis and comments dropped, and characters that nobody sees. Code,
formulas, addresses and tags are taken as they are. A citation is its keys and locators, with the
title and identifiers of each entry, so that a source cannot be changed behind a reviewer's back.
`{.needs-citation}` is left out, since a gap that an editor points to changes no claim; the rest of
the front matter is left out too.

Where a fold might take two different words for one, it does not fold: a review that is undone
without need costs a minute, one that stands without need costs trust.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

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
from innerwiki.syntax.fences import fences
from innerwiki.syntax.headings import fold_title
from innerwiki.syntax.opaque import Opaque

VERSION = "innerwiki review 1"
"""What the hash begins with; another way of folding would be another version."""

_SHORT = 8
"""Hexadecimal digits of the digest of one block."""

_TOKEN_OPEN, _TOKEN_CLOSE = "\ue000", "\ue001"
"""What stands for a reference, or for code, while the text around it is folded."""
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_TOKEN = re.compile(f"{_TOKEN_OPEN}(\\d+){_TOKEN_CLOSE}")

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_BULLET = re.compile(r"^([ \t]*)[-*+][ \t]+", re.MULTILINE)
_SIGNS_ONLY = re.compile(r"^[ \t]*[|:-][ \t|:-]*$", re.MULTILINE)
_DESTINATION = re.compile(r"(?<=\])\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_FOLDS = (
    (re.compile(r"«\s*|\s*»|[“”„‟″]"), '"'),
    (re.compile(r"[‘’‚‛‹›′]"), "'"),
    (re.compile(r"…"), "..."),
    # A dash is one by its look, or by the spaces or words on both of its sides.
    (re.compile(r"\s*[–—―]\s*|(?<=\w)---?(?=\w)|\s+-{1,3}\s+|[‐‑‒−]"), "-"),
    (re.compile(r"[\u00ad\u200b\u2060\ufeff]"), ""),
    (re.compile(r"\s+"), " "),
)
# Emphasis as Markdown sees it: it hugs what it emphasizes, and is not inside a word.
_EMPHASIS = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]{1,2000}?)(?<=\S)\1(?![\w*])"),
    re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_]{1,2000}?)(?<=\S)\1(?!\w)"),
)
_DEEPEST = 3
"""Emphasis inside emphasis that is looked for."""
_RUN = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")


@dataclass(frozen=True, slots=True)
class BlockDigest:
    """The short digest of a block of the article, and where the block stands."""

    digest: str
    span: Span


@dataclass(frozen=True, slots=True)
class TextDigest:
    """What there is to remember of a text: its hash, and a short digest of each of its parts.

    `head` is of title and infobox, `blocks` are of the body's blocks.
    """

    hash: str
    head: BlockDigest
    blocks: tuple[BlockDigest, ...]

    @property
    def recorded(self) -> tuple[str, ...]:
        """The digests as a review records them, the head's first."""
        return (self.head.digest, *(block.digest for block in self.blocks))


def digest_of(article: Article, library: Library) -> TextDigest:
    """The digest of what a reviewer of the article vouches for."""
    spans = article.front_matter.spans
    title = spans.get("title", Span(article.path, 0, 0))
    head = "\n".join(("title " + _fold(article.title), *_infobox(article, library)))
    body = tuple(_body(article, library))
    whole = " ".join(text for text, _ in body)
    return TextDigest(
        "sha256:" + _sha256(f"{VERSION}\n{head}\n{whole}"),
        BlockDigest(_sha256(head)[:_SHORT], title),
        tuple(BlockDigest(_sha256(text)[:_SHORT], span) for text, span in body),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _infobox(article: Article, library: Library) -> Iterator[str]:
    for row in article.front_matter.infobox:
        value = row.value
        places = [
            (start, end, _canonical(reference, library))
            for (start, end), reference in zip(value.offsets, value.references, strict=True)
        ]
        yield f"row {_fold(row.label)} = {_said(value.text, 0, len(value.text), places)}"


def _body(article: Article, library: Library) -> Iterator[tuple[str, Span]]:
    """The blocks of the body, between blank lines, folded; those that say nothing left out."""
    text, start = article.text, article.body_start
    places = [
        (one.span.start, one.span.end, _canonical(one, library)) for one in article.references
    ]
    at = 0
    for begin, end, is_code in _runs(text, start, _fenced(text, start)):
        first = at
        while at < len(places) and places[at][0] < end:
            at += 1
        if is_code:  # white space says something there
            said = "\n".join(line.rstrip() for line in text[begin:end].split("\n"))
        else:
            said = _said(text, begin, end, places[first:at])
        if said:
            yield said, Span(article.path, begin, end)


def _runs(
    text: str, start: int, fenced: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, bool]]:
    """Start and end of what stands between blank lines, and whether it is fenced code."""
    at = start
    for begin, end in (*fenced, (len(text), len(text))):
        for run in _RUN.finditer(text, at, begin):
            yield *run.span(), False
        if begin < end:
            yield begin, end, True
        at = end


def _fenced(text: str, start: int) -> list[tuple[int, int]]:
    """Where fenced code stands in a file whose body begins at `start`."""
    body = text[start:]
    if "```" not in body and "~~~" not in body:
        return []
    lines = body.split("\n")
    offsets = [start]
    for line in lines:
        offsets.append(offsets[-1] + len(line) + 1)
    return [(offsets[numbers.start], offsets[numbers.stop] - 1) for numbers in fences(lines)]


def _said(text: str, start: int, end: int, places: Sequence[tuple[int, int, str]]) -> str:
    """A stretch of a text, folded; references in a form that says what they say, code as it is.

    Args:
        text: the text.
        start: where the stretch begins.
        end: where it ends.
        places: start, end and canonical form of each reference in it, in order.
    """
    kept: list[str] = []
    pieces: list[str] = []
    for begin, stop, said in sorted([*places, *_as_they_are(text, start, end)]):
        if begin >= start:
            pieces += (text[start:begin], f" {_TOKEN_OPEN}{len(kept)}{_TOKEN_CLOSE} ")
            kept.append(said)
            start = stop
    pieces.append(text[start:end])
    pieces[::2] = [_PRIVATE.sub("\ufffd", piece) for piece in pieces[::2]]
    joined = unescape(_COMMENT.sub("", "".join(pieces)))
    quote = "> " if _QUOTED.match(joined) else ""
    if quote:  # each of its lines may begin so, or only the first
        joined = _QUOTED.sub("", joined)
    joined = _SIGNS_ONLY.sub(_without_alignment, _BULLET.sub(r"\1• ", joined))
    folded = quote + _TOKEN.sub(lambda match: kept[int(match[1])], _fold(joined))
    return " ".join(folded.split())


def _without_alignment(match: re.Match[str]) -> str:
    """The line below a table's header, however its columns are set."""
    is_rule = "|" in match[0] and "-" in match[0]
    return "|-|" if is_rule else match[0]


def _as_they_are(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Code, formulas, addresses and tags in a stretch; comments are dropped with the rest."""
    stretch = text[start:end]
    kept = Opaque(stretch, html=False).stretches
    kept += [match.span() for match in _DESTINATION.finditer(stretch)]
    for begin, stop in kept:
        if not stretch.startswith("<!--", begin):
            yield start + begin, start + stop, " ".join(stretch[begin:stop].split())


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
    if "*" in text or "_" in text:
        text = _without_emphasis(text)
    return text.strip()


def _without_emphasis(text: str) -> str:
    for _ in range(_DEEPEST):
        before = text
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\2", text)
        if text == before:
            break
    return text
