import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import make_wiki, tree
from tests.repositories import git
from tests.working_copy import Ran, commit, run, write

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
MORE = (
    "@article{clausius1865,\n  title = {Formen},\n  author = {Clausius, R.},\n  year = {1865},\n}\n"
)
FORGE = """\
title = "Test"
[forge]
view = "https://forge.example/wiki/{branch}/{path}?plain=1#L{line}"
"""
HEAT = (
    "---\ntitle: Heat\n---\nIt flows. It rests. It is {.needs-citation since=2025-11 reason=who}.\n"
)
SPRINGS = "---\ntitle: Springs\nstatus: stub\n---\nThey give [@hooke1678].\n"


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    """A wiki of two articles, both of them committed."""
    root = make_wiki(
        tmp_path / "wiki",
        {
            "innerwiki.toml": FORGE,
            "content/heat.md": HEAT,
            "content/springs.md": SPRINGS,
            "citations/hooke1678.bib": BIB,
        },
    )
    commit(root)
    return root


@pytest.fixture
def mended(wiki: Path) -> Path:
    """The same, with one article mended, one moved and one new."""
    write(
        wiki,
        {
            "content/heat.md": "---\ntitle: Heat\n---\nIt flows [@clausius1865]. It rests [@hooke1678].\n",
            "content/entropy.md": "---\ntitle: Entropy\n---\nIt grows.\n",
            "content/deep/springs.md": SPRINGS,
            "citations/clausius1865.bib": MORE,
        },
    )
    (wiki / "content/springs.md").unlink()
    return wiki


def report(root: Path, *words: str) -> Ran:
    return run(root, "report", "--base", "HEAD", *words)


def test_a_change_is_told_in_a_sentence_and_by_article(mended: Path) -> None:
    assert report(mended) == (
        0,
        (
            "Since HEAD: +1 article, +1 source, -2 gaps, coverage 25 -> 75 %, "
            "status of heat: needs-citations -> in-review, 1 article moved or renamed\n"
            "content/entropy.md: new, needs-citations, coverage 0 %, 1 gap, 0 sources\n"
            "content/heat.md: status needs-citations -> in-review, coverage 0 -> 100 %, "
            "gaps 3 -> 0, sources 0 -> 2\n"
            "content/deep/springs.md: moved from content/springs.md\n"
            "Now 3 articles: 1 stub, 1 with status needs citations, 1 in review; 1 needs citations\n"
        ),
        "",
    )


def test_a_change_that_changes_nothing_says_so(wiki: Path) -> None:
    write(wiki, {"content/springs.md": SPRINGS.replace("They give", "Springs give")})
    said = report(wiki, "--format", "markdown").output
    assert said.startswith("**Nothing that is counted has changed** since HEAD.\n\n###")
    ran = report(wiki)
    assert (ran.code, ran.error) == (0, "")
    assert ran.output.splitlines() == [
        "Since HEAD: nothing that is counted has changed",
        "Now 2 articles: 1 stub, 1 with status needs citations; 1 needs citations",
    ]


def test_what_is_removed_or_renamed_is_told(wiki: Path) -> None:
    (wiki / "content/heat.md").unlink()
    write(wiki, {"content/springs.md": SPRINGS.replace("title: Springs", "title: Coils")})
    assert report(wiki).output.splitlines()[:3] == [
        "Since HEAD: -1 article, -3 gaps, coverage 25 -> 100 %, 1 article moved or renamed",
        'content/springs.md: called "Coils" instead of "Springs"',
        "content/heat.md: removed",
    ]


def test_neither_the_files_nor_the_repository_are_touched(mended: Path) -> None:
    before = tree(mended)
    assert report(mended).code == 0
    assert tree(mended) == before


def test_markdown_is_the_summary_of_a_job(mended: Path) -> None:
    write(mended, {"content/heat.md": HEAT + "Fire is [@clausius1865].\n"})
    address = "https://forge.example/wiki/main/content"
    assert report(mended, "--format", "markdown").output == (
        "**+1 article, +1 source, +1 gap, coverage 25 → 33 %, "
        "1 article moved or renamed** since HEAD.\n"
        "\n"
        "| Article | Status | Coverage | Gaps | Sources |\n"
        "| --- | --- | ---: | ---: | ---: |\n"
        f"| [Entropy](<{address}/entropy.md?plain=1#L1>) (new) | needs-citations | 0 % | 1 | 0 |\n"
        f"| [Heat](<{address}/heat.md?plain=1#L1>) "
        "| needs-citations | 0 → 25 % | 3 | 0 → 1 |\n"
        f"| [Springs](<{address}/deep/springs.md?plain=1#L1>) (moved from content/springs.md) "
        "| stub | 100 % | 0 | 1 |\n"
        "\n"
        "### Articles that need citations: 2\n"
        "\n"
        f"- [Entropy](<{address}/entropy.md?plain=1#L1>) (needs-citations): 1 gap\n"
        f"  - [line 4](<{address}/entropy.md?plain=1#L4>): “It grows.” (no citation covers it)\n"
        f"- [Heat](<{address}/heat.md?plain=1#L1>) (needs-citations): 3 gaps\n"
        f"  - [line 4](<{address}/heat.md?plain=1#L4>): “It flows.” (no citation covers it)\n"
        f"  - [line 4](<{address}/heat.md?plain=1#L4>): “It rests.” (no citation covers it)\n"
        f"  - [line 4](<{address}/heat.md?plain=1#L4>): “It is.” "
        "(marked by an editor since 2025-11: who)\n"
    )


