"""The list of references, the debate and the pages of sources, in a browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.visits import NARROW, WIDE, Site, Visits

DISPUTED = "disputed"


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", [f"{DISPUTED}/", "sources/hooke1678/"])
def test_axe_finds_nothing(
    visit: Visits, other_site: Site, path: str, width: int, *, dark: bool
) -> None:
    with visit(width=width, dark=dark) as opened:
        opened.page.goto(other_site.url(path))
        opened.page.locator("details").evaluate_all("all => all.map(one => { one.open = true })")
        assert violations({path: opened.page}) == []
        wide = opened.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width


def test_the_bibtex_of_a_reference_is_copied(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as opened:
        page = opened.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(other_site.url(f"{DISPUTED}/"))
        button = page.get_by_role("button", name="Copy BibTeX (Hooke 1678)", exact=True)
        button.click()
        expect(page.locator("#ref-hooke1678 > .iw-copied")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("@book{hooke1678, author = {Hooke, Robert}")
        assert copied.endswith("}")


@pytest.mark.parametrize("name", ["BibTeX", "CSL-JSON"])
def test_the_entry_is_copied_from_the_page_of_its_source(
    visit: Visits, other_site: Site, name: str
) -> None:
    with visit(fresh=True) as opened:
        page = opened.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(other_site.url("sources/hooke1678/"))
        page.get_by_role("button", name=f"Copy {name}", exact=True).click()
        expect(page.locator(".iw-code-head .iw-copied", has_text="Copied")).to_have_count(1)
        shown = page.locator(f"#iw-{name.lower()}-text").text_content()
        assert page.evaluate("navigator.clipboard.readText()") == shown


def test_a_preview_says_what_the_source_does_and_holds_no_dead_button(
    visit: Visits, other_site: Site
) -> None:
    with visit() as opened:
        page = opened.page
        page.goto(other_site.url(f"{DISPUTED}/"))
        mark = page.locator('.iw-cite[data-intent="disputes"] a').first
        expect(mark).to_have_attribute("aria-label", re.compile(", disputes this$"))
        mark.hover()
        head = page.locator(".iw-preview-head")
        expect(head).to_have_text("Reference 2 · p. 2 · disputes this")
        assert page.locator(".iw-preview :is(button, .iw-versions)").count() == 0


def test_the_debate_leads_to_the_sentence_and_to_both_sides(
    visit: Visits, other_site: Site
) -> None:
    with visit() as opened:
        page = opened.page
        page.goto(other_site.url(f"{DISPUTED}/"))
        debate = page.get_by_role("region", name="Debate")
        expect(debate.get_by_role("definition")).to_have_text(
            ["Hooke 1678, p. 3", "Noether 1918, p. 2"]
        )
        debate.get_by_role("link").first.click()
        assert page.url.endswith("#cite-2")
        expect(page.locator("#cite-2")).to_be_in_viewport()


def test_versions_keep_their_numbers(visit: Visits, other_site: Site) -> None:
    with visit() as opened:
        page = opened.page
        page.goto(other_site.url(f"{DISPUTED}/"))
        nested = page.locator(".iw-versions > ol > li")
        expect(nested).to_have_attribute("value", "4")
        assert nested.evaluate("e => getComputedStyle(e).listStyleType") == "decimal"
        page.locator('.iw-cite a[href="#ref-shannon1948"]').click()
        expect(nested).to_be_in_viewport()


def test_kinds_are_drawn_on_paper_and_in_forced_colours(visit: Visits, other_site: Site) -> None:
    drawn = """e => { const [one, body] = [getComputedStyle(e, "::before"),
      getComputedStyle(document.body)]; return [one.maskImage !== "none", one.printColorAdjust,
      one.backgroundColor !== body.backgroundColor]; }"""
    with visit(fresh=True) as opened:
        page = opened.page
        page.goto(other_site.url(f"{DISPUTED}/"))
        kind = page.locator(".iw-refs .iw-kind").first
        expect(kind).to_have_text("book")
        page.emulate_media(media="print")
        assert kind.evaluate(drawn) == [True, "exact", True]
        page.emulate_media(media="screen", forced_colors="active")
        assert kind.evaluate(drawn) == [True, "exact", True]
