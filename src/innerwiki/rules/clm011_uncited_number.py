"""A sentence with a figure, or with a superlative, is covered by no citation.

Numbers are copied, and superlatives are disputed; of both a reader asks first where they are from.
Counted are percentages, decimals, numbers from ten on, large ones in words, and "the most cited",
"the first physicist to", "the largest clock in the world" and the like; years, dates and what
numbers a chapter, a version or another name (`RFC 2606`) are not. A number in an example of one's
own is exempted by `{.no-cite}`. A paragraph that has no citation at all is reported as that
(CLM003).

Bad:

    Springs stretch with their load [@hooke1678]. The same is true of 93 % of all wires.

Cite the source, or leave the number out.

Good:

    Springs stretch with their load [@hooke1678]. So do 93 % of all wires [@hooke1678, p. 5].

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.syntax.sentences import quotations
from innerwiki.wiki.uncited import Uncited
from innerwiki.wiki.view import PageView

SEVERITY = Severity.INFO

_NUMBER = re.compile(
    r"(?<![\w.,:/\[-])(?:\d[\d,. ]*(?:%|percent\b|per cent\b)|\d+\.\d+(?![\w.])|\d{1,3}(?:,\d{3})+"
    r"|(?!(?:1[5-9]|20)\d\d(?!\d))[1-9]\d+)(?![\w-]|[.:,/]\d)|\b(?:millions?|billions?|trillions?)\b"
)
_NUMBERED = re.compile(
    r"(?:\b(?:chapters?|sections?|pages?|pp?|figures?|fig|tables?|equations?|eq|versions?|parts?|"
    r"steps?|lines?|numbers?|no|nos|vol|issues?|levels?|rules?|age|aged|day|january|february|march|"
    r"april|may|june|july|august|september|october|november|december)\.?\s*|[§#v$])$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<![^\s(])[A-Z][\w-]*\s$")
"""A word with a capital before a number: `RFC 2606`, `Windows 11`."""

_LONGEST = 30
"""Characters that are looked at before a number."""

_MONTH_AHEAD = re.compile(
    r"\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_COUNTS = re.compile(r"\d")
_DIGITS = "0123456789"
"""Those of nearly all texts; to look for each of them is much faster than a pattern for any."""
_SUPERLATIVE = re.compile(
    r"\bthe most (?:cited|common|dangerous|important|influential|popular|powerful|successful"
    r"|widely used)\b"
    r"|\bthe first (?:[\w-]+ ){1,2}(?:to|who)\b"
    r"|\bthe (?:best|biggest|fastest|first|highest|largest|lowest|oldest|only|slowest|smallest"
    r"|worst)\b(?: [\w-]+){1,6} (?:ever|in history|in the world|of all time|so far|to date"
    r"|worldwide)\b",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"the\s+(?:most|first|best|biggest|fastest|highest|largest|lowest|oldest|only|slowest|smallest"
    r"|worst)\s"
)
"""What is in every superlative, in lower case."""


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report such sentences, if their paragraph has some citation."""
    assessment = view.assessment()
    if assessment is None or not assessment.sources:
        return
    uncited = view.once(Uncited, article)
    if not uncited.claims:
        return
    prose = article.prose
    if prose is not None and not _may_be_told(prose):
        return
    for claim in uncited.beside_cited:
        if figure := _figure(claim.text):
            yield Finding(
                claim.span,
                f'no citation says where "{figure}" is from',
                "cite the source as `[@key]` in or behind the sentence, or leave it out",
            )


def _may_be_told(text: str) -> bool:
    """Whether a sentence, or any in a text, may hold a number or a superlative."""
    if _may_count(text):
        return True
    lower = text.lower()
    return "the" in lower and _HINT.search(lower) is not None


def _may_count(text: str) -> bool:
    """Whether there is a digit, of whatever script, or one of the words for large numbers."""
    if "illion" in text or any(map(text.__contains__, _DIGITS)):
        return True
    return not text.isascii() and _COUNTS.search(text) is not None


def _figure(text: str) -> str | None:
    """The first number or superlative of a sentence that is the author's own."""
    matches = [*_NUMBER.finditer(text)] if _may_count(text) else []
    if _HINT.search(text.lower()):
        matches += _SUPERLATIVE.finditer(text)
    quoted = quotations(text) if matches else []
    for match in sorted(matches, key=lambda match: match.start()):
        start, end = match.span()
        if any(s < start < e for s, e in quoted) or _MONTH_AHEAD.match(text, end):
            continue
        before = text[max(start - _LONGEST, 0) : start]
        if not (_NUMBERED.search(before) or _NAMED.search(before)):
            return match[0].strip()
    return None
