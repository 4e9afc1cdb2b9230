"""Light or dark: the page is in the reader's colours before it is shown, and stays in those chosen."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.visits import Site, Visits

SCHEMES = {False: "default", True: "slate"}


def _scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize("dark", [False, True])
def test_the_system_decides_before_any_file_of_scripts_has_come(
    visit: Visits, any_site: Site, *, dark: bool
) -> None:
    with visit(dark=dark, fresh=True) as visited:
        page = visited.page
        page.route("**/*.js", lambda route: route.fulfill(body=""))
        page.goto(any_site.url(any_site.article))
        assert _scheme(page) == SCHEMES[dark]


@pytest.mark.parametrize("dark", [False, True])
def test_a_choice_is_kept(visit: Visits, any_site: Site, *, dark: bool) -> None:
    with visit(dark=dark, fresh=True) as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        switch = page.locator("[data-iw-palette] label:visible")
        expect(switch).to_have_count(1)
        switch.click()
        assert _scheme(page) == SCHEMES[not dark]
        expect(switch).to_have_count(1)
        page.goto(any_site.url(""))
        assert _scheme(page) == SCHEMES[not dark]
        switch.click()
        assert _scheme(page) == SCHEMES[dark]


def test_the_keyboard_chooses_and_what_the_browser_draws_follows(
    visit: Visits, any_site: Site
) -> None:
    drawn = "getComputedStyle(document.documentElement).colorScheme"
    with visit(dark=True, fresh=True) as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        assert page.evaluate(drawn) == "dark"
        page.locator("[data-iw-palette] input:checked").focus()
        page.keyboard.press("Enter")
        assert _scheme(page) == "default"
        assert page.evaluate(drawn) == "light"
        bar = page.locator("meta[name=theme-color]").get_attribute("content")
        page.keyboard.press("Enter")
        assert _scheme(page) == "slate"
        expect(page.locator("meta[name=theme-color]")).not_to_have_attribute("content", str(bar))


def test_without_a_choice_the_page_follows_the_system(visit: Visits, any_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        page.emulate_media(color_scheme="dark")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
