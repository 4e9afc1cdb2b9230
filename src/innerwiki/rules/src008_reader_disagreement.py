"""innerwiki and Markdown disagree on whether something is code.

The check reads an article's references itself, and Markdown makes the page. Where one of them takes
a reference for code and the other does not, the page does not show what was checked. It is known
only when the page is made, so `innerwiki build` reports it and `innerwiki check` does not. Here
`<code>` is not closed:

Bad:

    The command is <code>innerwiki check.

    Entropy never decreases [@clausius1865].

Close what is open, set blocks off with blank lines, and write code between back-ticks.

Good:

    The command is <code>innerwiki check</code>.

    Entropy never decreases [@clausius1865].

With `citations/clausius1865.bib`:

    @article{clausius1865, title = {Über verschiedene Formen der Hauptgleichungen}, year = {1865}}
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report places that Markdown read in another way."""
    return of_kind(index.problems, ProblemKind.DISAGREEMENT)
