"""Tells the author of a formula that cannot be read what is wrong with it, and where."""

from collections.abc import Callable, Iterable, Iterator

from innerwiki.model import Problem, ProblemKind, Span
from innerwiki.syntax.formulas import content
from innerwiki.syntax.mathematics import Fault, to_mathml


def formula_faults(
    text: str, formulas: Iterable[tuple[int, int]], path: str, place: Callable[[int], int]
) -> Iterator[Problem]:
    """What is wrong with the formulas of a text; of each, the first thing.

    Args:
        text: the text.
        formulas: where in it formulas stand, delimiters included.
        path: the file that it is from.
        place: from an offset in the text to the offset in the file.
    """
    for start, end in formulas:
        formula = text[start:end]
        tex, skip = content(formula)
        # An environment in a line is shown in the line: only where a formula stands says which.
        outcome = to_mathml(tex, display=formula.startswith(("$$", "\\begin")))
        if not isinstance(outcome, Fault):
            continue
        first = start + skip + outcome.start
        last = max(start + skip + outcome.end - 1, first)
        help_ = outcome.help
        if formula.startswith("$") and not formula.startswith("$$"):
            help_ += "; a dollar sign that begins no formula is written `\\$`"
        span = Span(path, place(first), place(last) + (outcome.end > outcome.start))
        yield Problem(
            ProblemKind.FORMULA, span, f"a formula cannot be read: {outcome.message}", help_
        )
