"""Two articles have the same title or alias.

A link by that name can lead to one of them only; readers of the other never arrive.

Bad, in `content/physics.md`:

    ---
    title: Entropy in physics
    aliases: [entropy]
    ---

Make the names differ, and link by the full title.

Good, in `content/physics.md`:

    ---
    title: Entropy in physics
    aliases: [thermodynamic entropy]
    ---

With `content/information.md`:

    ---
    title: Entropy
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.view import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report titles and aliases that are taken."""
    return of_kind(index.problems, ProblemKind.DUPLICATE_TITLE)
