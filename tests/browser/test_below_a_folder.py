"""A wiki that is published below a folder, as project pages of a forge are, works all the same."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PROJECT
from tests.browser.visits import Site, Visits


@pytest.mark.parametrize(
    "kind", ["home", "article", "all articles", "bibliography", "source", "wanted"]
)
def test_a_page_finds_all_that_it_needs(visit: Visits, project_site: Site, kind: str) -> None:
    path = project_site.pages[kind]
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url(path))
        page.wait_for_load_state("networkidle")
        for request in visited.log.requests:
            response = request.response()
            assert response is not None
            assert response.ok, request.url
        canonical = page.locator("link[rel=canonical]").get_attribute("href")
        assert canonical == f"https://wiki.example{PROJECT}{path}"
        links = page.locator("a[href]").evaluate_all("all => all.map(link => link.href)")
        inside = [link for link in links if link.startswith(page.url.partition(PROJECT)[0])]
        assert inside
        assert [link for link in inside if not link.startswith(project_site.address)] == []


def test_search_leads_to_an_article(visit: Visits, project_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url("articles/"))
        page.keyboard.press("/")
        page.keyboard.type(project_site.query)
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url(project_site.url(f"{project_site.article}**"))
        expect(page.locator("h1")).to_be_visible()


def test_an_address_that_is_not_there_leads_home(visit: Visits, project_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        answer = page.goto(project_site.url("deep/down/nothing/"))
        assert answer is not None
        assert answer.status == 404
        assert page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily") != ""
        styles = page.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length)")
        assert len(styles) >= 3
        page.locator("header a.md-logo").click()
        page.wait_for_url(project_site.address)
