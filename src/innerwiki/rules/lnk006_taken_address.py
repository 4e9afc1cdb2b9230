"""The address of an alias is that of another article.

Every alias has an address of its own, `/thermodynamic-entropy/`, which leads to the article. Only
letters, digits and hyphens are left in it, so two names that differ in their punctuation may have
the same; whoever guesses it arrives at the other article. Links by title still tell them apart.

Bad, in `content/physics.md`:

    ---
    title: Thermodynamics
    aliases: [heat-death]
    ---

Choose another alias, or name both subjects on one page.

Good, in `content/physics.md`:

    ---
    title: Thermodynamics
    aliases: [theory of heat]
    ---

With `content/cosmology.md`:

    ---
    title: End of the universe
    aliases: [heat death]
    ---
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.WARNING


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report aliases whose address is taken."""
    return of_kind(index.problems, ProblemKind.TAKEN_ADDRESS)
