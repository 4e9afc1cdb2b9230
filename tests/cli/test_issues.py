import json
import re
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.repositories import BIB, BROKEN, SOURCED, WIKI
from tests.working_copy import run, write


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(tmp_path, {**WIKI, "content/heat.md": BROKEN})


def existing(root: Path, text: str) -> str:
    (root / "issues.json").write_text(text, encoding="utf-8")
    return str(root / "issues.json")


def test_people_are_told_what_there_should_be(wiki: Path) -> None:
    ran = run(wiki, "issues")
    assert (ran.code, ran.error) == (0, "")
    assert ran.output == "Citations needed: Heat\nCitations needed: Springs\n"


def test_people_are_told_when_nothing_is_missing(wiki: Path) -> None:
    write(wiki, {"content/springs.md": SOURCED, "content/heat.md": SOURCED.replace("S", "H")})
    assert run(wiki, "issues").output == "No issues: nothing needs a citation.\n"
    assert run(wiki, "issues", "--existing", existing(wiki, "[]")).output == "Nothing to do.\n"


def test_people_are_told_what_is_to_be_done(wiki: Path) -> None:
    issues = json.loads(run(wiki, "issues", "--format", "json").output)["issues"]
    known = [{"number": number, "body": one["body"]} for number, one in enumerate(issues, 1)]
    write(wiki, {"content/heat.md": BROKEN + "\nIt cools.\n", "content/springs.md": SOURCED})
    write(wiki, {"content/zest.md": "---\ntitle: Zest\n---\nIt is.\n"})
    ran = run(wiki, "issues", "--existing", existing(wiki, json.dumps(known)))
    assert ran.output == (
        "update #1: Citations needed: Heat\n"
        "close #2: Nothing in the article needs a citation any more.\n"
        "create: Citations needed: Zest\n"
    )


def test_the_same_wiki_and_list_give_the_same_bytes(wiki: Path) -> None:
    words = ("issues", "--existing", existing(wiki, "[]"), "--format", "github")
    first = run(wiki, *words)
    assert first == run(wiki, *words)
    assert [line.split(" ", 2)[:2] for line in first.output.splitlines()] == [
        ["POST", "issues"],
        ["POST", "issues"],
    ]


def test_new_issues_are_limited_and_labelled_as_asked(wiki: Path) -> None:
    words = ("issues", "--existing", existing(wiki, "[]"), "--at-most", "1", "--label", " gap ")
    found = json.loads(run(wiki, *words, "--format", "json").output)
    assert [action["labels"] for action in found["actions"]] == [["gap"]]
    assert found["waiting"] == 1
    assert run(wiki, *words).output.endswith("\n1 new issue left for another time\n")


def test_an_empty_wiki_has_no_issues(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"citations/hooke1678.bib": BIB})
    assert json.loads(run(root, "issues", "--format", "json").output)["issues"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--format", "github"], r"--format github needs --existing FILE"),
        (["--existing", "gone.json"], r"cannot read gone\.json: no such file or directory"),
        (["--existing", "content"], r"cannot read content: "),
        (["--label", " "], r"name a label"),
        (["--at-most", "-1"], r"-1 is not in the range"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    wiki: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], sentence: str
) -> None:
    monkeypatch.chdir(wiki)
    ran = run(wiki, "issues", *words)
    assert (ran.code, ran.output) == (2, "")
    assert re.search(sentence, ran.error)
    assert "Traceback" not in ran.error


def test_a_list_that_is_no_utf_8_is_refused(wiki: Path) -> None:
    (wiki / "issues.json").write_bytes(b'[{"number": 1, "body": "\xff"}]')
    ran = run(wiki, "issues", "--existing", str(wiki / "issues.json"))
    assert ran.code == 2
    assert ran.error.endswith("issues.json is not UTF-8, as JSON must be\n")
