"""issues.sh, run against a stand-in for GitHub: what it makes, changes, closes, and leaves alone."""

from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.fake_github import ADA, BOT, FakeGitHub
from tests.repositories import BROKEN, HOSTILE, SOURCED, SPRINGS, change, run


@pytest.fixture
def github(tmp_path: Path) -> FakeGitHub:
    return FakeGitHub(tmp_path)


def keep_issues(repository: Path, github: FakeGitHub, **variables: str) -> CompletedProcess[str]:
    given = {**github.environment, "ISSUES_PAUSE": "0", **variables}
    return run("issues.sh", repository, **given)


def changes(github: FakeGitHub) -> list[str]:
    return [call for call in github.read()["calls"] if not call.startswith("GET ")]


def titles(github: FakeGitHub, state: str = "open") -> list[str]:
    issues: list[dict[str, Any]] = github.read()["issues"]
    return [one["title"] for one in issues if one["state"] == state]


def test_issues_come_and_go_with_what_the_articles_need(
    repository: Path, github: FakeGitHub
) -> None:
    change(repository, "content/heat.md", BROKEN)
    ran = keep_issues(repository, github)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "POST issues\nPOST issues\n", "")
    assert titles(github) == ["Citations needed: Heat", "Citations needed: Springs"]
    assert github.read()["issues"][0]["labels"] == ["needs-citations"]

    assert keep_issues(repository, github).stdout == ""

    change(repository, "content/springs.md", SOURCED)
    change(repository, "content/heat.md", BROKEN + "\nIt cools.\n")
    ran = keep_issues(repository, github)
    assert ran.stdout == "PATCH issues/1\nPOST issues/2/comments\nPATCH issues/2\n"
    assert titles(github) == ["Citations needed: Heat"]
    [comment] = github.read()["comments"]["2"]
    assert comment["body"] == "Nothing in the article needs a citation any more."

    change(repository, "content/springs.md", SPRINGS)
    keep_issues(repository, github)
    assert titles(github) == ["Citations needed: Heat", "Citations needed: Springs"]
    assert len(github.read()["issues"]) == 2


def test_what_people_have_written_is_left_alone(repository: Path, github: FakeGitHub) -> None:
    keep_issues(repository, github)
    [ours] = github.read()["issues"]
    forged = {"number": 2, "state": "open", "user": ADA, "title": "x", "body": ours["body"]}
    other = {"number": 3, "state": "open", "user": BOT, "title": "y", "body": "A release is out."}
    pull = {"number": 4, "state": "open", "user": BOT, "title": "z", "body": ours["body"]}
    before = [forged, other, pull | {"pull_request": {}}]
    github.add("issues", *before)
    change(repository, "content/springs.md", SOURCED)
    assert keep_issues(repository, github).returncode == 0
    assert github.read()["issues"][1:] == before
    assert github.read()["issues"][0]["state"] == "closed"


def test_what_is_closed_as_not_planned_stays_closed(repository: Path, github: FakeGitHub) -> None:
    keep_issues(repository, github)
    state = github.read()
    state["issues"][0] |= {"state": "closed", "state_reason": "not_planned"}
    github.write(state)
    assert keep_issues(repository, github).stdout == ""


def test_a_wiki_of_many_gaps_gets_its_issues_little_by_little(
    repository: Path, github: FakeGitHub
) -> None:
    for number in range(5):
        text = f"---\ntitle: Page {number}\n---\nIt is.\n"
        (repository / "content" / f"{number}.md").write_text(text)
    for expected in (2, 4, 6, 6):
        keep_issues(repository, github, ISSUES_AT_MOST="2")
        assert len(titles(github)) == expected


def test_no_word_of_an_article_reaches_a_shell(repository: Path, github: FakeGitHub) -> None:
    change(repository, "content/heat.md", HOSTILE)
    ran = keep_issues(repository, github, ISSUES_LABEL="$(touch pwned) `x`")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert not list(repository.rglob("pwned*"))
    heat = next(one for one in github.read()["issues"] if "onerror" in one["title"])
    assert heat["labels"] == ["$(touch pwned) `x`"]
    assert "<img" not in heat["body"]


def test_nothing_is_done_if_github_does_not_answer(repository: Path, github: FakeGitHub) -> None:
    (github.folder / "state.json").unlink()
    ran = keep_issues(repository, github)
    assert ran.returncode != 0
    assert ran.stdout == ""


def test_nothing_is_done_if_the_wiki_cannot_be_read(repository: Path, github: FakeGitHub) -> None:
    (repository / "innerwiki.toml").write_text("title = 3\n")
    ran = keep_issues(repository, github)
    assert ran.returncode == 2
    assert ran.stderr.startswith("innerwiki: ")
    assert changes(github) == []


@pytest.mark.parametrize("name", ["", "wiki", "ada/wiki/../x", "ada/wiki?x=$(touch pwned)"])
def test_it_must_know_the_repository(repository: Path, github: FakeGitHub, name: str) -> None:
    ran = keep_issues(repository, github, GITHUB_REPOSITORY=name)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "issues.sh: set GITHUB_REPOSITORY to OWNER/NAME\n"
    assert github.read()["calls"] == []
