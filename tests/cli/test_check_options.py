"""How the check is configured and told: formats, limits, overrides, the configuration that holds."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from innerwiki.reports import formats
from tests.command_line import environment, innerwiki, make_wiki

HOT = "---\ntitle: Heat\n---\nIt flows [@gone] and [12]. See [[Springs]].\n"
SPRINGS = "---\ntitle: Springs\n---\nThey give [@hooke1678]. See [[Heat]].\n"
BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
FORGE = '[forge]\nview = "https://forge.example/{path}#L{line}"\n'


def wiki_at(root: Path, settings: str = "") -> Path:
    return make_wiki(
        root,
        {
            "innerwiki.toml": f'title = "Test"\n{settings}',
            "content/drafts/heat.md": HOT,
            "content/springs.md": SPRINGS,
            "citations/hooke1678.bib": BIB,
        },
    )


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return wiki_at(tmp_path / "wiki")


# --- formats ----------------------------------------------------------------------------------


def all_reports(root: Path) -> dict[str, str]:
    """The report in every format, written by one check."""
    outputs = [word for name in formats() for word in ("--output", f"{name}=../out/{name}")]
    ran = innerwiki(root, "check", *outputs)
    assert (ran.returncode, ran.stderr) == (1, "")
    return {name: (root.parent / "out" / name).read_text(encoding="utf-8") for name in formats()}


def test_a_file_holds_what_standard_output_would(wiki: Path) -> None:
    reports = all_reports(wiki)
    for name in ("sarif", "markdown"):
        ran = innerwiki(wiki, "check", "--format", name)
        assert (ran.returncode, ran.stdout, ran.stderr) == (1, reports[name], "")


@pytest.mark.parametrize("words", [("--format", "sarf"), ("--output", "sarf=x.json")])
def test_an_unknown_format_is_told_with_the_nearest(wiki: Path, words: tuple[str, str]) -> None:
    ran = innerwiki(wiki, "check", *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "innerwiki: there is no report format `sarf`; did you mean `sarif`?\n"


def test_a_report_that_cannot_be_written_is_one_sentence(wiki: Path) -> None:
    ran = innerwiki(wiki, "check", "--output", "sarif=innerwiki.toml/x.sarif")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert ran.stderr.startswith("innerwiki: cannot write innerwiki.toml/x.sarif: ")


def test_reports_know_the_wiki_and_the_forge(tmp_path: Path) -> None:
    root = wiki_at(tmp_path, f'site_url = "https://wiki.example/"\n{FORGE}')
    told = innerwiki(root, "check", "--format", "markdown").stdout
    assert "### [Heat](<https://forge.example/content/drafts/heat.md#L1>): 1 error" in told
    assert "([CIT001](<https://wiki.example/rules/cit001/>))" in told
    assert "\n50 % of 2 claims are cited; " in told
    badge = json.loads(innerwiki(root, "check", "--format", "badge").stdout)
    assert badge["message"] == "50 % cited, 1 error"
    run = json.loads(innerwiki(root, "check", "--format", "sarif").stdout)["runs"][0]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["CIT001"]["helpUri"] == "https://wiki.example/rules/cit001/"


def test_reports_are_about_the_paths_that_were_given(wiki: Path) -> None:
    words = ("content/springs.md", "--format", "badge")
    assert json.loads(innerwiki(wiki, "check", *words).stdout)["message"] == "100 % cited"
    junit = innerwiki(wiki, "check", "content/springs.md", "--format", "junit").stdout
    assert '<testcase name="content/springs.md"' in junit
    assert "heat.md" not in junit


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR", None])
def test_paths_are_those_of_the_repository(tmp_path: Path, variable: str | None) -> None:
    root = wiki_at(tmp_path / "my docs" / "wiki")
    (tmp_path / ".git").mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "innerwiki", "check", "--format", "gitlab"],
        cwd=root,
        env={
            **environment(),
            "CI_PROJECT_DIR": "",
            **({variable: str(tmp_path)} if variable else {}),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    paths = {one["location"]["path"] for one in json.loads(ran.stdout)}
    assert "my docs/wiki/content/drafts/heat.md" in paths


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be on Windows")
def test_odd_names_are_told_in_every_format(tmp_path: Path) -> None:
    name = "content/ü %41 #1 <b>&\"'`|\x1b[31m.md"
    root = make_wiki(tmp_path / "wiki", {name: HOT, "citations/hooke1678.bib": BIB})
    reports = all_reports(root)
    assert not [form for form in formats() if "\x1b" in reports[form] or not reports[form]]
    sarif = json.loads(reports["sarif"])
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in sarif["runs"][0]["results"]
    }
    assert "content/%C3%BC%20%2541%20%231%20%3Cb%3E%26%22%27%60%7C%1B%5B31m.md" in uris


# --- limits -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "exit_code"),
    [
        (("--max-warnings", "9"), 0),
        (("--max-warnings", "2"), 0),
        (("--max-warnings", "1"), 1),
        (("--max-warnings", "0"), 1),
        (("--max-warnings", "0", "--exit-zero"), 0),
        (("--max-warnings", "0", "--fail-on", "never"), 1),
        (("--max-warnings", "9", "--fail-on", "warning"), 1),
        (("--max-warnings", "-1"), 2),
        (("--max-warnings", "many"), 2),
    ],
)
def test_more_warnings_than_are_allowed_fail_the_check(
    wiki: Path, words: tuple[str, ...], exit_code: int
) -> None:
    ran = innerwiki(wiki, "check", "--select", "CIT004,CLM001", *words)
    assert ran.returncode == exit_code, ran.stderr


def test_that_there_are_too_many_is_told_beside_the_report(wiki: Path) -> None:
    ran = innerwiki(wiki, "check", "--ignore", "CIT001", "--max-warnings", "1", "--format", "junit")
    assert ran.stderr == "Too many: 2 warnings, and --max-warnings allows 1.\n"
    assert 'failures="1"' in ran.stdout


# --- overrides --------------------------------------------------------------------------------

OVERRIDES = """
[check]
ignore = ["CLM"]

