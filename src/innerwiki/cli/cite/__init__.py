"""`innerwiki cite add|verify|format`: bring sources in, and keep them true and tidy.

One file for each, imported only when it is called: the file's name is the command's. Only `add` and
`verify` may reach the network, and `verify` only with `--online`.
"""

import click

from innerwiki.cli import FolderOfCommands


class CiteCommands(FolderOfCommands):
    """The commands of this folder, by the names of their files."""

    package = __name__
    path = __path__


@click.group(cls=CiteCommands)
def cite() -> None:
    """Add, verify and tidy up the sources in the BibTeX files."""
