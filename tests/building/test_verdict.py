from dataclasses import replace

import pytest

from innerwiki import processes
from innerwiki.building.verdict import judged, verdict
from innerwiki.model import Source
from innerwiki.syntax import late
from innerwiki.wiki import relate
from innerwiki.wiki.read import Reading
from tests.support import CONFIG, TODAY, wiki_of

WIKI = wiki_of("---\ntitle: Springs\n---\nSee [[Nowhere]].\n")


@pytest.mark.parametrize("site", ["https://wiki.example/repo", "https://wiki.example/repo/"])
def test_a_finding_has_the_address_of_its_rules_page(site: str) -> None:
    found = verdict(WIKI, replace(CONFIG, site_url=site), TODAY)
    assert {one.url for one in found if one.code == "LNK001"} == {
        "https://wiki.example/repo/rules/lnk001/"
    }


def test_without_a_sites_address_a_finding_has_none() -> None:
    found = verdict(WIKI, CONFIG, TODAY)
    assert found
    assert {one.url for one in found} == {None}


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_the_verdict_is_the_same_whoever_reads_the_articles(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = [
        Source(
            f"content/a{number}.md",
            f"---\ntitle: A {number}\nid: a{number % 5}\n---\n\nIt is so [@nobody]. It is. See"
            f" [[A {number + 1}#none]] and [another](a{number - 1}.md#none).\n\nIt is 5 to 3.\n",
        )
        for number in range(7)
    ]
    reading = Reading(articles, [Source("citations/a.bib", "@misc{some, title = {Some}}\n")])
    whole = relate(reading, TODAY, CONFIG.policy)
    monkeypatch.setattr(processes, "jobs_for", lambda texts: jobs)
    wiki, found = judged(reading, CONFIG, TODAY)
    assert found == verdict(whole, CONFIG, TODAY)
    assert {one.code for one in found} >= {"CIT001", "LNK001", "LNK002", "SRC006"}
    assert [one.contents for one in wiki.all_articles] == [o.contents for o in whole.all_articles]
    assert (wiki.backlinks, wiki.cited_by) == (whole.backlinks, whole.cited_by)


def test_a_verdict_counts_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "---\ntitle: Springs\n---\n\nThey stretch.\n\n```articles\nsort: words\n```\n"
    reading = Reading([Source("content/a.md", text), Source("content/b.md", "Heat flows.\n")], [])
    monkeypatch.setattr(late, "count_words", None)
    assert judged(reading, CONFIG, TODAY)[1]
