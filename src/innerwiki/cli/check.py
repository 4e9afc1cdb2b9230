"""`innerwiki check`: everything that can be known about a wiki without making its pages.

The whole wiki is read, since one article can break another; PATHs only choose what is reported and
mended. Standard output holds the report, or the difference that was asked for, and nothing else.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from innerwiki import config as configuration
from innerwiki.building import baselines
from innerwiki.building.change import Change, change_since
from innerwiki.building.verdict import judged
from innerwiki.cli import options
from innerwiki.cli.outputs import limited, show, summary_of, usual_format, write_report
from innerwiki.cli.terminal import is_terminal, say
from innerwiki.config import Config, Override, Threshold
from innerwiki.editing import writing
from innerwiki.editing.differences import difference
from innerwiki.editing.fixes import Mended, mend
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic
from innerwiki.lint.engine import exceeds
from innerwiki.model import Wiki
from innerwiki.reports import formats, report_in
from innerwiki.reports.visible import visible_lines
from innerwiki.wiki import read
from innerwiki.wiki.read import Reading
from innerwiki.wiki.words import counted


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help="The form of the report on standard output (default: text; on GitHub Actions github): "
    f"{', '.join(formats())}.",
)
@options.outputs
@options.fail_on
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Exit 1 if there are more than so many warnings, whatever --fail-on says.",
)
@options.codes("--select", "Only these rules, by code or prefix, instead of those configured.")
@options.codes("--ignore", "Not these rules, instead of those that the configuration ignores.")
@options.notes
@options.today
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Report what comes on top of this baseline (default: `baseline` under [check]).",
)
@click.option("--no-baseline", is_flag=True, help="Report what the baseline holds back, too.")
@click.option(
    "--diff",
    "base",
    metavar="REV",
    help="Of claims, report those that the change since REV has left without a source; REV... "
    "(three dots) is where this branch parted from it.",
)
@click.option("--fix", is_flag=True, help="Mend what can be mended safely; report what is left.")
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="With --fix or --diff-fixes: also mend what may change what a page says.",
)
@click.option(
    "--diff-fixes",
    is_flag=True,
    help="Write nothing; show what --fix would change, instead of the report.",
)
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.option(
    "--show-config",
    is_flag=True,
    help="Check nothing; write the configuration that holds, and where each value comes from.",
)
@click.pass_context
def check(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    format_: str | None,
    outputs: tuple[tuple[str, Path], ...],
    fail_on: Threshold | None,
    max_warnings: int | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    notes: bool,
    today: date,
    baseline: Path | None,
    no_baseline: bool,
    base: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff_fixes: bool,
    exit_zero: bool,
    show_config: bool,
) -> None:
    """Check articles and sources.

    Findings in all files are reported, or only those in the given files and folders; with --fix
    those that are left, and the exit code is theirs. With --diff-fixes nothing is changed, and the
    exit code is that of the files as they are.

    Exits 0 if nothing is found at or above --fail-on, 1 if something is, and 2 if the wiki could
    not be checked: a wrong option, or a configuration that cannot be read.
    """
    main_report = report_in(format_ or usual_format())
    reports = [(report_in(name), file) for name, file in outputs]
    given = {"select": select, "ignore": ignore, "fail_on": fail_on}
    config = _with(configuration.load(ctx.obj), given)
    if show_config:
        show(config, given)
        return
    reading = read(config)
    names = tuple(_path_in(config, reading, path) for path in paths) or ("",)
    change = change_since(config, base, reading, today) if base is not None else None
    scope = _Scope(names, change)
    changes = None
    if fix or diff_fixes:
        changes = _changes(config, reading, today, scope, unsafe=unsafe_fixes)
    if changes is not None and not diff_fixes:
        writing.write(config.root, changes.rewrites)
        _tell("Fixed", changes)
        reading = read(config)
    wiki, found = scope.judged(reading, config, today)
    file = None if no_baseline else baseline or baselines.configured(config)
    held = baselines.hold(found, file, wiki, config)
    diagnostics = scope.of(held.diagnostics, wiki)
    threshold = baselines.threshold(config, held, fail_on)
    threshold = limited(threshold, diagnostics, max_warnings)
    shown = replace(wiki, sources={**wiki.sources, **held.sources})
    summary = summary_of(config, shown, scope.holds, fail_on=threshold, notes=notes)
    for report, file in reports:
        write_report(file, report(diagnostics, summary))
    if changes is not None and diff_fixes:
        _show(changes)
    else:
        colour = is_terminal() and not os.environ.get("NO_COLOR")
        say(main_report(diagnostics, replace(summary, colour=colour)))
    if held.held:
        told = counted(held.held, "finding")
        click.echo(f"Held back {told} of the baseline; --no-baseline shows all.", err=True)
    ctx.exit(int(exceeds(diagnostics, threshold) and not exit_zero))


def _with(config: Config, given: Mapping[str, Any]) -> Config:
    """The configuration with what was given on the command line, which has no place in a file.

    Only what was selected there runs, and nothing that was to be ignored, for whatever file.
    """
    given = {name: value for name, value in given.items() if value}
    gone = {("check", name) for name in given}
    places = {path: place for path, place in config.places.items() if path[:2] not in gone}
    overrides = config.check.overrides
    if "select" in given:
        overrides = tuple(replace(override, select=()) for override in overrides)
    if overrides and "ignore" in given:
        overrides = (*overrides, Override(paths=("**",), ignore=given["ignore"]))
    return replace(config, check=replace(config.check, **given, overrides=overrides), places=places)


def _path_in(config: Config, reading: Reading, path: Path) -> str:
    """A path that the user gave, as the wiki names it: relative to its root.

    Raises:
        InnerwikiError: it is not there, or no part of the wiki.
    """
    root = config.root.resolve()
    found = next((p.resolve() for p in (path, root / path) if p.exists()), None)
    if found is None:
        raise InnerwikiError(f"there is no file or folder `{path}`")
    if root.is_relative_to(found):
        return ""
    name = found.relative_to(root).as_posix() if found.is_relative_to(root) else ""
    if name in reading.paths:
        return name
    folders = (config.content_dir.resolve(), config.citations_dir.resolve())
    holds = any(found.is_relative_to(f) or f.is_relative_to(found) for f in folders)
    if name and found.is_dir() and holds:
        return name
    raise InnerwikiError(
        f"`{path}` is no part of the wiki, whose files are in {folders[0]} and {folders[1]}"
    )


@dataclass(frozen=True, slots=True)
class _Scope:
    """What is reported and mended: files and folders ("" is the wiki's root), perhaps a change."""

    names: tuple[str, ...]
    change: Change | None

    def holds(self, path: str) -> bool:
        """Whether a path is one of them, or inside of one."""
        if "" in self.names or path in self.names:
            return True
        return path.startswith(tuple(f"{name}/" for name in self.names))

    def judged(
        self, reading: Reading, config: Config, today: date
    ) -> tuple[Wiki, tuple[Diagnostic, ...]]:
        """The wiki and the verdict on it, in view of how it was where a change is looked at."""
        return judged(reading, config, today, before=self.change.before if self.change else None)

    def of(self, diagnostics: Iterable[Diagnostic], wiki: Wiki) -> tuple[Diagnostic, ...]:
        """Those of the diagnostics of a whole wiki that are reported."""
        brought = self.change.brings(diagnostics, wiki) if self.change else diagnostics
        return tuple(found for found in brought if self.holds(found.span.path))


def _changes(
    config: Config, reading: Reading, today: date, scope: _Scope, *, unsafe: bool
) -> Mended:
    """What the files are with everything mended that can be."""

    def check_again(reading: Reading) -> tuple[Diagnostic, ...]:
        wiki, found = scope.judged(reading, config, today)
        return scope.of(found, wiki)

    return mend(config.root, reading, check_again, unsafe=unsafe, may_edit=scope.holds)


def _tell(what: str, changes: Mended) -> None:
    """How much is mended, on standard error."""
    findings = counted(changes.findings, "finding")
    files = counted(len(changes.rewrites), "file")
    click.echo(
        f"{what} {findings} in {files}." if changes.findings else "Nothing to fix.", err=True
    )


def _show(changes: Mended) -> None:
    """The difference that mending makes: for programs to the byte, on a terminal made visible."""
    shown = difference(changes.rewrites)
    if is_terminal():
        text = shown.decode("utf-8", "replace")
        shown = "".join(f"{line}\n" for line in visible_lines(text.removesuffix("\n"))).encode()
    say(shown)
    _tell("Would fix", changes)
