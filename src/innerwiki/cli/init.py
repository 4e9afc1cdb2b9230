"""`innerwiki init DIR`: begin a wiki that can be checked, built and served at once.

Nothing is overwritten: what is there is kept and told of, so the command can be given again, and
completes what an earlier run did not come to.
"""

import shlex
from collections.abc import Iterator
from pathlib import Path

import click

from innerwiki.editing import scaffold
from innerwiki.hosts.diagnosis import agreement
from innerwiki.reports.visible import visible
from innerwiki.wiki.clock import today as today_of

_HOST = "mkdocs.yml"


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", metavar="TITLE", help="The wiki's name (default: from the folder's).")
@click.option(
    "--forge",
    metavar="URL",
    help="The address of its repository, https://github.com/OWNER/NAME or one on a GitLab.",
)
def init(*, folder: Path, title: str | None, forge: str | None) -> None:
    """Begin a wiki in DIR.

    DIR gets a configuration, a home page, an example of an article with its source, workflows for
    GitHub and GitLab, and a guide for contributors. Files that are there already are kept.
    """
    plan = scaffold.plan(folder, title, forge, today_of())
    kept = set()
    for file in plan.carry_out():
        click.echo(f"{'made' if file.is_new else 'kept'}: {file.path}")
        if not file.is_new:
            kept.add(file.path)
    for hint in _hints(plan.folder, has_own_host=_HOST in kept):
        click.echo(f"note: {hint}")
    click.echo("Next:")
    for command in _next(folder, plan.folder):
        click.echo(f"  {command}")


def _hints(folder: Path, *, has_own_host: bool) -> Iterator[str]:
    """What may keep the new files from working beside those that were there."""
    wrong = agreement(folder) if has_own_host else None
    if wrong is not None:
        yield visible(wrong)
    repository = next((above for above in folder.parents if (above / ".git").exists()), None)
    if repository is not None and not (folder / ".git").exists():
        yield (
            f"forges look for .github and .gitlab at the top of the repository, {repository}; move "
            "them there and set WIKI_ROOT in them"
        )


def _next(given: Path, folder: Path) -> Iterator[str]:
    """Three commands to go on with."""
    if folder == Path.cwd():
        yield from ("innerwiki check", "innerwiki serve", 'innerwiki new "Title of an article"')
    else:
        yield from (f"cd {visible(shlex.quote(str(given)))}", "innerwiki check", "innerwiki serve")
