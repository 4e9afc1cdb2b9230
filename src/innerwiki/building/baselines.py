"""The baseline of a wiki at work: its file is read, and the verdict is held against it.

Which file it is, the configuration says, or whoever asks for one; what an entry means is told in
`innerwiki.lint.baseline`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from innerwiki.building.verdict import addressed, settings_of
from innerwiki.config import Config
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic, Severity
from innerwiki.lint.baseline import Baseline, Comparison, PageOf, compare
from innerwiki.lint.baseline_text import parse_baseline
from innerwiki.lint.engine import check_surplus
from innerwiki.model import Source, Wiki
from innerwiki.rules import all_rules
from innerwiki.wiki.read import decode

DEFAULT = "innerwiki-baseline.json"
"""The baseline's name in the wiki's root, where none is configured."""

_MAX_BYTES = 50_000_000
"""A million findings; what is larger is something else."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is left to report, and how many findings the baseline holds back."""

    diagnostics: tuple[Diagnostic, ...]
    held: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)
    """The baseline by its path; none where there is none."""


def configured(config: Config) -> Path | None:
    """The file that the configuration names as the wiki's baseline."""
    return config.root / config.check.baseline if config.check.baseline else None


def hold(found: Iterable[Diagnostic], file: Path | None, wiki: Wiki, config: Config) -> Verdict:
    """Take out of a verdict what the baseline holds, and add what it holds in vain.

    Args:
        found: the whole verdict on the wiki.
        file: the baseline; None for none.
        wiki: what was checked.
        config: the wiki's configuration.

    Raises:
        InnerwikiError: the baseline cannot be used.
    """
    found = tuple(found)
    if file is None:
        return Verdict(found)
    baseline = read_baseline(config.root, file)
    compared = compared_with(baseline, found, wiki, config)
    stale = check_surplus(
        compared.surplus, all_rules(), settings=settings_of(config), source=baseline.source
    )
    left = (*compared.left, *addressed(stale, config))
    return Verdict(
        tuple(sorted(left, key=lambda one: (one.span.path, one.span.start, one.code))),
        len(compared.held),
        {baseline.source.path: baseline.source},
    )


def beyond(found: Iterable[Diagnostic], wiki: Wiki, config: Config) -> tuple[Diagnostic, ...]:
    """What the configured baseline does not hold, for a build: that it is stale harms no page.

    Raises:
        InnerwikiError: the baseline cannot be used.
    """
    file = configured(config)
    if file is None:
        return tuple(found)
    return compared_with(read_baseline(config.root, file), found, wiki, config).left


def threshold(config: Config, verdict: Verdict, asked: str | None) -> str:
    """The severity from which on a check fails.

    Nobody keeps a baseline of warnings for new ones to pass. So where one is at work, and nobody
    has said what is to fail, warnings do.
    """
    is_said = asked is not None or ("check", "fail_on") in config.places
    return config.check.fail_on if is_said or not verdict.sources else Severity.WARNING.value


def compared_with(
    baseline: Baseline, found: Iterable[Diagnostic], wiki: Wiki, config: Config
) -> Comparison:
    """What a baseline makes of the whole verdict on a wiki."""
    ran = settings_of(config).severities(all_rules())
    return compare(
        baseline, found, page_of(wiki), codes=[rule.code for rule in all_rules()], ran=ran
    )


def page_of(wiki: Wiki) -> PageOf:
    """The page that a file's findings are counted on, as their fingerprints have it."""
    return lambda path: wiki.paths.get(path, path)


def bears_from(config: Config) -> Severity:
    """The least severity that a baseline bears with: warnings, notes where they may fail, too."""
    return Severity.INFO if config.check.fail_on == Severity.INFO.value else Severity.WARNING


def read_baseline(root: Path, file: Path) -> Baseline:
    """Read a baseline.

    Args:
        root: the wiki's root, which its path is told from.
        file: the baseline.

    Raises:
        InnerwikiError: there is none, or it cannot be read, or is none.
    """
    name = name_of(root, file)
    if not file.exists():
        raise InnerwikiError(
            f"there is no baseline {name}; `innerwiki baseline update` makes one of what it finds"
        )
    if not file.is_file():
        raise InnerwikiError(f"{name} is no file, so it can be no baseline; name another")
    try:
        with file.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"the baseline {name} cannot be read: {reason}") from error
    if len(content) > _MAX_BYTES:
        raise InnerwikiError(f"{name} is larger than {_MAX_BYTES:,} bytes: is it the baseline?")
    source, problem = decode(name, content)
    if problem is not None:
        raise InnerwikiError(f"{name} is no baseline: {problem.message}")
    return parse_baseline(source)


def name_of(root: Path, file: Path) -> str:
    """How a baseline is called: by its path from the wiki's root, if it is in there."""
    whole = file.resolve()
    inside = whole.is_relative_to(root)
    return whole.relative_to(root).as_posix() if inside else str(file)
