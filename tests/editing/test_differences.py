import subprocess
from pathlib import Path

import pytest

from innerwiki.editing.differences import difference
from innerwiki.editing.writing import Rewrite


def test_a_difference_names_the_file_and_shows_the_lines() -> None:
    before, after = b"a\nb, c\r\nd", b"a\nb; c\r\nd\n"
    assert difference([Rewrite("content/a.md", before, after)]) == (
        b"--- a/content/a.md\n"
        b"+++ b/content/a.md\n"
        b"@@ -1,3 +1,3 @@\n"
        b" a\n"
        b"-b, c\r\n"
        b"-d\n"
        b"\\ No newline at end of file\n"
        b"+b; c\r\n"
        b"+d\n"
    )


def test_no_difference_is_nothing() -> None:
    assert difference([]) == b""
    assert difference([Rewrite("content/a.md", b"a\n", b"a\n")]) == b""


def test_a_path_cannot_write_lines_of_its_own() -> None:
    shown = difference([Rewrite("content/a\n+++ b/x.md", b"a\n", b"b\n")])
    assert shown.startswith(b"--- a/content/a\\n+++ b/x.md\n+++ b/content/a\\n+++ b/x.md\n@@")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a\nb\nc\n", b"a\nB\nc\n"),
        (b"a\r\nb\r\nc\r\n", b"a\r\nB\r\nc\r\n"),
        (b"a\rb\rc", b"a\rB\rc"),
        (b"\xef\xbb\xbfa\r\nb\nc", b"\xef\xbb\xbfa\r\nb\r\nc"),
        (b"a\nb", b"a\nb\n"),
        (b"a\nb\n", b"a\nb"),
        (
            b"a\n" * 50 + b"-- x\n" + b"a\n" * 50,
            b"A\n" + b"a\n" * 49 + b"++ x\n" + b"a\n" * 49 + b"b",
        ),
        ("é\n文\n".encode(), "e\n文\n".encode()),
    ],
)
def test_git_makes_the_same_of_it(before: bytes, after: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(before)
    shown = difference([Rewrite("a.md", before, after)])
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=shown, check=True)
    assert file.read_bytes() == after
