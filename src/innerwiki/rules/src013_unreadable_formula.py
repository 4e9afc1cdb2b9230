r"""A formula cannot be read.

Mathematics is written in TeX: `$...$` or `\(...\)` in a line, `$$...$$` or `\begin{align}` to
`\end{align}` between blank lines. Each formula becomes MathML, which browsers show, print and read
aloud with no script and no font of the site's own. One that cannot be read is shown as it is
written.

Known are the letters, signs and functions of LaTeX and amsmath; fractions, roots, sums and
integrals with their limits, `\operatorname*`, accents, braces below and above, `\text`, the
alphabets from `\mathbb` to `\mathsf`; `aligned`, `cases`, `array` and the matrices; and on a line
of their own `align`, `gather` and `equation`, with or without a star. Equations have no numbers but
those of `\tag`. A formula cannot define commands, set colours or link, and has at most 4,000
characters.

Bad:

    The loss is $\mathcal{L} = \frac{1}{n} \summe_i \ell_i$.

Correct the command, close what is open, and put a backslash before a dollar sign that begins no
formula.

Good:

    The loss is $\mathcal{L} = \frac{1}{n} \sum_i \ell_i$, at a price of \$5.
"""

from collections.abc import Iterator

from innerwiki.lint import Finding, Severity
from innerwiki.lint.problems import of_kind
from innerwiki.model import ProblemKind
from innerwiki.wiki.index import WikiIndex

SEVERITY = Severity.ERROR


def check_wiki(index: WikiIndex) -> Iterator[Finding]:
    """Report formulas that cannot be read."""
    return of_kind(index.problems, ProblemKind.FORMULA)
