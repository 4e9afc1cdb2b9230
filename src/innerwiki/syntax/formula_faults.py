"""Tells the author of a formula that cannot be read what is wrong with it, and where."""

from collections.abc import Iterable, Iterator

from innerwiki.model import Problem, ProblemKind
from innerwiki.syntax.block import Locate
from innerwiki.syntax.formulas import content
from innerwiki.syntax.mathematics import Fault, to_mathml


def formula_faults(
    text: str, formulas: Iterable[tuple[int, int]], locate: Locate
) -> Iterator[Problem]:
    """What is wrong with the formulas of a text; of each, the first thing.

    Args:
        text: the text.
        formulas: where in it formulas stand, delimiters included.
        locate: from a stretch of the text to its place in the file.
    """
    for start, end in formulas:
        formula = text[start:end]
        tex, skip = content(formula)
        # An environment in a line is shown in the line: only where a formula stands says which.
        outcome = to_mathml(tex, display=formula.startswith(("$$", "\\begin")))
        if not isinstance(outcome, Fault):
            continue
        first = start + skip + outcome.start
        help_ = outcome.help
        if formula.startswith("$") and not formula.startswith("$$"):
            help_ += "; a dollar sign that begins no formula is written `\\$`"
        span = locate(first, start + skip + outcome.end)
        yield Problem(
            ProblemKind.FORMULA, span, f"a formula cannot be read: {outcome.message}", help_
        )
