"""The wiki of examples with names and years for marks: what looks and acts otherwise than numbers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import other_wiki
from tests.browser.axe import violations
from tests.browser.server import serving
from tests.browser.visits import NARROW, WIDE, Site, Visits

LONG = """---
title: Long names
---
The force grows with the stretch, as far as anybody has seen who looked [@society1918, p. 12], and
@society1918 says so.
"""
SOCIETY = """@book{society1918, author = {{The Society for the Study of Springs of All Kinds}},
  title = {Springs}, year = {1918}, publisher = {Press}}
"""


@pytest.fixture(scope="module")
def site(other_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    root = tmp_path_factory.mktemp("author-date") / "wiki"
    shutil.copytree(other_root, root, ignore=shutil.ignore_patterns("site", ".cache"))
    (root / "content/long.md").write_text(LONG, encoding="utf-8")
    (root / "citations/society.bib").write_text(SOCIETY, encoding="utf-8")
    folder = other_wiki.build(root, 'citation_style = "author-date"\n')
    with serving(folder) as address:
        yield Site(address, folder, "springs/", "sources/hooke1678/", "elastic body")


@pytest.mark.parametrize(("width", "dark"), [(WIDE, False), (NARROW, True)])
def test_axe_finds_nothing(visit: Visits, site: Site, width: int, *, dark: bool) -> None:
    with visit(width=width, dark=dark) as opened:
        for path in ("springs/", "disputed/", "long/"):
            opened.page.goto(site.url(path))
            opened.page.locator("details").evaluate_all("all => all.map(e => { e.open = true })")
            assert violations({path: opened.page}) == []
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_name_is_broken_like_the_words_around_it(visit: Visits, site: Site) -> None:
    with visit(width=NARROW) as opened:
        opened.page.goto(site.url("long/"))
        mark = opened.page.locator(".iw-cite a").first
        lines = mark.evaluate("e => e.getClientRects().length")
        assert lines > 1
        # Its bracket stays with its first word, and the comma behind it with its last.
        opens, ends = mark.evaluate(
            """e => [e.previousSibling, e.nextSibling].map((text, number) => {
              const [range, at] = [document.createRange(), number ? 0 : text.length - 1];
              range.setStart(text, at); range.setEnd(text, at + 1);
              const [sign, rects] = [range.getBoundingClientRect(), [...e.getClientRects()]];
              const line = number ? rects.at(-1) : rects[0];
              return [text.data[at], line.top < sign.bottom && sign.top < line.bottom];
            })"""
        )
        assert [opens, ends] == [["(", True], [",", True]]


@pytest.mark.parametrize(
    ("mark", "head"),
    [
        (0, "The Society for the Study of Springs of All Kinds 1918 · p. 12"),
        (1, "The Society for the Study of Springs of All Kinds 1918"),
    ],
)
def test_a_preview_is_headed_by_what_the_source_is_called(
    visit: Visits, site: Site, mark: int, head: str
) -> None:
    with visit() as opened:
        opened.page.goto(site.url("long/"))
        opened.page.locator(".iw-cite a").nth(mark).hover()
        expect(opened.page.locator(".iw-preview-head")).to_have_text(head)
