"""A space stands between a citation and the full stop or comma behind it.

The page shows it: the mark, a gap, the full stop; and a line may break there.

Bad:

    Entropy never decreases [@clausius1865] .

Take the space out.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

import re
from collections.abc import Iterator

from innerwiki.lint import Edit, Finding, Fix, Severity
from innerwiki.model import Article, Mode, Span
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_SPACE = re.compile(r"(?P<space>[ \t]+)[.,](?![.\w])")
_BLANK = (" ", "\t")
"""What a space begins with; to ask for it is faster than the pattern, and it is seldom there."""


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report spaces behind citations in brackets; one in the front matter is part of a value."""
    del view
    text = article.text
    for citation in article.citations:
        if not text.startswith(_BLANK, citation.span.end):
            continue
        found = _SPACE.match(text, citation.span.end)
        if found is None or citation.mode is not Mode.PARENTHETICAL:
            continue
        if citation.span.start >= article.body_start:
            span = Span(article.path, *found.span("space"))
            yield Finding(
                span,
                f"a space stands between the citation and the `{found[0][-1]}`",
                "take the space out",
                Fix((Edit(span, ""),)),
            )
