r"""A file of the wiki cannot be read.

It is too large, not UTF-8, binary, a link that leads out of the folder, or the system refuses it.
Its text is on no page and in no search, and links to it are broken. This one was saved as Latin-1:

Bad, as bytes:

    # Caf\xe9

Save the file as UTF-8, or do what the help of the finding says.

Good:

    # Café
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report what could not be read."""
    return of_kind(index.problems, ProblemKind.UNREADABLE)
