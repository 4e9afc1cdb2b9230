"""summary.sh, run as a forge runs it: in repositories with a history, or without one."""

import re
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.repositories import BIB, BROKEN, HOSTILE, SOURCED, WIKI, Stub, change, commit, git, run

MARKED = SOURCED + "\nThey are everywhere. {.needs-citation}\n"
ZEROS = "0" * 40
MIB = 1024 * 1024


def summary(folder: Path, **variables: str) -> str:
    """What summary.sh writes."""
    ran = run("summary.sh", folder, **variables)
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout


def section(text: str, title: str) -> str:
    """A part of a summary: from its heading to the next one."""
    found = re.search(rf"^### {title}[^\n]*\n(.*?)(?=^### |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found is not None, text
    return found[1]


def test_a_good_change_is_told_by_what_it_did_to_coverage(repository: Path) -> None:
    change(repository, "content/springs.md", SOURCED)
    text = summary(repository, BASE_SHA="HEAD^1")
    told = section(text, "What this change does")
    assert "| Springs | needs-citations → in-review | 50 → 100 % |" in told
    assert section(text, "Articles that need citations: 0")
    assert "    Springs  in-review" in text


def test_a_mark_that_a_change_adds_is_listed(repository: Path) -> None:
    change(repository, "content/springs.md", SOURCED)
    change(repository, "content/springs.md", MARKED)
    needy = section(summary(repository, BASE_SHA="HEAD^1"), "Articles that need citations: 1")
    assert "Springs" in needy
    assert "“They are everywhere.”" in needy


def test_the_summary_is_written_whatever_the_check_says(repository: Path) -> None:
    change(repository, "content/heat.md", BROKEN)
    assert run("check.sh", repository).returncode == 1
    text = summary(repository, BASE_SHA="HEAD^1")
    assert "**Found 1 error and " in text
    assert "| Heat (new) |" in section(text, "What this change does")


def test_all_findings_are_listed_the_worst_first(repository: Path) -> None:
    (repository / "citations" / "unused.bib").write_text(BIB.replace("hooke1678", "shannon1948"))
    (repository / "content" / "heat.md").write_text(BROKEN)
    found = re.search(
        r"<details><summary>All findings</summary>\n(.*?)</details>", summary(repository), re.DOTALL
    )
    assert found is not None
    files = re.findall(r"^### ([^:\n]*)", found[1], re.MULTILINE)
    assert files[:2] == ["Heat", "Springs"]
    severities = re.findall(r"^- \*\*(\w+)\*\*", found[1].partition("### Springs")[0], re.MULTILINE)
    assert severities[0] == "error"
    assert severities == sorted(severities, key=["error", "warning"].index)


def test_without_an_earlier_state_the_articles_in_need_are_listed(repository: Path) -> None:
    text = summary(repository, BASE_SHA=ZEROS)
    assert "There is no earlier state of the wiki" in section(text, "What this change does")
    assert "    Springs  needs-citations" in section(text, "Articles that need citations")


@pytest.mark.parametrize("base", ["", ZEROS, "0" * 64])
def test_zeros_are_no_state(repository: Path, echo: str, base: str) -> None:
    text = summary(repository, BASE_SHA=base, PATH=echo)
    assert "There is no earlier state of the wiki" in section(text, "What this change does")
    assert "    innerwiki --root . status --needs-citations\n" in text


def test_a_state_is_handed_on_by_its_name(repository: Path, echo: str) -> None:
    name = git(repository, "rev-parse", "--short", "HEAD")
    told = section(summary(repository, BASE_SHA="HEAD", PATH=echo), "What this change does")
    assert told.startswith(f"\ninnerwiki --root . report --base {name} --format markdown\n")


def test_on_a_first_commit_the_parent_of_a_merge_is_missing(repository: Path, echo: str) -> None:
    told = section(summary(repository, BASE_SHA="HEAD^1", PATH=echo), "What this change does")
    assert told == (
        "\nNothing could be compared: the commit before the change is not in this clone.\n\n"
    )


def test_a_shallow_clone_says_how_to_get_the_history(
    repository: Path, tmp_path: Path, echo: str
) -> None:
    before = git(repository, "rev-parse", "HEAD")
    change(repository, "content/springs.md", SOURCED)
    git(tmp_path, "clone", "--quiet", "--depth=1", repository.as_uri(), "shallow")
    text = summary(tmp_path / "shallow", BASE_SHA=before, PATH=echo)
    assert "this clone is shallow" in section(text, "What this change does")
    assert "`fetch-depth: 0`" in text


def test_a_fresh_clone_compares_with_the_branch_that_a_merge_is_for(
    repository: Path, tmp_path: Path
) -> None:
    git(repository, "switch", "--quiet", "--create", "topic")
    change(repository, "content/springs.md", SOURCED)
    git(repository, "switch", "--quiet", "main")
    change(repository, "content/heat.md", BROKEN)  # another's change, which is not told
    git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "topic")
    git(tmp_path, "clone", "--quiet", repository.as_uri(), "fresh")
    told = section(summary(tmp_path / "fresh", BASE_SHA="HEAD^1"), "What this change does")
    assert "| Springs |" in told
    assert "Heat" not in told


@pytest.mark.parametrize(
    "base", ["--all", "--output=pwned", "a\nb", "$(touch pwned)", "main^{tree}"]
)
def test_what_is_no_commit_is_compared_with_nothing(repository: Path, echo: str, base: str) -> None:
    told = section(summary(repository, BASE_SHA=base, PATH=echo), "What this change does")
    assert "the commit before the change is not in this clone" in told
    assert not list(repository.glob("*pwned*"))


