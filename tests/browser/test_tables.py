"""Tables are sorted and texts copied by buttons, which the keyboard reaches."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.keyboard import tab_to
from tests.browser.visits import Site, Visits

WORDS = "th:has-text('Words') .iw-sort"


def _words(page: Page) -> list[float]:
    """The numbers in the column `Words`, from top to bottom; articles without any are left out."""
    column = page.locator("th", has_text="Words").first.evaluate("cell => cell.cellIndex + 1")
    cells = page.locator(f"table[data-iw-sortable] tbody td:nth-child({column})")
    texts = [text.replace(",", "").strip() for text in cells.all_inner_texts()]
    return [float(text) for text in texts if text]


def test_a_table_is_sorted_by_keyboard(visit: Visits, any_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(any_site.url("articles/"))
        head = page.locator("th", has_text="Words").first
        before = _words(page)
        tab_to(page, "th .iw-sort")
        while "Words" not in page.locator(":focus").inner_text():
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", "ascending")
        assert _words(page) == sorted(before)
        page.keyboard.press("Space")
        expect(head).to_have_attribute("aria-sort", "descending")
        assert _words(page) == sorted(before, reverse=True)
        expect(head.locator(".iw-sort")).to_be_focused()


@pytest.mark.parametrize("has_clipboard", [True, False])
def test_a_key_is_copied(visit: Visits, any_site: Site, *, has_clipboard: bool) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        if not has_clipboard:  # as on an address that is not secure
            page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: null })")
        page.goto(any_site.url(any_site.source))
        button = tab_to(page, "button[data-iw-copy]")
        text = button.get_attribute("data-iw-copy")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").filter(has_text="Copied").first).to_have_text("Copied")
        expect(button).to_be_focused()
        page.locator("[data-md-component=search-query]").focus()
        page.keyboard.press("Control+V")
        expect(page.locator("[data-md-component=search-query]")).to_have_value(str(text))
