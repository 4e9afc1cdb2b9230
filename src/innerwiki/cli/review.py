"""`innerwiki review approve|show PAGE`: record that somebody has read an article, and look at it.

A review vouches for the text as it stands: its hash is recorded with it in the front matter, so
that it ends to hold when a claim is changed, and not when a comma is.
"""

from datetime import date

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.editing.reviews import record, recorded, review_of
from innerwiki.errors import InnerwikiError
from innerwiki.overviews.find import find_assessed
from innerwiki.overviews.reviews import described, proof, review_lines, state_lines
from innerwiki.syntax.schema import Outcome
from innerwiki.wiki import load
from innerwiki.wiki.clock import today as today_of

_SCOPE = ("citations", "accuracy")


@click.group()
def review() -> None:
    """Record and show the reviews of an article."""


@review.command()
@click.argument("page")
@click.option("--by", required=True, metavar="HANDLE", help="Who has read it, as `github:ada`.")
@click.option(
    "--scope",
    multiple=True,
    default=_SCOPE,
    show_default=True,
    metavar="SCOPE",
    help="What was looked at; may be given several times.",
)
@click.option("--date", "day", metavar="DATE", help="When, YYYY-MM-DD (default: today, UTC).")
@options.today
@click.option(
    "--outcome",
    type=click.Choice([outcome.value for outcome in Outcome]),
    default=Outcome.APPROVED.value,
    show_default=True,
    help="What the reviewer has found.",
)
@click.pass_context
def approve(
    ctx: click.Context,
    *,
    page: str,
    by: str,
    scope: tuple[str, ...],
    day: str | None,
    today: date,
    outcome: str,
) -> None:
    """Record a review of PAGE.

    Somebody who is not an author has read it and vouches for the text as it stands. PAGE is an id,
    title, alias or path. The record goes into the front matter of the article's file, and nothing
    else in the file changes.
    """
    on = _past(day, today)
    config = configuration.load(ctx.obj)
    wiki = load(config, today)
    article, assessment = find_assessed(wiki, config.root, page)
    new = review_of(article, wiki.library, by=by, on=on, scope=scope, outcome=outcome)
    old = recorded(article, new, assessment.review)
    if old is not None:
        click.echo(f"Nothing written, {article.path} says so of this very text already:")
        click.echo(f"  {described(old)}")
    else:
        record(config.root, wiki, article, new)
        click.echo(f"Recorded in {article.path}:")
        click.echo(f"  {described(new)}")
        click.echo(f"  {proof(new)}")
        article, assessment = find_assessed(load(config, today), config.root, article.path)
    for line in state_lines(article, assessment, today):
        click.echo(line)


def _past(day: str | None, today: date) -> date:
    on = today_of(day) if day else today
    if on > today:
        raise InnerwikiError(f"{on} is in the future (today is {today}); a review has been done")
    return on


@review.command()
@click.argument("page")
@options.today
@click.pass_context
def show(ctx: click.Context, *, page: str, today: date) -> None:
    """Show the reviews of PAGE.

    Of each record it is told whether it still holds, and which paragraphs have changed since.
    """
    config = configuration.load(ctx.obj)
    wiki = load(config, today)
    article, assessment = find_assessed(wiki, config.root, page)
    source = wiki.sources[article.path]
    for line in review_lines(article, source, wiki.library, assessment, today):
        click.echo(line)
