"""Ways through a built wiki: redirects, categories, rules, and what the search says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import INNERWIKI_TOML, MKDOCS_YML, innerwiki, make_wiki, run, tree

HEAT = """---
title: Heat & <work>
id: heat
aliases: [thermal energy, "<b>warmth</b>", Rules, "Index!", "404", 3-articles]
former_ids: [warmth, heat-flow]
tags: [energy]
flags: [{type: disputed}]
---
Heat flows [@clausius1865].

## Flow

It flows to the cold body [@clausius1865].
"""
CALORIC = """---
title: Caloric
status: retired
redirect: thermal energy
aliases: [subtle fluid]
---
Caloric was held to be a fluid. See [[Phlogiston]].
"""
PHLOGISTON = "---\ntitle: Phlogiston\nstatus: retired\n---\nIt burns [@clausius1865].\n"
FILES = {
    "content/index.md": (
        "---\ntitle: Home\ntype: meta\naliases: [Start]\n---\n"
        "Begin with [[Heat & <work>]], [[Caloric]], [it](caloric.md), [[warmth]], [[Phlogiston]].\n"
    ),
    "content/heat.md": HEAT,
    "content/caloric.md": CALORIC,
    "content/phlogiston.md": PHLOGISTON,
    "citations/clausius1865.bib": (
        "@article{clausius1865,\n  author = {Clausius, R.},\n  title = {Formen},\n  year = {1865},\n}\n"
    ),
}
REPO = INNERWIKI_TOML + 'site_url = "https://wiki.example/repo"\n'
NO_FOLDERS = MKDOCS_YML + "use_directory_urls: false\n"


def built(root: Path, **changed: str) -> Path:
    """The site of the wiki, some files changed."""
    names = {"toml": "innerwiki.toml", "yml": "mkdocs.yml"}
    wiki = make_wiki(root / "wiki", {**FILES, **{names[k]: text for k, text in changed.items()}})
    done = innerwiki(wiki, "build")
    assert done.returncode == 0, done.stdout + done.stderr
    return wiki / "site"


def text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def lead(page: Path) -> tuple[str, str]:
    """Where a page leads at once, and the address that it gives as the right one."""
    html = text(page)
    refresh = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', html)
    canonical = re.search(r'rel="canonical" href="([^"]*)"', html)
    assert refresh is not None
    assert canonical is not None
    assert f'<a href="{refresh[1]}">' in html
    assert '<meta name="robots" content="noindex">' in html
    return refresh[1], canonical[1]


@pytest.mark.parametrize(
    "address", ["thermal-energy", "warmth", "heat-flow", "caloric", "subtle-fluid"]
)
def test_aliases_former_ids_and_retired_articles_lead_to_the_article(
    shared: Path, address: str
) -> None:
    assert lead(shared / address / "index.html") == ("../heat/", "../heat/")
    assert "<h1>Heat &amp; &lt;work&gt;</h1>" in text(shared / address / "index.html")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("shared"))


def test_the_home_page_has_other_addresses_too(shared: Path) -> None:
    assert lead(shared / "start/index.html")[0] == "../"


def test_under_a_prefix_the_right_address_is_whole_and_the_link_relative(tmp_path: Path) -> None:
    site = built(tmp_path, toml=REPO)
    assert lead(site / "warmth/index.html") == ("../heat/", "https://wiki.example/repo/heat/")
    assert lead(site / "start/index.html") == ("../", "https://wiki.example/repo/")


def test_without_folders_the_pages_are_files(tmp_path: Path) -> None:
    site = built(tmp_path, yml=NO_FOLDERS)
    assert lead(site / "warmth.html") == ("heat.html", "heat.html")
    assert lead(site / "start.html")[0] == "index.html"
    assert "<h1>No such page" in text(site / "404.html")
    assert '<a href="/articles.html">All articles</a>' in text(site / "404.html")
    assert 'data-iw-pattern="/*.html"' in text(site / "404.html")
    assert 'href="categories/energy.html"' in text(site / "heat.html")
    assert (site / "rules/lnk001/index.html").is_file()
    assert 'href="../index.html">All rules</a>' in text(site / "rules/lnk001/index.html")


def test_no_page_is_written_over(shared: Path) -> None:
    for page in ("rules", ".", "articles"):
        assert 'http-equiv="refresh"' not in text(shared / page / "index.html")
    assert not (shared / "404/index.html").exists()


def test_pages_that_lead_on_are_in_no_list(shared: Path) -> None:
    for listing in ("sitemap.xml", "search/search_index.json", "articles.json"):
        assert "heat-flow" not in text(shared / listing)
        assert "caloric" not in text(shared / listing)
    assert "heat-flow" not in text(shared / "index.html")


def test_links_to_a_retired_article_go_straight_to_the_one_in_its_place(shared: Path) -> None:
    home = text(shared / "index.html")
    assert 'href="heat/">Caloric</a>' in home
    assert 'href="heat/">it</a>' in home
    assert 'href="heat/">warmth</a>' in home


def test_a_retired_article_that_redirects_is_counted_nowhere(shared: Path) -> None:
    assert "Caloric" not in text(shared / "phlogiston/index.html")
    assert not (shared / "wanted").exists()
    assert "Caloric" not in text(shared / "articles/index.html")


def test_a_retired_article_without_a_successor_says_so(shared: Path) -> None:
    assert "<strong>Retired</strong>: kept for the record" in text(shared / "phlogiston/index.html")


# --- search -----------------------------------------------------------------------------------


def entries(site: Path) -> dict[str, dict[str, Any]]:
    index = json.loads(text(site / "search/search_index.json"))
    return {entry["location"]: entry for entry in index["docs"]}


def test_the_search_knows_an_article_by_its_aliases_and_shows_its_state(shared: Path) -> None:
    found = entries(shared)
    state, flag, *aliases = found["heat/"]["tags"]
    assert (state, flag) == ("\u2060In \u2060review", "\u2060Disputed")
    assert aliases == [
        "thermal energy",
        "&lt;b&gt;warmth&lt;/b&gt;",
        "Rules",
        "Index!",
        "404",
        "3-articles",
    ]
    assert found["phlogiston/"]["tags"] == ["\u2060Retired"]
    assert found[""]["tags"] == ["Start"]


def test_only_the_article_has_labels_and_not_each_of_its_sections(shared: Path) -> None:
    assert {place for place, entry in entries(shared).items() if "tags" in entry} == {
        "",
        "heat/",
        "phlogiston/",
    }


def test_an_alias_weighs_as_much_as_a_title_unless_the_wiki_says_otherwise(tmp_path: Path) -> None:
    def weight(site: Path) -> object:
        return json.loads(text(site / "search/search_index.json"))["config"]["fields"]["tags"]

    assert weight(built(tmp_path / "a")) == {"boost": 1000.0}
    own = MKDOCS_YML.replace("[search, ", "[search: {fields: {tags: {boost: 7}}}, ")
    assert weight(built(tmp_path / "b", yml=own)) == {"boost": 7}


def test_the_state_of_an_article_is_no_part_of_its_searched_text(shared: Path) -> None:
    found = entries(shared)["heat/"]
    assert found["title"] == "Heat &amp; &lt;work&gt;"
    assert found["text"] == "<p>Heat flows.</p>"


def test_the_index_of_another_search_is_left_alone(tmp_path: Path) -> None:
    site = built(tmp_path, yml=MKDOCS_YML.replace("name: material, font: false", "name: mkdocs"))
    assert all("tags" not in entry for entry in entries(site).values())


def test_a_site_without_search_is_built(tmp_path: Path) -> None:
    site = built(tmp_path, yml=MKDOCS_YML.replace("[search, innerwiki]", "[innerwiki]"))
    assert not (site / "search").exists()


# --- rules ------------------------------------------------------------------------------------


def test_the_guide_leads_to_the_rules(shared: Path) -> None:
    assert 'href="../rules/">rules</a>' in text(shared / "how-to-contribute/index.html")
    assert 'href="cit001/">CIT001</a>' in text(shared / "rules/index.html")


def test_a_finding_names_the_page_of_its_rule_where_the_sites_address_is_known(
    tmp_path: Path,
) -> None:
    files = {"content/index.md": "---\ntitle: Home\ntype: meta\n---\nSee [[Nowhere]].\n"}
    wiki = make_wiki(tmp_path / "wiki", {**files, "innerwiki.toml": REPO})
    [found] = json.loads(innerwiki(wiki, "check", "--format", "json").stdout)["diagnostics"]
    assert found["url"] == "https://wiki.example/repo/rules/lnk001/"
    innerwiki(wiki, "build")
    assert (wiki / "site/rules/lnk001/index.html").is_file()
    (wiki / "innerwiki.toml").write_text(INNERWIKI_TOML, encoding="utf-8")
    [found] = json.loads(innerwiki(wiki, "check", "--format", "json").stdout)["diagnostics"]
    assert found["url"] is None


def test_both_builds_lead_on_alike(tmp_path: Path) -> None:
    site = built(tmp_path, toml=REPO)
    ours = tree(site)
    assert run(site.parent, "mkdocs", "build").returncode == 0
    assert tree(site) == ours
