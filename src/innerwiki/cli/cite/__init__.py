"""`innerwiki cite add|verify|format`: bring sources in, and keep them true and tidy.

One file for each, imported only when it is called: the file's name is the command's. Only `add` and
`verify` may reach the network, and `verify` only with `--online`.
"""

from importlib import import_module
from pkgutil import iter_modules

import click

from innerwiki.errors import InnerwikiError
from innerwiki.lint.nearest import nearest


class CiteCommands(click.Group):
    """The commands of this folder, by the names of their files."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(module.name for module in iter_modules(__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command; None if there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or tell which one was surely meant."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            near = nearest(args[0], names)
            hint = f"did you mean `{near}`?" if near else f"choose {', '.join(names)}"
            raise InnerwikiError(f"there is no command `cite {args[0]}`; {hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=CiteCommands)
def cite() -> None:
    """Add, verify and tidy up the sources in the BibTeX files."""
