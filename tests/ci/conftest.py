"""A repository to run the scripts in, and commands that stand in for others."""

import os
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.repositories import WIKI, Stub, commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository of a small wiki, after its first commit."""
    root = make_wiki(tmp_path / "repository", WIKI)
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / ".gitignore").write_text("/site/\n.cache/\n")
    commit(root)
    return root


@pytest.fixture
def stub(tmp_path: Path) -> Stub:
    """Make a command that does something else; the function returns the PATH that finds it."""

    def make(name: str, text: str) -> str:
        folder = tmp_path / "stubs"
        folder.mkdir()
        (folder / name).write_text(f"#!/usr/bin/env bash\n{text}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
        return f"{folder}{os.pathsep}{os.environ['PATH']}"

    return make


@pytest.fixture
def echo(stub: Stub) -> str:
    """A PATH whose innerwiki says how it is called: enough where git's answer is what matters."""
    return stub("innerwiki", 'echo "innerwiki $*"')
