"""Two articles have the same title, alias or former id.

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
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report titles, aliases and former ids that are taken."""
    return of_kind(index.problems, ProblemKind.DUPLICATE_TITLE)
