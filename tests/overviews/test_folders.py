from pathlib import Path

import pytest

from innerwiki.errors import InnerwikiError
from innerwiki.overviews.folders import write_pages

MADE = "<made>"


def write(folder: Path, pages: dict[str, str]) -> list[str]:
    write_pages(folder, {name: MADE + text for name, text in pages.items()}, "index.html", MADE)
    return names(folder)


def names(folder: Path) -> list[str]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def test_a_folder_is_made_and_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "out"
    assert write(folder, {"index.html": "", "a/b.html": ""}) == ["a/b.html", "index.html"]
    assert write(folder, {"index.html": "", "a/c.html": ""}) == ["a/c.html", "index.html"]


def test_hidden_files_are_nobodys_work(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").touch()
    assert write(tmp_path, {"index.html": ""}) == [".gitignore", "index.html"]


@pytest.mark.parametrize("name", ["thesis.md", "index.html", "a/b.html"])
def test_other_files_are_never_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("years of work", encoding="utf-8")
    with pytest.raises(InnerwikiError, match="holds files that no earlier run has made"):
        write(tmp_path, {"index.html": ""})
    assert names(tmp_path) == [name]


def test_what_somebody_has_put_beside_the_pages_stays(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "", "a/b.html": ""})
    (tmp_path / "a" / "own.html").write_text("mine", encoding="utf-8")
    assert write(tmp_path, {"index.html": ""}) == ["a/own.html", "index.html"]


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InnerwikiError, match="is a file; name a folder"):
        write(tmp_path / "file", {"index.html": ""})
    with pytest.raises(InnerwikiError, match="^the pages cannot be written to"):
        write(tmp_path / "file" / "below", {"index.html": ""})