def test_outside_a_repository_gits_own_words_are_told(tmp_path: Path, echo: str) -> None:
    told = section(summary(tmp_path, BASE_SHA="main", PATH=echo), "What this change does")
    assert "    fatal: not a git repository" in told


def test_a_wiki_in_a_folder_is_compared_too(tmp_path: Path) -> None:
    root = make_wiki(tmp_path / "docs" / "the wiki", WIKI)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    commit(tmp_path)
    (root / "content" / "springs.md").write_text(SOURCED)
    commit(tmp_path)
    text = summary(tmp_path, WIKI_ROOT="docs/the wiki", BASE_SHA="HEAD^1")
    assert "50 → 100 %" in section(text, "What this change does")


def test_hostile_titles_sentences_and_branches_do_no_harm(repository: Path) -> None:
    branch = "`touch${IFS}pwned`$(touch${IFS}pwned);&|<b>"
    git(repository, "switch", "--quiet", "--create", branch)
    change(repository, "content/heat.md", HOSTILE)
    text = summary(repository, BASE_SHA="main", GITHUB_HEAD_REF=f"{branch}\n::error::pwned")
    assert not list(repository.rglob("pwned*"))
    lines = [line for line in text.splitlines() if not line.startswith("    ")]
    live = [re.sub(r"`[^`]*`", "", line.replace(r"\`", "")) for line in lines]
    assert not any("<img" in line or "<b>" in line or "::error" in line for line in live)
    assert live.count("</details>") == sum("<details>" in line for line in live) == 2


def test_a_wiki_that_cannot_be_read_is_told_of(repository: Path) -> None:
    (repository / "innerwiki.toml").write_text("title = 3\n")
    text = summary(repository, BASE_SHA=ZEROS)
    assert "The wiki could not be checked:\n\n    innerwiki: " in text
    assert "The articles could not be listed:\n\n    innerwiki: " in text


def test_the_summary_is_added_to_the_jobs_file(repository: Path, tmp_path: Path, echo: str) -> None:
    file = tmp_path / "step summary.md"
    file.write_text("Before.\n")
    assert summary(repository, GITHUB_STEP_SUMMARY=str(file), PATH=echo) == ""
    assert file.read_text(encoding="utf-8").startswith("Before.\n## Check of the wiki\n")


def test_the_preview_is_linked_if_there_is_one(repository: Path, echo: str) -> None:
    address = "https://forge.example/wiki/artifacts/7"
    text = summary(repository, PREVIEW_URL=address, PATH=echo)
    assert f"[Download the site](<{address}>)" in text


@pytest.mark.parametrize(
    "address", ["", "javascript:alert(1)", "https://forge.example/> <img>", "https://a\nb"]
)
def test_what_is_no_address_is_not_linked(repository: Path, echo: str, address: str) -> None:
    assert "Download the site" not in summary(repository, PREVIEW_URL=address, PATH=echo)


@pytest.mark.parametrize("base", ["HEAD", ""])
def test_a_summary_is_cut_at_whole_lines_below_what_github_takes(
    repository: Path, stub: Stub, base: str
) -> None:
    line = "- an article’s long line, of which there are many"
    endless = stub("innerwiki", f"echo '### Heat'; yes -- '{line}' | head -n 60000")
    text = summary(repository, BASE_SHA=base, PATH=endless)
    assert MIB // 4 < len(text.encode()) < MIB
    shown = {told for told in text.splitlines() if "long line" in told}
    assert shown <= {line, f"    {line}", f"**{line}**"}
    assert text.count("\n\n_The rest is left out, since a summary may be no longer._\n") == 3
    assert text.count("<details>") == text.count("</details>") == 2


# --- the same as a comment --------------------------------------------------------------------


def test_a_comment_is_a_summary_in_a_file_of_its_own_without_the_articles(
    repository: Path, tmp_path: Path
) -> None:
    change(repository, "content/heat.md", BROKEN)
    file = tmp_path / "comment.md"
    given = {"SUMMARY_FILE": str(file), "SUMMARY_LIMIT": "60000"}
    of_job = tmp_path / "summary.md"
    for _ in range(2):
        said = summary(repository, BASE_SHA="HEAD^1", GITHUB_STEP_SUMMARY=str(of_job), **given)
        assert said == ""
    assert not of_job.exists()
    text = file.read_text(encoding="utf-8")
    assert text.startswith("## Check of the wiki\n\n**Found 1 error and ")
    assert text.count("## Check of the wiki\n") == 1
    assert "| Heat (new) |" in section(text, "What this change does")
    assert section(text, "Articles that need citations: 2")
    assert "All articles" not in text


def test_a_comment_is_cut_below_what_github_takes(repository: Path, stub: Stub) -> None:
    endless = stub("innerwiki", "echo '### Heat'; yes -- '- a long line' | head -n 60000")
    text = summary(repository, BASE_SHA="HEAD", SUMMARY_LIMIT="60000", PATH=endless)
    assert 40_000 < len(text) < 60_000


@pytest.mark.parametrize("limit", ["0", "60k", "-60000", "$(touch pwned)", "9" * 30])
def test_a_limit_that_is_none_is_refused(repository: Path, limit: str) -> None:
    ran = run("summary.sh", repository, SUMMARY_LIMIT=limit)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("summary.sh: set SUMMARY_LIMIT to ")
