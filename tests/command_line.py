"""Runs the command line on small wikis, as a user would: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

INNERWIKI_TOML = 'title = "Test"\n'
MKDOCS_YML = """site_name: Test
docs_dir: content
theme: {name: material, font: false}
plugins: [search, innerwiki]
"""
EPOCH = "1768435200"  # 2026-01-15


def make_wiki(root: Path, files: Mapping[str, str]) -> Path:
    """A wiki in a new folder: its configuration, and files by their path."""
    everything = {"innerwiki.toml": INNERWIKI_TOML, "mkdocs.yml": MKDOCS_YML, **files}
    for folder in ("content", "citations"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, text in everything.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def environment() -> dict[str, str]:
    """The environment of a command: the same date every day, wide lines, on no forge."""
    forge = {"GITHUB_ACTIONS": "", "GITHUB_WORKSPACE": ""}
    return {**os.environ, **forge, "SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "200"}


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a folder: `run(root, "mkdocs", "build")`."""
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=root,
        env=environment(),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def innerwiki(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a folder."""
    return run(root, "innerwiki", *words)


def tree(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
