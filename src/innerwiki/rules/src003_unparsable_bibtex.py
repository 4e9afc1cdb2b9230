"""An entry of a BibTeX file cannot be parsed.

The source is missing from the library, and every citation of it is an unknown key. The other
entries of the file are read all the same. Most often a brace or a comma is missing:

Bad, in `citations/hooke1678.bib`:

    @book{hooke1678,
      title = {De Potentia Restitutiva,
      year = {1678},
    }

Close every brace, and put a comma after every field.

Good, in `citations/hooke1678.bib`:

    @book{hooke1678,
      title = {De Potentia Restitutiva},
      year = {1678},
    }
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report BibTeX that cannot be parsed."""
    return of_kind(index.problems, ProblemKind.BIBTEX)
