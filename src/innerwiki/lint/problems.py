"""What went wrong while reading, as findings: each kind of problem is told by one rule."""

from collections.abc import Iterable, Iterator

from innerwiki.lint import Finding
from innerwiki.model import Problem, ProblemKind


def of_kind(problems: Iterable[Problem], kind: ProblemKind) -> Iterator[Finding]:
    """The problems of one kind, in their order."""
    for problem in problems:
        if problem.kind is kind:
            yield Finding(problem.span, problem.message, problem.help)
