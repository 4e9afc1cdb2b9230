from pathlib import Path

import pytest

from tests.command_line import innerwiki, make_wiki, tree
from tests.new_wikis import new_article
from tests.working_copy import run, write

BIB = "@book{hooke1678,\n  title = {Lectures},\n  author = {Hooke, Robert},\n  year = {1678},\n}\n"
FILES = {
    "content/index.md": "---\ntitle: Home\ntype: meta\n---\nBegin with [[Springs]].\n",
    "content/springs.md": "---\ntitle: Springs\naliases: [coil]\n---\nThey give [@hooke1678].\n",
    "citations/hooke1678.bib": BIB,
}


@pytest.fixture
def wiki(tmp_path: Path) -> Path:
    return make_wiki(tmp_path, FILES)


def test_an_article_is_begun(wiki: Path) -> None:
    ran = run(wiki, "new", "Elastic limit")
    assert (ran.code, ran.error) == (0, "")
    assert ran.output == (
        "Made content/elastic-limit.md.\n"
        "Next: write it, link to it from another page as [[Elastic limit]], and run\n"
        "  innerwiki check content/elastic-limit.md\n"
    )
    assert (wiki / "content/elastic-limit.md").read_text(encoding="utf-8") == (
        """---
title: Elastic limit
id: elastic-limit
type: concept
status: draft
revision: 1
# description: One sentence, at most 160 characters, for search engines and previews.
# aliases: [another name]    # links by these names lead here, too
# tags: [category]
# see_also: [title of another article]
# authors: [github:handle]   # who wrote it, and so may not review it
---

<!-- Put the source behind each claim, as [@key, p. 3]: a citation covers its own sentence and the two
before it. Where no source is known, leave the mark that stands behind the sentence below. -->

A sentence that says what this is has yet to be written. {.needs-citation since=2026-01 """
        'reason="write it, and cite its source"}\n'
    )
    assert run(wiki, "check").code == 0


def test_what_is_given_is_written(wiki: Path) -> None:
    words = ("--type", "person", "--id", "hooke", "--status", "stub")
    assert run(wiki, "new", "Hooke: a life", *words).code == 0
    text = (wiki / "content/hooke.md").read_text(encoding="utf-8")
    assert text.startswith(
        '---\ntitle: "Hooke: a life"\nid: hooke\ntype: person\nstatus: stub\nrevision: 1\n'
    )


def test_a_page_about_the_wiki_claims_nothing(wiki: Path) -> None:
    assert run(wiki, "new", "Our rules", "--type", "meta").code == 0
    text = (wiki / "content/our-rules.md").read_text(encoding="utf-8")
    assert "status:" not in text
    assert run(wiki, "check").output == "No findings: 3 articles, 1 source.\n"


@pytest.mark.parametrize(
    "title",
    [
        'The "limit" of it',
        "It's: a 'limit'",
        "# 1: no comment, - no list & <b>no tag</b>",
        "Limit 🔥👩\N{ZERO WIDTH JOINER}🔬",
        "Ἐλαστικότης — 弾性",
        "C# [and] | C++",
        "true",
        "1678-01-01",
        "A very long one, " * 40 + "the end",
    ],
)
def test_every_title_is_shown_as_it_was_given(tmp_path: Path, title: str) -> None:
    root = make_wiki(tmp_path, FILES)
    ran = run(root, "new", title)
    assert (ran.code, ran.error) == (0, "")
    checked = run(root, "check", "--format", "json")
    assert checked.code == 0
    link = ran.output.partition(" as ")[2].partition("]]")[0] + "]]"
    home = root / "content/index.md"
    home.write_text(f"{home.read_text(encoding='utf-8')}\n{link}\n", encoding="utf-8")
    assert "LNK" not in run(root, "check").output


