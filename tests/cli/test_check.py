import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import environment, innerwiki, make_wiki

GOOD = "---\ntitle: Springs\n---\nThey give [@hooke1678].\n"
BAD = "---\ntitle: Heat\n---\nIt flows [@gone] and [12]. See [[Springs]].\n"
BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(
        tmp_path / "wiki",
        {
            "content/springs.md": GOOD + "See [[Heat]].\n",
            "content/deep/heat.md": BAD,
            "citations/hooke1678.bib": BIB,
            "README.md": "# Not of the wiki\n",
        },
    )


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return make_wiki(
        tmp_path / "clean", {"content/springs.md": GOOD, "citations/hooke1678.bib": BIB}
    )


def codes(root: Path, *words: str) -> list[str]:
    ran = innerwiki(root, "check", "--format", "json", *words)
    assert ran.returncode in (0, 1), ran.stderr
    return [d["code"] for d in json.loads(ran.stdout)["diagnostics"]]


def test_a_clean_wiki_exits_0(clean: Path) -> None:
    ran = innerwiki(clean, "check")
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        0,
        "No findings: 1 article, 1 source.\n",
        "",
    )


def test_errors_exit_1_and_are_told_at_their_place(wiki: Path) -> None:
    ran = innerwiki(wiki, "check", "--format", "concise")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout == (
        'content/deep/heat.md:2:8 warning CLM001 "Heat" cites no source\n'
        "content/deep/heat.md:4:11 error CIT001 no entry `gone` in the library\n"
        "content/deep/heat.md:4:22 warning CIT004 `[12]` looks like a citation "
        "but leads to no source\n"
        "Found 1 error and 2 warnings in 1 file.\n"
    )


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--fail-on", "never"), 0),
        (("--ignore", "CIT001"), 0),
        (("--ignore", "CIT001", "--fail-on", "warning"), 1),
        (("--ignore", "CIT,CLM", "--fail-on", "info"), 0),
        (("content/springs.md",), 0),
        (("content/deep",), 1),
        (("--select", "XYZ"), 2),
        (("--format", "xml"), 2),
        (("--output", "json"), 2),
        (("--output", "xml=x.xml"), 2),
        (("--today", "tomorrow"), 2),
        (("--fail-on", "sometimes"), 2),
        (("content/gone.md",), 2),
        (("README.md",), 2),
        (("/",), 1),
    ],
)
def test_exit_codes(wiki: Path, words: tuple[str, ...], exit_code: int) -> None:
    ran = innerwiki(wiki, "check", *words)
    assert ran.returncode == exit_code, ran.stderr
    if exit_code == 2:
        assert not ran.stdout
        assert "Traceback" not in ran.stderr


def test_rules_are_selected_and_ignored_by_code_and_prefix(wiki: Path) -> None:
    assert codes(wiki) == ["CLM001", "CIT001", "CIT004"]
    assert codes(wiki, "--select", "cit") == ["CIT001", "CIT004"]
    assert codes(wiki, "--select", "CIT,CLM001", "--ignore", "CIT004") == ["CLM001", "CIT001"]


def test_paths_choose_what_is_reported(wiki: Path) -> None:
    assert codes(wiki, "content/deep/heat.md") == ["CLM001", "CIT001", "CIT004"]
    assert codes(wiki, "content") == ["CLM001", "CIT001", "CIT004"]
    assert codes(wiki, ".") == ["CLM001", "CIT001", "CIT004"]
    assert codes(wiki, "citations", "content/springs.md") == []


def test_paths_are_those_of_the_shell_or_of_the_root(wiki: Path) -> None:
    for folder, path in (
        (wiki / "content", "deep/heat.md"),
        (wiki.parent, "wiki/content/deep/heat.md"),
        (wiki.parent, "content/deep/heat.md"),
    ):
        ran = innerwiki(folder, "--root", str(wiki), "check", "--format", "json", path)
        assert len(json.loads(ran.stdout)["diagnostics"]) == 3, ran.stderr


def test_a_path_that_is_not_there_is_told_in_a_sentence(wiki: Path) -> None:
    ran = innerwiki(wiki, "check", "content/gone.md")
    assert ran.stderr == "innerwiki: there is no file or folder `content/gone.md`\n"


def test_reports_are_written_to_files_too(wiki: Path) -> None:
    ran = innerwiki(wiki, "check", "--output", "json=out/a.json", "--output", "concise=b.txt")
    assert ran.returncode == 1
    assert len(json.loads((wiki / "out/a.json").read_text())["diagnostics"]) == 3
    assert (wiki / "b.txt").read_text().endswith("Found 1 error and 2 warnings in 1 file.\n")
    assert ran.stdout.endswith("Found 1 error and 2 warnings in 1 file.\n")


def test_a_file_that_cannot_be_written_exits_2(wiki: Path) -> None:
    ran = innerwiki(wiki, "check", "--output", "json=content")
    assert ran.returncode == 2
    assert ran.stderr.startswith("innerwiki: cannot write content: ")


def test_a_program_that_reads_no_further_is_no_fault(wiki: Path) -> None:
    command = subprocess.Popen(
        [sys.executable, "-m", "innerwiki", "check"],
        cwd=wiki,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.close()
    assert command.stderr.read() == b""
    command.stderr.close()
    command.wait(60)


def test_check_starts_without_host_and_markdown(clean: Path) -> None:
    program = """
import sys
from innerwiki.cli import main
try:
    main(["check"])
except SystemExit as stop:
    print(stop.code, *(name for name in ("mkdocs", "markdown", "nh3", "rich") if name in sys.modules))
"""
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=clean, capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines()[-1] == "0"


def test_two_checks_write_the_same(wiki: Path) -> None:
    one, other = (innerwiki(wiki, "check", "--format", "json").stdout for _ in range(2))
    assert one == other
