"""The front matter has a field that innerwiki does not know.

It has no effect, so what its author wanted is not on the page. Fields of the site generator
(`template`, `hide`, `icon`) are not allowed: an article must read the same under every host.

Bad:

    ---
    title: Entropy
    alias: [disorder]
    ---

Correct the name, or remove the field.

Good:

    ---
    title: Entropy
    aliases: [disorder]
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report fields that nobody reads."""
    return of_kind(index.problems, ProblemKind.UNKNOWN_FIELD)
