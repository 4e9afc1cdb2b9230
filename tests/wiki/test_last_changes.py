"""The day on which each article was last changed, as far as git knows it."""

import os
from datetime import date
from pathlib import Path

import pytest

from innerwiki import config
from innerwiki.wiki.history import last_changes
from tests.command_line import make_wiki
from tests.repositories import WIKI, commit, git

ODD = 'content/\u00e4 "quoted"\tname 7.md'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {**WIKI, ODD: "---\ntitle: Odd\n---\nOdd.\n"}
    folder = make_wiki(tmp_path / "wiki", files)
    git(folder, "init", "--quiet")
    return folder


def commit_on(folder: Path, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{day}T23:30:00-02:00")
    commit(folder)


def found(root: Path) -> dict[str, date]:
    return last_changes(config.load(root))


def test_each_article_has_the_day_of_its_own_last_commit_in_utc(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_on(root, "2026-01-01", monkeypatch)
    (root / ODD).write_text("Changed.\n", encoding="utf-8")
    commit_on(root, "2026-01-05", monkeypatch)
    assert found(root) == {
        "content/springs.md": date(2026, 1, 2),
        ODD: date(2026, 1, 6),
    }


def test_a_text_that_is_not_committed_has_no_day(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_on(root, "2026-01-01", monkeypatch)
    (root / "content/springs.md").write_text("Changed.\n", encoding="utf-8")
    (root / "content/new.md").write_text("New.\n", encoding="utf-8")
    assert list(found(root)) == [ODD]
    git(root, "add", "content/springs.md")
    assert list(found(root)) == [ODD]


def test_a_file_that_moved_has_the_day_on_which_it_did(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_on(root, "2026-01-01", monkeypatch)
    (root / ODD).rename(root / "content/plain.md")
    commit_on(root, "2026-01-05", monkeypatch)
    assert found(root)["content/plain.md"] == date(2026, 1, 6)


def test_a_wiki_in_a_folder_of_a_repository_has_its_own_paths(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".git").rename(tmp_path / ".git")
    commit_on(tmp_path, "2026-01-01", monkeypatch)
    assert "content/springs.md" in found(root)


def test_of_the_end_of_a_history_nothing_is_known(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_on(root, "2026-01-01", monkeypatch)
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), "shallow")
    assert found(tmp_path / "shallow") == {}


def test_without_a_commit_or_a_repository_nothing_is_known(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(root) == {}
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert found(make_wiki(tmp_path / "other", WIKI)) == {}


def test_looking_changes_nothing_in_the_repository(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit_on(root, "2026-01-01", monkeypatch)
    article = root / "content/springs.md"
    os.utime(article, (article.stat().st_mtime + 10,) * 2)  # git passes over what is just as old
    before = (root / ".git/index").read_bytes()
    assert "content/springs.md" in found(root)
    assert (root / ".git/index").read_bytes() == before
