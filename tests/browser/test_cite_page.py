"""How to cite a page is a link away, for every hand; what is meant for programs is in nobody's way."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.keyboard import is_in_view, tab_to
from tests.browser.visits import NARROW, WIDE, Site, Visits

PART = "#iw-cite-page"
FORMS = ("iw-apa", "iw-plain", "iw-entry")


def test_it_opens_by_keyboard_and_closes_again(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        expect(page.locator("#iw-apa")).to_be_hidden()
        page.locator(f"{PART} > summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator("#iw-apa")).to_be_visible()
        expect(page.locator("#iw-entry")).to_contain_text("@misc{springs,")
        page.keyboard.press("Space")
        expect(page.locator("#iw-apa")).to_be_hidden()


def test_the_link_at_the_head_leads_there_and_opens_it(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        tab_to(page, f"a[href='{PART}']")
        page.keyboard.press("Enter")
        expect(page.locator("#iw-apa")).to_be_visible()
        assert is_in_view(page, f"{PART} > summary")


def test_who_comes_by_its_address_finds_it_open(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        visited.page.goto(other_site.url(other_site.article + PART))
        expect(visited.page.locator("#iw-apa")).to_be_visible()


@pytest.mark.parametrize("form", FORMS)
def test_each_form_is_copied_by_keyboard(visit: Visits, other_site: Site, form: str) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(other_site.url(other_site.article + PART))
        text = page.locator(f"#{form}").text_content() or ""
        assert text
        page.locator(f"button[data-iw-copy-from='{form}']").focus()
        page.keyboard.press("Enter")
        expect(page.locator(PART).get_by_role("status").filter(has_text="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == text


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_when_it_is_open(
    visit: Visits, other_site: Site, width: int, *, is_dark: bool
) -> None:
    with visit(width=width, dark=is_dark) as visited:
        visited.page.goto(other_site.url(other_site.article + PART))
        expect(visited.page.locator("#iw-apa")).to_be_visible()
        found = violations({"open": visited.page})
        assert not found, "\n".join(found)
        assert visited.page.evaluate("document.documentElement.scrollWidth") <= width


def test_nobody_sees_hears_or_copies_what_is_meant_for_programs(
    visit: Visits, other_site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        assert page.locator("span.Z3988").count() > 1
        expect(page.locator("span.Z3988").first).to_be_hidden()
        page.keyboard.press("Control+A")
        selected = page.evaluate("getSelection().toString()")
        heard = page.locator("body").aria_snapshot()
        for text in (selected, heard, page.locator("body").inner_text()):
            assert "Springs" in text or "springs" in text
            assert "Z39.88" not in text
            assert "schema.org" not in text
