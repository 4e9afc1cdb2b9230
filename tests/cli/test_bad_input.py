"""What nobody should give to the check, but somebody will: one sentence, and exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import environment, innerwiki, make_wiki
from tests.working_copy import commit

PAGE = "---\ntitle: Heat\n---\nIt flows.\n"


@pytest.fixture
def wiki(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return make_wiki(tmp_path / "wiki", {"content/heat.md": PAGE})


def refused(root: Path, *words: str) -> str:
    """Run the check, which must refuse in one sentence; the sentence."""
    ran = innerwiki(root, "check", *words)
    assert (ran.returncode, ran.stdout) == (2, ""), ran.stderr
    assert "Traceback" not in ran.stderr
    assert "mistake in innerwiki" not in ran.stderr
    *usage, sentence = ran.stderr.splitlines()
    assert all(line.startswith(("Usage: ", "Try ")) or not line for line in usage)
    return sentence


def configure(root: Path, lines: str) -> None:
    (root / "innerwiki.toml").write_text(f'title = "Test"\n{lines}', encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--select", "CIT999"), "innerwiki: there is no rule `CIT999`; did you mean `CIT0"),
        (("--ignore", "NOPE"), "innerwiki: there is no rule `NOPE`"),
        (("--baseline", "gone.json"), "innerwiki: there is no baseline gone.json; "),
        (("--baseline", "innerwiki.toml"), "innerwiki: innerwiki.toml:1:1: no baseline: not JSON"),
        (("--diff", "HEAD"), "innerwiki: {root} is in no git repository, so nothing is known"),
        (("--format", "sarrif"), "innerwiki: there is no report format `sarrif`; did you mean"),
        (("--output", "jsn=x"), "innerwiki: there is no report format `jsn`; did you mean"),
        (("--today", "2026-02-30"), "innerwiki: "),
        (("content/gone.md",), "innerwiki: there is no file or folder `content/gone.md`"),
        (("--diff",), "Error: Option '--diff' requires an argument"),
        (("--no-such-option",), "Error: No such option"),
    ],
)
def test_words_that_mean_nothing(wiki: Path, words: tuple[str, ...], sentence: str) -> None:
    assert refused(wiki, *words).startswith(sentence.format(root=wiki))


@pytest.mark.parametrize("base", ["gone", "HEAD~9", "v1..v2", "", "gone...", "HEAD:content"])
def test_a_revision_that_does_not_exist(wiki: Path, base: str) -> None:
    commit(wiki)
    assert refused(wiki, "--diff", base).startswith("innerwiki: git knows no revision ")


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('[check]\nselect = ["CIT999"]\n', "innerwiki: innerwiki.toml:3:11: there is no rule"),
        ('[check.severity]\nCIT999 = "off"\n', "innerwiki: innerwiki.toml:3:1: there is no rule"),
        ('[check]\nbaseline = "gone.json"\n', "innerwiki: there is no baseline gone.json"),
        ("[check]\nbaseline = 3\n", "innerwiki: innerwiki.toml:3:1: `baseline` must be text"),
        ("version = 2\n", "innerwiki: innerwiki.toml:2:1: unknown option"),
        ("[policies]\n", 'innerwiki: innerwiki.toml:2:2: unknown option "policies"; did you mean'),
        ("[check\n", "innerwiki: innerwiki.toml:2:"),
    ],
)
def test_a_configuration_of_another_version_or_with_slips(
    wiki: Path, lines: str, sentence: str
) -> None:
    configure(wiki, lines)
    assert refused(wiki).startswith(sentence)


@pytest.mark.parametrize(
    "content",
    [b"", b"{}", b"[1, 2]", b"\x00\x01", b"\xff", b'{"version": 7, "entries": []}', b"[" * 50_000],
)
def test_a_baseline_that_is_none(wiki: Path, content: bytes) -> None:
    (wiki / "b.json").write_bytes(content)
    assert refused(wiki, "--baseline", "b.json").startswith("innerwiki: b.json")


def test_a_pipe_is_no_baseline_and_is_not_waited_for(wiki: Path) -> None:
    os.mkfifo(wiki / "b.json")
    assert "is no file" in refused(wiki, "--baseline", "b.json")


def test_a_baseline_of_other_pages_and_rules_is_told_line_by_line(wiki: Path) -> None:
    entry = '{{"page": "{}", "rule": "{}", "findings": ["0123456789abcdef"]}}'
    lines = ",\n".join((entry.format("gone", "CLM001"), entry.format("heat", "CLM999")))
    text = f'{{"version": 1, "entries": [\n{lines}\n]}}\n'
    (wiki / "b.json").write_text(text, encoding="utf-8")
    ran = innerwiki(wiki, "check", "--baseline", "b.json", "--format", "concise", "--select", "SUP")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "b.json:3:1 error SUP003 there is no rule `CLM999`" in ran.stdout
    ran = innerwiki(wiki, "check", "--baseline", "b.json", "--format", "concise")
    assert "b.json:2:1 error SUP003 the baseline holds 1 finding of CLM001 on `gone`" in ran.stdout


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A wiki with more findings than a pipe holds."""
    text = "# Page\n\n" + "".join(f"So it is [@gone{number}].\n\n" for number in range(3000))
    return make_wiki(tmp_path, {"content/page.md": text})


def shell(root: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a line of a shell in which `$W` is the command line."""
    return subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=root,
        env={**environment(), "W": f"{sys.executable} -m innerwiki"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of Unix")
@pytest.mark.parametrize(
    ("options", "exit_code"), [("", 1), ("--exit-zero", 0), ("--fail-on never", 0)]
)
@pytest.mark.parametrize("ending", [">&-", "| head -n 1"])
def test_the_verdict_stands_whoever_listens(
    faulty: Path, options: str, exit_code: int, ending: str
) -> None:
    done = shell(faulty, f"{{ $W check {options}; echo $? >code; }} {ending}")
    assert (faulty / "code").read_text() == f"{exit_code}\n", done.stderr
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disc_is_no_mistake_of_innerwiki(faulty: Path) -> None:
    done = shell(faulty, "$W check >/dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("innerwiki: cannot go on: no space left on device; ")
