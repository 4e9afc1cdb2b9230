"""A quotation has no citation.

The reader cannot tell who said it, nor whether it was said like that. A block quotation needs a
source however short it is, and so does a sentence that quotes eight words or more between double
quotation marks. The citation may stand in the sentence, up to two sentences behind it, or, before a
block quotation, in a sentence that ends in a colon. One with a `{.needs-citation}` mark is known
already (CLM002). A block quotation that begins as a callout does (`> **Note:**`, `> [!TIP]`) quotes
nobody.

Bad:

    The tower has a keeper's book [@hooke1678].

    > The bell is cracked. It must be cast anew.

Cite the source, with the page, or take the quotation out.

Good:

    The tower has a keeper's book, which reads [@hooke1678, p. 9]:

    > The bell is cracked. It must be cast anew.

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {Lectures}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.syntax.yaml_nodes import shorten
from innerwiki.wiki.uncited import Uncited
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING

_QUOTATION_MARKS = '"“”„«»'


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report block quotations, and sentences that quote at length, without a citation."""
    for claim, quotation in view.once(Uncited, article).quoting:
        words = shorten(quotation.strip(_QUOTATION_MARKS))
        yield Finding(
            claim.span,
            f'no citation says where the quotation "{words}" is from',
            "cite the source and the page, as in `[@key, p. 3]`, in or behind the sentence",
        )
