"""A semicolon in a citation separates nothing.

Most often a source was taken out and its semicolon left, or one was to come and was forgotten.
Readers see nothing of it, but other programs that read the same grammar take the whole bracket for
text.

Bad:

    Energy is conserved [@mayer1842;].

Take it out, or put in the source that is missing.

Good:

    Energy is conserved [@mayer1842].

With `citations/mayer1842.bib`:

    @article{mayer1842, title = {Bemerkungen über die Kräfte}, year = {1842}}
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, Citation, Mode, Span
from innerwiki.syntax.references import ending_semicolons
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_LEADING = re.compile(r"\[\s*(?P<stray>;(?:\s*;)*)")
_BETWEEN = re.compile(r";(?P<stray>(?:\s*;)+)")


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report semicolons before, between and behind the sources of a citation; the fix deletes."""
    del view
    text, in_brackets = article.text, Mode.PARENTHETICAL
    if ";" not in text:
        return
    for citation in article.citations:
        whole = citation.span
        has_any = text.find(";", whole.start, whole.end) >= 0
        if has_any and citation.mode is in_brackets:
            for start, end in _strays(text, citation):
                span = Span(article.path, start, end)
                yield Finding(
                    span,
                    "this `;` separates no two sources",
                    "delete it, or add the source that is missing",
                    Fix((Edit(span, ""),)),
                )


def _strays(text: str, citation: Citation) -> Iterator[tuple[int, int]]:
    """Where semicolons stand that have a source on one side at most."""
    first, last, whole = citation.items[0].span, citation.items[-1].span, citation.span
    if found := _LEADING.match(text, whole.start, first.start):
        yield found.span("stray")
    for one, other in pairwise([item.span for item in citation.items]):
        if text.count(";", one.end, other.start) > 1:
            for found in _BETWEEN.finditer(text, one.end, other.start):
                yield found.span("stray")
    rest = text[last.end : text.rindex("]", last.end, whole.end)]
    if ";" in rest and (start := ending_semicolons(rest)) < (end := rest.rfind(";") + 1):
        yield last.end + start, last.end + end
