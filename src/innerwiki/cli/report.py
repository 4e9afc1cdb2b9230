"""`innerwiki report --base REV`: what a change does to sources, gaps, coverage and statuses.

The wiki in the working tree is held against the wiki as it was at a revision of git. Both are
assessed on the same day and under the configuration as it is now: the articles and sources of the
revision, with today's policy. So what the report shows was brought about by a change of the texts,
and not by the passing of time, nor by a stricter policy in the same change.
"""

from datetime import date
from functools import partial

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.overviews.changes import compare
from innerwiki.overviews.changes_json import json_report
from innerwiki.overviews.changes_markdown import markdown_report
from innerwiki.overviews.changes_text import text_report
from innerwiki.site import forge
from innerwiki.wiki import load, relate
from innerwiki.wiki.history import read_at


@click.command()
@click.option(
    "--base",
    required=True,
    metavar="REV",
    help="The commit, branch or tag of git to compare with.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For people, for a forge's job summary, or for programs.",
)
@options.today
@click.pass_context
def report(ctx: click.Context, base: str, format_: str, today: date) -> None:
    """Tell what a change does: sources, gaps, coverage, statuses.

    The files as they are now are compared with those of a revision of git, both under the
    configuration as it is now.
    """
    config = configuration.load(ctx.obj)
    before = relate(read_at(config, base), today, config.policy)
    wiki = load(config, today)
    change = compare(base, before, wiki)
    if format_ == "json":
        written = json_report(change, wiki)
    elif format_ == "markdown":
        written = markdown_report(change, wiki, partial(forge.view, config.forge))
    else:
        written = text_report(change, wiki)
    click.echo(written, nl=False)
