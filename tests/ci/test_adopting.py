"""docs/adopting.md: its example is what happens, and its files are what forges take."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from innerwiki import __version__
from tests.command_line import make_wiki
from tests.command_line import run as run_module
from tests.working_copy import commit, run

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs/adopting.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`(?:, changed)?:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
BIB = """@book{hooke1678,
  author = {Hooke, Robert},
  title = {Lectures},
  year = {1678},
  keywords = {book},
}
"""
PAGE = """---
title: Page {number:03}
---
A spring pulls back [@hooke1678]. See [[Page {next:03}]].

It rests.

It moves.

It stops.
"""


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A wiki of a hundred articles with four findings each."""
    pages = {
        f"content/page-{number:03}.md": PAGE.format(number=number, next=number % 100 + 1)
        for number in range(1, 101)
    }
    title = {"innerwiki.toml": 'title = "Springs"\n'}
    root = make_wiki(tmp_path, {**pages, **title, "citations/hooke1678.bib": BIB})
    commit(root)
    return root


def apply(file: Path, difference: str) -> None:
    """Change a file: lines with `-` become those with `+` below them, others are looked for."""
    text = file.read_text(encoding="utf-8")
    for hunk in re.findall(r"(?:^[- ].*\n)+(?:^\+.*\n)+", difference, re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] != "+")
        assert text.count(before) == 1, before
        text = text.replace(before, "".join(line[1:] for line in lines if line[0] != "-"))
    file.write_text(text, encoding="utf-8")


def assert_said(said: str, expected: str) -> None:
    """What a command says; `...` stands for what comes before or after."""
    if expected.startswith("...\n"):
        assert said.endswith(expected.removeprefix("..."))
    elif expected.endswith("...\n"):
        assert said.startswith(expected.removesuffix("...\n"))
    else:
        assert said == expected


def test_the_example_is_what_happens(wiki: Path) -> None:
    codes = []
    for block in _BLOCK.finditer(DOCS):
        match block["kind"]:
            case "console":
                command, _, expected = block["text"].partition("\n")
                ran = run(wiki, *shlex.split(command.removeprefix("$ innerwiki ")))
                assert_said(ran.output + ran.error, expected)
                codes.append(ran.code)
            case "toml":
                (wiki / block["path"]).write_text(block["text"], encoding="utf-8")
            case "diff":
                apply(wiki / block["path"], block["text"])
            case other:
                assert other == "yaml"
    assert codes == [0, 0, 0, 1, 1, 0, 0, 0, 0]


def example(path: str) -> str:
    [found] = [block["text"] for block in _BLOCK.finditer(DOCS) if block["path"] == path]
    return found


def test_the_workflow_is_one_that_github_takes(tmp_path: Path) -> None:
    text = example(".github/workflows/wiki.yml")
    (tmp_path / "wiki.yml").write_text(text, encoding="utf-8")
    words = ("--builtin-schema", "vendor.github-workflows", str(tmp_path / "wiki.yml"))
    ran = run_module(ROOT, "check_jsonschema", *words)
    assert (ran.returncode, ran.stdout) == (0, "ok -- validation done\n")
    [checkout, ours] = yaml.safe_load(text)["jobs"]["check"]["steps"]
    assert ours["uses"] == f"OWNER/innerwiki@v{__version__}"
    assert set(ours["with"]) <= set(action()["inputs"])
    check = (ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8")
    assert f"uses: {checkout['uses']}\n" in check


def action() -> dict[str, Any]:
    found = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def test_every_input_and_output_of_the_action_is_told() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \|", DOCS, re.MULTILINE)
    assert rows == list(action()["inputs"])
    assert [f"`{name}`" in DOCS for name in action()["outputs"]] == [True]


def test_the_hooks_are_those_that_there_are(tmp_path: Path) -> None:
    text = example(".pre-commit-config.yaml")
    (tmp_path / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    ran = run_module(tmp_path, "pre_commit", "validate-config", ".pre-commit-config.yaml")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    [repository] = yaml.safe_load(text)["repos"]
    manifest = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {one["id"] for one in repository["hooks"]} == {one["id"] for one in manifest}
    assert repository["rev"] == f"v{__version__}"


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\((\.\./[^)]*)\)", DOCS)
    assert len(links) > 5
    assert all((ROOT / "docs" / link).exists() for link in links)
