"""What a check has to say, and where it goes: standard output, and the files of `--output`."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from innerwiki.config import Config
from innerwiki.config.effective import effective
from innerwiki.config.places import OptionPath
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic, Severity
from innerwiki.lint.engine import exceeds
from innerwiki.model import Coverage, Wiki
from innerwiki.overviews.changes import total_coverage
from innerwiki.reports import Summary
from innerwiki.reports.visible import visible_lines
from innerwiki.rules import all_rules
from innerwiki.site import forge
from innerwiki.wiki.words import counted

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""What GitHub and GitLab call the folder of the repository that they have checked out."""


def summary_of(
    config: Config, wiki: Wiki, holds: Callable[[str], bool], *, fail_on: str, notes: bool
) -> Summary:
    """What reports may say beside the findings.

    Args:
        config: the configuration.
        wiki: what was checked.
        holds: whether the file of a path is reported.
        fail_on: the severity from which on the check fails, or "never".
        notes: whether notes are listed, in reports for people.
    """
    articles = [article for article in wiki.articles.values() if holds(article.path)]
    assessments = [wiki.assessments[one.id] for one in articles if one.id in wiki.assessments]
    coverage: Coverage = total_coverage(one.coverage for one in assessments)

    def view(path: str, line: int) -> str | None:
        return forge.view(config.forge, path, line, wiki.paths.get(path, ""))

    return Summary(
        {path: source for path, source in wiki.sources.items() if holds(path)},
        len(wiki.articles),
        len(wiki.library),
        folder=_folder(config.root.resolve()),
        notes=notes or fail_on == Severity.INFO.value,
        titles={article.path: article.title for article in articles},
        coverage=coverage,
        gaps=sum(len(one.gaps) for one in assessments),
        fail_on=fail_on,
        rules=all_rules(),
        site=config.site_url,
        view=view,
    )


def limited(threshold: str, diagnostics: Iterable[Diagnostic], max_warnings: int | None) -> str:
    """The severity from which on the check fails, now that warnings are counted.

    More than are allowed fail it as such, and that is told on standard error.
    """
    warnings = [one for one in diagnostics if one.severity is Severity.WARNING]
    if max_warnings is None or len(warnings) <= max_warnings:
        return threshold
    told = counted(len(warnings), "warning")
    click.echo(f"Too many: {told}, and --max-warnings allows {max_warnings:,}.", err=True)
    return threshold if exceeds(warnings, threshold) else Severity.WARNING.value


def show(config: Config, given: Mapping[str, Any]) -> None:
    """Write the configuration that holds; `given` are the options of the command line."""
    names: dict[OptionPath, str] = {
        ("check", name): f"--{name.replace('_', '-')}" for name in given if given[name]
    }
    for line in visible_lines(effective(config, names).removesuffix("\n")):
        click.echo(line)


def usual_format() -> str:
    """The format of standard output where none is asked for."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def write_report(file: Path, text: str) -> None:
    """Write a report into a file, whose folder is made if it is missing.

    Raises:
        InnerwikiError: it cannot be written.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(
            f"cannot write {file}: {reason}; name a file that can be written in --output"
        ) from error


def _folder(root: Path) -> str:
    """Where the wiki lies in its repository: as the forge has checked it out, else as git has."""
    named = [os.environ[name] for name in _CHECKOUTS if os.environ.get(name)]
    outers = [Path(name).resolve() for name in named]
    outers += [folder for folder in (root, *root.parents) if (folder / ".git").exists()]
    outer = next((folder for folder in outers if root.is_relative_to(folder)), root)
    return "".join(f"{name}/" for name in root.relative_to(outer).parts)
