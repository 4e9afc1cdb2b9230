"""The command `innerwiki`: one file for each command, imported only when it is called.

The file is the registration: `check.py` holds the command `check` in a function of that name. So
`innerwiki check` starts without MkDocs, and a new command is a new file.

Exit codes: 0 fine, 1 findings at or above the threshold, 2 nothing could be done. Whatever goes
wrong is told in one sentence on standard error; INNERWIKI_TRACEBACK=1 shows where it came from.
"""

import gc
import os
import sys
import traceback
from collections.abc import Iterable
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from pkgutil import iter_modules
from typing import Any, NoReturn

import click

from innerwiki import __version__
from innerwiki.errors import InnerwikiError
from innerwiki.nearest import nearest
from innerwiki.reports.visible import visible_lines

_CANNOT = 2
_INTERRUPTED = 130  # as shells tell of a program that Ctrl-C has ended


class FolderOfCommands(click.Group):
    """The commands of a package, by the names of its files; subclasses say which package.

    `shared` are files of it that are no commands.
    """

    package: str
    path: Iterable[str]
    shared: frozenset[str] = frozenset()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted({module.name for module in iter_modules(self.path)} - self.shared)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None if there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(f"{self.package}.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or tell which one was surely meant."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            near = nearest(args[0], names)
            hint = f"did you mean `{near}`?" if near else f"choose {', '.join(names)}"
            self.refuse(ctx, args[0], hint)
        return super().resolve_command(ctx, args)

    def refuse(self, ctx: click.Context, name: str, hint: str) -> None:
        """Tell that there is no such command."""
        raise InnerwikiError(f"there is no command `{ctx.info_name} {name}`; {hint}")


class Commands(FolderOfCommands):
    """The commands, by the names of their files; and the last door before the user."""

    package = __name__
    path = __path__
    shared = frozenset({"options", "outputs", "terminal"})

    def refuse(self, ctx: click.Context, name: str, hint: str) -> None:
        """Tell that there is no such command, with how the command is used."""
        ctx.fail(f"there is no command `{name}`; {hint}")

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; Ctrl-C ends it as shells expect.

        It ends by an exception that holds what the command has worked with, to the end of the
        process; click's own is dropped on the way, which takes a large wiki apart piece by piece.
        """
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)
        except click.exceptions.Exit as ending:
            sys.exit(ending.exit_code)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; whatever stops it becomes one sentence and an exit code."""
        try:
            return super().main(*args, **extra)
        except InnerwikiError as error:
            _stop(str(error))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            place = f" with {error.filename}" if error.filename else ""
            _stop(f"cannot go on{place}: {reason}; INNERWIKI_TRACEBACK=1 shows where")
        except Exception as error:  # noqa: BLE001 - the last door: a user never sees a traceback
            sentence = " ".join(str(error).split())
            told = f"{type(error).__name__}: {sentence}" if sentence else type(error).__name__
            _stop(
                f"this is a mistake in innerwiki, not in your wiki ({told}); "
                "INNERWIKI_TRACEBACK=1 shows where, please report it"
            )


def _stop(sentence: str) -> NoReturn:
    if os.environ.get("INNERWIKI_TRACEBACK"):
        traceback.print_exc()
    lines = "\n".join(visible_lines(sentence))  # a configuration has a line for each mistake
    click.echo(f"innerwiki: {lines}", err=True)
    sys.exit(_CANNOT)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The wiki's folder (default: this one, or the nearest above with a configuration).",
)
@click.version_option(__version__, message="innerwiki %(version)s")
@click.pass_context
def main(ctx: click.Context, root: Path | None) -> None:
    """Check and publish a wiki of sourced articles."""
    ctx.obj = root
    # A wiki is many small things that live to the end; looking through them for waste takes a tenth
    # of a check (measured on 1,000 articles).
    gc.set_threshold(100_000, 50, 100)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # whatever the console can show
