"""Marks sentences on the page: those that need a citation, those that changed since the review.

A sentence may begin inside emphasis and end outside it, or run over the cells of a row, so no
single element can hold it. Two sentinels travel through Markdown, at its beginning and at its end;
afterwards each piece of text between them gets a `<span>` of its own, tags being left alone. That
is always well formed, whatever the author wrote.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from innerwiki.model import Article, Assessment, Gap, Span
from innerwiki.site import sentinels

TOP = "iw-state"
"""The id of the head of an article: where a gap leads that is in no sentence."""

_TAG = r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>\"]*(?:\"[^\"]*\"[^>\"]*)*)>"
_TOKEN = re.compile(rf"{_TAG}|{sentinels.STRETCH}")


_MARK = re.compile(r"<(?:sup class=\"iw-|span class=\"iw-cite)")


@dataclass(frozen=True, slots=True)
class Highlight:
    """A stretch of the body that the page marks: its classes, and the id that links lead to."""

    span: Span
    classes: tuple[str, ...]
    id: str | None = None


def highlights(article: Article, assessment: Assessment | None) -> tuple[Highlight, ...]:
    """What an article's page marks, in the order of the text; no two overlap."""
    if assessment is None:
        return ()
    gaps = {gap.span.start: number for number, gap in enumerate(assessment.gaps, 1)}
    changed = assessment.review.changed
    if not (gaps or changed):
        return ()
    found = []
    for span in _sentences(article):
        number = gaps.get(span.start)
        classes = ["iw-needs"] if number is not None else []
        if any(block.start <= span.start < block.end for block in changed):
            classes.append("iw-changed")
        if classes:
            name = f"gap-{number}" if number is not None else None
            found.append(Highlight(span, tuple(classes), name))
    return tuple(found)


def _sentences(article: Article) -> list[Span]:
    """Where all sentences stand, whether or not they claim something, in order."""
    spans = [claim.span for claim in article.claims]
    spans += [aside.span for aside in article.asides]
    return sorted(spans)


def gap_anchors(article: Article, assessment: Assessment) -> tuple[str, ...]:
    """The id on the article's page of each gap, in order: of its sentence, heading or row."""
    claims = {span.start for span in _sentences(article)}
    headings = {heading.span.start: heading.slug for heading in article.headings}
    return tuple(
        _anchor(number, gap, article, claims, headings)
        for number, gap in enumerate(assessment.gaps, 1)
    )


def _anchor(
    number: int, gap: Gap, article: Article, claims: set[int], headings: dict[int, str]
) -> str:
    start = gap.span.start
    rows = article.front_matter.infobox
    in_box = any(start == one.span.start for row in rows for one in row.value.references)
    return f"gap-{number}" if in_box or start in claims else headings.get(start, TOP)


def show_highlights(html: str, found: Sequence[Highlight]) -> str:
    """HTML with the sentinels of highlights replaced by elements around the text between them.

    Args:
        html: the finished HTML of the body.
        found: the highlights; a sentinel's index is one into them.
    """
    return _Walk(found).over(html) if sentinels.holds_stretch(html) else html


class _Walk:
    """Goes through tags and sentinels, and remembers which stretch is open."""

    def __init__(self, found: Sequence[Highlight]) -> None:
        self.found = found
        self.open: Highlight | None = None
        self.id: str | None = None
        self.aside = 0
        """How many elements deep inside a citation mark, which is no part of the sentence."""
        self.mark = ""
        """The name of the element that the mark is."""

    def over(self, html: str) -> str:
        pieces: list[str] = []
        at = 0
        for token in _TOKEN.finditer(html):
            pieces.append(self._text(html[at : token.start()]))
            at = token.end()
            if token["name"] is not None:
                self._tag(token)
                pieces.append(sentinels.without_stretches(token[0]))
            else:
                pieces.append(self._turn(token["way"], sentinels.index(token["number"])))
        pieces.append(self._text(html[at:]))
        return "".join(pieces)

    def _text(self, text: str) -> str:
        if self.open is None or self.aside or not text.strip():
            return text
        name, self.id = self.id, None
        attribute = f' id="{name}"' if name else ""
        return f'<span class="{" ".join(self.open.classes)}"{attribute}>{text}</span>'

    def _tag(self, token: re.Match[str]) -> None:
        if not self.aside and _MARK.search(token[0]):
            self.mark = token["name"]
        if token["name"] == self.mark and (self.aside or _MARK.search(token[0])):
            self.aside += -1 if token["close"] else 1

    def _turn(self, way: str, number: int) -> str:
        """Open or close a stretch; one without any text keeps its place all the same."""
        left = f'<span id="{self.id}"></span>' if self.id else ""
        self.open = self.id = None
        if way == sentinels.OPENS and number < len(self.found):
            self.open = self.found[number]
            self.id = self.open.id
        return left
