import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from innerwiki import __version__, cli
from innerwiki.cli import Commands, main
from innerwiki.errors import InnerwikiError
from innerwiki.rules import all_rules
from tests.command_line import innerwiki, make_wiki


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, words)
    return result.exit_code, result.stdout, result.stderr


def test_the_commands_are_the_files() -> None:
    folder = Path(cli.__file__).parent
    names = {path.stem for path in folder.glob("*.py")}
    names |= {path.parent.name for path in folder.glob("*/__init__.py")}
    listed = set(main.list_commands(click.Context(main)))
    assert listed == names - {"__init__", "options", "outputs", "terminal"}
    exit_code, output, _ = run("--help")
    assert exit_code == 0
    assert all(f"\n  {name} " in output for name in listed)


def test_version() -> None:
    assert run("--version") == (0, f"innerwiki {__version__}\n", "")


def test_an_unknown_command_is_told_with_the_nearest() -> None:
    exit_code, output, error = run("chekc")
    assert (exit_code, output) == (2, "")
    assert "there is no command `chekc`; did you mean `check`?" in error


def test_explain_prints_the_documentation_of_a_rule() -> None:
    for asked in ("CIT001", "cit001", "unknown-key"):
        exit_code, output, _ = run("explain", asked)
        assert exit_code == 0
        assert output.startswith("CIT001 unknown-key (error)\n\nA citation names a key")
        assert "Good:" in output


def test_explain_names_the_nearest_rule() -> None:
    assert run("explain", "CIT01") == (
        2,
        "",
        "innerwiki: there is no rule `CIT01`; did you mean `CIT001`?\n",
    )
    assert run("explain", "poetry")[2].endswith("`innerwiki rules` lists them all\n")


def test_rules_lists_all_rules_for_people_and_programs() -> None:
    exit_code, output, _ = run("rules")
    assert exit_code == 0
    assert [line[:6] for line in output.splitlines()] == [rule.code for rule in all_rules()]
    listed = json.loads(run("rules", "--format", "json")[1])
    assert listed[0].keys() == {"code", "name", "severity", "summary"}
    assert [rule["code"] for rule in listed] == [rule.code for rule in all_rules()]


