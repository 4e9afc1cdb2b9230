"""A table of articles has a field, column or filter that does not exist.

A block `articles` becomes a table on the page. With a slip in it nobody could say which articles
its author meant, so the page shows the block as it is written, and readers get no table.

Bad:

    ```articles
    where: {status: needs-citation}
    columns: [titel, words]
    ```

Correct the word; the help of the finding says which one comes closest. To show a block as an
example, put it inside a fence of more back-ticks.

Good:

    ```articles
    where: {status: needs-citations}
    columns: [title, words]
    sort: -words
    ```
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report what is wrong with tables of articles."""
    return of_kind(index.problems, ProblemKind.LISTING)
