"""Puts marks in the place of sentinels, in reading order, in the finished HTML of a body.

The HTML comes from the sanitiser and is well formed, so one pass over its tags knows at each
sentinel whether it stands in running text, in a link, or where text is shown as it is. There the
author's text is put back and the place is reported: the two readers disagreed.
"""

import re
from collections import Counter, deque
from collections.abc import Callable, Sequence
from html import escape, unescape

from innerwiki.model import Article, Citation, Mode, Problem, ProblemKind, Reference, Span
from innerwiki.site import sentinels
from innerwiki.syntax import references as grammar
from innerwiki.syntax.raw_html import LITERAL_TAGS

Write = Callable[[int, bool], str]
"""A function that writes the mark of a reference, by its index; the flag: it stands in a link."""

Follow = Callable[[str], str | None]
"""A function from a relative link in the author's text to the link on the page, or None."""

_REST = r"[^>\"]*(?:\"[^\"]*\"[^>\"]*)*"
# Tags that say where text stands, other tags with attributes, and sentinels; the rest is passed.
_TOKEN = re.compile(
    rf"<(?P<close>/?)(?P<tag>a|{'|'.join(LITERAL_TAGS)})\b{_REST}>"
    rf"|<[a-zA-Z][\w-]*\s{_REST}>"
    rf"|{sentinels.REFERENCE}"
)

_LITERAL = frozenset(LITERAL_TAGS)
_LEFT_OVER = re.compile(r"\[[^\[\]<>@]*@[^\[\]<>]*\]")


class Resolved:
    """The HTML with marks, the indices shown, and those that Markdown took for code."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.shown: set[int] = set()
        self.literal: set[int] = set()

    @property
    def html(self) -> str:
        """The finished HTML."""
        return "".join(self.pieces)


def resolve(html: str, write: Write, raw: Sequence[str], follow: Follow) -> Resolved:
    """Replace the sentinels of some HTML.

    Args:
        html: sanitised HTML with sentinels.
        write: writes the mark of a reference that stands in running text.
        raw: the references' texts as the author wrote them, escaped; a sentinel's index is one
            into this sequence.
        follow: finds where a relative link leads.
    """
    return _Walk(write, raw, follow).over(html)


_IN_TEXT = '<span class="iw-cite'
"""A mark that is a part of the text: it stands apart from its word, however the author wrote it."""

_WORD_END = re.compile(r"(?:[\w.,;:!?)”’%]|</(?:a|em|span|strong)>)$")


class _Walk:
    def __init__(self, write: Write, raw: Sequence[str], follow: Follow) -> None:
        self.write = write
        self.follow = follow
        self.raw = raw
        self.literal = 0
        self.links = 0
        self.out = Resolved()

    def over(self, html: str) -> Resolved:
        at = 0
        pieces = self.out.pieces
        for token in _TOKEN.finditer(html):
            pieces.append(html[at : token.start()])
            at = token.end()
            digits = token[3]
            if digits is None:
                self._tag(token)
                pieces.append(self._attributes(token[0]))
            else:
                mark = self._reference(sentinels.index(digits))
                if mark.startswith("<sup "):  # a mark may not be parted from its word
                    pieces[-1] = sentinels.close_up(pieces[-1])
                elif mark.startswith(_IN_TEXT) and _WORD_END.search("".join(pieces[-2:])):
                    pieces.append(" ")
                pieces.append(mark)
        pieces.append(html[at:])
        return self.out

    def _tag(self, token: re.Match[str]) -> None:
        step = -1 if token["close"] else 1
        tag = token["tag"]
        if tag in _LITERAL:
            self.literal += step
        elif tag == "a":
            self.links += step

    def _reference(self, number: int) -> str:
        if number >= len(self.raw):
            return ""
        if self.literal > 0:
            self.out.literal.add(number)
            return self.raw[number]
        if number in self.out.shown:
            return ""  # Markdown showed the text twice; a reader meets the mark once
        self.out.shown.add(number)
        return self.write(number, self.links > 0)

    def _attributes(self, tag: str) -> str:
        """A tag with its links followed and, in its attributes, the author's text put back."""

        def restore(match: re.Match[str]) -> str:
            number = sentinels.index(match[1])
            if number >= len(self.raw):
                return ""
            self.out.literal.add(number)
            return self.raw[number]

        def lead(match: re.Match[str]) -> str:
            found = self.follow(unescape(match[2]))
            return match[0] if found is None else f'{match[1]}="{escape(found)}"'

        if sentinels.OPEN in tag:
            tag = _REFERENCE.sub(restore, tag)
        if ' href="' in tag or ' src="' in tag:
            tag = _RELATIVE_LINK.sub(lead, tag)
        return tag


