"""`innerwiki coverage`: how much of what the articles claim is covered by citations.

As coverage tools do for code: a table, the sentences that are not covered, and pages that show them
in the text.
"""

import shutil
from datetime import date
from pathlib import Path

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.cli.terminal import is_terminal
from innerwiki.config import Config
from innerwiki.model import Wiki
from innerwiki.overviews import coverage_pages
from innerwiki.overviews.coverage import (
    PageCoverage,
    coverage_json,
    coverage_table,
    page_coverage,
    total,
    uncovered_lines,
)
from innerwiki.overviews.find import find_assessed
from innerwiki.overviews.folders import write_pages
from innerwiki.overviews.tables import WIDTH
from innerwiki.wiki import load
from innerwiki.wiki.facts import assessed


def _read_share(ctx: click.Context, option: click.Parameter, value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 1:
        raise click.BadParameter("write a number from 0 to 1, such as 0.8", ctx, option)
    return value


@click.command()
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@click.option(
    "--html",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Also write pages into this folder that show what is covered, in the text.",
)
@options.text_or_json
@click.option(
    "--fail-under",
    type=float,
    callback=_read_share,
    metavar="SHARE",
    help="Exit 1 if the total coverage is lower; from 0 to 1, such as 0.8.",
)
@options.today
@click.pass_context
def coverage(
    ctx: click.Context,
    *,
    pages: tuple[str, ...],
    folder: Path | None,
    format_: str,
    fail_under: float | None,
    today: date,
) -> None:
    """Show how much of what articles claim has citations.

    Without PAGE all articles are shown; with it only those named, by id, title, alias or path, and
    also the sentences that are not covered.
    """
    config = configuration.load(ctx.obj)
    found = _chosen(load(config, today), config, pages)
    if folder is not None:
        written = coverage_pages.coverage_pages(found, config.title, config.language)
        write_pages(folder, written, coverage_pages.INDEX, coverage_pages.GENERATOR)
        click.echo(f"Written to {folder / coverage_pages.INDEX}.", err=True)
    if format_ == "json":
        click.echo(coverage_json(found), nl=False)
    else:
        _show(found, with_sentences=bool(pages))
    share = total(found).share
    if fail_under is not None and share is not None and share < fail_under:
        ctx.exit(1)


def _chosen(wiki: Wiki, config: Config, pages: tuple[str, ...]) -> list[PageCoverage]:
    """The articles that are named, each once; all of them where none is."""
    pairs = [find_assessed(wiki, config.root, page) for page in pages] or list(assessed(wiki))
    once = {article.id: (article, assessment) for article, assessment in pairs}
    return [page_coverage(wiki, *pair) for pair in once.values()]


def _show(found: list[PageCoverage], *, with_sentences: bool) -> None:
    width = shutil.get_terminal_size().columns if is_terminal() else WIDTH
    click.echo(coverage_table(found, width), nl=False)
    sentences = [line for page in found for line in uncovered_lines(page)]
    if with_sentences and sentences:
        click.echo("\nNot covered:\n" + "\n".join(sentences))
