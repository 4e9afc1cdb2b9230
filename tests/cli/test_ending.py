"""The command as a process of its own ends at once, with the exit code and all that was said."""

import errno
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.command_line import environment, make_wiki

WATCHED = """
import atexit, sys

class Last:
    def __del__(self, write=sys.stdout.write, flush=sys.stdout.flush):
        write("taken apart\\n")
        flush()

last = Last()
atexit.register(print, "others have ended")
"""


def ended(root: Path, more: str = "") -> tuple[int, list[str]]:
    """The exit code of a check, and its last lines with those of others."""
    script = f"{WATCHED}{textwrap.dedent(more)}\nfrom innerwiki.__main__ import run\nrun()\n"
    ran = subprocess.run(
        [sys.executable, "-c", script, "--root", str(root), "check", "--format=concise"],
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.stderr == ""
    return ran.returncode, ran.stdout.splitlines()[-3:]


@pytest.mark.parametrize(("text", "code"), [("It is [@gone].\n", 1), ("It is.\n", 0)])
def test_a_wiki_is_not_taken_apart_in_the_end(tmp_path: Path, text: str, code: int) -> None:
    root = make_wiki(tmp_path, {"content/a.md": text})
    exited, said = ended(root, "from innerwiki.model import Wiki; Wiki.__del__ = Last.__del__")
    assert (exited, said[-1]) == (code, "others have ended")
    assert said[-2].startswith(("Found ", "No findings"))


@pytest.mark.parametrize(
    "more",
    [
        "sys.settrace(lambda *_: None)",
        "sys.setprofile(lambda *_: None)",
        "import threading; threading.Thread(target=threading.main_thread().join).start()",
    ],
)
def test_python_ends_the_process_where_someone_looks_on(tmp_path: Path, more: str) -> None:
    exited, said = ended(make_wiki(tmp_path, {"content/a.md": "It is [@gone].\n"}), more)
    assert (exited, said[-1]) == (1, "taken apart")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device here is always full")
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/a.md": "It is.\n"})
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "innerwiki", "--root", str(root), "check"],
            env={**environment(), "PYTHONUNBUFFERED": ""},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert ran.returncode == 120  # as Python has it
    assert os.strerror(errno.ENOSPC) in ran.stderr
