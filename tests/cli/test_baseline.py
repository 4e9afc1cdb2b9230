"""A wiki that adopts the check with all its gaps, and what comes after."""

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import innerwiki, make_wiki
from tests.working_copy import Ran, commit, run, write

NAME = "innerwiki-baseline.json"
CONFIG = f'title = "Test"\n[check]\nbaseline = "{NAME}"\n'
BIB = (
    "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
    "@book{old,\n  title = {Old},\n  author = {Hooke, R.},\n  year = {1679},\n  isbn = {1-2-3},\n}\n"
)
HEAD = "---\ntitle: Page {number}\n---\nIt stands [@hooke1678, p. {number}]. See [[Page {next}]].\n"
RULES = '[check]\nselect = ["CIT", "CLM", "BIB005", "SUP"]\n'
"""That the number of findings stays what it is when rules are added about other things."""
GAPS = 8
PAGES = 50


def article(number: int) -> str:
    gaps = (f"\nClaim {gap} of page {number} has no source.\n" for gap in range(GAPS))
    return HEAD.format(number=number, next=(number + 1) % PAGES) + "".join(gaps)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A wiki of two articles, with a gap each, that knows its baseline's name."""
    page = "---\ntitle: {0}\n---\nIt stands [@hooke1678]. See [[{1}]].\n\nIt {0}s.\n"
    return make_wiki(
        tmp_path / "wiki",
        {
            "innerwiki.toml": CONFIG,
            "content/heat.md": page.format("Heat", "Work"),
            "content/work.md": page.format("Work", "Heat"),
            "citations/a.bib": BIB,
        },
    )


def check(root: Path, *words: str) -> Ran:
    return run(root, "check", "--format", "concise", *words)


def text(root: Path, path: str) -> str:
    return (root / path).read_text(encoding="utf-8")


def edit(root: Path, path: str, before: str, after: str) -> None:
    assert text(root, path).count(before) == 1
    write(root, {path: text(root, path).replace(before, after)})


def update(root: Path) -> None:
    assert run(root, "baseline", "update").code == 0


def test_a_wiki_with_400_gaps_adopts_the_check_on_the_first_day(tmp_path: Path) -> None:
    pages = {f"content/page-{number}.md": article(number) for number in range(PAGES)}
    files = {"innerwiki.toml": f'title = "Test"\n{RULES}', "citations/a.bib": BIB, **pages}
    root = make_wiki(tmp_path / "wiki", files)
    first = run(root, "check", "--select", "CLM003", "--fail-on", "warning")
    assert first.code == 1
    assert "Found 400 warnings in 50 files." in first.output

    wrote = run(root, "baseline", "update")
    assert (wrote.code, wrote.error) == (0, "")
    assert wrote.output == (
        f"Wrote {NAME}: 451 findings of 3 rules on 51 pages.\n"  # 50 of coverage, and an ISBN
        f'Next: write `baseline = "{NAME}"` under [check] in innerwiki.toml, or give '
        f"`--baseline {NAME}` to `innerwiki check`.\n"
    )
    write(root, {"innerwiki.toml": f'title = "Test"\n{RULES}baseline = "{NAME}"\n'})
    adopted = check(root)
    assert (adopted.code, adopted.output) == (0, "No findings: 50 articles, 2 sources.\n")
    assert adopted.error == "Held back 451 findings of the baseline; --no-baseline shows all.\n"

    edit(root, "content/page-7.md", "Claim 3", "Claim 3b of page 7 is new.\n\nClaim 3")
    added = check(root)
    assert added.code == 1
    assert added.output == (
        "content/page-7.md:12:1 warning CLM003 no citation covers this paragraph\n"
        "Found 1 warning in 1 file.\n"
    )
    edit(root, "content/page-7.md", "Claim 3b of page 7 is new.\n\n", "")
    assert check(root).code == 0

    edit(root, "content/page-9.md", "Claim 5 of page 9 has no", "Claim 5 [@hooke1678] of it has a")
    mended = check(root)
    assert mended.code == 1
    assert "SUP003 the baseline holds 8 findings of CLM003 on `page-9`, but there are 7" in (
        mended.output
    )
    assert mended.output.startswith(f"{NAME}:")
    pruned = run(root, "baseline", "prune")
    assert pruned.output == (
        f"Took 1 finding out of {NAME}; it holds 450 findings of 3 rules on 51 pages.\n"
    )
    assert check(root).code == 0
    edit(root, "content/page-9.md", "Claim 5 [@hooke1678] of it has a", "Claim 5 of page 9 has no")
    assert check(root).code == 1  # what was mended must not come back