class Failing(Commands):
    """The command line, with commands that fail."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return ["fail"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx, cmd_name

        @click.command()
        @click.argument("how")
        def fail(how: str) -> None:
            raise {
                "known": InnerwikiError("there is no wiki here"),
                "odd": KeyError("x\ny\x1b[31m"),
                "silent": RuntimeError(),
                "key": KeyboardInterrupt(),
            }[how]

        return fail


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    monkeypatch.delenv("INNERWIKI_TRACEBACK", raising=False)
    return Failing("innerwiki")


@pytest.mark.parametrize(
    ("how", "exit_code", "error"),
    [
        ("known", 2, "innerwiki: there is no wiki here\n"),
        (
            "odd",
            2,
            (
                "innerwiki: this is a mistake in innerwiki, not in your wiki "
                "(KeyError: 'x\\ny\\x1b[31m'); INNERWIKI_TRACEBACK=1 shows where, please report it\n"
            ),
        ),
        (
            "silent",
            2,
            (
                "innerwiki: this is a mistake in innerwiki, not in your wiki (RuntimeError); "
                "INNERWIKI_TRACEBACK=1 shows where, please report it\n"
            ),
        ),
        ("key", 130, ""),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(
    failing: Failing, how: str, exit_code: int, error: str
) -> None:
    result = CliRunner().invoke(failing, ["fail", how])
    assert (result.exit_code, result.stdout, result.stderr) == (exit_code, "", error)


def test_the_traceback_is_shown_on_request(
    failing: Failing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INNERWIKI_TRACEBACK", "1")
    result = CliRunner().invoke(failing, ["fail", "odd"])
    assert result.exit_code == 2
    assert "Traceback" in result.stderr


def test_a_folder_without_a_wiki_is_told_in_a_sentence(tmp_path: Path) -> None:
    for command in ("check", "build"):
        ran = innerwiki(tmp_path, command)
        assert ran.returncode == 2
        assert ran.stderr.startswith("innerwiki: ")
        assert ran.stderr.count("\n") == 1


MISTAKES = """title = "T"
colour = "red"
[check]
fail_on = "\\u001b[31m"
"""


def test_each_mistake_in_the_configuration_has_its_line(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"innerwiki.toml": MISTAKES})
    first, second = innerwiki(root, "check").stderr.splitlines()
    assert first.startswith("innerwiki: innerwiki.toml:2:1: ")
    assert second.startswith("innerwiki.toml:4:1: ")
    assert "\x1b" not in second
    point, *lines = innerwiki(root, "doctor").stdout.splitlines()[2:]
    assert point.startswith("fail  innerwiki.toml:2:1: ")
    assert lines[0].startswith("      innerwiki.toml:4:1: ")


@pytest.mark.parametrize(
    ("check", "place"),
    [
        ('select = ["CIT", "CTI"]', "innerwiki.toml:3:18: "),
        ('ignore = ["CTI"]', "innerwiki.toml:3:11: "),
        ('severity = {CTI001 = "off"}', "innerwiki.toml:3:13: "),
    ],
)
def test_a_rule_that_is_not_there_is_told_with_its_place(
    tmp_path: Path, check: str, place: str
) -> None:
    root = make_wiki(tmp_path, {"innerwiki.toml": f'title = "T"\n[check]\n{check}\n'})
    ran = innerwiki(root, "check")
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"innerwiki: {place}there is no rule `CTI")


def test_a_rule_named_on_the_command_line_has_no_place(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"innerwiki.toml": 'title = "T"\n[check]\nselect = ["CIT"]\n'})
    ran = innerwiki(root, "check", "--select", "CTI")
    assert ran.stderr == "innerwiki: there is no rule `CTI`; did you mean `CIT`?\n"


def test_doctor_finds_a_sound_wiki_sound(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/a.md": "---\ntitle: A\n---\n"})
    (root / ".git").mkdir()
    ran = innerwiki(root, "doctor")
    assert ran.returncode == 0, ran.stdout
    assert {line.split()[0] for line in ran.stdout.splitlines()} == {"ok"}
    assert "ok    1 article, 0 sources" in ran.stdout


def test_doctor_tells_what_is_missing_and_how_to_mend_it(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: Test\ndocs_dir: citations\n",
        "content/a.md": "---\ntitle: [A\n---\n",
    }
    ran = innerwiki(make_wiki(tmp_path, files), "doctor")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "warn  reading met with 1 problem\n      `innerwiki check` shows where" in ran.stdout
    assert "fail  mkdocs.yml has `docs_dir:" in ran.stdout


@pytest.mark.parametrize(
    ("mkdocs_yml", "told"),
    [
        ("site_name: Test\ndocs_dir: content\n", "mkdocs.yml does not name the plugin `innerwiki`"),
        ("site_name: [\n", "mkdocs.yml"),
        ("site_name: Test\ndocs_dir: content\nplugins: [gone]\n", '"gone" plugin is not installed'),
    ],
)
def test_doctor_tells_what_is_wrong_with_the_host(
    tmp_path: Path, mkdocs_yml: str, told: str
) -> None:
    ran = innerwiki(make_wiki(tmp_path, {"mkdocs.yml": mkdocs_yml}), "doctor")
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    (line,) = (line for line in ran.stdout.splitlines() if line.startswith("fail"))
    assert told in line + ran.stderr  # MkDocs logs the reason when it gives up


def test_doctor_tells_of_a_missing_folder(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {})
    (root / "content").rmdir()
    ran = innerwiki(root, "doctor")
    assert ran.returncode == 1
    assert "fail  " in ran.stdout
    assert "content" in ran.stdout


def test_doctor_tells_of_a_rule_that_is_not_there(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"innerwiki.toml": 'title = "T"\n[check]\nignore = ["CTI"]\n'})
    ran = innerwiki(root, "doctor")
    assert ran.returncode == 1
    assert "fail  innerwiki.toml:3:11: there is no rule `CTI`; did you mean `CIT`?" in ran.stdout


def test_doctor_without_a_configuration_says_so(tmp_path: Path) -> None:
    ran = innerwiki(tmp_path, "doctor")
    assert ran.returncode == 1
    assert "\nfail  " in ran.stdout


def test_doctor_without_a_host_only_warns(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {})
    (root / "mkdocs.yml").unlink()
    ran = innerwiki(root, "doctor")
    assert ran.returncode == 0
    assert f"warn  there is no {root / 'mkdocs.yml'}" in ran.stdout
    assert "warn  0 articles, 0 sources" in ran.stdout
