from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from innerwiki import config as configuration
from innerwiki.config import Config, Limits
from innerwiki.errors import InnerwikiError
from innerwiki.wiki.history import read_at
from tests.command_line import make_wiki, tree
from tests.repositories import git
from tests.working_copy import commit, write

PAGE = "---\ntitle: Heat\n---\nIt flows.\n"
BIB = "@book{hooke1678, title = {Lectures}}\n"
FILES = {"content/heat.md": PAGE, "citations/a.bib": BIB, "citations/works.toml": ""}


def wiki_at(root: Path, files: Mapping[str, str] = FILES) -> Config:
    return configuration.load(make_wiki(root, files))


def texts(config: Config, revision: str) -> dict[str, str]:
    reading = read_at(config, revision)
    return {source.path: source.text for source in (*reading.articles, *reading.bibliography)}


def test_the_files_are_those_of_the_revision(tmp_path: Path) -> None:
    config = wiki_at(tmp_path)
    first = commit(tmp_path)
    write(tmp_path, {"content/heat.md": "Other.\n", "content/new.md": "New.\n"})
    (tmp_path / "citations/a.bib").unlink()
    commit(tmp_path)
    assert texts(config, "HEAD~1") == texts(config, first[:9]) == FILES
    assert set(texts(config, "main")) == {
        "content/heat.md",
        "content/new.md",
        "citations/works.toml",
    }


def test_neither_the_files_nor_the_repository_are_touched(tmp_path: Path) -> None:
    config = wiki_at(tmp_path)
    commit(tmp_path)
    write(tmp_path, {"content/heat.md": "Changed.\n", "content/new.md": "Staged.\n"})
    git(tmp_path, "add", "content/new.md")
    before = tree(tmp_path)
    assert texts(config, "HEAD") == FILES
    assert tree(tmp_path) == before


def test_a_wiki_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    config = wiki_at(tmp_path / "docs" / "wiki")
    write(tmp_path, {"content/other.md": "Of another wiki.\n"})
    commit(tmp_path)
    assert texts(config, "HEAD") == FILES


def test_a_folder_that_the_revision_does_not_have_is_empty(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "Soon.\n"})
    commit(tmp_path)
    config = wiki_at(tmp_path / "wiki")
    reading = read_at(config, "HEAD")
    assert (reading.articles, reading.bibliography, reading.problems) == ([], [], [])


@pytest.mark.parametrize(
    "revision", ["gone", "", " ", "-h", "--all", "main..HEAD", "HEAD:content", "a\nHEAD", "0" * 40]
)
def test_an_unknown_revision_is_a_sentence(tmp_path: Path, revision: str) -> None:
    config = wiki_at(tmp_path)
    commit(tmp_path)
    with pytest.raises(InnerwikiError, match="^git knows no revision .*; name a commit"):
        read_at(config, revision)


def test_a_branch_may_be_called_as_an_option_is(tmp_path: Path) -> None:
    config = wiki_at(tmp_path)
    first = commit(tmp_path)
    git(tmp_path, "update-ref", "refs/heads/--output=x", first)
    assert texts(config, "refs/heads/--output=x") == FILES
    assert texts(config, "--output=x") == FILES


def test_without_a_repository_nothing_is_known(tmp_path: Path) -> None:
    with pytest.raises(InnerwikiError, match="is in no git repository"):
        read_at(wiki_at(tmp_path), "HEAD")


def test_without_a_commit_there_is_no_revision(tmp_path: Path) -> None:
    config = wiki_at(tmp_path)
    git(tmp_path, "init", "--quiet")
    with pytest.raises(InnerwikiError, match="git knows no revision `HEAD`"):
        read_at(config, "HEAD")


def test_without_git_it_is_told_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = wiki_at(tmp_path)
    commit(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InnerwikiError, match="git is not installed"):
        read_at(config, "HEAD")


def test_what_else_git_refuses_is_told_in_its_words(tmp_path: Path) -> None:
    config = wiki_at(tmp_path)
    commit(tmp_path)
    (tmp_path / ".git/config").write_text("[", encoding="utf-8")
    with pytest.raises(InnerwikiError, match="^git cannot read the repository: .*config"):
        read_at(config, "HEAD")