def test_markdown_tells_five_gaps_and_counts_the_rest(wiki: Path) -> None:
    write(
        wiki,
        {
            "innerwiki.toml": 'title = "Test"\n',
            "content/heat.md": "---\ntitle: 'A|B <i>'\nid: heat\n---\n" + "It @flows. " * 7,
        },
    )
    lines = report(wiki, "--format", "markdown").output.splitlines()
    assert "- A\\|B &lt;i&gt; (needs-citations): 7 gaps" in lines
    assert lines.count("  - line 5: “It @<!-- -->flows.” (no citation covers it)") == 5
    assert lines[-1] == "  - and 2 more"


def test_markdown_says_that_nothing_needs_a_citation(wiki: Path) -> None:
    (wiki / "content/heat.md").unlink()
    lines = report(wiki, "--format", "markdown").output.splitlines()
    assert "| Heat (removed) |  |  |  |  |" in lines
    assert lines[-1] == "Nothing needs a citation: every article stands on its sources."


def test_the_fields_for_programs_are_exactly_these(wiki: Path) -> None:
    write(
        wiki,
        {
            "content/heat.md": "---\ntitle: Heat\n---\nIt flows [@hooke1678]. It {.needs-citation} is.\n"
        },
    )
    (wiki / "content/springs.md").unlink()
    write(
        wiki,
        {"content/entropy.md": "---\ntitle: Entropy\nstatus: draft\n---\nIt is [@hooke1678].\n"},
    )
    assert json.loads(report(wiki, "--format", "json").output) == {
        "version": 1,
        "base": "HEAD",
        "before": {
            "articles": 2,
            "needs_citations": 1,
            "sources": 1,
            "gaps": 3,
            "claims": 4,
            "covered": 1,
            "coverage": 0.25,
        },
        "after": {
            "articles": 2,
            "needs_citations": 1,
            "sources": 1,
            "gaps": 1,
            "claims": 3,
            "covered": 2,
            "coverage": 2 / 3,
        },
        "articles": [
            {
                "id": "entropy",
                "change": "added",
                "before": None,
                "after": {
                    "path": "content/entropy.md",
                    "title": "Entropy",
                    "status": "draft",
                    "needs_citations": False,
                    "coverage": 1.0,
                    "gaps": 0,
                    "sources": 1,
                },
            },
            {
                "id": "heat",
                "change": "changed",
                "before": {
                    "path": "content/heat.md",
                    "title": "Heat",
                    "status": "needs-citations",
                    "needs_citations": True,
                    "coverage": 0.0,
                    "gaps": 3,
                    "sources": 0,
                },
                "after": {
                    "path": "content/heat.md",
                    "title": "Heat",
                    "status": "needs-citations",
                    "needs_citations": True,
                    "coverage": 0.5,
                    "gaps": 1,
                    "sources": 1,
                },
            },
            {
                "id": "springs",
                "change": "removed",
                "before": {
                    "path": "content/springs.md",
                    "title": "Springs",
                    "status": "stub",
                    "needs_citations": False,
                    "coverage": 1.0,
                    "gaps": 0,
                    "sources": 1,
                },
                "after": None,
            },
        ],
        "needs_citations": [
            {
                "id": "heat",
                "path": "content/heat.md",
                "title": "Heat",
                "status": "needs-citations",
                "gaps": [
                    {
                        "sentence": "It is.",
                        "reason": "marked",
                        "line": 4,
                        "column": 24,
                        "since": None,
                        "note": None,
                        "keys": [],
                    }
                ],
            }
        ],
    }


def test_the_policy_and_the_day_are_those_of_now(wiki: Path) -> None:
    policy = "[policy]\nmin_coverage = 0.0\nreview_interval_days = 1\n"
    write(wiki, {"innerwiki.toml": f'title = "Test"\n{policy}'})
    ran = report(wiki, "--today", "2030-01-01")
    assert ran.output.startswith("Since HEAD: nothing that is counted has changed\n")


def test_without_a_configuration_at_the_base_its_files_are_compared(wiki: Path) -> None:
    git(wiki, "rm", "--quiet", "--cached", "innerwiki.toml")
    git(wiki, "commit", "--quiet", "--message=bare")
    assert report(wiki).output.startswith("Since HEAD: nothing that is counted has changed\n")


def test_a_base_without_the_wiki_is_empty(tmp_path: Path, wiki: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    commit(outer)
    shutil.copytree(wiki, outer / "wiki", ignore=shutil.ignore_patterns(".git"))
    assert report(outer / "wiki").output.startswith(
        "Since HEAD: +2 articles, +1 source, +3 gaps, coverage no claims -> 25 %\n"
    )


@pytest.mark.parametrize("base", ["gone", "-h", "--format=json"])
def test_an_unknown_base_is_told_in_a_sentence(wiki: Path, base: str) -> None:
    ran = run(wiki, "report", f"--base={base}")
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith(f"innerwiki: git knows no revision `{base}`; name a commit")
    assert ran.error.count("\n") == 1


def test_without_a_repository_it_is_told_in_a_sentence(tmp_path: Path) -> None:
    ran = report(make_wiki(tmp_path, {}))
    assert (ran.code, ran.output) == (2, "")
    assert "is in no git repository" in ran.error
    assert ran.error.count("\n") == 1