_REFERENCE = re.compile(sentinels.REFERENCE)
_RELATIVE_LINK = re.compile(r"\b(href|src)=\"(?![a-zA-Z][a-zA-Z0-9+.-]*:)([^/#?\"][^\"]*)\"")


def disagreements(
    article: Article,
    resolved: Resolved,
    body: str,
    stray: Sequence[int],
    known: Callable[[str], bool],
) -> list[Problem]:
    """Where the scanner and Markdown did not read the body alike.

    Args:
        article: the article, as the scanner read it.
        resolved: what became of its references on the page.
        body: the sanitised HTML before marks were put in, for citations that were never replaced.
        stray: indices of headings that Markdown made no heading of.
        known: whether a key is one: `@handle` in code counts for nothing on either side.
    """
    problems = [
        _problem(article.headings[number].span, "Markdown does not take this for a heading")
        for number in stray
        if number < len(article.headings)
    ]
    for number, reference in enumerate(article.references):
        if number in resolved.shown:
            continue
        taken = number in resolved.literal
        if not (taken and _is_handle(reference, known)):
            problems.append(_problem(reference.span, _AS_CODE if taken else _NOT_SHOWN))
    problems.extend(_left_over(article, body))
    return problems


def _is_handle(reference: Reference, known: Callable[[str], bool]) -> bool:
    """An `@name` that is no key: in code it counts for nothing on either side."""
    if not isinstance(reference, Citation) or reference.mode is not Mode.NARRATIVE:
        return False
    return not any(known(item.key) for item in reference.items)


_AS_CODE = "Markdown shows this as code or as an attribute, not as a reference"
_NOT_SHOWN = "this reference does not appear on the page"
_AS_TEXT = "this citation is shown as plain text: the scanner takes its place for code"
_LITERAL_ELEMENT = re.compile(
    rf"<({'|'.join(LITERAL_TAGS)})\b.*?</\1>|<(span|div) class=\"arithmatex\">.*?</\2>", re.DOTALL
)
_TAG = re.compile(r"<[^>\"]*(?:\"[^\"]*\"[^>\"]*)*>")


def _left_over(article: Article, body: str) -> list[Problem]:
    """Citations that are shown as plain text although no backslash asks for it."""
    if "@" not in body:
        return []
    meant = Counter(_ESCAPE.sub(r"\1", match[0]) for match in _ESCAPED.finditer(article.body))
    places = _outside_references(article)
    problems: list[Problem] = []
    for match in _LEFT_OVER.finditer(_TAG.sub("<", _LITERAL_ELEMENT.sub("<", body))):
        shown = unescape(match[0])
        if meant[shown] > 0:
            meant[shown] -= 1
        elif (left := places.get(shown)) and grammar.read_group(shown, 1, len(shown) - 1):
            at = left.popleft()
            problems.append(_problem(Span(article.path, at, at + len(shown)), _AS_TEXT))
    return problems


_ESCAPED = re.compile(r"\\\[[^\[\]<>@]*@[^\[\]<>]*\]|\[[^\[\]<>@\\]*\\@[^\[\]<>]*\]")
_ESCAPE = re.compile(r"\\([\[\]@])")


def _outside_references(article: Article) -> dict[str, deque[int]]:
    """What looks like a citation in the source and is none to the scanner, and where it stands."""
    taken = {reference.span.start for reference in article.references}
    places: dict[str, deque[int]] = {}
    for match in _LEFT_OVER.finditer(article.text, article.body_start):
        at = match.start()
        if at not in taken and article.text[at - 1 : at] != "\\":
            places.setdefault(match[0], deque()).append(at)
    return places


def _problem(span: Span, message: str) -> Problem:
    return Problem(
        ProblemKind.DISAGREEMENT,
        span,
        message,
        "set code off with blank lines or back-ticks, or put a backslash before `[` and `@`",
    )
