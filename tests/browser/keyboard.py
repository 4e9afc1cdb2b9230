"""What a reader does who has no pointer: Tab to a thing, and press a key on it."""

from playwright.sync_api import Locator, Page

FAR = 400
"""Stops after which nobody goes on to press Tab."""


def tab_to(page: Page, wanted: str) -> Locator:
    """Press Tab until the focus is on an element, as it must be visibly.

    Args:
        page: the page.
        wanted: a selector; the first such element that Tab comes to is it.
    """
    for _ in range(FAR):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            assert page.evaluate("document.activeElement.matches(':focus-visible')")
            return page.locator(":focus")
    raise AssertionError(f"Tab does not come to {wanted}")


def is_in_view(page: Page, selector: str) -> bool:
    """Whether the first such element stands in the window, below the header that stays there."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
              const box = element.getBoundingClientRect();
              const top = document.querySelector("header").getBoundingClientRect().bottom;
              return box.top >= top && box.top < innerHeight;
            }"""
        )
    )
