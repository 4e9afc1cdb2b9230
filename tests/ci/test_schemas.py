"""What forges and pre-commit read has the form that their published schemas ask for.

The schemas are those that check-jsonschema brings along (SchemaStore's, and GitLab's).
"""

from pathlib import Path

import pytest

from tests.command_line import run

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
FILES = {
    "github-actions": [ROOT / "action.yml"],
    "github-workflows": sorted((GITHUB / "workflows").glob("*.yml")),
    "github-issue-forms": [GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml" for name in ("gap", "source")],
    "github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "gitlab-ci": [ROOT / ".gitlab" / "innerwiki.gitlab-ci.yml"],
}


def problems(schema: str, *files: Path) -> tuple[int, str]:
    """The exit code of a validation, and what it says."""
    words = ("--builtin-schema", f"vendor.{schema}", *(str(file) for file in files))
    ran = run(ROOT, "check_jsonschema", *words)
    return ran.returncode, ran.stdout


@pytest.mark.parametrize("schema", FILES)
def test_files_fit_the_published_schemas(schema: str) -> None:
    assert problems(schema, *FILES[schema]) == (0, "ok -- validation done\n")


@pytest.mark.parametrize(
    ("schema", "line"),
    [
        ("github-actions", "  using: composite\n"),
        ("github-workflows", "    runs-on: ubuntu-latest\n"),
    ],
)
def test_a_file_that_lacks_something_does_not_fit(schema: str, line: str, tmp_path: Path) -> None:
    text = FILES[schema][0].read_text(encoding="utf-8")
    assert line in text
    (tmp_path / "broken.yml").write_text(text.replace(line, ""), encoding="utf-8")
    assert problems(schema, tmp_path / "broken.yml")[0] == 1


def test_the_hooks_fit_what_pre_commit_asks_for() -> None:
    ran = run(ROOT, "pre_commit", "validate-manifest", ".pre-commit-hooks.yaml")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
