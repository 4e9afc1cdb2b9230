import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.command_line import make_wiki
from tests.working_copy import run

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
SPRINGS = """\
---
title: Springs
aliases: [Coils]
---
They give [@hooke1678]. Is it so?

## Of <b>iron</b> & steel

They rust. They bend
a lot.

They *break* [@hooke1678].
"""


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(
        tmp_path / "wiki",
        {
            "content/index.md": "---\ntitle: Home\ntype: meta\n---\nWelcome here.\n",
            "content/springs.md": SPRINGS,
            "content/deep/heat.md": "---\ntitle: Heat\n---\nWhat is it?\n",
            "citations/hooke1678.bib": BIB,
        },
    )


def test_the_table_has_articles_sections_and_a_total(wiki: Path) -> None:
    assert run(wiki, "coverage") == (
        0,
        (
            "Article and section  Claims  Covered  Coverage\n"
            "Heat                      0        0         -\n"
            "Springs                   4        2      50 %\n"
            "  (lead)                  1        1     100 %\n"
            "  Of iron & steel         3        1      33 %\n"
            "Total                     4        2      50 %\n"
        ),
        "",
    )


@pytest.mark.parametrize(
    "page", ["springs", "Springs", "Coils", "content/springs.md", "./content/../content/springs.md"]
)
def test_a_page_is_named_in_any_way_and_its_uncovered_sentences_are_listed(
    wiki: Path, page: str
) -> None:
    assert run(wiki, "coverage", page).output.endswith(
        "\nNot covered:\n"
        "content/springs.md:9:1: They rust.\n"
        "content/springs.md:9:12: They bend a lot.\n"
    )


def test_a_page_that_is_named_twice_is_counted_once(wiki: Path) -> None:
    once, twice = run(wiki, "coverage", "Coils"), run(wiki, "coverage", "springs", "Coils")
    assert once == twice


def test_without_anything_uncovered_nothing_is_listed(wiki: Path) -> None:
    assert "Not covered" not in run(wiki, "coverage", "heat").output


@pytest.mark.parametrize(
    ("page", "told"),
    [
        ("sprngs", "there is no article `sprngs`; did you mean `springs`?"),
        ("content/sprins.md", "did you mean `content/springs.md`?"),
        ("entropy", "there is no article `entropy`; `innerwiki status` lists all articles"),
        ("index", "content/index.md is a page about the wiki (`type: meta`)"),
        ("citations/hooke1678.bib", "citations/hooke1678.bib is no article"),
    ],
)
def test_a_page_that_is_none_is_told_in_a_sentence(wiki: Path, page: str, told: str) -> None:
    ran = run(wiki, "coverage", page)
    assert (ran.code, ran.output) == (2, "")
    assert told in ran.error
    assert ran.error.startswith("innerwiki: ")
    assert ran.error.count("\n") == 1


def test_the_fields_for_programs_are_exactly_these(wiki: Path) -> None:
    ran = run(wiki, "coverage", "springs", "--format", "json")
    assert json.loads(ran.output) == {
        "version": 1,
        "articles": [
            {
                "id": "springs",
                "path": "content/springs.md",
                "title": "Springs",
                "claims": 4,
                "covered": 2,
                "coverage": 0.5,
                "sections": [
                    {"heading": "(lead)", "line": 5, "claims": 1, "covered": 1, "coverage": 1.0},
                    {
                        "heading": "Of iron & steel",
                        "line": 7,
                        "claims": 3,
                        "covered": 1,
                        "coverage": 1 / 3,
                    },
                ],
                "uncovered": [
                    {"line": 9, "column": 1, "text": "They rust."},
                    {"line": 9, "column": 12, "text": "They bend a lot."},
                ],
            }
        ],
        "total": {"claims": 4, "covered": 2, "coverage": 0.5},
    }


def test_a_share_below_the_threshold_exits_1(wiki: Path) -> None:
    assert run(wiki, "coverage", "--fail-under", "0.5").code == 0
    assert run(wiki, "coverage", "--fail-under", "0.51").code == 1
    assert run(wiki, "coverage", "heat", "--fail-under", "1").code == 0  # nothing is claimed


@pytest.mark.parametrize("share", ["80", "-0.1", "nan", "most"])
def test_a_threshold_is_a_share(wiki: Path, share: str) -> None:
    ran = run(wiki, "coverage", "--fail-under", share)
    assert (ran.code, ran.output) == (2, "")
    assert "'--fail-under'" in ran.error


class Page(HTMLParser):
    """What of a page a test looks at: marked text by its class, links, ids, tags."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.marked: dict[str, str] = {"covered": "", "uncovered": ""}
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.lines: list[str] = []
        self._inside = ""
        self.feed(text.partition('<div class="source"')[2] or text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag == "mark":
            self._inside = values["class"]
        if values.get("class") == "line":
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self.lines:
            self.lines[-1] += data.removesuffix("\n")
        if self._inside:
            self.marked[self._inside] += data + "|"


def test_the_pages_show_what_is_covered_in_the_text(wiki: Path, tmp_path: Path) -> None:
    ran = run(wiki, "coverage", "--html", str(tmp_path / "out"))
    assert ran.code == 0
    assert ran.error == f"Written to {tmp_path / 'out' / 'index.html'}.\n"
    assert ran.output == run(wiki, "coverage").output
    index = Page((tmp_path / "out" / "index.html").read_text(encoding="utf-8"))
    assert index.links == ["articles/heat.html", "articles/springs.html"]
    text = (tmp_path / "out" / "articles" / "springs.html").read_text(encoding="utf-8")
    page = Page(text)
    assert page.marked == {
        "covered": "They give [@hooke1678].|They *break* [@hooke1678].|",
        "uncovered": "They rust.|They bend|a lot.|",
    }
    assert page.lines[3:5] == ["4---", "5+They give [@hooke1678]. Is it so?"]
    assert page.lines[6] == "7## Of <b>iron</b> & steel"
    assert page.lines[8:10] == ["9−1↓They rust. 2↑They bend", "10−a lot."]
    assert not {"script", "link", "img"} & page.tags
    assert "http" not in text


def test_the_uncovered_claims_lead_from_one_to_the_next(wiki: Path, tmp_path: Path) -> None:
    run(wiki, "coverage", "--html", str(tmp_path / "out"))
    text = (tmp_path / "out" / "articles" / "springs.html").read_text(encoding="utf-8")
    assert '<a href="#gap-1">Go to the first of 2 uncovered claims</a>' in text
    page = Page(text)
    assert [link for link in page.links if not link.startswith("#L")] == ["#gap-2", "#top"]
    assert [one for one in page.ids if one.startswith("gap")] == ["gap-1", "gap-2"]
    assert 'id="top"' in text


def test_pages_are_written_again_and_old_ones_go(wiki: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(wiki, "coverage", "--html", str(out))
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    (wiki / "content/deep/heat.md").unlink()
    assert run(wiki, "coverage", "--html", str(out)).code == 0
    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    assert names == ["articles/springs.html", "index.html", "notes.txt"]


def test_a_folder_of_other_files_is_refused(wiki: Path, tmp_path: Path) -> None:
    before = sorted(wiki.rglob("*"))
    ran = run(wiki, "coverage", "--html", str(wiki / "content"))
    assert (ran.code, ran.output) == (2, "")
    assert "holds files that no earlier run has made" in ran.error
    assert sorted(wiki.rglob("*")) == before
    ran = run(wiki, "coverage", "--html", str(wiki / "innerwiki.toml"))
    assert (ran.code, ran.output) == (2, "")
    assert "is a file; name a folder" in ran.error
