"""The README's example is a wiki; what the README says of it is what the command prints."""

import re
from pathlib import Path

import click

from innerwiki.cli import main
from innerwiki.cli.rules import as_table
from innerwiki.reports import formats
from tests.command_line import innerwiki, make_wiki

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
_FILE = re.compile(
    r"^`((?:content|citations)/[^`]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
_OUTPUT = re.compile(r"^```\n\$ innerwiki check\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_example_is_checked_as_the_readme_says(tmp_path: Path) -> None:
    files = dict(_FILE.findall(README))
    assert sorted(files) == ["citations/clausius1865.bib", "content/entropy.md"]
    root = make_wiki(tmp_path, files)
    [said] = _OUTPUT.findall(README)
    assert innerwiki(root, "check").stdout == said


def test_every_command_is_in_the_readme() -> None:
    for command in main.list_commands(click.Context(main)):
        assert f"`innerwiki {command}" in README


def test_the_tables_of_rules_and_formats_are_those_of_the_code() -> None:
    assert as_table().strip() in README
    assert all(f"`{name}`" in README for name in formats())
