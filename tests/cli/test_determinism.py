"""The same wiki gives the same bytes: whatever the order of files, the hash seed, the folder."""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from innerwiki.cli import main
from innerwiki.reports import formats
from tests.command_line import EPOCH, environment, make_wiki, tree

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
FAULTY = (
    "---\ntitle: Page {0}\nstatus: reviewed\nalias: [x]\nreview_by: 2025-01-0{0}\n---\n"
    "It stands [@hooke1678, @hooke1678;] and [@gone{0}]. See [[Pgae {1}]] and [[Nowhere]].\n\n"
    "It rests [12].\n\nIt is. {{.needs-citation since=2024-01}}\n\n"
    "<!-- innerwiki: ignore CIT004 CIT001 -->\n\nIt ends [13].\n"
)


def faulty(root: Path) -> Path:
    """A wiki with faults of many kinds, in a dozen files."""
    files = {
        f"content/{folder}/p{n}.md": FAULTY.format(n, n + 1) for n in range(1, 7) for folder in "ab"
    }
    bib = {f"citations/{n}.bib": BIB.replace("1678", f"167{n}") for n in range(4)}
    return make_wiki(root, {**files, **bib, "citations/z.bib": BIB, "citations/y.bib": BIB})


def reports(root: Path, out: Path, **environ: str) -> dict[str, bytes]:
    """Every report on a wiki, made in a process of its own, by its format."""
    outputs = [f"--output={name}={out / name}" for name in formats()]
    ran = subprocess.run(
        [sys.executable, "-m", "innerwiki", "--root", str(root), "check", "--notes", *outputs],
        cwd=environ.pop("cwd", root),
        env={**environment(), **environ},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    return {**tree(out), "stdout": ran.stdout, "stderr": ran.stderr}


def test_hash_seeds_and_folders_make_no_difference(tmp_path: Path) -> None:
    root = faulty(tmp_path / "wiki")
    first = reports(root, tmp_path / "0", PYTHONHASHSEED="0")
    assert first["stdout"].count(b"\n") > 100
    assert set(first) == {*formats(), "stdout", "stderr"}
    for seed, cwd in (("1", root / "content"), ("2", tmp_path)):
        again = reports(root, tmp_path / seed, PYTHONHASHSEED=seed, cwd=str(cwd))
        assert again == first


def test_the_wiki_may_lie_anywhere(tmp_path: Path) -> None:
    first = reports(faulty(tmp_path / "one"), tmp_path / "first")
    second = reports(faulty(tmp_path / "two" / "ü"), tmp_path / "second")
    assert first == second


@pytest.mark.parametrize("words", [("check",), ("check", "--diff-fixes", "--unsafe-fixes")])
def test_the_order_in_which_the_disc_lists_files_makes_no_difference(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    root = faulty(tmp_path / "wiki")
    walk = os.walk
    seed = 0

    def shuffled(*args: Any, **kwargs: Any) -> Iterator[tuple[str, list[str], list[str]]]:
        for parent, folders, names in walk(*args, **kwargs):
            random.Random(seed).shuffle(folders)
            random.Random(seed).shuffle(names)
            yield parent, folders, names

    monkeypatch.setattr(os, "walk", shuffled)
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH, "GITHUB_ACTIONS": ""})
    said = set()
    for seed in range(4):  # noqa: B007 - `shuffled` reads it
        said.add(runner.invoke(main, ["--root", str(root), *words]).output)
    assert len(said) == 1


def test_a_date_given_and_one_of_the_environment_are_the_same(tmp_path: Path) -> None:
    root = faulty(tmp_path / "wiki")
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": EPOCH, "GITHUB_ACTIONS": ""})
    words = ["--root", str(root), "check", "--format", "json"]
    today = runner.invoke(main, words).output
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": None, "GITHUB_ACTIONS": ""})
    assert runner.invoke(main, [*words, "--today", "2026-01-15"]).output == today
    assert runner.invoke(main, [*words, "--today", "2030-01-15"]).output != today
