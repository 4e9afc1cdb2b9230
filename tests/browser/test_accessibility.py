"""axe finds nothing, on every kind of page, narrow and wide, light and dark, search open and shut."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.visits import NARROW, PAGES, WIDE, Site, Visits


@pytest.fixture(scope="module")
def looks(visit: Visits) -> Iterator[dict[str, Page]]:
    """A page for each look; they serve all tests here, since a new one costs more than a check."""
    with ExitStack() as stack:
        yield {
            f"{width} px, {'dark' if dark else 'light'}": stack.enter_context(
                visit(width=width, dark=dark)
            ).page
            for width in (WIDE, NARROW)
            for dark in (False, True)
        }


@pytest.fixture
def pages(
    looks: dict[str, Page], any_site: Site, request: pytest.FixtureRequest
) -> dict[str, Page]:
    """All looks for the small wiki; for the long pages of our own each width and each scheme once.

    Both wikis have the same style sheet, and a long page takes axe ten seconds.
    """
    if any_site is request.getfixturevalue("other_site"):
        return looks
    return {name: looks[name] for name in (f"{WIDE} px, light", f"{NARROW} px, dark")}


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_has_a_violation(pages: dict[str, Page], any_site: Site, kind: str) -> None:
    for page in pages.values():
        page.goto(any_site.url(any_site.pages[kind]))
    found = violations(pages)
    assert not found, "\n".join(found)


def test_search_has_no_violation_while_it_is_open(pages: dict[str, Page], any_site: Site) -> None:
    for page in pages.values():
        page.goto(any_site.url(""))
        page.locator("header [for=__search]").first.dispatch_event("click")
        page.keyboard.type(any_site.query)
        page.locator(".md-search-result__link").first.wait_for()
    found = violations(pages)
    assert not found, "\n".join(found)


def test_a_preview_has_no_violation_while_it_is_open(
    looks: dict[str, Page], other_site: Site
) -> None:
    for page in looks.values():
        page.goto(other_site.url(other_site.article))
        page.locator("article p .iw-cite a").first.hover()
        page.locator(".iw-preview").wait_for()
    found = violations(looks)
    assert not found, "\n".join(found)
