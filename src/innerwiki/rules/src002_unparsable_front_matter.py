"""The front matter of an article is not valid YAML.

Nothing in it can be trusted then: the article is published with its file's name for a title. A
colon followed by a space, a bracket or an `@` at the start of a value are the usual causes.

Bad:

    ---
    title: Entropy: a history
    ---

Put quotes around a value that holds such signs.

Good:

    ---
    title: "Entropy: a history"
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report YAML that cannot be parsed."""
    return of_kind(index.problems, ProblemKind.YAML)