def test_a_shallow_clone_is_told_to_fetch_the_rest(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    wiki_at(origin)
    first = commit(origin)
    commit(origin)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", origin.as_uri(), str(clone))
    config = wiki_at(clone)
    assert texts(config, "HEAD") == FILES
    with pytest.raises(InnerwikiError, match=f"shallow.*`{first}`.*git fetch --unshallow"):
        read_at(config, first)


def test_an_object_that_is_not_there_is_told(tmp_path: Path) -> None:
    config = wiki_at(tmp_path)
    commit(tmp_path)
    blob = git(tmp_path, "rev-parse", "HEAD:content/heat.md")
    (tmp_path / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(InnerwikiError, match="does not have content/heat.md of that revision"):
        read_at(config, "HEAD")


def test_the_repository_is_that_of_the_wiki_in_a_hook_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = wiki_at(tmp_path / "wiki")
    commit(tmp_path / "wiki")
    (tmp_path / "other").mkdir()
    commit(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert texts(config, "HEAD") == FILES


def test_what_is_kept_from_releases_is_read(tmp_path: Path) -> None:
    config = wiki_at(tmp_path, {**FILES, ".gitattributes": "*.md export-ignore\n"})
    commit(tmp_path)
    assert texts(config, "HEAD") == FILES


def test_a_file_beyond_the_limit_is_left_out(tmp_path: Path) -> None:
    config = wiki_at(tmp_path, {**FILES, "content/long.md": "x" * 300})
    commit(tmp_path)
    assert texts(replace(config, limits=Limits(file_size=200)), "HEAD") == FILES


def test_odd_names_and_other_files_do_no_harm(tmp_path: Path) -> None:
    odd = 'content/ä "b"\n[c]*.md'
    config = wiki_at(tmp_path, {**FILES, odd: "Odd.\n", "content/picture.png": "x"})
    commit(tmp_path)
    assert texts(config, "HEAD") == {**FILES, odd: "Odd.\n"}
    assert read_at(config, "HEAD").files == set()


def test_links_lead_where_they_did_and_never_out(tmp_path: Path) -> None:
    config = wiki_at(tmp_path / "wiki")
    write(tmp_path, {"secret.md": "Secret.\n"})
    links = {"same.md": "heat.md", "out.md": "../../secret.md", "gone.md": "nowhere.md"}
    for name, target in links.items():
        (tmp_path / "wiki/content" / name).symlink_to(target)
    (tmp_path / "wiki/content/far.md").symlink_to(tmp_path / "secret.md")
    commit(tmp_path)
    reading = read_at(config, "HEAD")
    found = {source.path: source.text for source in reading.articles}
    assert found == {"content/heat.md": PAGE, "content/same.md": PAGE}
    assert [problem.span.path for problem in reading.problems] == ["content/gone.md"]


def test_the_folder_of_articles_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"docs/heat.md": PAGE, "citations/a.bib": BIB})
    (tmp_path / "content").symlink_to("docs")
    config = wiki_at(tmp_path, {})
    commit(tmp_path)
    assert set(texts(config, "HEAD")) == {"docs/heat.md", "citations/a.bib"}


def test_a_folder_that_was_a_link_out_of_the_wiki_is_empty(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    write(tmp_path, {"elsewhere/secret.md": "Secret.\n", "wiki/citations/a.bib": BIB})
    (root / "content").symlink_to(tmp_path / "elsewhere")
    commit(root)
    (root / "content").unlink()
    assert set(texts(wiki_at(root, {}), "HEAD")) == {"citations/a.bib"}


def test_a_tree_that_would_write_through_a_link_or_above_does_not(tmp_path: Path) -> None:
    config = wiki_at(tmp_path / "wiki", {"content/a.md": "A.\n"})
    root = tmp_path / "wiki"
    commit(root)
    victim = tmp_path / "victim"
    victim.mkdir()
    file = git(root, "rev-parse", "HEAD:content/a.md")
    (tmp_path / "target").write_text(str(victim), encoding="utf-8")
    link = git(root, "hash-object", "-w", str(tmp_path / "target"))
    inner = make_tree(root, ("100644 blob", file, "evil.md"))
    both = make_tree(root, ("120000 blob", link, "sub"), ("040000 tree", inner, "sub"))
    up = make_tree(root, ("040000 tree", inner, ".."))
    up = make_tree(root, ("040000 tree", up, ".."))
    whole = make_tree(root, ("040000 tree", both, "content"), ("040000 tree", up, "content"))
    evil = git(root, "commit-tree", "-m", "evil", whole)
    assert set(texts(config, evil)) == {"content/sub/evil.md"}
    assert list(victim.iterdir()) == []


def make_tree(root: Path, *entries: tuple[str, str, str]) -> str:
    """A tree as no honest git makes it, with two entries of one name."""
    content = b"".join(
        f"{kind.split()[0].lstrip('0')} {name}".encode() + b"\0" + bytes.fromhex(blob)
        for kind, blob, name in entries
    )
    file = root.parent / "tree"
    file.write_bytes(content)
    return git(root, "hash-object", "-w", "-t", "tree", "--literally", str(file))
