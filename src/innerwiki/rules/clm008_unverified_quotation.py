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
from innerwiki.syntax.verbatim import SHORTEST, words_of
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.quotations import altered_quotations
from innerwiki.wiki.view import PageView

SEVERITY = Severity.INFO

_QUOTATION_MARKS = '"“”„«»‘’'


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report quotations that no excerpt of a source with excerpts holds."""
    for altered in view.once(altered_quotations, article):
        if altered.differences or len(words_of(altered.text)) < SHORTEST:
            continue
        if all(view.excerpts(entry.key) for entry in altered.entries):
            keys = ", ".join(f"`{entry.key}`" for entry in altered.entries)
            yield Finding(
                altered.span,
                f'no excerpt of {keys} holds "{shorten(altered.text.strip(_QUOTATION_MARKS))}"',
                f"copy the passage into excerpts/{altered.entries[0].key}.md once it is checked",
            )
