"""What forges are told to run: the workflows, the GitLab template, and the forms for issues."""

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from innerwiki import config
from tests.command_line import make_wiki

ROOT = Path(__file__).parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
CHECK, COMMENT, ISSUES, SITE = (
    GITHUB / "workflows" / f"{name}.yml" for name in ("check", "comment", "issues", "site")
)
FORMS = sorted(
    set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE/config.yml"}
)
SCRIPTS = sorted((GITHUB / "scripts").glob("*.sh"))
GITLAB = ROOT / ".gitlab" / "innerwiki.gitlab-ci.yml"

_CALL = re.compile(r"\.github/scripts/[a-z]+\.sh")


def load(path: Path) -> Any:
    """A YAML file, every scalar as it is written (`on` is no boolean to GitHub)."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - ours


def jobs(path: Path) -> dict[str, Any]:
    found = load(path)["jobs"]
    assert isinstance(found, dict)
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(path).values() for step in job["steps"]]


def step(path: Path, script: str) -> dict[str, Any]:
    """The first step that calls a script."""
    return next(one for one in steps(path) if one.get("run") == f".github/scripts/{script}")


def assert_calls_a_script(command: str) -> None:
    assert _CALL.fullmatch(command), command
    assert os.access(ROOT / command, os.X_OK), command


def named(paths: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", paths, ids=[path.stem for path in paths])


def test_there_are_four_workflows_and_two_forms() -> None:
    assert [path.stem for path in WORKFLOWS] == ["check", "comment", "issues", "site"]
    assert [path.stem for path in FORMS] == ["gap", "source"]


# --- workflows --------------------------------------------------------------------------------


@named(WORKFLOWS)
def test_every_command_is_one_call_of_a_script(path: Path) -> None:
    commands = [one["run"] for one in steps(path) if "run" in one]
    assert commands
    for command in commands:
        assert_calls_a_script(command)


@named(WORKFLOWS)
def test_a_job_may_only_read_or_one_thing_more(path: Path) -> None:
    assert load(path)["permissions"] == {"contents": "read"}
    more = {name: job["permissions"] for name, job in jobs(path).items() if "permissions" in job}
    assert (
        more
        == {
            CHECK: {},
            COMMENT: {
                "comment": {"contents": "read", "actions": "read", "pull-requests": "write"},
            },
            ISSUES: {"issues": {"contents": "read", "issues": "write"}},
            SITE: {"deploy": {"pages": "write", "id-token": "write"}},
        }[path]
    )


def test_a_change_is_checked_with_the_rights_of_its_author() -> None:
    triggers = {path.stem: set(load(path)["on"]) for path in WORKFLOWS}
    assert triggers == {
        "check": {"pull_request", "workflow_dispatch"},
        "comment": {"workflow_run"},
        "issues": {"schedule", "workflow_dispatch"},
        "site": {"push", "workflow_dispatch"},
    }


@named(WORKFLOWS)
def test_actions_are_githubs_own_and_pinned_to_a_full_version(path: Path) -> None:
    used = [one["uses"] for one in steps(path) if "uses" in one]
    assert used
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", name) for name in used), used


def checkout(path: Path) -> dict[str, Any]:
    [found] = [one for one in steps(path) if one.get("uses", "").startswith("actions/checkout@")]
    assert isinstance(found["with"], dict)
    return found["with"]


@named([CHECK, ISSUES, SITE])
def test_the_history_is_checked_out_and_no_token_is_kept(path: Path) -> None:
    assert checkout(path) == {"fetch-depth": "0", "persist-credentials": "false"}


def test_what_may_comment_runs_nothing_of_the_pull_request() -> None:
    assert load(COMMENT)["on"] == {
        "workflow_run": {"workflows": [load(CHECK)["name"]], "types": ["completed"]}
    }
    assert checkout(COMMENT) == {
        "persist-credentials": "false",
        "sparse-checkout": ".github/scripts",
    }
    [run] = [one for one in steps(COMMENT) if "run" in one]
    assert run["run"] == ".github/scripts/comment.sh"
    assert not any("artifact" in one.get("uses", "") for one in steps(COMMENT))


def test_what_a_pull_request_may_say_is_handed_on_by_the_environment_alone() -> None:
    for path in WORKFLOWS:
        assert not any("${{" in one.get("run", "") for one in steps(path))


def test_the_comment_is_the_file_that_the_check_hands_on() -> None:
    written = next(one for one in steps(CHECK) if one.get("id") == "comment")["env"]
    [handed] = [one["with"] for one in steps(CHECK) if one.get("with", {}).get("name") == "comment"]
    assert written["SUMMARY_FILE"] == handed["path"] == "comment.md"
    assert f"/{handed['path']}" in (GITHUB / "scripts/comment.sh").read_text(encoding="utf-8")
    assert "--name comment" in (GITHUB / "scripts/comment.sh").read_text(encoding="utf-8")


def test_issues_are_kept_by_whoever_asks_for_it() -> None:
    wanted = "${{ github.event_name == 'workflow_dispatch' || vars.ISSUES == 'true' }}"
    assert jobs(ISSUES)["issues"]["if"] == wanted
    assert load(ISSUES)["concurrency"] == {"group": "issues", "cancel-in-progress": "false"}


@named([CHECK, SITE])
def test_the_check_decides_and_the_summary_is_written_whatever_it_says(path: Path) -> None:
    assert "if" not in step(path, "check.sh")
    assert not any("continue-on-error" in one for one in [*steps(path), *jobs(path).values()])
    always = "${{ !cancelled() && steps.install.outcome == 'success' }}"
    assert step(path, "summary.sh")["if"] == always
    assert step(path, "install.sh")["id"] == "install"


def test_a_change_is_built_whatever_the_check_says_but_only_what_passes_is_published() -> None:
    assert "!cancelled()" in step(CHECK, "build.sh")["if"]
    published = jobs(SITE)["build"]["steps"]
    first = published.index(step(SITE, "check.sh"))
    later = [one for one in published[first + 1 :] if one != step(SITE, "summary.sh")]
    assert [name for one in later for name in one if name == "if"] == []
    assert jobs(SITE)["deploy"]["needs"] == "build"


def test_publications_do_not_overtake_each_other() -> None:
    assert load(SITE)["concurrency"] == {"group": "pages", "cancel-in-progress": "false"}


@named([*WORKFLOWS, GITLAB])
def test_scripts_read_every_variable_that_they_are_given(path: Path) -> None:
    found = load(path)
    parts = [found, *(part for part in found.values() if isinstance(part, dict))]
    if path != GITLAB:
        parts += steps(path)
    given = {name for part in parts for name in part.get("env", part.get("variables", {}))}
    of_a_wiki = {"WIKI_ROOT", "SITE_DIR", "BASE_SHA"}
    assert of_a_wiki <= given or path in (COMMENT, ISSUES)
    read = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
    of_others = {"GIT_DEPTH", "PIP_CACHE_DIR", "GH_TOKEN"}
    assert all(f"${{{name}:-" in read for name in given - of_others)


# --- GitLab -----------------------------------------------------------------------------------


def gitlab_jobs() -> dict[str, Any]:
    return {name: job for name, job in load(GITLAB).items() if "script" in job}


def test_gitlab_calls_the_same_scripts() -> None:
    called = {name: job["script"] for name, job in gitlab_jobs().items()}
    assert called == {
        "check": [".github/scripts/check.sh"],
        "preview": [".github/scripts/build.sh"],
        "report": [".github/scripts/summary.sh"],
        "publish": [".github/scripts/build.sh"],
    }
    for commands in (*called.values(), load(GITLAB)["default"]["before_script"]):
        for command in commands:
            assert_calls_a_script(command)


def test_gitlab_publishes_what_is_checked_and_shows_the_rest_in_the_merge_request() -> None:
    found = gitlab_jobs()
    assert {name: job["stage"] for name, job in found.items()} == {
        "check": "check",
        "preview": "check",
        "report": "check",
        "publish": "deploy",
    }
    assert load(GITLAB)["stages"] == ["check", "deploy"]
    shown = {
        name: job["artifacts"].get("paths") for name, job in found.items() if "artifacts" in job
    }
    assert shown == {"check": None, "preview": ["public/"], "report": ["report.md"]}
    assert load(GITLAB)["variables"]["SITE_DIR"] == "public"
    assert found["report"]["variables"]["GITHUB_STEP_SUMMARY"] == "report.md"


def test_gitlab_shows_the_findings_of_a_check_that_fails_too() -> None:
    check = gitlab_jobs()["check"]
    file = check["artifacts"]["reports"]["codequality"]
    assert check["variables"]["CHECK_ARGS"] == f"--output gitlab={file}"
    assert check["artifacts"]["when"] == "always"


def test_the_template_says_how_to_switch_it_on() -> None:
    told = re.findall(r"^# {5}(.*)$", GITLAB.read_text(encoding="utf-8"), re.MULTILINE)
    [local] = [one["local"] for one in yaml.safe_load("\n".join(told))["include"]]
    assert ROOT / local == GITLAB


# --- forms ------------------------------------------------------------------------------------


@named(FORMS)
def test_a_form_has_what_github_asks_for(path: Path) -> None:
    form = load(path)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    assert len(form["name"]) > 3
    ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    for field in form["body"]:
        assert field["type"] in {"markdown", "input", "textarea", "dropdown", "checkboxes"}
        assert field["attributes"]["value" if field["type"] == "markdown" else "label"]


@named(FORMS)
def test_choices_are_different(path: Path) -> None:
    for field in load(path)["body"]:
        options = field["attributes"].get("options", [])
        assert len(options) == len({str(option) for option in options})
        assert bool(options) == (field["type"] in {"dropdown", "checkboxes"})


def test_forms_differ_in_name_and_label() -> None:
    assert len({load(path)["name"] for path in FORMS}) == len(FORMS)
    assert [load(path)["labels"] for path in FORMS] == [["gap"], ["source"]]


def test_anybody_may_write_of_something_else() -> None:
    assert load(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": "true"}


def test_the_wikis_button_fills_the_form_in(tmp_path: Path) -> None:
    form = GITHUB / "ISSUE_TEMPLATE" / "source.yml"
    [line] = re.findall(r"^#   (new_issue = .*)$", form.read_text(encoding="utf-8"), re.MULTILINE)
    root = make_wiki(tmp_path, {"innerwiki.toml": f'title = "Test"\n[forge]\n{line}\n'})
    asked = parse_qs(urlsplit(config.load(root).forge.new_issue).query)
    assert asked.pop("template") == [form.name]
    fields = {field["id"] for field in load(form)["body"] if field["type"] in {"input", "textarea"}}
    assert set(asked) - {"title"} < fields


# --- scripts ----------------------------------------------------------------------------------


@named(SCRIPTS)
def test_a_script_stops_at_the_first_mistake_and_says_what_it_reads(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("#!/usr/bin/env bash\n# ")
    assert "\nset -euo pipefail\n" in text
    told = set(re.findall(r"^#   ([A-Z_]+) {2,}", text, re.MULTILINE))
    read = set(re.findall(r"\$\{([A-Z_]+):-", text)) - {"GITHUB_ACTIONS"}
    assert told == read
