"""Two BibTeX entries have the same key, or keys that differ only in case.

A citation of that key means the first entry, whichever the author had in mind. Two keys that differ
only in case are both kept, but sooner or later somebody cites the wrong one.

Bad, in `citations/hooke.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
    @book{hooke1678, title = {Lectures}, year = {1678}}

Give one of the two another key, or delete it if they are the same work.

Good, in `citations/hooke.bib`:

    @book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}}
    @book{hooke1678lectures, title = {Lectures}, year = {1678}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report keys that are taken."""
    return of_kind(index.problems, ProblemKind.DUPLICATE_KEY)
