"""None of the excerpts of its source holds what is quoted.

Whether the words are right can be told only by whoever has the source. The wiki keeps passages of
it in `citations/excerpts/`, and this one is not among them. Quotations of fewer than six words, and
sources without excerpts, are left alone; one that comes close to an excerpt is another matter
(CLM007).

Bad:

    A note says: “The rope is worn and the clapper hangs low” [@hooke1678, p. 12].

Copy the passage into the file of the source, with its place, once somebody has checked it.

Good:

    A note says: “The bell is cracked and must be cast anew” [@hooke1678, p. 9].

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {Lectures}, year = {1678}}

With `citations/excerpts/hooke1678.md`:

    ## p. 9

    > The bell is cracked and must be cast anew.
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.syntax.verbatim import SHORTEST, differences, is_verbatim
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.quotations import is_long, passages_of, quoted_from
from innerwiki.wiki.view import PageView

SEVERITY = Severity.INFO

_QUOTATION_MARKS = '"“”„«»‘’'


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report quotations that no excerpt of a source with excerpts holds."""
    for quoted in quoted_from(article, view):
        if not all(view.excerpts(entry.key) for entry in quoted.entries):
            continue
        texts = [excerpt.text for _, excerpt in passages_of(quoted, view)]
        if not is_long(quoted.text, SHORTEST) or is_verbatim(quoted.text, texts):
            continue
        if not differences(quoted.text, texts)[0]:
            keys = ", ".join(f"`{entry.key}`" for entry in quoted.entries)
            yield Finding(
                quoted.span,
                f'no excerpt of {keys} holds "{shorten(quoted.text.strip(_QUOTATION_MARKS))}"',
                f"copy the passage into excerpts/{quoted.entries[0].key}.md once it is checked",
            )
