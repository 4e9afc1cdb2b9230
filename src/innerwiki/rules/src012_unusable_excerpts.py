"""A file of excerpts, `citations/excerpts/KEY.md`, cannot be used as it is.

It keeps short passages of a source, word for word, with the place where each stands; the source's
page shows them. What has no source, no quotation or too long a one is not shown.

Bad, in `citations/excerpts/hooke1678.md`:

    ## p. 1

    Force grows as the spring is stretched.

Put a heading of the second level for the place, and quote the words below it.

Good, in `citations/excerpts/hooke1678.md`:

    ## p. 1

    > Force grows as the spring is stretched.

With `citations/hooke1678.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report what is wrong in the files of excerpts."""
    return of_kind(index.problems, ProblemKind.EXCERPT)
