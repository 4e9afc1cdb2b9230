from pathlib import Path

import pytest

from innerwiki.errors import InnerwikiError
from innerwiki.overviews.find import find_article, find_assessed
from tests.support import wiki_of

WIKI = wiki_of(
    files={
        "content/heat.md": "---\ntitle: Flow of heat\nid: heat\n---\nIt is.\n",
        "content/deep/heat.md": "---\ntitle: Another heat\nid: heat\naliases: [Warmth]\n---\nIt is.\n",
        "content/home.md": "---\ntitle: Home\ntype: meta\n---\nIt is.\n",
    }
)


@pytest.mark.parametrize(
    "page", ["heat", "Heat", "Another heat", "warmth", "content/deep/heat.md", "deep/heat.md"]
)
def test_an_article_is_found_by_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content" if page.startswith("deep") else tmp_path)
    assert find_article(WIKI, tmp_path, page).path == "content/deep/heat.md"


def test_a_path_leads_from_the_root_wherever_the_user_is(tmp_path: Path) -> None:
    assert find_article(WIKI, tmp_path, "content/home.md").id == "home"
    assert find_article(WIKI, tmp_path, str(tmp_path / "content/home.md")).id == "home"


def test_a_link_is_the_article_that_it_leads_to(tmp_path: Path) -> None:
    root = tmp_path / "wiki"
    (root / "content").mkdir(parents=True)
    (tmp_path / "link").symlink_to(root)
    assert find_article(WIKI, root, str(tmp_path / "link/content/home.md")).id == "home"


def test_a_file_whose_id_is_taken_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(InnerwikiError, match="^content/heat.md is no article; `innerwiki check`"):
        find_article(WIKI, tmp_path, "content/heat.md")


def test_the_nearest_name_is_told_as_its_author_writes_it(tmp_path: Path) -> None:
    with pytest.raises(InnerwikiError, match="did you mean `Warmth`?"):
        find_article(WIKI, tmp_path, "wamrth")
    with pytest.raises(InnerwikiError, match=r"no article `\\x1b`; `innerwiki status` lists"):
        find_article(WIKI, tmp_path, "\x1b")


def test_a_page_about_the_wiki_is_found_and_not_assessed(tmp_path: Path) -> None:
    assert find_article(WIKI, tmp_path, "home").title == "Home"
    with pytest.raises(InnerwikiError, match="a page about the wiki"):
        find_assessed(WIKI, tmp_path, "home")
    article, assessment = find_assessed(WIKI, tmp_path, "heat")
    assert (article.id, assessment.coverage.claims) == ("heat", 1)


def test_a_retired_article_that_redirects_is_found_by_its_id_and_path_and_not_assessed(
    tmp_path: Path,
) -> None:
    old = "---\ntitle: Caloric\nid: caloric-theory\nstatus: retired\nredirect: Home\n---\nIt was.\n"
    home = "---\ntitle: Home\n---\nIt is.\n"
    wiki = wiki_of(files={"content/old.md": old, "content/home.md": home})
    assert find_article(wiki, tmp_path, "caloric-theory").path == "content/old.md"
    assert find_article(wiki, tmp_path, "content/old.md").path == "content/old.md"
    assert find_article(wiki, tmp_path, "Caloric").path == "content/home.md"
    with pytest.raises(InnerwikiError, match="is retired and redirects to content/home.md"):
        find_assessed(wiki, tmp_path, "caloric-theory")
