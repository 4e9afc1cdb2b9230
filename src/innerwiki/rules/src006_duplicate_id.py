"""Two articles have the same id.

The id is the article's address, so only one of the two can be published; the other one is left out.
Where no `id:` is given, it is the file's name.

Bad, in `content/physics/entropy.md`:

    # Entropy in physics

Give one of the two an `id:` of its own.

Good, in `content/physics/entropy.md`:

    ---
    title: Entropy in physics
    id: entropy-physics
    ---

With `content/information/entropy.md`:

    # Entropy in information theory
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report articles whose id is taken."""
    return of_kind(index.problems, ProblemKind.DUPLICATE_ID)
