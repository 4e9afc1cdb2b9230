"""comment.sh, run against a stand-in for GitHub: it believes nothing that a fork could have written."""

import shutil
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.fake_github import ADA, BOT, FakeGitHub
from tests.repositories import run

pytestmark = pytest.mark.skipif(shutil.which("jq") is None, reason="the stand-in needs jq")

MARKER = "<!-- innerwiki:comment -->"
SHA, OTHER = "a" * 40, "b" * 40


@pytest.fixture
def github(tmp_path: Path) -> FakeGitHub:
    """A pull request of a fork, number 7, among others; its check has left a comment."""
    made = FakeGitHub(tmp_path)
    made.add(
        "pulls",
        {"number": 9, "head": {"label": "eve:topic", "sha": OTHER}},
        {"number": 8, "head": {"label": "ada:topic", "sha": SHA}},
        {"number": 7, "head": {"label": "eve:topic", "sha": SHA}},
    )
    (made.artifact() / "comment.md").write_text("## Check\n\n“Fine.”\n", encoding="utf-8")
    return made


def comment(folder: Path, github: FakeGitHub, **variables: str) -> CompletedProcess[str]:
    of_run = {"RUN_ID": "12", "HEAD_SHA": SHA, "HEAD_OWNER": "eve", "HEAD_BRANCH": "topic"}
    return run("comment.sh", folder, **github.environment, **{**of_run, **variables})


def comments(github: FakeGitHub, number: int = 7) -> list[str]:
    return [one["body"] for one in github.read()["comments"].get(str(number), [])]


def test_a_pull_request_gets_one_comment_that_is_kept_up_to_date(
    tmp_path: Path, github: FakeGitHub
) -> None:
    ran = comment(tmp_path, github)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "POST issues/7/comments\n", "")
    assert comments(github) == [f"{MARKER}\n## Check\n\n“Fine.”\n"]
    (github.artifact() / "comment.md").write_text("Better.\n", encoding="utf-8")
    assert comment(tmp_path, github).stdout.startswith("PATCH issues/comments/")
    assert comments(github) == [f"{MARKER}\nBetter.\n"]
    assert set(github.read()["comments"]) == {"7"}


def test_comments_of_others_are_left_alone(tmp_path: Path, github: FakeGitHub) -> None:
    others = [
        {"id": 1, "user": ADA, "body": f"{MARKER}\nMine."},
        {"id": 2, "user": BOT, "body": "A release is out."},
        {"id": 3, "user": BOT, "body": f"> {MARKER}"},
    ]
    state = github.read()
    state["comments"]["7"] = others
    github.write(state)
    comment(tmp_path, github)
    comment(tmp_path, github)
    assert github.read()["comments"]["7"][:3] == others
    assert len(comments(github)) == 4


def test_a_comment_that_github_has_given_other_line_ends_is_found(
    tmp_path: Path, github: FakeGitHub
) -> None:
    state = github.read()
    state["comments"]["7"] = [{"id": 5, "user": BOT, "body": f"{MARKER}\r\nOld."}]
    github.write(state)
    assert comment(tmp_path, github).stdout == "PATCH issues/comments/5\n"


@pytest.mark.parametrize(
    "variables",
    [
        {"HEAD_SHA": "c" * 40},  # a newer commit is there by now
        {"HEAD_OWNER": "mallory"},
        {"HEAD_BRANCH": "$(touch pwned)"},
        {"HEAD_SHA": ""},
    ],
)
def test_which_pull_request_it_is_github_says(
    tmp_path: Path, github: FakeGitHub, variables: dict[str, str]
) -> None:
    (github.artifact() / "number").write_text("8\n")
    ran = comment(tmp_path, github, **variables)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "No open pull request has that commit as its newest: nothing to say.\n"
    assert github.read()["comments"] == {}
    assert not (tmp_path / "pwned").exists()


def test_a_check_that_was_stopped_leaves_nothing_to_say(tmp_path: Path, github: FakeGitHub) -> None:
    shutil.rmtree(github.artifact())
    ran = comment(tmp_path, github)
    assert (ran.returncode, ran.stdout) == (0, "The check has left no comment: nothing to say.\n")
    github.artifact()
    assert comment(tmp_path, github).stdout == "The artifact holds no comment.md: nothing to say.\n"


def test_no_file_of_this_machine_is_published(tmp_path: Path, github: FakeGitHub) -> None:
    (tmp_path / "secret").write_text("token\n")
    file = github.artifact() / "comment.md"
    file.unlink()
    file.symlink_to(tmp_path / "secret")
    ran = comment(tmp_path, github)
    assert (ran.returncode, ran.stdout) == (
        0,
        "The artifact holds no comment.md: nothing to say.\n",
    )
    assert github.read()["comments"] == {}


def test_whatever_the_file_holds_is_text_and_not_too_long(
    tmp_path: Path, github: FakeGitHub
) -> None:
    file = github.artifact() / "comment.md"
    file.write_bytes(b"@/etc/passwd \xff\x00$(touch pwned)\n" + "€".encode() * 40_000)
    ran = comment(tmp_path, github)
    assert (ran.returncode, ran.stderr) == (0, "")
    [body] = comments(github)
    assert body.startswith(f"{MARKER}\n@/etc/passwd $(touch pwned)\n€€")
    assert len(body.encode()) < 65_000
    assert body.rstrip("€") == f"{MARKER}\n@/etc/passwd $(touch pwned)\n"


@pytest.mark.parametrize("given", [{"RUN_ID": "12; touch pwned"}, {"RUN_ID": ""}])
def test_it_must_know_the_run(tmp_path: Path, github: FakeGitHub, given: dict[str, str]) -> None:
    ran = comment(tmp_path, github, **given)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("comment.sh: set GITHUB_REPOSITORY ")
    assert github.read()["calls"] == []
