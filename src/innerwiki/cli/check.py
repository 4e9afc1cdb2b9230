"""`innerwiki check`: everything that can be known about a wiki without making its pages.

The whole wiki is read, since one article can break another; PATHs only choose what is reported.
Standard output holds the report and nothing else.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from innerwiki import config as configuration
from innerwiki.building.verdict import verdict
from innerwiki.cli import options
from innerwiki.config import Config, Threshold
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic
from innerwiki.lint.engine import exceeds
from innerwiki.model import Wiki
from innerwiki.reports import Summary, formats, report_in
from innerwiki.wiki import load


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "format_",
    type=click.Choice(formats()),
    default="text",
    show_default=True,
    help="The form of the report on standard output.",
)
@options.outputs
@options.fail_on
@options.codes("--select", "Only these rules, by code or prefix, instead of those configured.")
@options.codes("--ignore", "Not these rules, instead of those that the configuration ignores.")
@options.today
@click.option("--exit-zero", is_flag=True, help="Exit 0 whatever is found.")
@click.pass_context
def check(
    ctx: click.Context,
    *,
    paths: tuple[Path, ...],
    format_: str,
    outputs: tuple[tuple[str, Path], ...],
    fail_on: Threshold | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: date,
    exit_zero: bool,
) -> None:
    """Check articles and sources.

    Findings in all files are reported, or only those in the given files and folders.
    """
    reports = [(report_in(name), file) for name, file in outputs]
    config = _with(configuration.load(ctx.obj), select=select, ignore=ignore, fail_on=fail_on)
    wiki = load(config, today)
    diagnostics = verdict(wiki, config, today)
    if paths:
        diagnostics = _inside([_path_in(config, wiki, path) for path in paths], diagnostics)
    summary = Summary(wiki.sources, len(wiki.articles), len(wiki.library))
    for report, file in reports:
        _write(file, report(diagnostics, summary))
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    click.echo(report_in(format_)(diagnostics, replace(summary, colour=colour)), nl=False)
    if exceeds(diagnostics, config.check.fail_on) and not exit_zero:
        ctx.exit(1)


def _with(config: Config, **given: Any) -> Config:
    """The configuration with what was given on the command line, which has no place in a file."""
    given = {name: value for name, value in given.items() if value}
    gone = {("check", name) for name in given}
    places = {path: place for path, place in config.places.items() if path[:2] not in gone}
    return replace(config, check=replace(config.check, **given), places=places)


def _path_in(config: Config, wiki: Wiki, path: Path) -> str:
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
    if name in wiki.sources or name in {problem.span.path for problem in wiki.problems}:
        return name
    folders = (config.content_dir.resolve(), config.citations_dir.resolve())
    holds = any(found.is_relative_to(f) or f.is_relative_to(found) for f in folders)
    if name and found.is_dir() and holds:
        return name
    raise InnerwikiError(
        f"`{path}` is no part of the wiki, whose files are in {folders[0]} and {folders[1]}"
    )


def _inside(names: Sequence[str], diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics in the named files and folders; "" is the wiki's root."""
    folders = tuple(f"{name}/" for name in names if name)
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if "" in names or diagnostic.span.path in names or diagnostic.span.path.startswith(folders)
    )


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InnerwikiError(f"cannot write {file}: {error.strerror}") from error
