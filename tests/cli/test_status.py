import json
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.working_copy import run

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
REVIEWED = """\
---
title: Springs
type: term
status: reviewed
revision: 3
authors: [github:ada]
---
They give [@hooke1678]. They stretch [@hooke1678, p. 2].
"""


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(
        tmp_path,
        {
            "content/index.md": "---\ntitle: Home\ntype: meta\n---\nWelcome here.\n",
            "content/springs.md": REVIEWED,
            "content/heat.md": "---\ntitle: Heat\nstatus: stub\n---\nIt flows. It rests.\n",
            "content/zest.md": "---\ntitle: Zest\nstatus: draft\n---\nIt is [@hooke1678].\n",
            "citations/hooke1678.bib": BIB,
        },
    )


def titles(root: Path, *words: str) -> list[str]:
    ran = run(root, "status", "--format", "json", *words)
    assert ran.error == ""
    return [one["title"] for one in json.loads(ran.output)]


def test_the_table_is_sorted_by_title_and_counts_at_its_end(wiki: Path) -> None:
    assert run(wiki, "status") == (
        0,
        (
            "Title    Status     Words  Sources  Coverage  Gaps  Reviewed\n"
            "Heat     stub           4        0       0 %     2  never\n"
            "Springs  in-review      4        1     100 %     0  never\n"
            "Zest     draft          2        1     100 %     0  never\n"
            "\n"
            "3 articles: 1 stub, 1 draft, 1 in review; 1 needs citations\n"
        ),
        "",
    )


def test_the_fields_for_programs_are_exactly_these(wiki: Path) -> None:
    ran = run(wiki, "status", "--format", "json", "--status", "in-review", "--status", "stub")
    assert (ran.code, ran.error) == (0, "")
    assert json.loads(ran.output) == [
        {
            "id": "heat",
            "path": "content/heat.md",
            "title": "Heat",
            "status": "stub",
            "claimed_status": "stub",
            "needs_citations": True,
            "revision": None,
            "words": 4,
            "sources": 0,
            "citations": 0,
            "coverage": 0.0,
            "gaps": 2,
            "last_reviewed": None,
        },
        {
            "id": "springs",
            "path": "content/springs.md",
            "title": "Springs",
            "status": "in-review",
            "claimed_status": "reviewed",
            "needs_citations": False,
            "revision": 3,
            "words": 4,
            "sources": 1,
            "citations": 2,
            "coverage": 1.0,
            "gaps": 0,
            "last_reviewed": None,
        },
    ]


def test_what_is_not_known_is_null(tmp_path: Path) -> None:
    wiki = make_wiki(tmp_path, {"content/a.md": "---\ntitle: A\n---\nIs it so?\n"})
    [found] = json.loads(run(wiki, "status", "--format", "json").output)
    assert (found["claimed_status"], found["coverage"], found["status"]) == (
        None,
        None,
        "needs-citations",
    )


def test_a_review_gives_the_day(wiki: Path) -> None:
    run(wiki, "review", "approve", "springs", "--by", "bo", "--date", "2026-01-10")
    [found] = json.loads(run(wiki, "status", "--format", "json", "--type", "term").output)
    assert (found["status"], found["last_reviewed"]) == ("reviewed", "2026-01-10")
    later = run(wiki, "status", "--type", "term", "--today", "2026-12-01").output
    assert "Springs  stale " in later
    assert later.splitlines()[1].endswith("  2026-01-10")


def test_filters_choose_and_add_up(wiki: Path) -> None:
    assert titles(wiki, "--needs-citations") == ["Heat"]
    assert titles(wiki, "--type", "concept") == ["Heat", "Zest"]
    assert titles(wiki, "--status", "draft", "--status", "in-review") == ["Springs", "Zest"]
    assert titles(wiki, "--type", "term", "--needs-citations") == []
    assert run(wiki, "status", "--status", "retired").output == "no articles\n"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--fail-if", "needs-citations"), 1),
        (("--fail-if", "reviewed"), 0),
        (("--fail-if", "reviewed", "--fail-if", "draft"), 1),
        (("--fail-if", "needs-citations", "--status", "draft"), 0),
        (("--fail-if", "stub", "--type", "term"), 0),
    ],
)
def test_a_condition_that_a_listed_article_meets_exits_1(
    wiki: Path, words: tuple[str, ...], code: int
) -> None:
    ran = run(wiki, "status", *words)
    assert (ran.code, ran.error) == (code, "")


def test_a_condition_prints_nothing_but_the_table(wiki: Path) -> None:
    plain, failing = run(wiki, "status"), run(wiki, "status", "--fail-if", "needs-citations")
    assert (failing.output, failing.error) == (plain.output, "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--fail-if", "needs-citation"), "--fail-if cannot be `needs-citation`; did you mean"),
        (("--status", "drafft"), "--status cannot be `drafft`; did you mean `draft`?"),
        (("--type", "essay"), "--type cannot be `essay`; choose concept, term, paper, debate"),
    ],
)
def test_an_unknown_word_is_told_in_a_sentence(
    wiki: Path, words: tuple[str, ...], told: str
) -> None:
    ran = run(wiki, "status", *words)
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith(f"innerwiki: {told}")
    assert ran.error.count("\n") == 1


def test_a_long_title_is_shortened_to_keep_the_line_in_80_columns(tmp_path: Path) -> None:
    title = "A title that goes on and on, and then goes on a little further than it should"
    wiki = make_wiki(tmp_path, {"content/a.md": f"---\ntitle: {title}\n---\nIt is.\n"})
    lines = run(wiki, "status").output.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[1].startswith("A title that goes")
    assert "…" in lines[1]
