"""Which revision the wiki in the working tree is."""

from pathlib import Path

import pytest

from innerwiki import config
from innerwiki.wiki.history import current_revision
from tests.command_line import make_wiki
from tests.repositories import WIKI, commit, git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = make_wiki(tmp_path / "wiki", {**WIKI, ".gitignore": "site/\n"})
    git(folder, "init", "--quiet")
    return folder


def is_changed(root: Path) -> bool:
    found = current_revision(config.load(root))
    assert found is not None
    return found.is_changed


def test_it_is_the_commit_that_is_checked_out(root: Path) -> None:
    name = commit(root)
    found = current_revision(config.load(root))
    assert found is not None
    assert (found.name, found.is_changed) == (name, False)


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("content/springs.md", True),
        ("content/new article.md", True),
        ("citations/new.bib", True),
        ("notes.txt", False),
        ("site/index.html", False),
    ],
)
def test_changes_of_articles_and_sources_are_told_and_no_others(
    root: Path, path: str, counts: bool
) -> None:
    commit(root)
    (root / path).parent.mkdir(exist_ok=True)
    (root / path).write_text("Changed.\n", encoding="utf-8")
    assert is_changed(root) is counts


def test_a_wiki_in_a_folder_of_a_repository_has_its_revision(root: Path, tmp_path: Path) -> None:
    (root / ".git").rename(tmp_path / ".git")
    commit(tmp_path)
    (tmp_path / "else.md").write_text("Changed.\n", encoding="utf-8")
    assert is_changed(root) is False


def test_looking_changes_nothing_in_the_repository(root: Path) -> None:
    commit(root)
    index = root / ".git" / "index"
    (root / "content/springs.md").touch()  # git would note that the content is the same
    before = index.read_bytes()
    assert is_changed(root) is False
    assert index.read_bytes() == before


def test_without_a_repository_nothing_is_said(tmp_path: Path) -> None:
    assert current_revision(config.load(make_wiki(tmp_path / "wiki", WIKI))) is None


def test_before_the_first_commit_nothing_is_said(root: Path) -> None:
    assert current_revision(config.load(root)) is None


def test_a_repository_that_does_not_have_the_wiki_says_nothing(root: Path) -> None:
    (root / ".gitignore").write_text("content/\n", encoding="utf-8")
    commit(root)
    assert current_revision(config.load(root)) is None


def test_without_git_nothing_is_said(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root)
    monkeypatch.setenv("PATH", "")
    assert current_revision(config.load(root)) is None
