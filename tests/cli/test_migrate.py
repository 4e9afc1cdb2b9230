import re
from pathlib import Path

import pytest

from tests.command_line import innerwiki, make_wiki, tree
from tests.working_copy import run

DOCS = (Path(__file__).parents[2] / "docs/migrate.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"(?:^`(?P<path>[^`\n]+)`(?P<now> now)?:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
BIB = "@article{clausius1865,\n  author = {Clausius, Rudolf},\n  title = {Ueber Formen},\n  year = {1865},\n}\n"
PAGE = "---\ntitle: Heat\n---\nHeat is motion [1].\n\n# References\n\n1. Clausius, R. (1865). Ueber Formen.\n"


def test_the_documented_example_is_what_happens(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {})
    seen = []
    for block in _BLOCK.finditer(DOCS):
        text = block["text"]
        if block["kind"] == "console":
            command, _, output = text.partition("\n")
            ran = run(root, *command.removeprefix("$ innerwiki ").split())
            assert (ran.output, ran.error) == (output, "")
            seen.append(ran.code)
        elif block["now"]:
            assert (root / block["path"]).read_text(encoding="utf-8") == text
            answered = text.replace('key = ""', 'key = "hooke1678"')
            (root / block["path"]).write_text(answered, encoding="utf-8")
        elif block["path"]:
            (root / block["path"]).write_text(text, encoding="utf-8")
    assert seen == [1, 1, 1]  # `[7]` is left to the end


def test_before_and_after_the_page_says_what_it_has(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/heat.md": PAGE, "citations/a.bib": BIB})
    innerwiki(root, "build")
    assert "No citations yet" in (root / "site/heat/index.html").read_text(encoding="utf-8")
    assert run(root, "migrate", "content", "--write").code == 0
    innerwiki(root, "build")
    page = (root / "site/heat/index.html").read_text(encoding="utf-8")
    assert "No citations yet" not in page
    assert 'href="#ref-clausius1865"' in page


def test_by_default_it_only_looks(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/heat.md": PAGE, "citations/a.bib": BIB})
    before = tree(root)
    ran = run(root, "migrate", "content/heat.md")
    assert ran.code == 0
    assert "1 citation in 1 page: 1 into keys, 0 as they should be, 0 left." in ran.output
    assert tree(root) == before


def test_the_difference_is_shown_and_nothing_written(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/heat.md": PAGE, "citations/a.bib": BIB})
    before = tree(root)
    ran = run(root, "migrate", "content", "--diff")
    assert "+Heat is motion [@clausius1865].\n" in ran.output
    assert "Would write 1 page" in ran.error
    assert tree(root) == before


def test_a_second_run_writes_nothing(tmp_path: Path) -> None:
    text = PAGE + "2. Ibid.\n3. Noether, E. (1918). Invariante Variationsprobleme.\n"
    text = text.replace("[1].", "[1]. And [2]. And [3, 1].")
    root = make_wiki(tmp_path, {"content/heat.md": text, "citations/a.bib": BIB})
    assert run(root, "migrate", "content", "--write").code == 1
    before = tree(root)
    ran = run(root, "migrate", "content", "--write")
    assert ran.output.endswith("Nothing to write.\n") or "Wrote 0 pages" in ran.output
    assert tree(root) == before


def test_bytes_around_stay_as_they_are(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"citations/a.bib": BIB})
    content = "\ufeff---\r\ntitle: Heat\r\n---\r\nMotion [1].  \r\n\r\n\tcode [1]\r\n\r\n# References\r\n\r\n1. Clausius, R. (1865). Ueber Formen.\r\n"
    (root / "content/heat.md").write_bytes(content.encode())
    assert run(root, "migrate", "content", "--write").code == 0
    assert (root / "content/heat.md").read_bytes() == (
        "\ufeff---\r\ntitle: Heat\r\n---\r\nMotion [@clausius1865].  \r\n\r\n\tcode [1]\r\n".encode()
    )


def test_a_list_in_a_file_of_its_own(tmp_path: Path) -> None:
    root = make_wiki(
        tmp_path,
        {
            "content/a.md": "---\ntitle: A\n---\nOne [1], two [2].\n",
            "references.txt": "[1] Clausius, R. (1865). Ueber Formen.\n[2] Noether, E. (1918). Invariante Probleme.\n",
            "citations/a.bib": BIB,
        },
    )
    before = (root / "references.txt").read_bytes()
    ran = run(root, "migrate", "content", "--references", str(root / "references.txt"), "--write")
    assert ran.code == 0, ran.output
    text = (root / "content/a.md").read_text(encoding="utf-8")
    assert text.endswith("One [@clausius1865], two [@noether1918invariante].\n")
    assert (root / "references.txt").read_bytes() == before


def test_pages_without_front_matter_get_one_when_asked(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"content/a.md": "# *Heat*: a study\n\nWords.\n"})
    assert run(root, "migrate", "content", "--write").output.endswith("Nothing to write.\n")
    assert run(root, "migrate", "content", "--write", "--front-matter").code == 0
    assert (root / "content/a.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Heat: a study"\nstatus: needs-citations\n---\n# *Heat*: a study\n\nWords.\n'
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("nowhere.md",), "there is no file or folder `nowhere.md`"),
        (("citations",), "holds no article that can be read"),
        (("content", "--references", "nowhere.txt"), "cannot read nowhere.txt"),
        (("content", "--references", "empty.txt"), "has no numbered lines"),
        (("content", "--mapping", "broken.toml"), "broken.toml:2: this is no TOML"),
        (("content", "--mapping", "number.toml"), "a value is no text"),
        (("content", "--mapping", "latin.toml"), "not UTF-8"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(
    tmp_path: Path, words: tuple[str, ...], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_wiki(
        tmp_path,
        {
            "content/heat.md": PAGE,
            "empty.txt": "nothing here\n",
            "broken.toml": "[[reference]]\nkey = clausius1865\n",
            "number.toml": "[[reference]]\nnumber = 3\n",
        },
    )
    (root / "latin.toml").write_bytes(b'line = "\xe9"\n')
    monkeypatch.chdir(root)
    ran = run(root, "migrate", *words)
    assert (ran.code, ran.output) == (2, "")
    assert told in ran.error
    assert "\n" not in ran.error.strip()


def test_answers_of_the_mapping(tmp_path: Path) -> None:
    text = "---\ntitle: T\n---\nOne [1]. Two [2]. Three [3].\n\n# Notes\n\n1. Ibid.\n2. Op. cit.\n3. Personal letter\n"
    root = make_wiki(tmp_path, {"content/t.md": text, "citations/a.bib": BIB})
    assert run(root, "migrate", "content", "--write").code == 1
    file = root / "migration.toml"
    asked = file.read_text(encoding="utf-8")
    assert asked.count('key = ""') == 3
    for answer in ("clausius1856", "new", "leave"):
        asked = asked.replace('key = ""', f'key = "{answer}"', 1)
    file.write_text(asked, encoding="utf-8")
    ran = run(root, "migrate", "content", "--write")
    assert ran.code == 1
    assert "did you mean `clausius1865`?" in ran.output
    file.write_text(asked.replace("clausius1856", "clausius1865"), encoding="utf-8")
    ran = run(root, "migrate", "content", "--write")
    assert ran.code == 0, ran.output
    page = (root / "content/t.md").read_text(encoding="utf-8")
    assert "One [@clausius1865]. Two [@citndcit]. Three [3]." in page
    assert "3] Personal letter" in page
    assert "Op. cit." in (root / "citations/citndcit.bib").read_text(encoding="utf-8")


def test_a_bibliography_beside_the_page_is_copied_to_the_letter(tmp_path: Path) -> None:
    page = "---\ntitle: T\nbibliography: ../refs/own.bib\n---\nHeat [@clausius1865, @hooke1678].\n"
    root = make_wiki(tmp_path, {"content/t.md": page, "refs/own.bib": BIB})
    before = (root / "refs/own.bib").read_bytes()
    ran = run(root, "migrate", "content", "--write")
    assert ran.code == 1
    assert "1 key that is cited has no entry in the library: `hooke1678`." in ran.output
    assert (root / "citations/own.bib").read_bytes() == before
    assert (root / "content/t.md").read_text(encoding="utf-8") == (
        "---\ntitle: T\n---\nHeat [@clausius1865; @hooke1678].\n"
    )
    assert run(root, "migrate", "content", "--write").output.endswith("Nothing to write.\n")


def test_new_keys_and_their_files_follow_the_wikis_pattern(tmp_path: Path) -> None:
    page = "Heat moves [1].\n\n## References\n\n[1] Hooke, R., Lectures, 1678.\n"
    settings = 'title = "T"\n[registries]\ncitation_key = "{family}:{year}"\n'
    root = make_wiki(tmp_path, {"innerwiki.toml": settings, "content/a.md": page})
    run(root, "migrate", "content/a.md", "--write")
    assert "[@hooke:1678]" in (root / "content/a.md").read_text(encoding="utf-8")
    assert "@misc{hooke:1678," in (root / "citations/hooke-1678.bib").read_text(encoding="utf-8")


FOREIGN = "---\ntitle: Heat\n---\nHeat is motion [@clausius1865; @hooke1678], {} [@noether1918].\n"


def test_keys_that_the_library_lacks_are_told_with_what_to_do(tmp_path: Path) -> None:
    page = FOREIGN.format("@doi:10.1000/182 [@a] [@b]")
    root = make_wiki(tmp_path, {"content/heat.md": page, "citations/a.bib": BIB})
    ran = run(root, "migrate", "content")
    assert ran.code == 1
    assert "0 into keys, 0 as they should be, 4 without an entry, 0 left." in ran.output
    assert (
        "5 keys that are cited have no entry in the library: "
        "`hooke1678`, `doi:10.1000/182`, `a` and 2 more.\n"
        "  help: put the wiki's own .bib file into citations/ and run this again, or add each "
        "source: `innerwiki cite add doi:10.1000/182`\n"
    ) in ran.output


def test_a_bibtex_file_that_lies_elsewhere_is_named(tmp_path: Path) -> None:
    hooke = "@book{hooke1678, title = {Lectures}}\n@book{noether1918, title = {Probleme}}\n"
    files = {"content/heat.md": FOREIGN.format("so"), "citations/a.bib": BIB, "refs.bib": hooke}
    root = make_wiki(tmp_path, files)
    ran = run(root, "migrate", "content")
    assert ran.code == 1
    assert "help: put refs.bib into citations/ and run this again" in ran.output
    (root / "refs.bib").rename(root / "citations/refs.bib")
    ran = run(root, "migrate", "content")
    assert ran.code == 0
    assert "2 citations in 1 page: 0 into keys, 2 as they should be, 0 left." in ran.output
