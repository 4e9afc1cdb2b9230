"""axe-core, which looks for what keeps people out, run on pages that are open."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# A browser leaves out what is far below the window and guesses its height; axe would see elements
# of a guessed size one upon the other.
ALL_IS_LAID_OUT = "* { content-visibility: visible !important; }"


def violations(pages: dict[str, Page]) -> list[str]:
    """What axe finds on pages, each line naming the page; they are looked at side by side."""
    for page in pages.values():
        page.add_style_tag(content=ALL_IS_LAID_OUT)
        page.evaluate(AXE)
        page.evaluate(
            """tags => { window.found = axe.run(document, {
                 runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }); }""",
            TAGS,
        )
    return [
        f"{name}: {line}"
        for name, page in pages.items()
        for violation in page.evaluate("() => window.found.then(result => result.violations)")
        for line in _lines(violation)
    ]


def _lines(violation: dict[str, Any]) -> list[str]:
    return [
        f"{violation['id']}: {node['target'][-1]} {node['html'][:120]} ({node['failureSummary']})"
        for node in violation["nodes"]
    ]
