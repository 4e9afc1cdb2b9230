"""What forges run for a wiki that `innerwiki init` has made: its own copies of the scripts."""

from pathlib import Path

import pytest

from tests.command_line import innerwiki
from tests.new_wikis import new_article, new_wiki
from tests.repositories import Stub, commit, git, run_file


@pytest.fixture
def new_repository(tmp_path: Path) -> Path:
    """A repository of a new wiki, after its first commit."""
    root = new_wiki(tmp_path / "wiki")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def test_its_scripts_check_and_build_it(new_repository: Path) -> None:
    scripts = new_repository / ".github/scripts"
    checked = run_file(scripts / "check.sh", new_repository)
    assert (checked.returncode, checked.stdout) == (0, "No findings: 2 articles, 1 source.\n")
    built = run_file(scripts / "build.sh", new_repository)
    assert (built.returncode, built.stderr) == (0, "Published in site/.\n")
    assert git(new_repository, "status", "--porcelain") == ""


def test_its_summary_tells_what_a_change_does(new_repository: Path) -> None:
    base = git(new_repository, "rev-parse", "HEAD")
    new_article(new_repository, "Heat")
    commit(new_repository)
    scripts = new_repository / ".github/scripts"
    ran = run_file(scripts / "summary.sh", new_repository, BASE_SHA=base)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("## Check of the wiki\n\n**Found 3 warnings in 1 file.**\n")
    assert "Heat" in ran.stdout.partition("### What this change does")[2]


def test_its_requirements_are_what_is_installed(new_repository: Path, stub: Stub) -> None:
    python = stub("python", "printf '%s\\n' \"$@\"")
    scripts = new_repository / ".github/scripts"
    ran = run_file(scripts / "install.sh", new_repository, PATH=python)
    requirements = new_repository / "requirements.txt"
    assert ran.stdout.splitlines()[-2:] == ["--requirement", str(requirements)]
    [line] = [one for one in requirements.read_text().splitlines() if not one.startswith("#")]
    version = innerwiki(new_repository, "--version").stdout.split()[1]
    assert line == f"innerwiki ~= {version}"
    other = run_file(scripts / "install.sh", new_repository, PATH=python, INNERWIKI="../innerwiki")
    assert other.stdout.splitlines()[-2:] == ["--quiet", "../innerwiki"]
