"""Repositories of small wikis, and the scripts of continuous integration run in them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.command_line import EPOCH

SCRIPTS = Path(__file__).parents[1] / ".github" / "scripts"

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
SPRINGS = "---\ntitle: Springs\n---\nThey give [@hooke1678].\n\nThey come back.\n"
SOURCED = "---\ntitle: Springs\n---\nThey give [@hooke1678].\n\nThey come back [@hooke1678].\n"
BROKEN = "---\ntitle: Heat\n---\nIt flows [@gone]. See [[Springs]].\n"
HOSTILE = """---
title: "<img src=x onerror=alert(1)> | **b** $(touch pwned) `touch pwned` </details> ${IFS}"
---
It <b>flows</b>; $(touch pwned) `touch pwned`. {.needs-citation}

    </details>

::warning title=forged::It cools [@gone].
"""
WIKI = {"content/springs.md": SPRINGS, "citations/hooke1678.bib": BIB}


Stub = Callable[[str, str], str]


def git(folder: Path, *words: str) -> str:
    """Run git, as somebody whose own configuration does not matter."""
    ran = subprocess.run(
        ["git", "-c", "user.name=Test", "-c", "user.email=test@wiki.example", *words],
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


def commit(folder: Path) -> str:
    """Commit everything in a folder; its name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change")
    return git(folder, "rev-parse", "HEAD")


def run(name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script in a folder, in an environment that tells it nothing but the given variables."""
    return run_file(SCRIPTS / name, folder, **variables)


def run_file(script: Path, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script of any wiki, in the same way."""
    return subprocess.run(
        [script],
        cwd=folder,
        env={
            "HOME": str(folder),
            "LC_ALL": "C.UTF-8",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "GIT_CEILING_DIRECTORIES": str(folder.parent),
            "SOURCE_DATE_EPOCH": EPOCH,
            **variables,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def change(root: Path, path: str, text: str) -> None:
    (root / path).write_text(text, encoding="utf-8")
    commit(root)
