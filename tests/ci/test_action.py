"""action.yml: its steps run as GitHub runs them, in a fresh clone of somebody's wiki."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.command_line import EPOCH, make_wiki
from tests.repositories import BROKEN, HOSTILE, SOURCED, WIKI, Stub, change, commit, git

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.load(  # every scalar as it is written
    (ROOT / "action.yml").read_text(encoding="utf-8"),
    yaml.BaseLoader,  # noqa: S506 - ours
)
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BASE = "${{ github.event_name == 'pull_request' && 'HEAD^1' || github.event.before }}"


class Job:
    """A job on GitHub that uses the action: the clone, and the files that steps write."""

    def __init__(self, clone: Path, event: str = "pull_request", **inputs: str) -> None:
        """Begin a job in a clone, with what its author gives to the action."""
        self.clone = clone
        self.files = clone.parent / f"{clone.name} of runner"
        self.files.mkdir()
        defaults = {name: one["default"] for name, one in ACTION["inputs"].items()}
        assert set(inputs) <= set(defaults)
        self.values = {f"${{{{ inputs.{name} }}}}": v for name, v in (defaults | inputs).items()}
        self.values[BASE] = {"pull_request": "HEAD^1", "push": "HEAD~1"}[event]

    def run(self, name: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a step, as its `shell: bash` does."""
        [step] = [one for one in STEPS if one.get("name") == name]
        assert step["shell"] == "bash"
        given = {key: self.values[value] for key, value in step.get("env", {}).items()}
        environment = {
            "HOME": str(self.files),
            "LC_ALL": "C.UTF-8",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "SOURCE_DATE_EPOCH": EPOCH,
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_WORKSPACE": str(self.clone),
            "GITHUB_OUTPUT": str(self.files / "output"),
            "GITHUB_STEP_SUMMARY": str(self.files / "summary"),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.clone,
            env={**environment, **given, **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    def written(self, name: str) -> str:
        return (self.files / name).read_text(encoding="utf-8")


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Somebody's repository, whose wiki lies in a folder with a space in its name."""
    root = tmp_path / "origin"
    make_wiki(root / "docs" / "the wiki", WIKI)
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root)
    return root


def cloned(origin: Path, *words: str) -> Path:
    git(origin.parent, "clone", "--quiet", *words, origin.as_uri(), "clone")
    return origin.parent / "clone"


WIKI_IN = {"working-directory": "docs/the wiki"}


def test_every_step_calls_a_script_of_this_repository_or_an_action_of_githubs() -> None:
    for step in STEPS:
        if "run" in step:
            found = re.fullmatch(r'"\$GITHUB_ACTION_PATH/(\.github/scripts/\w+\.sh)"', step["run"])
            assert found is not None
            assert os.access(ROOT / found[1], os.X_OK)
        else:
            assert re.fullmatch(r"actions/setup-python@v\d+\.\d+\.\d+", step["uses"])


def test_a_change_that_breaks_something_is_told_at_its_line_and_in_the_summary(
    origin: Path,
) -> None:
    change(origin, "docs/the wiki/content/heat.md", BROKEN)
    job = Job(cloned(origin), **WIKI_IN)
    ran = job.run("Check the wiki")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("::error file=docs/the wiki/content/heat.md,line=4,")
    assert job.written("output") == "exit-code=1\n"
    assert job.run("Write the summary").returncode == 0
    summary = job.written("summary")
    assert summary.startswith("## Check of the wiki\n\n**Found 1 error and ")
    assert "| Heat (new) |" in summary


def test_a_push_is_compared_with_what_was_there(origin: Path) -> None:
    change(origin, "docs/the wiki/content/springs.md", SOURCED)
    job = Job(cloned(origin), "push", **WIKI_IN)
    assert job.run("Check the wiki").returncode == 0
    job.run("Write the summary")
    assert "| Springs | needs-citations → in-review |" in job.written("summary")


def test_a_shallow_clone_is_checked_and_the_summary_says_what_it_lacks(origin: Path) -> None:
    change(origin, "docs/the wiki/content/springs.md", SOURCED)
    job = Job(cloned(origin, "--depth=1"), **WIKI_IN)
    assert job.run("Check the wiki").returncode == 0
    assert job.run("Write the summary").returncode == 0
    assert "`fetch-depth: 0`" in job.written("summary")


def test_more_words_reach_the_check_and_files_the_workspace(origin: Path) -> None:
    args = "--fail-on warning --output 'sarif=the report.sarif'"
    job = Job(cloned(origin), args=args, **WIKI_IN)
    assert job.run("Check the wiki").returncode == 1
    assert '"version": "2.1.0"' in (job.clone / "the report.sarif").read_text(encoding="utf-8")


def test_a_folder_without_a_wiki_is_told_in_a_sentence(origin: Path) -> None:
    job = Job(cloned(origin))
    ran = job.run("Check the wiki")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("innerwiki: ")
    assert job.written("output") == "exit-code=2\n"
    assert job.run("Write the summary").returncode == 0
    assert "The wiki could not be checked:" in job.written("summary")


def test_hostile_articles_do_nothing_but_be_found(origin: Path) -> None:
    change(origin, "docs/the wiki/content/heat.md", HOSTILE)
    job = Job(cloned(origin), args="--output 'json=$(touch pwned).json'", **WIKI_IN)
    ran = job.run("Check the wiki")
    commands = [line for line in ran.stdout.splitlines() if line.lstrip().startswith("::")]
    assert commands
    assert all(re.match(r"::(error|warning|notice) file=docs/", line) for line in commands)
    job.run("Write the summary")
    assert not (job.clone / "pwned").exists()
    assert (job.clone / "$(touch pwned).json").is_file()


@pytest.mark.parametrize(
    ("version", "asked"),
    [("", str(ROOT)), ("1.2", "innerwiki==1.2"), ("innerwiki[csl]", "innerwiki[csl]")],
)
def test_the_actions_own_innerwiki_is_installed_unless_another_is_named(
    origin: Path, stub: Stub, version: str, asked: str
) -> None:
    python = stub("python", "printf '%s\\n' \"$@\"")
    ran = Job(cloned(origin), version=version).run("Install innerwiki", PATH=python)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1] == asked
