r"""A number stands in brackets like a citation, but leads nowhere.

Text pasted from a paper or another wiki brings its `[12]` along, without the list that it belongs
to. The reader takes it for a source that was checked.

Bad:

    Entropy never decreases [12].

Cite the source by its key; if the number is meant as it stands, write `\[12]`.

Good:

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article, OddityKind, Span
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report numbers in brackets that are no link."""
    del view
    for oddity in article.oddities:
        if oddity.kind is OddityKind.ORPHAN_NUMBER and not _is_value(article.text, oddity.span):
            yield Finding(
                oddity.span,
                f"`{oddity.text}` looks like a citation but leads to no source",
                f"cite the source as `[@key]`, or write `\\{oddity.text}` if it is only a number",
            )


def _is_value(text: str, span: Span) -> bool:
    """Whether the number is all that stands between quotation marks: `{layout="[60, 40]"}`."""
    before, behind = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return before == behind and before in {'"', "'"}
