"""The key of a BibTeX entry holds a space.

It can be cited only in braces (`[@{old catalogue}]`), and most other programs cannot cite it at
all. Often the space is a slip, and the key is not the one that articles cite.

Bad, in `citations/catalogue.bib`:

    @misc{old catalogue, title = {An Old Catalogue}, year = {1901}}

Write the key without it.

Good, in `citations/catalogue.bib`:

    @misc{catalogue1901, title = {An Old Catalogue}, year = {1901}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report keys with spaces."""
    return of_kind(index.problems, ProblemKind.KEY_WITH_SPACE)
