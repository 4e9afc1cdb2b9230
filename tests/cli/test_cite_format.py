"""`innerwiki cite format`: what is written, what is only shown, and what is left alone."""

from pathlib import Path

from tests.command_line import innerwiki, make_wiki, tree

UNTIDY = "@Misc{hooke1678, Title={Of Springs}, pages={1-3}}\n"
TIDY = "@misc{hooke1678,\n  title         = {Of Springs},\n  pages         = {1--3},\n}\n"
OTHER = "@misc{noether1918,\n  title         = {Invariante Variationsprobleme},\n}\n"


def wiki(root: Path, **more: str) -> Path:
    files = {"citations/hooke1678.bib": UNTIDY, "citations/deep/noether1918.bib": OTHER}
    return make_wiki(
        root, {**files, **{f"citations/{name}.bib": text for name, text in more.items()}}
    )


def test_writes_the_files_that_change_and_lists_them(tmp_path: Path) -> None:
    root = wiki(tmp_path)
    before = tree(root)
    done = innerwiki(root, "cite", "format")
    assert (done.returncode, done.stdout) == (0, "citations/hooke1678.bib\n")
    assert done.stderr == "Formatted 1 of 2 files.\n"
    assert tree(root) == {**before, "citations/hooke1678.bib": TIDY.encode()}
    again = innerwiki(root, "cite", "format", "--check")
    assert (again.returncode, again.stdout) == (0, "")


def test_check_and_diff_write_nothing(tmp_path: Path) -> None:
    root = wiki(tmp_path)
    before = tree(root)
    check = innerwiki(root, "cite", "format", "--check")
    assert (check.returncode, check.stdout) == (1, "citations/hooke1678.bib\n")
    diff = innerwiki(root, "cite", "format", "--diff", "--only", "case")
    assert diff.returncode == 0
    assert "+@misc{hooke1678, title={Of Springs}, pages={1-3}}\n" in diff.stdout
    assert tree(root) == before


def test_paths_and_names_choose(tmp_path: Path) -> None:
    root = wiki(tmp_path)
    assert innerwiki(root, "cite", "format", "--check", "citations/deep").returncode == 0
    done = innerwiki(
        root, "cite", "format", "--only", "pages", "--also", "case", "citations/hooke1678.bib"
    )
    assert done.returncode == 0
    text = (root / "citations/hooke1678.bib").read_text(encoding="utf-8")
    assert text == "@misc{hooke1678, title={Of Springs}, pages={1--3}}\n"


def test_a_broken_file_is_told_and_left_alone_and_the_others_are_written(tmp_path: Path) -> None:
    root = wiki(tmp_path, broken="@Misc{cut,\n  title = {T\n}\n")
    (root / "citations" / "latin.bib").write_bytes(b"@Misc{k, title = {\xe9}}")
    before = tree(root)
    done = innerwiki(root, "cite", "format")
    assert done.returncode == 1
    assert done.stdout == "citations/hooke1678.bib\n"
    assert "citations/broken.bib:2:11: the value of `title` in `cut` is not closed" in done.stderr
    assert "citations/latin.bib:1:19: not UTF-8" in done.stderr
    assert tree(root) == {**before, "citations/hooke1678.bib": TIDY.encode()}


def test_what_cannot_be_meant_is_told_in_a_sentence(tmp_path: Path) -> None:
    root = wiki(tmp_path)
    for words, sentence in (
        (("--only", "pges"), "--only cannot be `pges`; did you mean `pages`?"),
        (("nowhere.bib",), "there is no file or folder `nowhere.bib`"),
        (("mkdocs.yml",), "`mkdocs.yml` is no BibTeX file of the wiki"),
    ):
        done = innerwiki(root, "cite", "format", *words)
        assert done.returncode == 2
        assert sentence in done.stderr
