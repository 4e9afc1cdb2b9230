"""A table has no citation at all.

Figures and names in a table are claims like any other, one a row, and nobody can check them. The
text around a table does not cover it. An article without any source is reported once (CLM001).

Bad:

    Each piece moves in its own way [@shannon1948].

    | Piece | Moves |
    |---|---|
    | Rook | in straight lines |
    | Bishop | aslant |

Cite the source in each row, or in the header if it is that of all rows.

Good:

    Each piece moves in its own way [@shannon1948].

    | Piece | Moves [@shannon1948] |
    |---|---|
    | Rook | in straight lines |
    | Bishop | aslant |

With `citations/shannon1948.bib`:

    @article{shannon1948, title = {A Mathematical Theory of Communication}, year = {1948}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.model import Article
from innerwiki.wiki.uncited import Uncited
from innerwiki.wiki.view import PageView

SEVERITY = Severity.WARNING


def check_article(article: Article, view: PageView) -> Iterator[Finding]:
    """Report each table of which no row is covered or marked, at its first row."""
    assessment = view.assessment()
    if assessment is None or not assessment.sources:
        return
    for rows in view.once(Uncited, article).tables:
        yield Finding(
            rows[0].span,
            "no row of this table has a citation",
            "cite a source in each row, or in the header if it holds for all of them",
        )