def test_moved_lines_and_reworded_gaps_are_nothing_new(small: Path) -> None:
    update(small)
    edit(small, "content/heat.md", "It stands", "Truly said, it stands [@hooke1678].\n\nIt stands")
    edit(small, "content/work.md", "It Works.", "It is what works.")
    assert check(small).code == 0


def test_a_moved_file_keeps_what_its_id_has(small: Path) -> None:
    edit(small, "content/heat.md", "title: Heat", "title: Heat\nid: heat")
    update(small)
    (small / "content/deep").mkdir()
    shutil.move(small / "content/heat.md", small / "content/deep/warmth.md")
    assert check(small).code == 0


def test_an_article_that_is_gone_is_pruned(small: Path) -> None:
    update(small)
    (small / "content/work.md").unlink()
    edit(small, "content/heat.md", " See [[Work]].", "")
    said = check(small, "--select", "CLM003,SUP003")
    assert "1 finding of CLM003 on `work`, but there are none" in said.output
    run(small, "baseline", "prune")
    assert "work" not in text(small, NAME)


def test_errors_are_held_as_well_and_a_new_one_fails(small: Path) -> None:
    edit(small, "content/heat.md", "It Heats.", "It heats [@gone].")
    update(small)
    assert check(small).code == 0
    edit(small, "content/heat.md", "[@gone]", "[@gone; @lost]")
    said = check(small)
    assert said.code == 1
    assert "CIT001 no entry `lost` in the library" in said.output


def test_with_a_baseline_warnings_fail_unless_something_else_is_said(small: Path) -> None:
    update(small)
    edit(small, "content/heat.md", "It Heats.", "It heats.\n\nIt cools.")
    assert check(small).code == 1
    assert check(small, "--fail-on", "error").code == 0
    assert check(small, "--exit-zero").code == 0
    write(small, {"innerwiki.toml": CONFIG + 'fail_on = "error"\n'})
    assert check(small).code == 0
    assert "CLM003" in check(small).output


def test_no_baseline_shows_everything(small: Path) -> None:
    update(small)
    said = check(small, "--no-baseline")
    assert (said.code, said.error) == (1, "")
    assert "CLM003" in said.output


def test_rules_that_are_off_make_nothing_stale(small: Path) -> None:
    update(small)
    before = text(small, NAME)
    assert check(small, "--select", "CIT").code == 0
    assert check(small, "--ignore", "CLM").code == 0
    assert check(small, "content/heat.md").code == 0
    write(small, {"innerwiki.toml": CONFIG + 'ignore = ["CLM"]\n'})
    assert "Nothing to take out" in run(small, "baseline", "prune").output
    assert text(small, NAME) == before


def test_paths_are_held_against_the_baseline_too_and_hear_nothing_of_its_state(small: Path) -> None:
    update(small)
    edit(small, "content/heat.md", "It Heats.", "It heats [@hooke1678].")
    edit(small, "content/work.md", "It Works.", "It works.\n\nIt rests.")
    assert check(small, "content/heat.md").output.startswith("No findings")
    assert "CLM003" in check(small, "content/work.md").output


def test_the_stale_entry_has_its_line_in_every_report(small: Path) -> None:
    update(small)
    edit(small, "content/heat.md", "It Heats.", "It heats [@hooke1678].")
    [stale, *_] = [
        found
        for found in json.loads(run(small, "check", "--format", "json").output)["diagnostics"]
        if found["code"] == "SUP003"
    ]
    line = text(small, NAME).splitlines()[stale["line"] - 1]
    assert (stale["path"], '"page": "heat"' in line) == (NAME, True)
    assert line.lstrip() in run(small, "check").output


def test_the_same_wiki_makes_the_same_baseline(small: Path) -> None:
    update(small)
    before = text(small, NAME)
    again = run(small, "baseline", "update")
    assert again.output.startswith(f"Nothing new in {NAME}: ")
    assert text(small, NAME) == before


def test_a_baseline_may_have_another_name_and_place(small: Path, tmp_path: Path) -> None:
    elsewhere = str(tmp_path / "gaps" / "ü b.json")
    assert run(small, "baseline", "update", "--baseline", elsewhere).code == 0
    assert check(small, "--baseline", elsewhere).code == 0
    edit(small, "content/heat.md", "It Heats.", "It heats [@hooke1678].")
    assert elsewhere in check(small, "--baseline", elsewhere).output
    assert run(small, "baseline", "prune", "--baseline", elsewhere).output.startswith("Took ")


