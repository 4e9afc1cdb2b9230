"""`innerwiki baseline update|prune`: what the wiki bears with, and whatever it holds in vain.

With a baseline a wiki of 400 gaps adopts the check on its first day: they are written down once,
and from then on every change is held against them. Both commands look at the whole wiki, with the
rules that are configured.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from innerwiki import config as configuration
from innerwiki.building import baselines
from innerwiki.building.verdict import judged
from innerwiki.cli import options
from innerwiki.config import Config
from innerwiki.editing import writing
from innerwiki.editing.creating import create
from innerwiki.errors import InnerwikiError
from innerwiki.lint.baseline import Held, Key, pruned, renewed
from innerwiki.lint.baseline_text import is_baseline, write_baseline
from innerwiki.reports.visible import visible
from innerwiki.wiki import read
from innerwiki.wiki.words import counted


@click.group()
def baseline() -> None:
    """Hold back what is found now; from then on it may only become less."""


_FILE = click.option(
    "--baseline",
    "given",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"The file (default: `baseline` under [check], else {baselines.DEFAULT}).",
)


@baseline.command()
@_FILE
@options.today
@click.pass_context
def update(ctx: click.Context, *, given: Path | None, today: date) -> None:
    """Write down all errors and warnings that are found now.

    `innerwiki check` then reports what comes in addition, and what is no longer there. Notes are
    held if the configuration has `fail_on = "info"`.
    """
    config = configuration.load(ctx.obj)
    file = _file(config, given)
    wiki, found = judged(read(config), config, today)
    entries = renewed(found, baselines.page_of(wiki), baselines.bears_from(config))
    is_written = _write(config.root, file, write_baseline(entries))
    name = visible(baselines.name_of(config.root, file))
    click.echo(f"{'Wrote' if is_written else 'Nothing new in'} {name}: {_told(entries)}.")
    if baselines.configured(config) is None:
        click.echo(
            f'Next: write `baseline = "{name}"` under [check] in {config.file.name}, or give '
            f"`--baseline {name}` to `innerwiki check`."
        )


@baseline.command()
@_FILE
@options.today
@click.pass_context
def prune(ctx: click.Context, *, given: Path | None, today: date) -> None:
    """Take out of the baseline what is no longer found; nothing is added."""
    config = configuration.load(ctx.obj)
    file = _file(config, given)
    before = baselines.read_baseline(config.root, file)
    wiki, found = judged(read(config), config, today)
    compared = baselines.compared_with(before, found, wiki, config)
    entries = pruned(before, found, baselines.page_of(wiki), compared.surplus)
    is_written = _write(config.root, file, write_baseline(entries))
    gone = len(before) - sum(len(held.fingerprints) for held in entries.values())
    name = visible(baselines.name_of(config.root, file))
    if gone:
        click.echo(f"Took {counted(gone, 'finding')} out of {name}; it holds {_told(entries)}.")
    else:
        done = "wrote it anew, sorted" if is_written else "it is as it was"
        click.echo(f"Nothing to take out of {name}; {done}.")


def _file(config: Config, given: Path | None) -> Path:
    """The baseline's file.

    Raises:
        InnerwikiError: it would be published, being among the articles.
    """
    file = given or baselines.configured(config) or config.root / baselines.DEFAULT
    if file.resolve().is_relative_to(config.content_dir):
        raise InnerwikiError(
            f"{file} is among the articles and would be published with them; name a file elsewhere"
        )
    return file


def _told(entries: Mapping[Key, Held]) -> str:
    """`3 findings of 2 rules on 1 page`."""
    rules = Counter(held.rule for held in entries.values())
    pages = {held.page for held in entries.values()}
    findings = sum(len(held.fingerprints) for held in entries.values())
    if not findings:
        return "no findings"
    return (
        f"{counted(findings, 'finding')} of {counted(len(rules), 'rule')} "
        f"on {counted(len(pages), 'page')}"
    )


def _write(root: Path, file: Path, text: str) -> bool:
    """Write a baseline, unless that is what the file holds; it must be one, or not be there yet.

    Raises:
        InnerwikiError: it cannot be written, or something else stands there.
    """
    name = baselines.name_of(root, file)
    try:
        if create(file, text):
            return True
        before = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"cannot write the baseline {name}: {reason}") from error
    if before == text.encode():
        return False
    if not is_baseline(before.decode("utf-8", "replace")):
        raise InnerwikiError(f"{name} is no baseline and is left alone; name another file")
    writing.write(root, [writing.Rewrite(str(file.resolve()), before, text.encode())])
    return True
