import pytest

from innerwiki.rules import lnk003_broken_file_link as rule
from innerwiki.wiki.view import PageView
from tests.support import PAGE, assert_reports, page_view, wiki_of

OTHER = {"content/heat/entropy of.md": "---\ntitle: Entropy\n---\n"}


def test_reports_a_file_that_is_no_article() -> None:
    (found,) = assert_reports(rule, "See [it](entropy.md#history). <!-- LNK003 -->", files=OTHER)
    assert found.message == "there is no article in `content/entropy.md`"


def test_reports_a_picture_that_is_not_published() -> None:
    (found,) = assert_reports(
        rule,
        "![Good](good.png) ![Gone](img/gone.png) <!-- LNK003 -->",
        published=("content/good.png",),
    )
    assert found.message == "`content/img/gone.png` is not among the files that are published"


def test_follows_paths_from_the_articles_own_folder() -> None:
    assert_reports(
        rule,
        "See [it](heat/entropy%20of.md#history).",
        files={**OTHER, "content/heat/other.md": "[back](../page.md), [it](entropy%20of.md)\n"},
    )


def test_leaves_addresses_alone() -> None:
    assert_reports(rule, "[a](https://example.org/x.md) [b](#part) [c](/x.md) [d](../glossary/)")


def test_links_to_pages_beside_are_told_by_their_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PageView, "path_of", None)
    assert_reports(rule, "[a](heat.md) [b](page.md)", files={"content/heat.md": "Heat flows."})


def test_what_the_page_asks_about_links_is_noted() -> None:
    wiki = wiki_of(files=OTHER, published=("content/good.png",))
    view = page_view(wiki, wiki.articles["page"])
    (other,) = OTHER
    assert view.follow(PAGE, "heat/entropy%20of.md#x") == "/entropy-of/#x"
    assert view.follow(PAGE, "gone.md") is None
    assert view.link_to("glossary") == "/glossary/"
    assert view.article_at(other) == view.asked["article_at", other]
    assert view.asked["follow", PAGE, "heat/entropy%20of.md#x"] == "/entropy-of/#x"
    assert view.asked["follow", PAGE, "gone.md"] is None
    assert view.asked["link_to", "glossary"] == "/glossary/"
    assert view.path_of(PAGE, "#own") == PAGE