def test_a_new_article_is_published_and_asks_for_citations(wiki: Path) -> None:
    new_article(wiki, 'Heat & the "limit" <of> it')
    built = innerwiki(wiki, "build")
    assert built.returncode == 0, built.stderr
    page = (wiki / "site/heat-the-limit-of-it/index.html").read_text(encoding="utf-8")
    assert "Heat &amp; the &quot;limit&quot; &lt;of&gt; it</h1>" in page or (
        'Heat &amp; the "limit" &lt;of&gt; it</h1>' in page
    )
    assert "No citations yet" in page
    assert "has yet to be written" in page
    assert "Put the source behind" not in page


def test_another_folder_of_articles_is_used(tmp_path: Path) -> None:
    root = make_wiki(tmp_path, {"innerwiki.toml": 'title = "T"\ncontent = "pages"\n'})
    write(root, {"pages/a.md": "A"})
    assert run(root, "new", "Heat").output.startswith("Made pages/heat.md.\n")
    assert run(root, "check", "pages/heat.md").code == 0


def test_the_page_that_it_replaces_is_told(wiki: Path) -> None:
    ran = run(wiki, "new", "Bibliography", "--type", "meta")
    assert ran.code == 0
    assert (
        "It replaces the page that innerwiki makes at that address, Bibliography.\n" in ran.output
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("Springs",), '"Springs" is the title of content/springs.md already; edit that one, or'),
        (("Coil",), '"Coil" is another name of "Springs", content/springs.md, already; edit that'),
        (("Heat", "--id", "springs"), "the id `springs` is the title of content/springs.md"),
        (("Heat", "--id", "A b"), "`id` cannot be `A b`; write small letters, digits and hyphens"),
        (("Heat", "--id", "../../heat"), "`id` cannot be `../../heat`; write small letters"),
        ((" ",), "the title is empty; "),
        (("a\nb",), "`title` holds a line break or a tab; "),
        (("a\x1b]0;b",), "`title` holds a character that nobody can see (U+001B); remove it"),
        (("Heat", "--type", "meta", "--status", "stub"), "a page about the wiki (`type: meta`)"),
    ],
)
def test_what_cannot_be_begun_is_told_in_a_sentence(
    wiki: Path, words: tuple[str, ...], told: str
) -> None:
    before = tree(wiki)
    ran = run(wiki, "new", *words)
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith(f"innerwiki: {told}")
    assert ran.error.count("\n") == 1
    assert tree(wiki) == before


def test_more_than_a_new_article_can_be_is_not_claimed(wiki: Path) -> None:
    ran = run(wiki, "new", "Heat", "--status", "reviewed")
    assert ran.code == 2
    assert not (wiki / "content/heat.md").exists()


@pytest.mark.parametrize("what", ["file", "link"])
def test_a_file_that_is_there_stays(wiki: Path, what: str) -> None:
    file = wiki / "content/heat.md"
    if what == "file":
        file.write_text("---\ntitle: Warmth\nid: warmth\n---\n", encoding="utf-8")
    else:
        file.symlink_to("nowhere.md")
    before = tree(wiki)
    ran = run(wiki, "new", "Heat")
    assert (ran.code, ran.output) == (2, "")
    assert ran.error == (
        "innerwiki: there is a file content/heat.md already; choose another id by --id, or edit "
        "that file\n"
    )
    assert tree(wiki) == before
    assert not (wiki / "content/nowhere.md").exists()


def test_a_name_that_no_file_can_have_is_told(wiki: Path) -> None:
    ran = run(wiki, "new", "Heat", "--id", "熱" * 100)
    assert (ran.code, ran.output) == (2, "")
    assert ran.error.startswith("innerwiki: cannot make content/")
    assert ran.error.endswith(": file name too long\n")


def test_without_a_wiki_there_is_no_article(tmp_path: Path) -> None:
    ran = run(tmp_path, "new", "Heat")
    assert (ran.code, ran.output) == (2, "")
    assert "there is no innerwiki.toml in " in ran.error
    assert "`innerwiki init DIR` makes a whole wiki" in ran.error
