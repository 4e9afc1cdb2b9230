"""`innerwiki explain CODE`: a rule's documentation, as it stands in its file.

A rule's docstring is Markdown; on a terminal rich sets it, elsewhere it is printed as it is.
"""

import click

from innerwiki.cli.terminal import is_terminal
from innerwiki.errors import InnerwikiError
from innerwiki.nearest import nearest
from innerwiki.rules import all_rules


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Explain a rule, by its code or its name."""
    rules = {rule.code: rule for rule in all_rules()}
    by_name = {rule.name: rule for rule in all_rules()}
    rule = rules.get(code.upper()) or by_name.get(code.lower())
    if rule is None:
        near = nearest(code, (*rules, *by_name))
        hint = f"did you mean `{near}`?" if near else "`innerwiki rules` lists them all"
        raise InnerwikiError(f"there is no rule `{code}`; {hint}")
    head = f"{rule.code} {rule.name} ({rule.severity})"
    if not is_terminal():
        click.echo(f"{head}\n\n{rule.doc}")
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal pays for it
    from rich.markdown import Markdown  # noqa: PLC0415 - the same

    Console(width=min(Console().width, 100)).print(Markdown(f"# {head}\n\n{rule.doc}"))
