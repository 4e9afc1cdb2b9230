"""Locators as a reader sees them."""

import pytest

from innerwiki.bibliography.locators import locator_text
from innerwiki.model import Locator


@pytest.mark.parametrize(
    ("label", "value", "text", "shown"),
    [
        ("page", "7", "7", "p. 7"),
        ("page", "3-4", "pp. 3-4", "pp. 3–4"),
        ("page", "3 -- 4, 9", "3 -- 4, 9", "pp. 3–4, 9"),
        ("page", "xi-xv", "p. xi-xv", "pp. xi–xv"),
        ("page", "preface", "preface", "preface"),
        ("section", "1.2", "section 1.2", "sec. 1.2"),
        ("section", "1.2-1.4", "§ 1.2-1.4", "§§ 1.2–1.4"),
        ("section", "3", "§3", "§ 3"),
        ("paragraph", "3", "¶ 3", "¶ 3"),
        ("chapter", "2 and 3", "ch. 2 and 3", "chs. 2 and 3"),
        ("appendix", "B", "app. B", "app. B"),
        ("figure", "2a", "fig 2a", "fig. 2a"),
        ("timestamp", "1:02:03", "t. 1:02:03", "1:02:03"),
        ("scene", "3", "scene 3", "scene 3"),
    ],
)
def test_a_locator(label: str, value: str, text: str, shown: str) -> None:
    assert locator_text(Locator(label, value, text)) == shown
