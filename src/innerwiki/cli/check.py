"""`innerwiki check`: everything that can be known about a wiki without making its pages.

The whole wiki is read, since one article can break another; PATHs only choose what is reported and
mended. Standard output holds the report, or the difference that was asked for, and nothing else.
"""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from innerwiki import config as configuration
from innerwiki.building.verdict import verdict
from innerwiki.cli import options
from innerwiki.config import Config, Threshold
from innerwiki.editing import writing
from innerwiki.editing.differences import difference
from innerwiki.editing.fixes import Mended, mend
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic, Severity
from innerwiki.lint.engine import exceeds
from innerwiki.reports import Summary, formats, report_in
from innerwiki.reports.visible import visible_lines
from innerwiki.wiki import read, relate
from innerwiki.wiki.read import Reading
from innerwiki.wiki.words import counted


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats()),
    help="The form of the report on standard output (default: text; on GitHub Actions github).",
)
@options.outputs
@options.fail_on
@options.codes("--select", "Only these rules, by code or prefix, instead of those configured.")
@options.codes("--ignore", "Not these rules, instead of those that the configuration ignores.")
@options.notes
@options.today
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
@click.pass_context
def check(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    format_: str | None,
    outputs: tuple[tuple[str, Path], ...],
    fail_on: Threshold | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    notes: bool,
    today: date,
    fix: bool,
    unsafe_fixes: bool,
    diff_fixes: bool,
    exit_zero: bool,
) -> None:
    """Check articles and sources.

    Findings in all files are reported, or only those in the given files and folders; with --fix
    those that are left, and the exit code is theirs. With --diff-fixes nothing is changed, and the
    exit code is that of the files as they are.
    """
    reports = [(report_in(name), file) for name, file in outputs]
    config = _with(configuration.load(ctx.obj), select=select, ignore=ignore, fail_on=fail_on)
    reading = read(config)
    scope = _Scope(tuple(_path_in(config, reading, path) for path in paths) or ("",))
    changes = None
    if fix or diff_fixes:
        changes = _changes(config, reading, today, scope, unsafe=unsafe_fixes)
    if changes is not None and not diff_fixes:
        writing.write(config.root, changes.rewrites)
        _tell("Fixed", changes)
        reading = read(config)
    wiki = relate(reading, today, config.policy)
    diagnostics = scope.of(verdict(wiki, config, today))
    summary = Summary(
        wiki.sources,
        len(wiki.articles),
        len(wiki.library),
        folder=_folder(config.root),
        notes=notes or config.check.fail_on == Severity.INFO.value,
    )
    for report, file in reports:
        _write(file, report(diagnostics, summary))
    if changes is not None and diff_fixes:
        _show(changes)
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        main_report = report_in(format_ or _usual_format())
        click.echo(main_report(diagnostics, replace(summary, colour=colour)), nl=False)
    if exceeds(diagnostics, config.check.fail_on) and not exit_zero:
        ctx.exit(1)


def _with(config: Config, **given: Any) -> Config:
    """The configuration with what was given on the command line, which has no place in a file."""
    given = {name: value for name, value in given.items() if value}
    gone = {("check", name) for name in given}
    places = {path: place for path, place in config.places.items() if path[:2] not in gone}
    return replace(config, check=replace(config.check, **given), places=places)


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
    """The files and folders that are reported and mended; "" is the wiki's root."""

    names: tuple[str, ...]

    def holds(self, path: str) -> bool:
        """Whether a path is one of them, or inside of one."""
        folders = tuple(f"{name}/" for name in self.names if name)
        return "" in self.names or path in self.names or path.startswith(folders)

    def of(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """The diagnostics in them."""
        return tuple(found for found in diagnostics if self.holds(found.span.path))


def _changes(
    config: Config, reading: Reading, today: date, scope: _Scope, *, unsafe: bool
) -> Mended:
    """What the files are with everything mended that can be."""

    def check_again(reading: Reading) -> tuple[Diagnostic, ...]:
        return scope.of(verdict(relate(reading, today, config.policy), config, today))

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
    if sys.stdout.isatty():
        text = shown.decode("utf-8", "replace")
        shown = "".join(f"{line}\n" for line in visible_lines(text.removesuffix("\n"))).encode()
    click.echo(shown, nl=False)
    _tell("Would fix", changes)


def _usual_format() -> str:
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _folder(root: Path) -> str:
    """Where the wiki lies in the repository that GitHub Actions has checked out."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    outer = Path(workspace).resolve() if workspace else root.resolve()
    inside = root.resolve().relative_to(outer).parts if root.resolve().is_relative_to(outer) else ()
    return "".join(f"{name}/" for name in inside)


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InnerwikiError(f"cannot write {file}: {error.strerror}") from error
