"""`innerwiki rules`: the list of all rules, for people or programs."""

import json

import click

from innerwiki.rules import all_rules


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For people, for programs, or the table of a README.",
)
def rules(format_: str) -> None:
    """List all rules."""
    if format_ == "json":
        listed = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity.value,
                "summary": rule.summary,
            }
            for rule in all_rules()
        ]
        click.echo(json.dumps(listed, indent=2))
        return
    if format_ == "markdown":
        click.echo(as_table())
        return
    width = max(len(rule.name) for rule in all_rules())
    for rule in all_rules():
        click.echo(f"{rule.code}  {rule.severity:<7}  {rule.name:<{width}}  {rule.summary}")


def as_table() -> str:
    """All rules as a table in Markdown, as the README has it."""
    rows = [f"| {rule.code} | {rule.severity} | {_cell(rule.summary)} |" for rule in all_rules()]
    return "\n".join(("| rule | severity | what it finds |", "| --- | --- | --- |", *rows))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").removesuffix(".")