def test_line_ends_and_a_byte_order_mark_do_not_matter(small: Path) -> None:
    update(small)
    content = (small / NAME).read_bytes()
    (small / NAME).write_bytes(b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    assert check(small).code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, f"there is no baseline {NAME}; `innerwiki baseline update` makes one of what it"),
        (b"", f"{NAME}:1:1: no baseline: not JSON"),
        (b"nothing", f"{NAME}:1:1: no baseline: not JSON"),
        (b"\xff\xfe\x00", f"{NAME} is no baseline: "),
        (b"\xe4", f"{NAME} is no baseline: not UTF-8"),
        (b'{"version": 9, "entries": []}', f"{NAME}:1:1: a baseline of version 9"),
        (b'<<<<<<< HEAD\n{"version": 1}\n', f"{NAME}:1:1: a merge was left unfinished"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_a_sentence_and_exit_2(
    small: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        (small / NAME).write_bytes(content)
    for words in (("check",), ("baseline", "prune")):
        said = run(small, *words)
        assert (said.code, said.output) == (2, "")
        assert said.error.startswith(f"innerwiki: {message}")
        assert said.error.count("\n") == 1


def test_a_folder_is_no_baseline(small: Path) -> None:
    (small / NAME).mkdir()
    assert check(small).error == (
        f"innerwiki: {NAME} is no file, so it can be no baseline; name another\n"
    )
    said = run(small, "baseline", "update")
    assert (said.code, said.error) == (
        2,
        f"innerwiki: cannot write the baseline {NAME}: is a directory\n",
    )


def test_update_makes_a_broken_baseline_anew_and_leaves_other_files_alone(small: Path) -> None:
    (small / NAME).write_text('<<<<<<<\n{"version": 1, "entries": [\n', encoding="utf-8")
    update(small)
    assert check(small).code == 0
    before = text(small, "citations/a.bib")
    said = run(small, "baseline", "update", "--baseline", str(small / "citations/a.bib"))
    assert said.code == 2
    assert "citations/a.bib is no baseline and is left alone" in said.error
    assert text(small, "citations/a.bib") == before


def test_a_baseline_is_not_put_among_the_articles(small: Path) -> None:
    said = run(small, "baseline", "update", "--baseline", str(small / "content/b.json"))
    assert said.code == 2
    assert "would be published" in said.error
    assert not (small / "content/b.json").exists()


def test_a_wiki_without_findings_has_an_empty_baseline(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"innerwiki.toml": CONFIG})
    assert run(root, "baseline", "update").output == f"Wrote {NAME}: no findings.\n"
    assert check(root).code == 0


def test_a_build_passes_where_the_check_does(small: Path) -> None:
    edit(small, "content/heat.md", "It Heats.", "It heats [@gone].")
    update(small)
    built = innerwiki(small, "build")
    assert (built.returncode, "CIT001" in built.stdout) == (0, False)
    assert "of the baseline; `innerwiki check` tells more.\n" in built.stderr
    edit(small, "content/heat.md", "[@gone]", "[@gone; @lost]")
    built = innerwiki(small, "build")
    assert built.returncode == 1
    assert "no entry `lost`" in built.stdout
    write(small, {NAME: "nothing"})
    built = innerwiki(small, "build")
    assert (built.returncode, built.stderr.count("\n")) == (2, 1)
    assert f"{NAME}:1:1: no baseline: not JSON" in built.stderr


def test_who_adds_the_first_source_is_not_told_off_for_what_shows_then(small: Path) -> None:
    page = "---\ntitle: Work\n---\nIt stands{}. See [[Heat]].\n\nIt works.\n\nIt rests.\n"
    write(small, {"content/work.md": page.format("")})
    update(small)
    assert '"rule": "CLM003"' not in text(small, NAME).split('"work"')[1]
    write(small, {"content/work.md": page.format(" [@hooke1678]")})
    said = check(small)
    assert [line.split()[2] for line in said.output.splitlines()[:-1]] == ["SUP003"]
    assert run(small, "baseline", "prune").code == 0
    assert '{"page": "work", "rule": "CLM003", "findings": ["' in text(small, NAME)
    assert "CLM001" not in text(small, NAME)
    assert check(small).code == 0
    write(small, {"content/work.md": page.format(" [@hooke1678]") + "\nIt sleeps.\n"})
    assert "CLM003" in check(small).output


def test_sentences_that_are_added_with_the_first_source_are_told_by_diff(small: Path) -> None:
    page = "---\ntitle: Work\n---\nIt stands{}. See [[Heat]].\n\nIt works.\n"
    write(small, {"content/work.md": page.format("")})
    update(small)
    commit(small)
    write(small, {"content/work.md": page.format(" [@hooke1678]") + "\nIt sleeps.\n"})
    run(small, "baseline", "prune")
    said = check(small, "--diff", "HEAD").output
    assert said.startswith("content/work.md:8:1 warning CLM020 this change leaves")
