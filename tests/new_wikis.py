"""Wikis that are begun as a user begins them: by `innerwiki init` and `innerwiki new`."""

from pathlib import Path

from tests.command_line import innerwiki


def new_wiki(folder: Path, *words: str) -> Path:
    """A new wiki in a folder: `new_wiki(tmp_path / "wiki", "--title", "Heat")`."""
    ran = innerwiki(folder.parent, "init", str(folder), *words)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    return folder


def new_article(root: Path, title: str, *words: str) -> Path:
    """A new article in a wiki; its file."""
    ran = innerwiki(root, "new", title, *words)
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr
    name = ran.stdout.partition("\n")[0].removeprefix("Made ").removesuffix(".")
    return root / name
