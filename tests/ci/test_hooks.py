"""The hooks of .pre-commit-hooks.yaml, run by pre-commit itself in somebody's repository.

pre-commit would install innerwiki from this repository into an environment of its own, which takes
a network; here the hooks are its own but for their language, so that they find the innerwiki that
is tested.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.repositories import BIB, BROKEN, SOURCED, WIKI, commit, git

MANIFEST = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
COMMAS = "---\ntitle: Heat\n---\nIt flows [@hooke1678, @noether1918]. See [[Springs]].\n"
UNTIDY = '@book{noether1918,\n  TITLE = "Problems",\n  year = 1918\n}\n'


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """A repository of the hooks."""
    root = tmp_path / "hooks"
    root.mkdir()
    assert MANIFEST.count("language: python\n") == MANIFEST.count("- id: ") == 3
    manifest = MANIFEST.replace("language: python\n", "language: unsupported\n")
    (root / ".pre-commit-hooks.yaml").write_text(manifest, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A repository of a wiki."""
    root = make_wiki(tmp_path / "wiki", WIKI)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def stage(wiki: Path, path: str, text: str) -> None:
    (wiki / path).write_text(text, encoding="utf-8")
    git(wiki, "add", path)


def hook(wiki: Path, hooks: Path, name: str) -> tuple[int, str]:
    """Run a hook on what is staged; its exit code, and what pre-commit says of it."""
    ran = subprocess.run(
        [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), name, "--color=never"],
        cwd=wiki,
        env={
            **os.environ,
            "HOME": str(wiki.parent),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PRE_COMMIT_HOME": str(wiki.parent / "cache"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GITHUB_ACTIONS": "",
            "PIP_NO_INDEX": "1",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    _, _, said = ran.stdout.rpartition("=" * 79 + "\n")
    return ran.returncode, said + ran.stderr.partition("\n\n")[2]


def test_a_commit_that_breaks_nothing_passes(wiki: Path, hooks: Path) -> None:
    stage(wiki, "content/springs.md", SOURCED)
    code, said = hook(wiki, hooks, "innerwiki-check")
    assert code == 0
    assert "innerwiki check" in said
    assert "Passed" in said


def test_a_commit_that_breaks_an_article_is_stopped_with_the_finding(
    wiki: Path, hooks: Path
) -> None:
    stage(wiki, "content/heat.md", BROKEN)
    code, said = hook(wiki, hooks, "innerwiki-check")
    assert code == 1
    assert "content/heat.md:4:11 error CIT001 no entry `gone` in the library" in said


def test_a_source_that_is_taken_out_breaks_the_articles_that_cite_it(
    wiki: Path, hooks: Path
) -> None:
    stage(wiki, "citations/hooke1678.bib", BIB.replace("hooke1678", "hooke1679"))
    code, said = hook(wiki, hooks, "innerwiki-check")
    assert code == 1
    assert "content/springs.md:4:" in said


def test_a_commit_that_touches_no_article_is_not_checked(wiki: Path, hooks: Path) -> None:
    stage(wiki, "notes.txt", "Nothing.\n")
    code, said = hook(wiki, hooks, "innerwiki-check")
    assert code == 0
    assert "(no files to check)Skipped" in said


def test_what_can_be_mended_is_mended_and_the_second_time_passes(wiki: Path, hooks: Path) -> None:
    stage(wiki, "citations/noether1918.bib", BIB.replace("hooke1678", "noether1918"))
    stage(wiki, "content/heat.md", COMMAS)
    code, said = hook(wiki, hooks, "innerwiki-fix")
    assert code == 1
    assert "files were modified by this hook" in said
    mended = COMMAS.replace("1678, @", "1678; @")
    assert (wiki / "content/heat.md").read_text(encoding="utf-8") == mended
    git(wiki, "add", "--all")
    assert hook(wiki, hooks, "innerwiki-fix")[0] == 0


def test_what_cannot_be_mended_is_not_this_hooks_to_tell(wiki: Path, hooks: Path) -> None:
    stage(wiki, "content/heat.md", BROKEN)
    assert hook(wiki, hooks, "innerwiki-fix")[0] == 0


def test_sources_are_tidied_up(wiki: Path, hooks: Path) -> None:
    stage(wiki, "citations/noether1918.bib", UNTIDY)
    code, said = hook(wiki, hooks, "innerwiki-cite-format")
    assert code == 1
    assert "citations/noether1918.bib" in said
    assert "files were modified by this hook" in said
    git(wiki, "add", "--all")
    assert hook(wiki, hooks, "innerwiki-cite-format")[0] == 0


def test_a_repository_without_a_wiki_is_told_in_a_sentence(wiki: Path, hooks: Path) -> None:
    git(wiki, "rm", "--quiet", "innerwiki.toml")
    stage(wiki, "content/springs.md", SOURCED)
    code, said = hook(wiki, hooks, "innerwiki-check")
    assert code == 1
    assert "- exit code: 2" in said
    assert "\ninnerwiki: " in said
