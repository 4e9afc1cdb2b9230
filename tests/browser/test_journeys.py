"""Ways through a wiki by keyboard alone: find, check a source, come back, mend."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import is_in_view, tab_to
from tests.browser.other_wiki import REPOSITORY
from tests.browser.visits import NARROW, WIDE, Site, Visits


def test_an_article_is_found_by_what_it_is_also_called(visit: Visits, any_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(any_site.url(""))
        tab_to(page, "[data-md-component=search-query]")
        page.keyboard.type(any_site.query)
        page.locator(f".md-search-result__link[href*='{any_site.article}']").first.wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(any_site.url(any_site.article))))
        expect(page.locator("h1")).to_be_visible()


def test_what_was_searched_for_is_marked_where_it_was_found(visit: Visits, any_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(any_site.url("articles/"))
        page.keyboard.press("/")
        page.keyboard.type(any_site.article.strip("/").replace("-", " "))
        page.locator(f".md-search-result__link[href*='{any_site.article}']").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(any_site.url(any_site.article))))
        expect(page.locator("article p mark").first).to_be_visible()


def test_a_slash_opens_the_search_and_escape_closes_it(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url("articles/"))
        page.keyboard.press("/")
        query = page.locator("[data-md-component=search-query]")
        expect(query).to_be_focused()
        page.keyboard.press("Escape")
        expect(query).not_to_be_focused()


def test_a_mark_leads_to_its_reference_and_that_back(visit: Visits, any_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        tab_to(page, "article p .iw-cite a")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("#ref-"))
        assert is_in_view(page, ".iw-refs li:target")
        fold = page.locator(".iw-refs li:target details.iw-back")
        if fold.count():  # where a source is cited in many places
            tab_to(page, ".iw-refs li:target summary")
            page.keyboard.press("Enter")
        tab_to(page, ".iw-refs li:target .iw-back a")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("#cite-"))
        assert is_in_view(page, ".iw-cite:target")


def test_the_banner_leads_to_the_gap(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        words = tab_to(page, ".iw-gaps a").inner_text()
        page.keyboard.press("Enter")
        gap = page.locator(".iw-needs:target")
        expect(gap).to_contain_text(words)
        assert is_in_view(page, ".iw-needs:target")


def test_an_article_leads_to_the_page_where_it_is_edited(visit: Visits, other_site: Site) -> None:
    with visit(elsewhere="github.com") as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        tab_to(page, ".iw-button--main")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{REPOSITORY}/edit/main/content/springs.md**")


def test_where_no_forge_is_known_an_article_leads_to_how_to_contribute(
    visit: Visits, site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(site.url(site.article))
        tab_to(page, ".iw-button--main")
        page.keyboard.press("Enter")
        page.wait_for_url(site.url("how-to-contribute/**"))
        expect(page.locator("h1")).to_be_visible()


def test_the_first_stop_leads_past_the_header(visit: Visits, any_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        page.keyboard.press("Tab")
        expect(page.locator(".md-skip")).to_be_focused()
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("#"))
        assert is_in_view(page, "article :target")


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_stop_of_tab_is_seen(visit: Visits, other_site: Site, width: int) -> None:
    with visit(width=width) as visited:
        page = visited.page
        page.goto(other_site.url("articles/"))
        stops = []
        while (stop := _next_stop(page)) is not None:
            assert stop["isSeen"], stop
            stops.append(stop["html"])
        assert any("All articles" in stop for stop in stops)
        assert any("iw-sort" in stop for stop in stops)


def _next_stop(page: Page) -> dict[str, Any] | None:
    """Where Tab leads to, and whether it is seen there soon; None behind the last stop.

    The switch of the colours is seen by its label.
    """
    page.keyboard.press("Tab")
    stop: dict[str, Any] | None = page.evaluate(
        """async () => {
          const stop = document.activeElement;
          if (stop === document.body) return null;
          const shown = stop.matches(".md-option") ? stop.nextElementSibling : stop;
          const isSeen = () => [...shown.getClientRects()].some(box => {
            const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
            const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
            return shown.contains(document.elementFromPoint(x, y));
          });
          const end = performance.now() + 2000;
          while (!isSeen() && performance.now() < end) await new Promise(requestAnimationFrame);
          return { isSeen: isSeen(), html: stop.outerHTML.slice(0, 200) };
        }"""
    )
    return stop
