"""Options that several commands share, and what their values mean."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from innerwiki.errors import InnerwikiError
from innerwiki.lint.settings import THRESHOLDS
from innerwiki.nearest import nearest
from innerwiki.wiki.clock import today as today_of

Function = TypeVar("Function", bound=Callable[..., Any])


def _read_date(ctx: click.Context, option: click.Parameter, value: str | None) -> date:
    del ctx, option
    return today_of(value)


def today(function: Function) -> Function:
    """`--today DATE`: one date for everything the command does; the function gets a `date`."""
    return click.option(
        "--today",
        metavar="DATE",
        callback=_read_date,
        help="The date to work with, YYYY-MM-DD (default: SOURCE_DATE_EPOCH's, else today, UTC).",
    )(function)


def fail_on(function: Function) -> Function:
    """`--fail-on LEVEL`: the threshold of exit code 1, or None for the configured one."""
    return click.option(
        "--fail-on",
        type=click.Choice(THRESHOLDS),
        help="Exit 1 if there are findings of this severity or worse (default: error).",
    )(function)


def _read_codes(
    ctx: click.Context, option: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    del ctx, option
    return tuple(code for codes in value for code in codes.upper().replace(",", " ").split())


def codes(name: str, text: str) -> Callable[[Function], Function]:
    """An option that takes rules by code or prefix, several times or separated by commas."""
    return click.option(name, multiple=True, metavar="CODES", callback=_read_codes, help=text)


def words(
    name: str, parameter: str, choices: Sequence[str], metavar: str, text: str
) -> Callable[[Function], Function]:
    """An option that takes some of a few words, several times; another is told with the nearest."""

    def read(
        ctx: click.Context, option: click.Parameter, value: tuple[str, ...]
    ) -> tuple[str, ...]:
        del ctx, option
        for word in value:
            if word not in choices:
                near = nearest(word, choices)
                hint = f"did you mean `{near}`?" if near else f"choose {', '.join(choices)}"
                raise InnerwikiError(f"{name} cannot be `{word}`; {hint}")
        return value

    return click.option(name, parameter, multiple=True, metavar=metavar, callback=read, help=text)


def text_or_json(function: Function) -> Function:
    """`--format text|json`, for people or for programs; the function gets `format_`."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="For people, or for programs.",
    )(function)


def _read_outputs(
    ctx: click.Context, option: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    outputs = []
    for given in value:
        name, equals, file = given.partition("=")
        if not (name and equals and file):
            raise click.BadParameter(f"write FORMAT=FILE instead of `{given}`", ctx, option)
        outputs.append((name, Path(file)))
    return tuple(outputs)


def outputs(function: Function) -> Function:
    """`--output FORMAT=FILE`, several times; the function gets pairs of format and path."""
    return click.option(
        "--output",
        "outputs",
        multiple=True,
        metavar="FORMAT=FILE",
        callback=_read_outputs,
        help="Write a report to a file as well; may be given several times.",
    )(function)


def notes(function: Function) -> Function:
    """`--notes`: reports for people list findings of severity info, too."""
    return click.option(
        "--notes", is_flag=True, help="List the notes as well, which are counted otherwise."
    )(function)
