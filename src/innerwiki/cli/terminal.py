"""Standard output, whatever stands at its other end: a person, a program, or nothing at all."""

import os
import sys

import click


def is_terminal() -> bool:
    """Whether a person reads standard output; a shell may have closed it (`>&-`)."""
    return sys.stdout is not None and sys.stdout.isatty()


def say(text: str | bytes) -> None:
    """Write to standard output; a verdict stands, whether or not anybody reads it to its end."""
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        # Else Python fails at its end, when it writes what is left over.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
