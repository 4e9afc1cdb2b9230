"""Reports: diagnostics written down for people or programs, one file per format.

The file is the registration: `concise.py` is the format "concise". Its module holds one function,
`report(diagnostics, summary) -> str`; what it returns ends with a line end, and no character of it
can drive a terminal.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules

from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic
from innerwiki.lint.nearest import nearest
from innerwiki.model import Source

_SHARED = frozenset({"visible"})


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report may say beside the diagnostics.

    `sources` are the files by path, to show lines from; `articles` and `entries` are their numbers;
    `colour` asks for a terminal's colours, of those formats that are for people; `folder` leads
    from the repository's root to the wiki's, with `/` at its end, of those that a forge reads;
    `notes` asks those for people to list findings of severity info as well as count them.
    """

    sources: Mapping[str, Source]
    articles: int
    entries: int
    colour: bool = False
    folder: str = ""
    notes: bool = True


Report = Callable[[Sequence[Diagnostic], Summary], str]


def formats() -> tuple[str, ...]:
    """The names of all formats."""
    return tuple(sorted({module.name for module in iter_modules(__path__)} - _SHARED))


def report_in(name: str) -> Report:
    """The report of a format.

    Raises:
        InnerwikiError: there is no such format.
    """
    names = formats()
    if name not in names:
        near = nearest(name, names)
        hint = f"did you mean `{near}`?" if near else f"choose {', '.join(names)}"
        raise InnerwikiError(f"there is no report format `{name}`; {hint}")
    report: Report = import_module(f"{__name__}.{name}").report
    return report
