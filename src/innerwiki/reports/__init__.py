"""Reports: diagnostics written down for people or programs, one file per format.

The file is the registration: `concise.py` is the format "concise". Its docstring is the format's
documentation, in `docs/reports.md` too, and its module holds one function,
`report(diagnostics, summary) -> str`; what it returns is nothing or ends with a line end, no
character of it can drive a terminal, and the same findings give the same characters.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic, Rule, Severity
from innerwiki.lint.documentation import address
from innerwiki.model import Coverage, Source
from innerwiki.nearest import nearest

_SHARED = frozenset({"indented", "inert", "visible"})


def _nowhere(path: str, line: int) -> str | None:
    """Where a line is shown, for a wiki that no forge shows."""
    del path, line
    return None


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report may say beside the diagnostics.

    `sources` are the files by path, to show lines from; `articles` and `entries` are their numbers;
    `colour` asks for a terminal's colours, of those formats that are for people; `folder` leads
    from the repository's root to the wiki's, with `/` at its end, of those that a forge reads;
    `notes` asks those for people to list findings of severity info as well as count them.

    `titles` are those of the articles by path, `coverage` and `gaps` what is computed of them all;
    `fail_on` is the severity from which on the check fails, or "never"; `rules` are all rules,
    `site` is the address of the published wiki, which has a page for each, if it is known; `view`
    gives the address at which the forge shows a line of a path, if it has one.
    """

    sources: Mapping[str, Source]
    articles: int
    entries: int
    colour: bool = False
    folder: str = ""
    notes: bool = True
    titles: Mapping[str, str] = field(default_factory=dict)
    coverage: Coverage = field(default_factory=Coverage)
    gaps: int = 0
    fail_on: str = Severity.ERROR.value
    rules: Sequence[Rule[Any, Any]] = ()
    site: str = ""
    view: Callable[[str, int], str | None] = _nowhere

    def page_of(self, code: str) -> str | None:
        """The address of a rule's page, where the site's is known."""
        return f"{self.site.rstrip('/')}/{address(code)}/" if self.site else None


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
