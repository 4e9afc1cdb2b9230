"""`innerwiki check --fix` and its kin, and what the check does on GitHub Actions."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from innerwiki.cli import main
from tests.command_line import environment, innerwiki, make_wiki, tree

BIB = (
    "@book{hooke1678, title = {H}}\n@book{mayer1842, title = {M}}\n@book{joule1845, title = {J}}\n"
)
HEAD = "---\ntitle: Heat\n---\n"
COMMAS = HEAD + "It flows [@mayer1842, @joule1845, @hooke1678] and [@mayer1842, @joule1845].\n"
SEMICOLONS = COMMAS.replace(", @", "; @")
SLIP = HEAD + "They give [@hooke1687], says @hooke1687.\n"
MENDED = SLIP.replace("1687", "1678")


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(
        tmp_path / "wiki",
        {
            "content/heat.md": COMMAS,
            "content/deep/work.md": COMMAS.replace("Heat", "Work"),
            "content/springs.md": SLIP.replace("Heat", "Springs"),
            "citations/all.bib": BIB,
        },
    )


def check(root: Path, *words: str, env: Mapping[str, str | None] | None = None) -> Result:
    """Run the check of citations, and assert that it could run."""
    ran = CliRunner().invoke(
        main,
        ["--root", str(root), "check", "--select", "CIT", *words],
        env={"GITHUB_ACTIONS": None, "GITHUB_WORKSPACE": None, **(env or {})},
    )
    assert ran.exit_code in (0, 1), ran.output
    return ran


def codes(ran: Result) -> list[str]:
    return [found["code"] for found in json.loads(ran.stdout)["diagnostics"]]


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def test_fix_mends_what_is_safe_and_reports_the_rest(wiki: Path) -> None:
    ran = check(wiki, "--fix", "--format", "json")
    assert ran.exit_code == 1
    assert ran.stderr == "Fixed 6 findings in 2 files.\n"
    assert codes(ran) == ["CIT001", "CIT002"]
    assert text(wiki, "content/heat.md") == SEMICOLONS
    assert text(wiki, "content/deep/work.md") == SEMICOLONS.replace("Heat", "Work")
    assert "hooke1687" in text(wiki, "content/springs.md")


def test_unsafe_fixes_are_made_on_request(wiki: Path) -> None:
    ran = check(wiki, "--fix", "--unsafe-fixes")
    assert (ran.exit_code, ran.stdout) == (0, "No findings: 3 articles, 3 sources.\n")
    assert ran.stderr == "Fixed 8 findings in 3 files.\n"
    assert text(wiki, "content/springs.md") == MENDED.replace("Heat", "Springs")


def test_unsafe_fixes_alone_change_nothing(wiki: Path) -> None:
    before = tree(wiki)
    ran = check(wiki, "--unsafe-fixes")
    assert (ran.exit_code, ran.stderr) == (1, "")
    assert tree(wiki) == before


def test_fixing_again_finds_nothing_more(wiki: Path) -> None:
    check(wiki, "--fix", "--unsafe-fixes")
    before = tree(wiki)
    ran = check(wiki, "--fix", "--unsafe-fixes")
    assert (ran.exit_code, ran.stderr) == (0, "Nothing to fix.\n")
    assert tree(wiki) == before


def test_paths_choose_what_is_mended(wiki: Path) -> None:
    ran = check(wiki, "--fix", str(wiki / "content/deep"))
    assert ran.stderr == "Fixed 3 findings in 1 file.\n"
    assert ran.exit_code == 0
    assert text(wiki, "content/heat.md") == COMMAS


def test_rules_choose_what_is_mended(wiki: Path) -> None:
    before = tree(wiki)
    assert check(wiki, "--fix", "--ignore", "CIT003").stderr == "Nothing to fix.\n"
    assert tree(wiki) == before


def test_what_is_suppressed_is_left_alone(wiki: Path) -> None:
    silenced = "<!-- innerwiki: ignore-file CIT003 -- as printed -->\n"
    (wiki / "content/heat.md").write_text(COMMAS + silenced, encoding="utf-8")
    assert check(wiki, "--fix").stderr == "Fixed 3 findings in 1 file.\n"
    assert text(wiki, "content/heat.md") == COMMAS + silenced


def test_only_the_fixed_characters_change(wiki: Path) -> None:
    odd = "\ufeff" + COMMAS.replace("\n", "\r\n", 3) + "Übel\r文\n\r\n[@mayer1842 ,\r\n@joule1845]"
    (wiki / "content/heat.md").write_bytes(odd.encode())
    check(wiki, "--fix")
    expected = odd.replace(", @", "; @").replace(" ,", " ;")
    assert (wiki / "content/heat.md").read_bytes() == expected.encode()


def test_a_read_only_file_is_told_in_a_sentence_and_nothing_is_written(wiki: Path) -> None:
    (wiki / "content/heat.md").chmod(0o444)
    before = tree(wiki)
    ran = innerwiki(wiki, "check", "--fix")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "innerwiki: content/heat.md is read-only; make it writable and run this again\n"
    )
    assert tree(wiki) == before


def test_a_linked_article_is_mended_once_and_stays_a_link(wiki: Path) -> None:
    (wiki / "content/zeal.md").symlink_to("heat.md")
    ran = check(wiki, "--fix", "content/heat.md", "content/zeal.md")
    assert ran.stderr == "Fixed 3 findings in 1 file.\n"
    assert ran.exit_code == 0
    assert (wiki / "content/zeal.md").is_symlink()
    assert text(wiki, "content/heat.md") == SEMICOLONS


def test_diff_shows_what_fix_would_do_and_writes_nothing(wiki: Path) -> None:
    (wiki / "content/heat.md").write_bytes(COMMAS.replace("\n", "\r\n").encode())
    before = tree(wiki)
    ran = check(wiki, "--diff-fixes")
    assert ran.exit_code == 1
    assert ran.stderr == "Would fix 6 findings in 2 files.\n"
    assert tree(wiki) == before
    assert ran.stdout_bytes.startswith(b"--- a/content/deep/work.md\n+++ b/content/deep/work.md\n")
    subprocess.run(["git", "apply"], cwd=wiki, input=ran.stdout_bytes, check=True)
    patched = tree(wiki)
    for path, content in before.items():
        (wiki / path).write_bytes(content)
    check(wiki, "--fix")
    assert tree(wiki) == patched


def test_diff_takes_unsafe_fixes_paths_and_precedence_over_fix(wiki: Path) -> None:
    before = tree(wiki)
    ran = check(wiki, "--fix", "--diff-fixes", "--unsafe-fixes", "content/springs.md")
    assert ran.stderr == "Would fix 2 findings in 1 file.\n"
    assert ran.stdout.splitlines()[-2:] == [
        "-They give [@hooke1687], says @hooke1687.",
        "+They give [@hooke1678], says @hooke1678.",
    ]
    assert tree(wiki) == before


def test_diff_of_a_clean_wiki_is_empty(wiki: Path) -> None:
    check(wiki, "--fix", "--unsafe-fixes")
    ran = check(wiki, "--diff-fixes")
    assert (ran.exit_code, ran.stdout, ran.stderr) == (0, "", "Nothing to fix.\n")


def test_a_difference_cannot_drive_a_terminal(wiki: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (wiki / "content/heat.md").write_text(
        "\x1b[31m [@mayer1842, @joule1845]\r\n", "utf-8", newline=""
    )
    program = "import sys; sys.stdout.isatty = lambda: True; from innerwiki.cli import main; main()"
    ran = subprocess.run(
        [sys.executable, "-c", program, "check", "--diff-fixes", "content/heat.md"],
        cwd=wiki,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert b"+\\x1b[31m [@mayer1842; @joule1845]\\r\n" in ran.stdout
    assert b"\x1b" not in ran.stdout


def test_on_github_actions_findings_are_commands(wiki: Path) -> None:
    ran = check(wiki, env={"GITHUB_ACTIONS": "true"})
    first, *_, last = ran.stdout.splitlines()
    assert first.startswith("::error file=content/deep/work.md,line=4,endLine=4,col=23,")
    assert last == "Found 7 errors and 1 warning in 3 files."
    for words, env in (
        (("--format", "text"), {"GITHUB_ACTIONS": "true"}),
        ((), {"GITHUB_ACTIONS": "false"}),
        ((), {}),
    ):
        assert "\n::" not in "\n" + check(wiki, *words, env=env).stdout


@pytest.mark.parametrize(("workspace", "path"), [("", "wiki/"), ("wiki", ""), ("elsewhere", "")])
def test_on_github_actions_paths_are_those_of_the_repository(
    wiki: Path, workspace: str, path: str
) -> None:
    env = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(wiki.parent / workspace)}
    ran = check(wiki, "--output", f"github={wiki / 'out.txt'}", env=env)
    assert ran.stdout.startswith(f"::error file={path}content/deep/work.md,")
    assert text(wiki, "out.txt") == ran.stdout
