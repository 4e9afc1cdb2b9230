"""Ways to an article by its other names: the search, and addresses that lead on."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Site, Visits


def look_for(page: Page, words: str) -> None:
    """Search, and wait until there is an answer."""
    page.keyboard.press("/")
    page.keyboard.type(words)
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_contain_text("matching document")


def test_the_search_shows_other_names_and_the_state(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url("articles/"))
        look_for(page, "elastic body")
        found = page.locator(".md-search-result__link").first
        assert f"/{other_site.article}" in (found.get_attribute("href") or "")
        labels = found.locator(".md-tag")
        said = [text.replace("\u2060", "") for text in labels.all_text_contents()]
        assert said == ["Needs citations", "Disputed", "coils", "elastic body"]
        expect(found.locator("nav.md-tags")).to_have_attribute("role", "presentation")


def test_the_search_finds_nothing_by_its_state(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url("articles/"))
        page.keyboard.press("/")
        page.keyboard.type("heat")  # so that the index is there
        expect(page.locator(".md-search-result__link").first).to_be_visible()
        page.keyboard.press("Control+A")
        page.keyboard.type("retired")
        expect(page.locator(".md-search-result__meta")).to_contain_text("No matching documents")
        expect(page.locator(".md-search-result__link[href*='/old/']")).to_have_count(0)


@pytest.mark.parametrize("javascript", [True, False])
def test_the_address_of_an_alias_leads_on_below_a_folder_too(
    visit: Visits, project_site: Site, javascript: bool
) -> None:
    with visit(javascript=javascript) as visited:
        page = visited.page
        page.goto(project_site.url("elastic-body/"), wait_until="commit")
        page.wait_for_url(project_site.url(project_site.article))
        expect(page.locator("h1")).to_have_text("Springs")


def test_from_an_article_to_its_category_and_from_a_rule_to_all_rules(
    visit: Visits, project_site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url(project_site.article))
        page.locator(".iw-categories a", has_text="mechanics").click()
        page.wait_for_url(project_site.url("categories/mechanics/"))
        page.locator("nav a", has_text="Categories").first.click()
        page.wait_for_url(project_site.url("categories/"))
        page.goto(project_site.url("rules/lnk001/"))
        page.get_by_role("link", name="All rules").click()
        page.wait_for_url(project_site.url("rules/"))
        page.get_by_role("link", name="CIT001").click()
        page.wait_for_url(project_site.url("rules/cit001/"))
