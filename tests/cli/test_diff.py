"""`innerwiki check --diff REV`: a change answers for what it has written, and no more."""

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.repositories import git
from tests.working_copy import Ran, commit, run, write

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
HEAT = (
    "---\ntitle: Heat\n---\nIt stands [@hooke1678]. See [[Old]].\n\nIt rests.\n\n"
    "It flows and\nit cools [@hooke1678].\n"
)
OLD = "---\ntitle: Old\n---\nIt is old. See [[Heat]].\n\nIt was so.\n"
FILES = {"content/heat.md": HEAT, "content/old.md": OLD, "citations/a.bib": BIB}

Found = list[tuple[str, int, str]]


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A wiki with gaps, committed."""
    root = make_wiki(tmp_path / "wiki", FILES)
    commit(root)
    return root


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def found(root: Path, *words: str, base: str = "HEAD") -> Found:
    """Code, line and path of what is found about claims."""
    said = run(root, "check", "--format", "json", "--select", "CLM", "--diff", base, *words)
    assert said.error == ""
    assert said.code in (0, 1)
    return [
        (one["code"], one["line"], one["path"].removeprefix("content/"))
        for one in json.loads(said.output)["diagnostics"]
    ]


def refused(root: Path, base: str) -> str:
    said: Ran = run(root, "check", "--diff", base)
    assert (said.code, said.output) == (2, "")
    assert said.error.startswith("innerwiki: ")
    assert said.error.count("\n") == 1
    return said.error


def test_gaps_from_before_are_passed_over(wiki: Path) -> None:
    assert found(wiki) == []


def test_what_is_not_about_claims_is_reported_wherever_it_stands(wiki: Path) -> None:
    write(wiki, {"content/heat.md": HEAT.replace("It rests.", "It rests [@gone].")})
    commit(wiki)
    said = run(wiki, "check", "--format", "concise", "--select", "CIT,CLM", "--diff", "HEAD")
    assert said.code == 1
    assert [line.split()[2] for line in said.output.splitlines()[:-1]] == ["CIT001"]


@pytest.mark.parametrize("where", ["unstaged", "staged", "committed", "all three"])
def test_a_new_gap_is_reported_however_far_the_change_has_come(wiki: Path, where: str) -> None:
    first = git(wiki, "rev-parse", "HEAD")
    write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n"})
    if where in ("staged", "all three"):
        git(wiki, "add", "--all")
    if where == "committed":
        commit(wiki)
    if where == "all three":
        write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n\nIt shrinks.\n"})
    expected = [("CLM003", 11, "heat.md"), ("CLM003", 13, "heat.md")]
    assert found(wiki, base=first) == expected[: 2 if where == "all three" else 1]


def test_files_that_git_does_not_know_are_new_as_a_whole(wiki: Path) -> None:
    write(wiki, {"content/new page ü.md": "It grows.\n\nIt shrinks [@hooke1678].\n"})
    assert found(wiki) == [
        ("CLM003", 1, "new page ü.md"),
        ("CLM004", 1, "new page ü.md"),
    ]


@pytest.mark.parametrize("name", ["a b.md", "ü-Ω.md", 'quo"te.md', "tab\tin.md", "-dash.md"])
def test_names_of_files_may_be_odd(wiki: Path, name: str) -> None:
    write(wiki, {f"content/{name}": HEAT.replace("Heat", "Odd")})
    commit(wiki)
    assert found(wiki) == []
    write(wiki, {f"content/{name}": HEAT.replace("Heat", "Odd") + "\nIt grows.\n"})
    assert found(wiki) == [("CLM003", 11, name)]


def test_an_article_without_sources_gets_no_more_sentences(wiki: Path) -> None:
    write(wiki, {"content/old.md": OLD + "\nIt grows.\n"})
    assert found(wiki) == [("CLM020", 8, "old.md")]


def test_a_sentence_in_a_paragraph_with_a_source_is_found(wiki: Path) -> None:
    write(wiki, {"content/heat.md": HEAT + "It grows.\n"})
    assert found(wiki) == [("CLM020", 10, "heat.md")]


def test_a_citation_that_is_taken_away_opens_gaps_on_lines_that_stay(wiki: Path) -> None:
    write(wiki, {"content/heat.md": HEAT.replace("it cools [@hooke1678]", "it cools")})
    assert found(wiki) == [("CLM003", 8, "heat.md")]


def test_a_source_that_is_taken_away_opens_gaps_in_articles_that_stay(wiki: Path) -> None:
    write(wiki, {"citations/a.bib": BIB.replace("hooke1678", "hooke1679")})
    said = run(wiki, "check", "--format", "concise", "--diff", "HEAD", "--select", "CIT001,CLM001")
    assert said.code == 1
    assert [line.split()[2] for line in said.output.splitlines()[:-1]] == [
        "CLM001",
        "CIT001",
        "CIT001",
    ]


def test_coverage_that_falls_below_the_policy_is_reported_and_a_low_one_is_not(
    wiki: Path,
) -> None:
    good = HEAT.replace("It rests.", "It rests [@hooke1678].")
    write(wiki, {"content/heat.md": good})
    commit(wiki)
    write(wiki, {"content/heat.md": good + "It grows.\n"})
    assert found(wiki) == [("CLM004", 2, "heat.md"), ("CLM020", 10, "heat.md")]
    commit(wiki)
    write(wiki, {"content/heat.md": good + "It grows.\n\nIt ends [@hooke1678].\n"})
    assert found(wiki) == []


def test_lines_that_are_deleted_or_moved_or_wrapped_are_no_gaps(wiki: Path) -> None:
    without_it = HEAT.replace("It rests.\n\n", "")
    write(wiki, {"content/heat.md": without_it})
    assert found(wiki) == []
    write(wiki, {"content/heat.md": HEAT.replace("It flows and\nit", "It flows\nand it")})
    assert found(wiki) == []


def test_line_ends_make_no_change(wiki: Path) -> None:
    (wiki / "content/heat.md").write_bytes(b"\xef\xbb\xbf" + HEAT.replace("\n", "\r\n").encode())
    assert found(wiki) == []
    (wiki / "content/heat.md").write_bytes((HEAT + "\nIt grows.\n").replace("\n", "\r\n").encode())
    assert found(wiki) == [("CLM003", 11, "heat.md")]


def test_a_file_that_was_moved_is_still_the_same(wiki: Path) -> None:
    (wiki / "content/deep").mkdir()
    shutil.move(wiki / "content/old.md", wiki / "content/deep/older page.md")
    assert found(wiki) == []
    write(wiki, {"content/deep/older page.md": OLD + "\nIt grows.\n"})
    assert found(wiki) == [("CLM020", 8, "deep/older page.md")]


def test_of_several_moved_files_each_finds_its_own(wiki: Path) -> None:
    for name in ("heat", "old"):
        shutil.move(wiki / f"content/{name}.md", wiki / f"content/the-{name}.md")
    write(wiki, {"content/the-heat.md": HEAT + "\nIt grows.\n"})
    assert found(wiki) == [("CLM003", 11, "the-heat.md")]


def test_another_text_in_the_place_of_one_that_is_gone_is_new(wiki: Path) -> None:
    (wiki / "content/old.md").unlink()
    write(wiki, {"content/new.md": "---\ntitle: New\n---\nIt grows.\n"})
    assert found(wiki) == [("CLM001", 2, "new.md"), ("CLM020", 4, "new.md")]


def test_an_article_keeps_its_past_by_its_id(wiki: Path) -> None:
    page = "---\ntitle: Rest\nid: rest\n---\nIt lies.\n"
    write(wiki, {"content/rest.md": page})
    commit(wiki)
    (wiki / "content/rest.md").unlink()
    other = "---\nid: rest\ntitle: At rest\n---\nSee [[Heat]].\n\nIt lies.\n\nIt sleeps.\n"
    write(wiki, {"content/at-rest.md": other})
    assert ("CLM020", 9, "at-rest.md") in found(wiki)
    assert ("CLM020", 7, "at-rest.md") not in found(wiki)


def test_three_dots_are_where_the_branch_has_parted(wiki: Path) -> None:
    git(wiki, "checkout", "--quiet", "-b", "change")
    write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n"})
    commit(wiki)
    git(wiki, "checkout", "--quiet", "main")
    write(wiki, {"content/old.md": OLD.replace("It was so.", "It was thus.")})
    commit(wiki)
    git(wiki, "checkout", "--quiet", "change")
    assert found(wiki, base="main...") == [("CLM003", 11, "heat.md")]
    assert ("CLM020", 6, "old.md") in found(wiki, base="main")
    report = run(wiki, "report", "--base", "main...").output
    assert report.startswith("Since main...: ")
    assert "content/old.md" not in report


def test_the_report_of_a_change_sees_the_same_gaps(wiki: Path) -> None:
    write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n\nIt ends.\n"})
    assert len(found(wiki)) == 2
    change = json.loads(run(wiki, "report", "--base", "HEAD", "--format", "json").output)
    assert change["after"]["coverage"] < change["before"]["coverage"]


def test_a_wiki_may_lie_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    root = make_wiki(tmp_path / "docs of ü" / "wiki", FILES)
    commit(tmp_path)
    write(root, {"content/heat.md": HEAT + "\nIt grows.\n"})
    assert found(root) == [("CLM003", 11, "heat.md")]


def test_a_wiki_that_was_not_there_before_is_new_as_a_whole(tmp_path: Path) -> None:
    write(tmp_path, {"README.md": "Soon.\n"})
    commit(tmp_path)
    root = make_wiki(tmp_path / "wiki", FILES)
    assert {code for code, *_ in found(root)} == {"CLM001", "CLM003", "CLM004", "CLM020"}


def test_suppressions_are_heard_and_not_called_idle(wiki: Path) -> None:
    comment = "\n<!-- innerwiki: ignore CLM020 -- known -->\n"
    write(wiki, {"content/old.md": OLD + comment + "It grows.\n"})
    assert found(wiki) == []
    for words in ((), ("--diff", "HEAD")):
        assert "SUP001" not in run(wiki, "check", "--format", "concise", *words).output
    idle = comment.replace("CLM020", "CLM")
    write(wiki, {"content/old.md": OLD + idle + "It grows [@hooke1678].\n"})
    said = run(wiki, "check", "--format", "concise")
    assert "there is no CLM here to suppress" in said.output


def test_paths_and_the_baseline_hold_for_a_change_too(wiki: Path) -> None:
    baseline = str(wiki / "b.json")
    run(wiki, "baseline", "update", "--baseline", baseline)
    assert run(wiki, "check", "--baseline", baseline, "--diff", "HEAD").code == 0
    write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n"})
    said = run(wiki, "check", "--baseline", baseline, "--diff", "HEAD", "--format", "concise")
    assert said.code == 1
    assert said.output.startswith("content/heat.md:11:1 warning CLM003")
    assert found(wiki, "content/old.md") == []


def test_what_is_mended_is_what_is_reported(wiki: Path) -> None:
    slip = HEAT.replace("It rests.", "It rests [@hooke1678, @hooke1678].")
    write(wiki, {"content/heat.md": slip})
    assert run(wiki, "check", "--diff", "HEAD", "--fix").error.startswith("Fixed 1 finding ")
    assert text(wiki, "content/heat.md") == slip.replace(", @", "; @")


@pytest.mark.parametrize("base", ["gone", "", "-h", "--all", "main..HEAD", "gone...", "...", "ü\n"])
def test_a_revision_that_does_not_exist_is_a_sentence(wiki: Path, base: str) -> None:
    assert "git knows no revision" in refused(wiki, base)


def test_a_wiki_in_no_repository_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    root = make_wiki(tmp_path / "wiki", FILES)
    assert "is in no git repository" in refused(root, "HEAD")


def test_a_repository_without_a_commit_is_a_sentence(tmp_path: Path) -> None:
    root = make_wiki(tmp_path / "wiki", FILES)
    git(root, "init", "--quiet")
    assert "git knows no revision `HEAD`" in refused(root, "HEAD")
    assert "git knows no revision `HEAD`" in refused(root, "HEAD...")


def test_a_machine_without_git_is_a_sentence(
    wiki: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed" in refused(wiki, "HEAD")


def test_branches_without_a_common_commit_are_told(wiki: Path) -> None:
    git(wiki, "checkout", "--quiet", "--orphan", "apart")
    write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n"})
    commit(wiki)
    assert "this branch and `main` have no commit in common" in refused(wiki, "main...")


def test_a_shallow_clone_is_told_how_to_get_the_rest(wiki: Path, tmp_path: Path) -> None:
    first = git(wiki, "rev-parse", "HEAD")
    git(wiki, "branch", "side")
    write(wiki, {"content/heat.md": HEAT + "\nIt grows.\n"})
    commit(wiki)
    git(wiki, "checkout", "--quiet", "side")
    write(wiki, {"content/old.md": OLD + "\nIt ends.\n"})
    commit(wiki)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", "--no-single-branch", wiki.as_uri(), str(clone))
    for base in (first, "origin/main..."):
        assert "this clone is shallow" in (told := refused(clone, base))
        assert "git fetch --unshallow" in told
