"""Previews of citation marks and links, by mouse, keyboard and touch (WCAG 1.4.13)."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import AXE, TAGS
from tests.browser.visits import HEIGHT, NARROW, WIDE, Site, Visits

Springs = Callable[..., Page]

SMALLEST = 320
A_WHILE = 600  # milliseconds: longer than a preview waits before it opens or closes


@pytest.fixture
def springs(visit: Visits, other_site: Site) -> Iterator[Springs]:
    """Open the article on springs: `springs(width=320, touch=True)`."""
    with ExitStack() as stack:

        def opened(**look: Any) -> Page:
            page = stack.enter_context(visit(**look)).page
            page.mouse.move(3, 3)
            page.goto(other_site.url(other_site.article))
            return page

        yield opened


def mark(page: Page, number: int) -> Locator:
    """A source in a citation mark of the text, from 0."""
    return page.locator("article p .iw-cite a").nth(number)


def link(page: Page) -> Locator:
    """A link to the article on heat, in the text."""
    return page.locator("article p a.iw-link").first


def preview(page: Page) -> Locator:
    return page.locator(".iw-preview")


def focus(page: Page, to: Locator) -> None:
    """Put the focus on a link, as the keyboard does."""
    page.keyboard.press("Shift")
    to.focus()
    assert to.evaluate("e => e.matches(':focus-visible')")


def away(page: Page) -> None:
    page.mouse.move(3, 3)
    page.wait_for_timeout(A_WHILE)


# --- what it shows ----------------------------------------------------------------------------


def test_a_mark_shows_its_source_and_the_place_in_it(springs: Springs) -> None:
    page = springs()
    mark(page, 1).hover()
    expect(preview(page)).to_have_count(1)
    expect(preview(page).locator(".iw-preview-head")).to_have_text("Reference 1 · p. 4")
    expect(preview(page)).to_contain_text("Hooke, R. (1678). Lectures de Potentia Restitutiva.")
    expect(preview(page).locator(".iw-kind")).to_have_text("book")
    expect(preview(page).get_by_role("link")).to_have_text(
        ["springs.example", "Archived", "about this source: Hooke 1678"]
    )
    assert page.evaluate("document.querySelectorAll('[id=ref-hooke1678]').length") == 1
    assert preview(page).locator("[id], .iw-back, [title]").count() == 0


def test_of_several_sources_in_a_mark_each_has_its_own_place(springs: Springs) -> None:
    page = springs()
    mark(page, 2).hover()
    expect(preview(page).locator(".iw-preview-head")).to_have_text("Reference 2")
    page.locator("p:has-text('As Hooke') .iw-cite a").first.hover()
    expect(preview(page).locator(".iw-preview-head")).to_have_text("Reference 1 · p. 5")


def test_a_link_shows_the_lead_and_the_state_of_its_article(springs: Springs) -> None:
    page = springs()
    link(page).hover()
    expect(preview(page)).to_contain_text("Heat")
    expect(preview(page)).to_contain_text("What flows from the warm to the cold.")
    expect(preview(page)).to_contain_text("1 source")
    said = preview(page).locator(".iw-status").inner_text()
    link(page).click()
    page.wait_for_url("**/heat/")
    assert page.locator(".iw-trust .iw-status").inner_text() == said


def test_what_is_no_link_to_an_article_has_no_preview(springs: Springs) -> None:
    page = springs()
    for other in (".iw-wanted", ".iw-button >> nth=0", "a.footnote-ref", ".iw-refs a >> nth=0"):
        page.locator(other).hover()
        page.wait_for_timeout(A_WHILE)
        expect(preview(page)).to_have_count(0)


# --- by mouse ---------------------------------------------------------------------------------


def test_moving_into_it_keeps_it_and_leaving_closes_it(springs: Springs) -> None:
    page = springs()
    mark(page, 1).hover()
    box = preview(page).bounding_box()
    target = mark(page, 1).bounding_box()
    assert box is not None
    assert target is not None
    page.mouse.move(target["x"] + 5, target["y"] + target["height"] - 1)
    page.mouse.move(target["x"] + 5, box["y"] + 1)
    page.wait_for_timeout(A_WHILE)
    expect(preview(page)).to_have_count(1)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=8)
    page.wait_for_timeout(A_WHILE)
    expect(preview(page)).to_have_count(1)
    away(page)
    expect(preview(page)).to_have_count(0)


def test_a_pointer_that_only_passes_opens_nothing(springs: Springs) -> None:
    page = springs()
    # By the page's own clock: the pointer leaves before a preview is due, however slow the machine.
    seen = mark(page, 1).evaluate("""async mark => {
      let shown = 0;
      const watch = new MutationObserver(() => { shown += !!document.querySelector(".iw-preview"); });
      watch.observe(document.querySelector("article"), { childList: true });
      for (const [place, screenX] of [[mark, 100], [document.body, 200]]) {
        place.dispatchEvent(new PointerEvent("pointerover", { bubbles: true, screenX }));
        await new Promise(done => setTimeout(done, place === mark ? 100 : 600));
      }
      return shown;
    }""")
    assert seen == 0


def test_a_second_mark_replaces_the_first(springs: Springs) -> None:
    page = springs()
    mark(page, 1).hover()
    expect(preview(page)).to_contain_text("Hooke")
    mark(page, 2).hover()
    expect(preview(page)).to_contain_text("Shannon")
    expect(preview(page)).to_have_count(1)


def test_escape_closes_it_until_the_pointer_comes_anew(springs: Springs) -> None:
    page = springs()
    mark(page, 1).hover()
    expect(preview(page)).to_have_count(1)
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    target = mark(page, 1).bounding_box()
    assert target is not None
    page.mouse.move(target["x"] + 3, target["y"] + target["height"] / 2)
    page.wait_for_timeout(A_WHILE)
    expect(preview(page)).to_have_count(0)
    away(page)
    mark(page, 1).hover()
    expect(preview(page)).to_have_count(1)


def test_a_click_follows_the_link(springs: Springs) -> None:
    page = springs()
    mark(page, 1).hover()
    expect(preview(page)).to_have_count(1)
    mark(page, 1).click()
    assert page.url.endswith("#ref-hooke1678")
    expect(preview(page)).to_have_count(0)


def test_a_mark_that_was_clicked_does_not_hold_its_preview(springs: Springs) -> None:
    page = springs()
    page.evaluate("addEventListener('click', event => event.preventDefault())")  # as in a new tab
    mark(page, 1).click()
    expect(mark(page, 1)).to_be_focused()
    away(page)
    mark(page, 1).hover()
    expect(preview(page)).to_have_count(1)
    away(page)
    expect(preview(page)).to_have_count(0)


def test_its_text_can_be_selected_beyond_its_edge(springs: Springs) -> None:
    page = springs()
    mark(page, 1).hover()
    box = preview(page).locator("p").last.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 2, box["y"] + 5, steps=4)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] + 40, box["y"] + box["height"], steps=8)
    page.wait_for_timeout(A_WHILE)
    page.mouse.up()
    expect(preview(page)).to_have_count(1)
    assert "Hooke" in page.evaluate("String(getSelection())")


# --- by keyboard ------------------------------------------------------------------------------


def test_tab_leads_through_its_links_and_on(springs: Springs) -> None:
    page = springs()
    first, second = mark(page, 1), mark(page, 2)
    focus(page, first)
    expect(preview(page)).to_contain_text("Hooke")
    links = preview(page).get_by_role("link")
    for number in range(3):
        page.keyboard.press("Tab")
        expect(links.nth(number)).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    expect(first).to_be_focused()
    expect(preview(page)).to_have_count(1)
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(second).to_be_focused()
    expect(preview(page)).to_contain_text("Shannon")
    page.keyboard.press("Shift+Tab")
    expect(first).to_be_focused()


def test_escape_closes_it_and_the_focus_stays(springs: Springs) -> None:
    page = springs()
    focus(page, mark(page, 1))
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect(mark(page, 1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(mark(page, 2)).to_be_focused()


def test_escape_leads_back_from_its_links(springs: Springs) -> None:
    page = springs()
    focus(page, mark(page, 1))
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(preview(page)).to_have_count(0)
    expect(mark(page, 1)).to_be_focused()


def test_enter_follows_the_link(springs: Springs) -> None:
    page = springs()
    focus(page, mark(page, 1))
    page.keyboard.press("Enter")
    assert page.url.endswith("#ref-hooke1678")
    expect(preview(page)).to_have_count(0)


def test_a_page_that_moves_under_a_resting_pointer_opens_nothing_until_it_moves(
    springs: Springs,
) -> None:
    page = springs()
    focus(page, link(page))
    target = mark(page, 1).bounding_box()
    assert target is not None
    x, y = target["x"] + target["width"] / 2, target["y"] + target["height"] / 2
    page.mouse.move(x, y - 100)
    page.evaluate("scrollBy({ top: 100, behavior: 'instant' })")
    page.wait_for_timeout(A_WHILE)
    assert mark(page, 1).evaluate("mark => mark.matches(':hover')")
    expect(preview(page)).to_contain_text("What flows")
    page.mouse.move(x + 2, y - 100)
    expect(preview(page)).to_contain_text("Hooke")


def test_what_screen_readers_are_told(springs: Springs) -> None:
    page = springs()
    focus(page, mark(page, 1))
    dialog = page.get_by_role("dialog", name="Reference 1, Hooke 1678, p. 4")
    expect(dialog).to_be_visible()
    focus(page, link(page))
    expect(page.get_by_role("tooltip")).to_be_visible()
    said = re.compile(r"^Heat What flows from the warm to the cold\. [\w ]+ · 1 source$")
    expect(link(page)).to_have_accessible_description(said)
    page.keyboard.press("Tab")
    expect(link(page)).to_have_accessible_description("")


# --- by touch ---------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [NARROW, SMALLEST])
def test_the_first_tap_shows_and_a_link_leads_on(springs: Springs, width: int) -> None:
    page = springs(width=width, touch=True)
    mark(page, 1).tap()
    expect(preview(page)).to_contain_text("Hooke")
    assert "#" not in page.url
    preview(page).get_by_role("link", name="Go to the reference").tap()
    assert page.url.endswith("#ref-hooke1678")
    expect(preview(page)).to_have_count(0)


def test_a_second_tap_follows_the_link(springs: Springs) -> None:
    page = springs(width=NARROW, touch=True)
    mark(page, 1).tap()
    expect(preview(page)).to_have_count(1)
    mark(page, 1).tap()
    assert page.url.endswith("#ref-hooke1678")


def test_a_tap_elsewhere_or_on_close_closes_it(springs: Springs) -> None:
    page = springs(width=NARROW, touch=True)
    mark(page, 1).tap()
    preview(page).locator("p").nth(1).tap(position={"x": 4, "y": 4})
    expect(preview(page)).to_have_count(1)
    page.locator("h1").tap()
    expect(preview(page)).to_have_count(0)
    mark(page, 1).tap()
    preview(page).get_by_role("button", name="Close").tap()
    expect(preview(page)).to_have_count(0)
    expect(mark(page, 1)).to_be_focused()


def test_a_tap_on_another_mark_shows_that_one(springs: Springs) -> None:
    page = springs(width=NARROW, touch=True)
    mark(page, 2).tap()
    expect(preview(page)).to_contain_text("Shannon")
    mark(page, 0).tap()  # which stands above what the preview covers
    expect(preview(page)).to_contain_text("p. 3")
    expect(preview(page)).to_have_count(1)


def test_a_tapped_link_to_an_article_leads_there(visit: Visits, other_site: Site) -> None:
    with visit(width=NARROW, touch=True) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        link(page).tap()
        expect(page.get_by_role("dialog", name="Heat")).to_be_focused()
        preview(page).get_by_role("link", name="Read the article").tap()
        page.wait_for_url("**/heat/")


# --- where it stands --------------------------------------------------------------------------


@pytest.mark.parametrize("width", [SMALLEST, NARROW, WIDE])
def test_it_never_covers_its_link_nor_widens_the_page(springs: Springs, width: int) -> None:
    page = springs(width=width)
    page.keyboard.press("Shift")  # the keyboard is in use
    seen = page.evaluate(EVERYWHERE)
    assert len(seen) > 40
    for one in seen:
        assert one["below"] >= -1 or one["above"] >= -1, one
        assert one["left"] >= 0, one
        assert one["right"] <= one["page"] <= width, one
        assert one["block"] != "end" or one["bottom"] <= HEIGHT, one  # there is room above


EVERYWHERE = """() => {
  const found = [];
  for (const link of document.querySelectorAll(".iw-cite a, .iw-infobox a, p > a.iw-link")) {
    for (const block of ["start", "center", "end"]) {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
      link.blur();
      link.scrollIntoView({ block, behavior: "instant" });
      link.focus({ preventScroll: true });
      if (document.activeElement !== link) continue; // it is in a folded block
      const card = document.querySelector(".iw-preview").getBoundingClientRect();
      const at = link.getBoundingClientRect();
      const page = document.documentElement.scrollWidth;
      found.push({ block, name: link.textContent, below: card.top - at.bottom,
        above: at.top - card.bottom, left: card.left, right: card.right, bottom: card.bottom, page });
    }
  }
  return found;
}"""


def test_it_is_not_printed(springs: Springs) -> None:
    page = springs()
    focus(page, mark(page, 1))
    page.emulate_media(media="print")
    expect(preview(page)).to_be_hidden()


# --- what it needs ----------------------------------------------------------------------------


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_in_one_that_was_tapped(springs: Springs, dark: bool) -> None:
    page = springs(width=NARROW, touch=True, dark=dark)
    page.evaluate(AXE)
    for one in (mark(page, 1), link(page)):
        one.tap()
        expect(preview(page)).to_have_count(1)
        found = page.evaluate(
            "tags => axe.run('.iw-preview', { runOnly: { type: 'tag', values: tags } })", TAGS
        )
        assert found["violations"] == []
        assert len(found["passes"]) > 5


def test_it_asks_for_nothing(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article), wait_until="networkidle")
        before = {request.url for request in visited.log.requests}
        for one in (mark(page, 1), link(page)):
            one.hover()
            expect(preview(page)).to_have_count(1)
            away(page)
        after = {request.url for request in visited.log.requests} - before
        assert not {url for url in after if "favicon" not in url}


def test_without_scripts_the_links_do_the_work(visit: Visits, other_site: Site) -> None:
    with visit(javascript=False) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        assert "· 1 source" not in page.locator("article").inner_text()
        mark(page, 1).hover()
        page.wait_for_timeout(A_WHILE)
        expect(preview(page)).to_have_count(0)
        mark(page, 1).click()
        assert page.url.endswith("#ref-hooke1678")
        link(page).click()
        page.wait_for_url("**/heat/")


def test_it_keeps_to_a_strict_content_security_policy(visit: Visits, other_site: Site) -> None:
    # Material's own pages do not; so the policy only reports, and its reports are read.
    # Style sheets draw small icons themselves, Material's as ours.
    policy = "default-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'"
    with visit(fresh=True) as visited:
        page = visited.page

        def with_policy(route: Any) -> None:
            answer = route.fetch()
            headers = {**answer.headers, "content-security-policy-report-only": policy}
            route.fulfill(response=answer, headers=headers)

        page.route("**/springs/", with_policy)
        page.add_init_script(
            "window.reports = []; document.addEventListener('securitypolicyviolation', "
            "e => reports.push([e.sourceFile, e.violatedDirective]))"
        )
        page.goto(other_site.url(other_site.article))
        focus(page, mark(page, 1))
        expect(preview(page)).to_have_count(1)
        reports = page.evaluate("reports")
        assert reports, "Material's inline scripts are reported"
        assert not [r for r in reports if r[0].endswith("assets/innerwiki.js")], json.dumps(reports)
        visited.log.errors.clear()  # they are the reports
