"""A field of the front matter has a value that it cannot have.

A wrong type, a word that is none of those allowed, a date that is none, a number that YAML has
changed: the field is treated as if it were not there, so the page says less than its editors meant.

Bad:

    ---
    title: Entropy
    importance: very
    ---

Write a value that the field allows; the help of the finding names them.

Good:

    ---
    title: Entropy
    importance: high
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report values that the schema does not allow."""
    return of_kind(index.problems, ProblemKind.SCHEMA)
