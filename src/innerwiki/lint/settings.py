"""Which rules run, and how much each of them weighs: what the configuration and the user asked for.

A rule is named by its code or by the letters that its code begins with: `CIT001`, `CIT`. What is
different for some files is decided last, of each diagnostic, by the path where it stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from innerwiki.config import Override
from innerwiki.errors import ConfigError, InnerwikiError
from innerwiki.lint import Diagnostic, Index, Rule, Severity, View
from innerwiki.nearest import nearest

OFF = "off"
NEVER = "never"
THRESHOLDS = (*(severity.value for severity in Severity), NEVER)
"""What a check may fail on; a threshold holds for its own severity and all that are worse."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choice of rules.

    `select`: rules that run, all where it is empty; `ignore`: rules that do not, though selected;
    `severity`: by the whole code, "error", "warning", "info" or "off"; `fail_on`: the severity from
    which on a check fails, or "never"; `places`: where the configuration names a rule, to open a
    message, for those names that stand in a file; `overrides`: what is different for some files.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = Severity.ERROR.value
    places: Mapping[str, str] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    def severities(self, rules: Iterable[Rule[View, Index]]) -> dict[str, Severity]:
        """The codes of the rules that run, for some files at least, each with its severity.

        Raises:
            ConfigError: a file names a code that no rule has.
            InnerwikiError: the user does, or there is a severity that is none.
        """
        rules = tuple(rules)
        codes = tuple(rule.code for rule in rules)
        letters = tuple(sorted({code.rstrip("0123456789") for code in codes}))
        for name in self._names():
            if not name or not any(code.startswith(name) for code in codes):
                raise self._unknown_rule(name, (*codes, *letters))
        for choice in self._choices:
            for name, level in choice.severity.items():
                if name not in codes:
                    raise self._unknown_rule(name, codes)
                if level not in (*Severity, OFF):
                    raise _unknown(level, (*Severity, OFF), "severity")
        levels = {rule.code: self.severity.get(rule.code, rule.severity) for rule in rules}
        return {
            rule.code: Severity(levels[rule.code] if levels[rule.code] != OFF else rule.severity)
            for rule in rules
            if (levels[rule.code] != OFF and self._runs(rule.code)) or self._returns(rule.code)
        }

    def for_paths(
        self, diagnostics: tuple[Diagnostic, ...], rules: Iterable[Rule[View, Index]]
    ) -> tuple[Diagnostic, ...]:
        """The diagnostics as the overrides have them: some are gone, some weigh more or less."""
        if not self.overrides:
            return diagnostics
        usual = {rule.code: rule.severity for rule in rules}
        weighed = [(one, self._severity_at(one.span.path, one.code, usual)) for one in diagnostics]
        return tuple(replace(one, severity=level) for one, level in weighed if level is not None)

    def _severity_at(self, path: str, code: str, usual: Mapping[str, Severity]) -> Severity | None:
        """The severity of a rule for the file of a path; None where it does not run."""
        runs = self._runs(code)
        level = self.severity.get(code, usual[code])
        for override in self.overrides:
            if override.holds(path):
                runs = runs or code.startswith(override.select)
                runs = runs and not code.startswith(override.ignore)
                level = override.severity.get(code, level)
        return Severity(level) if runs and level != OFF else None

    def _runs(self, code: str) -> bool:
        chosen = not self.select or code.startswith(self.select)
        return chosen and not code.startswith(self.ignore)

    def _returns(self, code: str) -> bool:
        """Whether an override may bring a rule back that does not run elsewhere."""
        return any(code.startswith(one.select) or code in one.severity for one in self.overrides)

    @property
    def _choices(self) -> tuple["Settings | Override", ...]:
        return (self, *self.overrides)

    def _names(self) -> Iterator[str]:
        for choice in self._choices:
            yield from choice.select
            yield from choice.ignore

    def _unknown_rule(self, name: str, names: Iterable[str]) -> InnerwikiError:
        error = _unknown(name, names, "rule")
        place = self.places.get(name)
        return ConfigError(f"{place}: {error}") if place is not None else error


def exceeds(diagnostics: Iterable[Diagnostic], fail_on: str) -> bool:
    """Whether a diagnostic is as bad as the threshold ("error", "warning", "info", "never").

    Raises:
        InnerwikiError: the threshold is none of these.
    """
    if fail_on not in THRESHOLDS:
        raise _unknown(fail_on, THRESHOLDS, "threshold")
    if fail_on == NEVER:
        return False
    rank = Severity(fail_on).rank
    return any(diagnostic.severity.rank <= rank for diagnostic in diagnostics)


def _unknown(name: str, names: Iterable[str], what: str) -> InnerwikiError:
    names = tuple(names)
    near = nearest(name, names)
    hint = f"did you mean `{near}`?" if near else _choice(names)
    return InnerwikiError(f"there is no {what} `{name}`; {hint}")


def _choice(names: tuple[str, ...]) -> str:
    if all(name.isalpha() for name in names):
        return "choose " + ", ".join(names)
    return "`innerwiki rules` lists them all"
