"""An address without a page: what a reader is told there, and how it goes on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import PROJECT
from tests.browser.keyboard import tab_to
from tests.browser.server import serving
from tests.browser.visits import NARROW, WIDE, Site, Visits

ENTRY = "article a"


@pytest.fixture(scope="module")
def unaware_site(other_site: Site) -> Iterator[Site]:
    """A wiki below a folder of which its configuration says nothing."""
    with serving(other_site.folder, PROJECT) as address:
        yield Site(address, other_site.folder, other_site.article, other_site.source, "")


@pytest.mark.parametrize("javascript", [True, False])
@pytest.mark.parametrize("path", ["gone", "gone/", "deep/down/gone.html", "%E0%A4%A", "a%2Fb"])
def test_it_says_so_and_leads_on(
    visit: Visits, project_site: Site, path: str, javascript: bool
) -> None:
    with visit(javascript=javascript) as visited:
        page = visited.page
        answer = page.goto(project_site.url(path))
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_have_text("No such page")
        assert page.title() == "No such page - Springs and Heat"
        for name, where in {"Home": "", "All articles": "articles/"}.items():
            link = page.locator(ENTRY, has_text=name)
            assert link.evaluate("link => link.href") == project_site.url(where)
        expect(page.locator("#iw-seek")).to_be_visible(visible=javascript)


@pytest.mark.parametrize(
    "path", ["Springs", "wiki/Springs/", "old/springs.html", "coils.md", "SPRINGS/index.html"]
)
def test_an_article_of_that_name_is_offered(visit: Visits, project_site: Site, path: str) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url(path))
        page.get_by_text("Perhaps you want").get_by_role("link", name="Springs").click()
        page.wait_for_url(project_site.url(project_site.article))


def test_nothing_is_offered_where_there_is_no_such_article(
    visit: Visits, project_site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url("<b>no & such/"), wait_until="networkidle")
        expect(page.locator("#iw-perhaps")).to_be_hidden()
        expect(page.locator("#iw-seek-words")).to_have_value("<b>no & such")


def test_with_the_keyboard_alone_the_search_finds_what_was_meant(
    visit: Visits, project_site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url("wiki/Elastic_body"))
        field = tab_to(page, "#iw-seek-words")
        expect(field).to_have_value("Elastic body")
        page.keyboard.press("Enter")
        page.wait_for_url(project_site.address + "**")
        found = page.locator(".md-search-result__link").first
        expect(found).to_be_visible()
        assert f"/{project_site.article}" in (found.get_attribute("href") or "")


def test_where_nobody_said_where_the_site_stands_it_is_found(
    visit: Visits, unaware_site: Site
) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(unaware_site.url("deep/down/Springs/"))
        link = page.get_by_text("Perhaps you want").get_by_role("link", name="Springs")
        expect(link).to_be_visible()
        assert page.locator("h1").evaluate("e => getComputedStyle(e).fontWeight") == "600"
        links = page.locator("a[href]").evaluate_all("all => all.map(link => link.href)")
        assert [one for one in links if not one.startswith(unaware_site.address)] == []
        page.keyboard.press("/")
        page.keyboard.type("elastic body")
        page.locator(".md-search-result__link").first.click()
        page.wait_for_url(unaware_site.url("springs/**"))


def test_no_address_makes_it_ask_another_host(visit: Visits, unaware_site: Site) -> None:
    top = unaware_site.address.removesuffix(PROJECT)
    with visit(fresh=True) as visited:  # which asserts that no other host was asked
        visited.page.goto(f"{top}//elsewhere.example/a/", wait_until="networkidle")
        asked = [one.url for one in visited.log.requests if one.url.endswith("404.html")]
        assert asked[:1] == [f"{top}/elsewhere.example/404.html"]


def test_a_host_without_the_site_is_asked_a_few_times_and_no_more(
    visit: Visits, other_site: Site
) -> None:
    html = (other_site.folder / "404.html").read_text(encoding="utf-8")
    with visit(fresh=True) as visited:
        page = visited.page
        page.route("**/*", lambda route: route.fulfill(status=404, body="Nothing."))
        page.route("**/a/b/c/d/e/", lambda route: route.fulfill(status=404, body=html))
        page.goto(other_site.url("a/b/c/d/e/"), wait_until="networkidle")
        asked = [request.url for request in visited.log.requests if "404.html" in request.url]
        assert asked == [other_site.url(f"{folder}/404.html") for folder in ("a", "a/b", "a/b/c")]
        visited.log.errors.clear()  # a page without its scripts; what it says is there


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_while_an_article_is_offered(
    visit: Visits, project_site: Site, width: int, dark: bool
) -> None:
    with visit(width=width, dark=dark) as visited:
        page = visited.page
        page.goto(project_site.url("wiki/Springs"))
        expect(page.get_by_text("Perhaps you want")).to_be_visible()
        assert violations({"404": page}) == []
