import errno
import os
from pathlib import Path

import pytest

from innerwiki.editing.writing import Rewrite, original, save, write
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import Source, Span

PATH = "content/a.md"
BEFORE = b"\xef\xbb\xbfOne, two\r\n"
SOURCE = Source(PATH, "One, two\n")
EDITS = (Edit(Span(PATH, 3, 4), ";"),)
AFTER = b"\xef\xbb\xbfOne; two\r\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / PATH).write_bytes(BEFORE)
    return tmp_path


def names(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "content").iterdir())


def test_a_file_is_written_with_its_mode_and_nothing_is_left_behind(root: Path) -> None:
    (root / PATH).chmod(0o640)
    save(root, SOURCE, EDITS)
    assert (root / PATH).read_bytes() == AFTER
    assert (root / PATH).stat().st_mode & 0o777 == 0o640
    assert names(root) == ["a.md"]


def test_a_link_stays_a_link(root: Path) -> None:
    (root / "content/link.md").symlink_to("a.md")
    save(root, Source("content/link.md", SOURCE.text), EDITS)
    assert (root / "content/link.md").is_symlink()
    assert (root / PATH).read_bytes() == AFTER


def test_a_file_that_has_changed_is_not_touched(root: Path) -> None:
    (root / PATH).write_bytes(b"Three\n")
    with pytest.raises(InnerwikiError, match="content/a.md has changed since it was read"):
        save(root, SOURCE, EDITS)
    with pytest.raises(InnerwikiError, match="has changed"):
        write(root, [Rewrite(PATH, BEFORE, AFTER)])
    assert (root / PATH).read_bytes() == b"Three\n"
    assert names(root) == ["a.md"]


def test_a_file_that_is_not_utf_8_is_left_as_it_is(root: Path) -> None:
    (root / PATH).write_bytes(b"caf\xe9")
    with pytest.raises(InnerwikiError, match="has changed"):
        original(root, Source(PATH, "cafe"))
    with pytest.raises(InnerwikiError, match=r"left as it is: not UTF-8.*save the file as UTF-8"):
        original(root, Source(PATH, "caf\ufffd"))


def test_a_file_that_changes_at_the_last_moment_is_not_touched(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(descriptor: int) -> None:
        (root / PATH).write_bytes(b"Three\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(InnerwikiError, match="has changed"):
        write(root, [Rewrite(PATH, BEFORE, AFTER)])
    assert (root / PATH).read_bytes() == b"Three\n"
    assert names(root) == ["a.md"]


def test_a_read_only_file_is_told_in_a_sentence_and_none_is_written(root: Path) -> None:
    (root / PATH).chmod(0o444)
    (root / "content/b.md").write_bytes(BEFORE)
    with pytest.raises(InnerwikiError) as caught:
        write(root, [Rewrite("content/b.md", BEFORE, AFTER), Rewrite(PATH, BEFORE, AFTER)])
    assert str(caught.value) == "content/a.md is read-only; make it writable and run this again"
    assert (root / PATH).read_bytes() == (root / "content/b.md").read_bytes() == BEFORE


def test_a_file_that_is_gone_is_told_in_a_sentence(root: Path) -> None:
    (root / PATH).unlink()
    with pytest.raises(InnerwikiError, match="cannot read content/a.md: No such file"):
        save(root, SOURCE, EDITS)


def test_a_full_disc_leaves_the_old_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InnerwikiError, match="cannot write content/a.md: No space left"):
        save(root, SOURCE, EDITS)
    assert (root / PATH).read_bytes() == BEFORE
    assert names(root) == ["a.md"]
