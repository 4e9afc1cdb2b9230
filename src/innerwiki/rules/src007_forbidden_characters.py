r"""A file holds control or private-use characters.

Readers cannot see them, but programs can: they break searches, copied text and screen readers, and
one of them turns the direction of writing around. They come with text pasted from elsewhere.

Bad, as bytes:

    Entropy\x08 never decreases.

Delete the character; an editor that shows invisible characters helps.

Good:

    Entropy never decreases.
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report characters that nobody can see."""
    return of_kind(index.problems, ProblemKind.CHARACTERS)
