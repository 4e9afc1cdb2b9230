"""check.sh, build.sh and install.sh, run as a forge runs them."""

import json
import re
from pathlib import Path

import yaml

from tests.command_line import make_wiki
from tests.repositories import BROKEN, HOSTILE, SCRIPTS, WIKI, Stub, change, run

# --- check.sh ---------------------------------------------------------------------------------


def test_a_wiki_without_errors_passes(repository: Path) -> None:
    ran = run("check.sh", repository)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("content/springs.md:2:8 warning ")


def test_an_error_fails_the_check_and_is_a_note_at_its_line_on_github(repository: Path) -> None:
    change(repository, "content/heat.md", BROKEN)
    ran = run("check.sh", repository, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(repository))
    assert (ran.returncode, ran.stderr) == (1, "")
    assert ran.stdout.startswith("::error file=content/heat.md,line=4,endLine=4,col=11,")


def test_elsewhere_findings_are_told_as_text(repository: Path) -> None:
    change(repository, "content/heat.md", BROKEN)
    ran = run("check.sh", repository)
    assert ran.returncode == 1
    assert "::error" not in ran.stdout
    assert "content/heat.md:4:11 error CIT001" in ran.stdout


def test_a_wiki_in_a_folder_is_noted_at_its_path_in_the_repository(tmp_path: Path) -> None:
    make_wiki(tmp_path / "docs" / "the wiki", {**WIKI, "content/heat.md": BROKEN})
    ran = run(
        "check.sh",
        tmp_path,
        WIKI_ROOT="docs/the wiki",
        GITHUB_ACTIONS="true",
        GITHUB_WORKSPACE=str(tmp_path),
    )
    assert ran.returncode == 1
    assert ran.stdout.startswith("::error file=docs/the wiki/content/heat.md,line=4,")


def test_no_article_writes_a_command_of_its_own(repository: Path) -> None:
    change(repository, "content/heat.md", HOSTILE)
    ran = run("check.sh", repository, GITHUB_ACTIONS="true")
    commands = [line for line in ran.stdout.splitlines() if line.lstrip().startswith("::")]
    assert commands
    assert all(re.match(r"::(error|warning|notice) file=", line) for line in commands)


def test_a_folder_without_a_wiki_exits_2(tmp_path: Path) -> None:
    ran = run("check.sh", tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("innerwiki: ")


def test_more_words_are_read_as_a_shell_would_but_nothing_is_expanded(
    repository: Path, stub: Stub
) -> None:
    words = stub("innerwiki", "printf '<%s>' \"$@\"")
    given = """  --output 'sarif=a file.sarif' --select "CIT, CLM" *.md $(touch pwned) `touch pwned` ~ \\x """
    ran = run("check.sh", repository, PATH=words, CHECK_ARGS=given)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == (
        "<--root><.><check><--format><text><--output><sarif=a file.sarif><--select><CIT, CLM>"
        "<*.md><$(touch><pwned)><`touch><pwned`><~><x>"
    )
    assert not (repository / "pwned").exists()
    assert run("check.sh", repository, PATH=words, CHECK_ARGS=" \n ").stdout.endswith("<text>")


def test_words_that_cannot_be_read_exit_2(repository: Path) -> None:
    ran = run("check.sh", repository, CHECK_ARGS="--select 'CIT")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "check.sh: CHECK_ARGS has a quotation mark without its other half\n" in ran.stderr


def test_the_exit_code_is_told_to_the_next_steps(repository: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    output.write_text("before=1\n")
    change(repository, "content/heat.md", BROKEN)
    assert run("check.sh", repository, GITHUB_OUTPUT=str(output)).returncode == 1
    assert run("check.sh", tmp_path, GITHUB_OUTPUT=str(output)).returncode == 2
    assert output.read_text() == "before=1\nexit-code=1\nexit-code=2\n"


def test_gitlab_is_given_its_report_by_the_words_of_its_job(repository: Path) -> None:
    job = yaml.safe_load((SCRIPTS.parents[1] / ".gitlab/innerwiki.gitlab-ci.yml").read_text())[
        "check"
    ]
    change(repository, "content/heat.md", BROKEN)
    words = job["variables"] | {"CI_PROJECT_DIR": str(repository)}
    ran = run(Path(job["script"][0]).name, repository, **words)
    assert ran.returncode == 1
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text())
    worst = [one for one in report if one["severity"] == "critical"]
    assert [one["location"] for one in worst] == [
        {"path": "content/heat.md", "lines": {"begin": 4, "end": 4}}
    ]


# --- build.sh ---------------------------------------------------------------------------------


def test_a_site_with_errors_is_built_all_the_same(repository: Path) -> None:
    change(repository, "content/heat.md", HOSTILE)
    ran = run("build.sh", repository)
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stderr
    assert ran.stderr == "Published in site/.\n"
    assert (repository / "site" / "heat" / "index.html").is_file()


def test_the_site_of_a_wiki_in_a_folder_is_built_where_it_is_uploaded_from(tmp_path: Path) -> None:
    make_wiki(tmp_path / "docs" / "the wiki", WIKI)
    ran = run("build.sh", tmp_path, WIKI_ROOT="docs/the wiki", SITE_DIR="public")
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "public" / "springs" / "index.html").is_file()


def test_a_site_that_cannot_be_built_exits_2(repository: Path) -> None:
    (repository / "mkdocs.yml").unlink()
    ran = run("build.sh", repository)
    assert ran.returncode == 2
    assert "mkdocs.yml; it needs at least" in ran.stderr


# --- install.sh -------------------------------------------------------------------------------


def installed(stub: Stub, folder: Path, **variables: str) -> list[str]:
    """The words with which install.sh calls Python."""
    python = stub("python", "printf '%s\\n' \"$@\"")
    ran = run("install.sh", folder, PATH=python, **variables)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


def test_the_repositorys_own_innerwiki_is_installed_with_exact_versions(
    tmp_path: Path, stub: Stub
) -> None:
    repository = str(SCRIPTS.parents[1])
    *_, option, constraints, what = installed(stub, tmp_path)
    assert (option, constraints, what) == (
        "--constraint",
        f"{repository}/constraints.txt",
        repository,
    )


def test_a_wiki_elsewhere_names_what_to_install(tmp_path: Path, stub: Stub) -> None:
    assert installed(stub, tmp_path, INNERWIKI="innerwiki == 1.0")[-1] == "innerwiki == 1.0"


def test_a_number_is_a_version(tmp_path: Path, stub: Stub) -> None:
    assert installed(stub, tmp_path, INNERWIKI="1.0")[-1] == "innerwiki==1.0"
