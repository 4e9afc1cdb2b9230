"""`innerwiki build`: check, render, publish.

Errors are published too, visibly marked, and exit 1. A threshold below `error` is a promise that
nothing of the kind is published: with findings that reach it the old site stays as it was.
"""

import os
from datetime import date
from pathlib import Path

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.cli.terminal import is_terminal
from innerwiki.hosts import running
from innerwiki.lint import Severity
from innerwiki.lint.engine import exceeds
from innerwiki.reports import Summary, report_in
from innerwiki.wiki.words import counted


@click.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="The folder to publish into.")
@click.option("--strict", is_flag=True, help="The same as --fail-on warning.")
@options.fail_on
@options.notes
@options.today
@click.pass_context
def build(
    ctx: click.Context,
    *,
    site_dir: Path | None,
    strict: bool,
    fail_on: str | None,
    notes: bool,
    today: date,
) -> None:
    """Check the wiki, render it and publish it.

    Errors are published too, visibly marked, and the exit code is 1. With --strict, or --fail-on
    warning or info, such findings leave the old site as it was.
    """
    config = configuration.load(ctx.obj)
    threshold = fail_on or config.check.fail_on
    if strict and threshold != Severity.INFO:
        threshold = Severity.WARNING.value
    built = running.build(config.root, site_dir, today, threshold)
    summary = Summary(
        built.wiki.sources,
        len(built.wiki.articles),
        len(built.wiki.library),
        colour=is_terminal() and not os.environ.get("NO_COLOR"),
        notes=notes or threshold == Severity.INFO,
    )
    click.echo(report_in("text")(built.diagnostics, summary), nl=False)
    if built.held:
        held = counted(built.held, "finding")
        click.echo(f"Held back {held} of the baseline; `innerwiki check` tells more.", err=True)
    shown = os.path.relpath(built.site_dir)
    if built.published:
        click.echo(f"Published in {shown}/.", err=True)
    else:
        click.echo(f"Nothing published: {shown}/ is as it was.", err=True)
    if exceeds(built.diagnostics, threshold):
        ctx.exit(1)
