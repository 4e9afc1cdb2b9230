from pathlib import Path

import pytest

from innerwiki.editing.creating import create


def test_a_file_is_made_with_its_folders(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.md"
    assert create(file, "é\n")
    assert file.read_bytes() == "é\n".encode()


@pytest.mark.parametrize("what", ["file", "folder", "link to nothing"])
def test_what_is_there_stays(tmp_path: Path, what: str) -> None:
    file = tmp_path / "a.md"
    if what == "file":
        file.write_text("Mine.\n", encoding="utf-8")
    elif what == "folder":
        file.mkdir()
    else:
        file.symlink_to("nowhere")
    assert not create(file, "Ours.\n")
    assert file.is_symlink() == (what == "link to nothing")
    assert file.is_dir() == (what == "folder")
    if what == "file":
        assert file.read_text(encoding="utf-8") == "Mine.\n"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("error", [OSError(28, "No space left"), KeyboardInterrupt()])
def test_nothing_is_left_of_a_file_that_could_not_be_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def failing(file: Path, mode: int) -> None:
        assert file.read_text(encoding="utf-8") == "x"
        raise error

    monkeypatch.setattr(Path, "chmod", failing)
    with pytest.raises(type(error)):
        create(tmp_path / "a.sh", "x", is_executable=True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("Mine.\n", encoding="utf-8")
    with pytest.raises(OSError, match="Not a directory|File exists"):
        create(tmp_path / "a" / "b.md", "x")


def test_whoever_may_read_a_script_may_run_it(tmp_path: Path) -> None:
    assert create(tmp_path / "a.sh", "x", is_executable=True)
    assert create(tmp_path / "b.md", "x")
    mode, other = ((tmp_path / name).stat().st_mode & 0o777 for name in ("a.sh", "b.md"))
    assert mode == other | (other & 0o444) >> 2
    assert not other & 0o111
