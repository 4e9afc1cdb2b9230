"""The foot of every page: it can be read, reached and touched, and stands on paper too."""

import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from innerwiki import __version__
from tests.browser.keyboard import tab_to
from tests.browser.visits import NARROW, WIDE, Site, Visits

SMALL = """links => links.map(link => link.getBoundingClientRect())
  .filter(box => box.width < 24 || box.height < 24).length"""


@pytest.mark.parametrize("kind", ["home", "article", "bibliography", "404"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_its_links_are_large_enough_to_be_touched(
    visit: Visits, any_site: Site, kind: str, width: int
) -> None:
    with visit(width=width) as visited:
        visited.page.goto(any_site.url(any_site.pages[kind]))
        foot = visited.page.locator("footer .iw-footer")
        expect(foot).to_contain_text(f"Made with innerwiki {__version__}")
        links = foot.locator("a")
        assert links.count() >= 5
        assert links.evaluate_all(SMALL) == 0


def test_the_keyboard_reaches_it(visit: Visits, project_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url("rules/lnk001/"))
        expect(tab_to(page, "footer a[href$='/bibliography/']")).to_have_text("Bibliography")
        page.keyboard.press("Enter")
        page.wait_for_url(project_site.url("bibliography/"))


def test_data_are_where_it_says(visit: Visits, project_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url(project_site.article))
        address = page.get_by_role("link", name="Articles as JSON").evaluate("link => link.href")
        answer = page.request.get(address)
        assert answer.ok
        assert isinstance(answer.json(), list)


def test_on_paper_it_says_what_was_printed_without_ways_on(visit: Visits, other_site: Site) -> None:
    with visit(dark=True) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        pdf = PdfReader(BytesIO(page.pdf(format="A4")))
        text = unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in pdf.pages))
        assert f"Madewithinnerwiki{__version__}" in "".join(text.split())
        assert "Howtocontribute" not in "".join(text.split())
        page.emulate_media(media="print", color_scheme="dark")
        colour = page.locator(".iw-footer strong").evaluate("e => getComputedStyle(e).color")
        assert max(int(part) for part in colour.strip("rgba()").split(",")[:3]) < 128
