"""Whoever reads, checks or builds a wiki asks nobody."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_socket import disable_socket, enable_socket

from tests.command_line import make_wiki
from tests.working_copy import run

FILES = {
    "content/index.md": "---\ntitle: Home\ntype: meta\n---\nSee [[Springs]].\n",
    "content/springs.md": "---\ntitle: Springs\n---\nThey give [@hooke1678].\n",
    "citations/hooke1678.bib": "@book{hooke1678, title = {Lectures}, author = {Hooke, Robert},"
    " year = {1678}, publisher = {P}, doi = {10.5555/hooke.1678}}\n",
}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(tmp_path, FILES)


@pytest.fixture
def no_sockets() -> Iterator[None]:
    disable_socket()
    yield
    enable_socket()


@pytest.mark.usefixtures("no_sockets")
@pytest.mark.parametrize("words", [("check",), ("status",), ("cite", "verify")])
def test_a_command_needs_no_network(wiki: Path, words: tuple[str, ...]) -> None:
    ran = run(wiki, *words)
    assert ran.code == 0, ran


def test_a_build_needs_no_network(wiki: Path) -> None:
    program = """
import socket
def refuse(*_, **__):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from innerwiki.cli import main
main(["build"])
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=wiki, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert (wiki / "site/springs/index.html").is_file()


def test_a_check_knows_no_registry(wiki: Path) -> None:
    program = """
import sys
from innerwiki.cli import main
try:
    main(["check"])
except SystemExit:
    names = ("innerwiki.registries", "http.client", "ssl")
    print(*(name for name in names if name in sys.modules))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=wiki, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == ""
