"""`innerwiki doctor`: what this installation and this wiki have, and what they lack.

Each point is a line "ok", "warn" or "fail", and how to mend it. A point that cannot be looked at
because an earlier one fails is left out. Exit code 1 if anything fails.
"""

import platform
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import metadata
from pathlib import Path

import click

from innerwiki import __version__
from innerwiki import config as configuration
from innerwiki.building.verdict import settings_of
from innerwiki.cli import options
from innerwiki.config import Config
from innerwiki.errors import InnerwikiError
from innerwiki.hosts.diagnosis import agreement
from innerwiki.reports.visible import visible_lines
from innerwiki.rules import all_rules
from innerwiki.wiki import load
from innerwiki.wiki.words import counted


class Level(StrEnum):
    """How a point stands."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that was looked at, and how to mend it."""

    level: Level
    what: str
    mend: str = ""


@click.command()
@options.today
@click.pass_context
def doctor(ctx: click.Context, today: date) -> None:
    """Look for what keeps this wiki from being checked and published."""
    failed = False
    for point in _examine(ctx.obj, today):
        failed = failed or point.level is Level.FAIL
        what, *more = visible_lines(point.what)
        click.echo(f"{point.level:<4}  {what}")
        for line in (*more, *visible_lines(point.mend)):
            click.echo(f"      {line}")
    if failed:
        ctx.exit(1)


def _examine(root: Path | None, today: date) -> Iterator[Point]:
    yield Point(Level.OK, f"innerwiki {__version__} with Python {platform.python_version()}")
    yield from _packages()
    try:
        config = configuration.load(root)
        settings_of(config).severities(all_rules())
    except InnerwikiError as error:
        yield Point(Level.FAIL, str(error), "mend the configuration, then ask the doctor again")
        return
    yield Point(Level.OK, f"the configuration {config.file} can be read, and its folders exist")
    yield from _wiki(config, today)
    yield _host(config)
    yield _git(config)


def _packages() -> Iterator[Point]:
    """The packages that innerwiki requires, with their versions, in one line."""
    found = []
    for requirement in metadata.requires("innerwiki") or ():
        name = re.split(r"[^\w.-]", requirement, maxsplit=1)[0]
        if "extra ==" in requirement:
            continue
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            yield Point(Level.FAIL, f"{name} is not installed", f"install `{requirement}`")
    yield Point(Level.OK, ", ".join(found))


def _wiki(config: Config, today: date) -> Iterator[Point]:
    wiki = load(config, today)
    counts = f"{counted(len(wiki.articles), 'article')}, {counted(len(wiki.library), 'source')}"
    if wiki.articles:
        yield Point(Level.OK, counts)
    else:
        yield Point(Level.WARN, counts, f"write a first article into {config.content_dir}")
    problems = len(wiki.problems) + len(wiki.library.problems)
    if problems:
        what = f"reading met with {counted(problems, 'problem')}"
        yield Point(Level.WARN, what, "`innerwiki check` shows where")


def _host(config: Config) -> Point:
    file = config.root / "mkdocs.yml"
    if not file.is_file():
        mend = "`check` works without it; to publish, write one with `plugins: [search, innerwiki]`"
        return Point(Level.WARN, f"there is no {file}", mend)
    wrong = agreement(config.root)
    if wrong is not None:
        return Point(Level.FAIL, wrong, "mend mkdocs.yml, then ask the doctor again")
    return Point(Level.OK, f"{file} agrees with the configuration")


def _git(config: Config) -> Point:
    if shutil.which("git") is None:
        return Point(Level.WARN, "git is not installed", "without it pages have no history")
    if not any((folder / ".git").exists() for folder in (config.root, *config.root.parents)):
        return Point(Level.WARN, f"{config.root} is in no git repository", "run `git init` there")
    return Point(Level.OK, "git keeps the wiki's history")
