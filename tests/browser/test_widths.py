"""No page is wider than its window, and nothing in it is out of reach."""

import pytest

from tests.browser.visits import HEIGHT, PAGES, Site, Visits

WIDTHS = (320, 390, 768, 1280, 2560)

# The widest of what reaches out of the window to the right and cannot be scrolled to.
OUT_OF_REACH = """() => {
  const scrolls = element => element !== document.body && element !== document.documentElement
    && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
  const out = [...document.querySelectorAll("header *, main *, footer *")].filter(element => {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    if (box.width < 2 || box.right <= innerWidth + 1 || box.left >= innerWidth) return false;
    for (let up = element.parentElement; up; up = up.parentElement) if (scrolls(up)) return false;
    return true;
  });
  return out.map(element => element.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("kind", PAGES)
def test_no_page_is_wider_than_its_window(visit: Visits, any_site: Site, kind: str) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(any_site.url(any_site.pages[kind]))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.evaluate(OUT_OF_REACH) == [], width
