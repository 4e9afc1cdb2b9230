"""The list of works, `citations/works.toml`, cannot be used as it is.

It says which entries are versions of one work. A key in it that the library does not have, or a
file that is not TOML, leaves two versions of one work to be counted as two sources.

Bad, in `citations/works.toml`:

    [[work]]
    keys = ["lorenz1963", "lorenz1936preprint"]

Correct the key.

Good, in `citations/works.toml`:

    [[work]]
    keys = ["lorenz1963", "lorenz1963preprint"]

With `citations/lorenz.bib`:

    @article{lorenz1963, title = {Deterministic Nonperiodic Flow}, year = {1963}}
    @misc{lorenz1963preprint, title = {Deterministic Nonperiodic Flow}, year = {1963}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report what is wrong in the list of works."""
    return of_kind(index.problems, ProblemKind.WORKS)
