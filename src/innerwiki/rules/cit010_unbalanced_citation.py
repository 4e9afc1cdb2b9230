"""A citation lacks one of its brackets.

Without the other one it is no citation in brackets: the source is named in the middle of the
sentence, and the page number and the bracket stay behind as text.

Bad:

    Entropy never decreases [@clausius1865, p. 400.

Close the bracket, or open it.

Good:

    Entropy never decreases [@clausius1865, p. 400].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, Citation, Mode, Span
from innerwiki.wiki.view import PageView

SEVERITY = Severity.ERROR

_BLANK_LINE = re.compile(r"\n[ \t>]*\n")
_OPENED = re.compile(r"(?<!\\)\[(?:[^\W\d_]|[ ,.'-]){0,40}$")
_CLOSED = re.compile(r"(?:,[^\[\]\n@`]{0,60})?\]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_REACH = 2000
"""Characters on either side that are looked at: no citation is as long."""


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report keys of the library that stand behind one bracket or before one, but not in two."""
    narrative = Mode.NARRATIVE
    for citation in article.citations:
        if citation.mode is narrative and citation.span.start >= article.body_start:
            key = citation.items[0].key
            missing = _missing(article, citation)
            if missing and view.entry(key) is not None:
                which = {"]": "closed", "[": "opened"}[missing]
                yield Finding(
                    Span(article.path, *_at(citation, article)),
                    f"the bracket of the citation of `{key}` is never {which}",
                    f"write `[@{key}]`, with the page before the `]`",
                )


def _at(citation: Citation, article: Article) -> tuple[int, int]:
    """The citation, with the bracket before it."""
    start = citation.span.start
    opened = _OPENED.search(article.text, max(article.body_start, start - 42), start)
    return (opened.start() if opened else start), citation.span.end


def _missing(article: Article, citation: Citation) -> str:
    """The bracket that is not there; nothing where none is missing."""
    text, start, end = article.text, citation.span.start, citation.span.end
    before = text[max(article.body_start, start - _REACH) : start]
    blank = list(_BLANK_LINE.finditer(before))
    before = before[blank[-1].end() if blank else 0 :]
    after = _BLANK_LINE.split(text[end : end + _REACH], maxsplit=1)[0]
    if _OPENED.search(before) and _open(after) >= 0:
        return "]"
    if _CLOSED.match(after) and _open(before) <= 0 and "[" not in before[-_NEAR:]:
        return "["
    return ""


_NEAR = 42


def _open(text: str) -> int:
    """How many brackets a text leaves open; -1 as soon as it closes one that it has not opened."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += {"[": 1, "]": -1}.get(match[0], 0)
        if depth < 0:
            return -1
    return depth
