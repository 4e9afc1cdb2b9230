"""`innerwiki issues`: one issue on the forge for each article that needs citations.

The command only says what there should be, or what is to be done; a script hands that to the forge
(`.github/scripts/issues.sh`). Nothing is sent from here.
"""

import sys
from datetime import date
from functools import partial
from pathlib import Path

import click

from innerwiki import config as configuration
from innerwiki.cli import options
from innerwiki.errors import InnerwikiError
from innerwiki.overviews.issue_text import wanted_issues
from innerwiki.overviews.issues import Action, Plan, Wanted, plan
from innerwiki.overviews.issues_json import github_requests, plan_json, read_issues, wanted_json
from innerwiki.reports.visible import visible
from innerwiki.site import forge
from innerwiki.wiki import load
from innerwiki.wiki.words import counted


def _read_label(ctx: click.Context, option: click.Parameter, value: str) -> str:
    if not value.strip():
        raise click.BadParameter("name a label, such as needs-citations", ctx, option)
    return value.strip()


@click.command()
@click.option(
    "--existing",
    metavar="FILE",
    help="The issues that the forge has, open and closed, as JSON; `-`: standard input. Then it is "
    "told what is to be done about them.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or one request to GitHub a line.",
)
@click.option(
    "--at-most",
    type=click.IntRange(min=0),
    metavar="N",
    help="At most so many new issues, those of the most important articles (default: all).",
)
@click.option(
    "--label",
    default="needs-citations",
    show_default=True,
    callback=_read_label,
    help="The label of new issues.",
)
@options.today
@click.pass_context
def issues(
    ctx: click.Context,
    *,
    existing: str | None,
    format_: str,
    at_most: int | None,
    label: str,
    today: date,
) -> None:
    """Tell which issues there should be on the forge: one for each article that needs citations.

    With --existing, tell what is to be done: new issues, those to bring up to date, and those to
    close since nothing is missing any more. Only issues that this command has written are touched.
    """
    if existing is None and format_ == "github":
        raise InnerwikiError(
            "--format github needs --existing FILE; else issues would be made twice"
        )
    known = None if existing is None else read_issues(_read(existing), _name(existing))
    config = configuration.load(ctx.obj)
    wiki = load(config, today)
    wanted = wanted_issues(wiki, partial(forge.view, config.forge), config.site_url)
    if known is None:
        click.echo(wanted_json(wanted, label) if format_ == "json" else _listed(wanted), nl=False)
        return
    todo = plan(wiki, wanted, known, at_most)
    writers = {"json": plan_json, "github": github_requests}
    writer = writers.get(format_)
    click.echo(_told(todo) if writer is None else writer(todo, label), nl=False)


def _name(existing: str) -> str:
    return "standard input" if existing == "-" else existing


def _read(existing: str) -> str:
    try:
        content = sys.stdin.buffer.read() if existing == "-" else Path(existing).read_bytes()
        return content.decode("utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise InnerwikiError(f"cannot read {existing}: {reason}") from error
    except UnicodeDecodeError as error:
        raise InnerwikiError(f"{_name(existing)} is not UTF-8, as JSON must be") from error


def _listed(wanted: list[Wanted]) -> str:
    lines = [one.title for one in wanted] or ["No issues: nothing needs a citation."]
    return "".join(f"{visible(line)}\n" for line in lines)


def _told(todo: Plan) -> str:
    lines = [_line(action) for action in todo.actions]
    if todo.waiting:
        lines.append(f"{counted(todo.waiting, 'new issue')} left for another time")
    return "".join(f"{visible(line)}\n" for line in lines or ["Nothing to do."])


def _line(action: Action) -> str:
    what = action.do.value + (f" #{action.number}" if action.number else "")
    return f"{what}: {action.wanted.title if action.wanted else action.comment}"
