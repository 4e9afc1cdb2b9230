"""`innerwiki status`: the table of articles, for people, programs, and continuous integration.

What an article's status is follows from the facts; `--fail-if` makes it an exit code.
"""

import json
import shutil
from collections.abc import Iterable
from datetime import date

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.cli.terminal import is_terminal
from innerwiki.model import ArticleType, Status
from innerwiki.overviews.articles import Assessed, articles_table
from innerwiki.overviews.tables import WIDTH
from innerwiki.wiki import load
from innerwiki.wiki.facts import assessed, status_of

_STATUSES = tuple(status.value for status in Status)
_TYPES = tuple(kind.value for kind in ArticleType if kind is not ArticleType.META)
_NEED = Status.NEEDS_CITATIONS.value


@click.command()
@options.text_or_json
@options.words("--status", "statuses", _STATUSES, "STATUS", "Only articles of this status.")
@options.words("--type", "types", _TYPES, "TYPE", "Only articles of this type.")
@click.option("--needs-citations", is_flag=True, help="Only articles that need citations.")
@options.words(
    "--fail-if",
    "conditions",
    _STATUSES,
    "STATUS",
    "Exit 1 if a listed article has this status; needs-citations: if one needs any.",
)
@options.today
@click.pass_context
def status(
    ctx: click.Context,
    *,
    format_: str,
    statuses: tuple[str, ...],
    types: tuple[str, ...],
    needs_citations: bool,
    conditions: tuple[str, ...],
    today: date,
) -> None:
    """List the articles and what state each is in.

    --status, --type and --fail-if may be given several times. An article needs citations whatever
    its status is: a stub or a draft can too.
    """
    listed = [
        (article, assessment)
        for article, assessment in assessed(load(configuration.load(ctx.obj), today))
        if (not statuses or assessment.status in statuses)
        and (not types or article.front_matter.type in types)
        and (assessment.needs_citations or not needs_citations)
    ]
    if format_ == "json":
        click.echo(json.dumps([status_of(*one) for one in listed], indent=2))
    else:
        width = shutil.get_terminal_size().columns if is_terminal() else WIDTH
        click.echo(articles_table(listed, width), nl=False)
    if any(_meets(one, conditions) for one in listed):
        ctx.exit(1)


def _meets(one: Assessed, conditions: Iterable[str]) -> bool:
    _, assessment = one
    needs = _NEED in conditions and assessment.needs_citations
    return needs or assessment.status in conditions
