"""Wikis under version control, and the command line run on them in the test's own process."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from click.testing import CliRunner

from innerwiki.cli import main
from tests.command_line import EPOCH
from tests.repositories import git


def commit(folder: Path) -> str:
    """Make a folder a repository, if it is none, and commit all that is in it; the commit's name."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message=all")
    return git(folder, "rev-parse", "HEAD")


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files by their path."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


class Ran(NamedTuple):
    """How a command has ended, and what it said."""

    code: int
    output: str
    error: str


def run(root: Path, *words: str) -> Ran:
    """Run a command on the wiki in a folder, on 2026-01-15."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH})
    result = runner.invoke(main, ["--root", str(root), *words])
    return Ran(result.exit_code, result.stdout, result.stderr)