[[check.overrides]]
paths = ["content/drafts"]
select = ["CLM001"]
severity = {CIT001 = "info"}
"""


def codes(root: Path, *words: str) -> list[str]:
    ran = innerwiki(root, "check", "--format", "jsonl", *words)
    assert ran.returncode in (0, 1), ran.stderr
    told = [json.loads(line) for line in ran.stdout.splitlines()]
    return [f"{one['code']} {one['severity']}" for one in told]


def test_other_rules_hold_for_some_files(tmp_path: Path) -> None:
    root = wiki_at(tmp_path, OVERRIDES)
    assert codes(root) == ["CLM001 warning", "CIT001 info", "CIT004 warning"]
    assert innerwiki(root, "check").returncode == 0


def test_what_the_command_line_says_holds_for_all_files(tmp_path: Path) -> None:
    root = wiki_at(tmp_path, OVERRIDES)
    assert codes(root, "--select", "CIT") == ["CIT001 info", "CIT004 warning"]
    assert codes(root, "--ignore", "CLM,CIT004") == ["CIT001 info"]


def test_an_unknown_rule_in_an_override_is_told_at_its_line(tmp_path: Path) -> None:
    root = wiki_at(tmp_path, OVERRIDES.replace("CLM001", "CLM999"))
    ran = innerwiki(root, "check")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("innerwiki: innerwiki.toml:8:11: there is no rule `CLM999`")


# --- the configuration that holds -------------------------------------------------------------


def test_the_configuration_is_shown_and_nothing_is_checked(tmp_path: Path) -> None:
    root = wiki_at(tmp_path, OVERRIDES)
    ran = innerwiki(root, "check", "--show-config", "--fail-on", "warning", "--select", "cit")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert 'title = "Test"  # innerwiki.toml:1' in lines
    assert 'fail_on = "warning"  # --fail-on' in lines
    assert 'select = ["CIT"]  # --select' in lines
    assert 'ignore = ["CLM"]  # innerwiki.toml:4' in lines
    assert 'language = "en"  # default' in lines
    assert tomllib.loads(ran.stdout)["check"]["overrides"][0]["select"] == []
