"""A printed article keeps its marks, and tells the addresses that its links lead to."""

import unicodedata
from io import BytesIO

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.visits import Site, Visits


def _printed(page: Page) -> str:
    """The text of a page on paper: without white space, which is anywhere, and ligatures."""
    pdf = PdfReader(BytesIO(page.pdf(format="A4")))
    text = unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in pdf.pages))
    return "".join(text.split())


def test_addresses_are_told_and_marks_kept(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        visited.page.goto(other_site.url(other_site.article))
        text = _printed(visited.page)
    assert "<https://springs.example/hooke>" in text
    assert "<https://messages.example/a/very/long/address/that/does/not/fit/in/a/line>" in text
    assert "goes[1,p.3]." in text
    assert "Springsofglassarethebestofall.[citationneeded]" in text
    assert "Afoldedremark[2,p.2],foundonlybythosewhoopenit." in text
    assert "Steelisstiff[1,p.6]." in text
    assert "Brassislessstiff[1,p.7]." in text


def test_what_only_a_screen_can_do_is_left_out(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        visited.page.goto(other_site.url(other_site.article))
        text = _printed(visited.page)
    assert "Allarticles" not in text  # the navigation
    assert "Tableofcontents" not in text
    assert "Backtotop" not in text
    assert "Improvethisarticle" not in text
    assert "bookabout" not in text  # the way to the page of a source, behind its kind
    assert "citedin" not in text  # and the ways back


def test_colours_are_light_on_paper(visit: Visits, other_site: Site) -> None:
    with visit(dark=True) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        page.emulate_media(media="print", color_scheme="dark")
        shown = page.locator("article p").first.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert shown[1] in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
        assert max(int(part) for part in shown[0].strip("rgba()").split(",")[:3]) < 128
