"""`innerwiki explain CODE`: a rule's documentation, as it stands in its file."""

import click

from innerwiki.errors import InnerwikiError
from innerwiki.lint.nearest import nearest
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
    click.echo(f"{rule.code} {rule.name} ({rule.severity})\n\n{rule.doc}")
