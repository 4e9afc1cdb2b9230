"""Formulas are shown without a script, and long ones are within reach of the keyboard."""

from playwright.sync_api import Locator, Page

from tests.browser.visits import NARROW, Site, Visits

SIZE = "formula => [formula.getBoundingClientRect().width, formula.getBoundingClientRect().height]"


def _wide(page: Page) -> Locator:
    return page.locator("div.iw-formula[tabindex]").first


def test_formulas_are_shown_and_their_tex_is_not(visit: Visits, other_site: Site) -> None:
    with visit(javascript=False) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        formulas = page.locator("math")
        assert formulas.count() > 3
        for formula in formulas.all():
            width, height = formula.evaluate(SIZE)
            assert width > 5
            assert height > 5
        assert not any(tex.is_visible() for tex in page.locator("annotation").all())
        fraction = page.locator("mfrac").first
        above, below = (part.bounding_box() for part in fraction.locator(":scope > *").all())
        assert above
        assert below
        assert above["y"] + above["height"] <= below["y"] + 1


def test_a_long_formula_is_scrolled_by_keyboard(visit: Visits, other_site: Site) -> None:
    with visit(width=NARROW) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        wide = _wide(page)
        assert wide.evaluate("box => box.scrollWidth > box.clientWidth")
        wide.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("box => box.scrollLeft > 0", arg=wide.element_handle())
