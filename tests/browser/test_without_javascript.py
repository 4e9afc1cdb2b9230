"""Where no script runs, nothing is missing: texts, tables, folded remarks, tabs, contents."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.visits import NARROW, Site, Visits


def test_articles_are_whole(visit: Visits, any_site: Site) -> None:
    texts = {}
    for javascript in (True, False):
        with visit(javascript=javascript) as visited:
            visited.page.goto(any_site.url(any_site.article))
            # What a script adds are buttons, and only those may differ. (A style sheet that is put in
            # later is waited for in vain where no script runs.)
            buttons = visited.page.locator("article button")
            buttons.evaluate_all("all => all.map(one => { one.style.display = 'none' })")
            blocks = visited.page.locator("article :is(h1, h2, h3, p, li, td, figcaption, pre)")
            texts[javascript] = blocks.all_inner_texts()
    assert texts[False] == texts[True]
    assert len(texts[False]) > 30


def test_the_table_of_all_articles_has_a_row_for_each(visit: Visits, any_site: Site) -> None:
    articles = json.loads((any_site.folder / "articles.json").read_text(encoding="utf-8"))
    with visit(javascript=False) as visited:
        visited.page.goto(any_site.url("articles/"))
        rows = visited.page.locator("table[data-iw-sortable] tbody tr")
        assert rows.count() == len(articles["articles"] if isinstance(articles, dict) else articles)
        expect(visited.page.locator("table button")).to_have_count(0)


def test_buttons_that_could_not_work_are_not_shown(visit: Visits, any_site: Site) -> None:
    with visit(javascript=False) as visited:
        visited.page.goto(any_site.url(any_site.source))
        assert visited.page.locator("button[data-iw-copy]").count() > 0
        expect(visited.page.locator("button:visible")).to_have_count(0)


def test_folded_remarks_open(visit: Visits, other_site: Site) -> None:
    with visit(javascript=False) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        remark = page.get_by_text("A folded remark")
        expect(remark).to_be_hidden()
        page.get_by_text("More on this").click()
        expect(remark).to_be_visible()


def test_tabs_can_be_chosen(visit: Visits, other_site: Site) -> None:
    with visit(javascript=False) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        brass = page.get_by_text("Brass is less stiff")
        expect(brass).to_be_hidden()
        page.locator(".tabbed-labels label", has_text="Brass").click()
        expect(brass).to_be_visible()


@pytest.mark.parametrize("kind", ["home", "needs citations", "bibliography", "source", "404"])
def test_pages_have_their_title_and_the_way_on(visit: Visits, any_site: Site, kind: str) -> None:
    with visit(javascript=False) as visited:
        page = visited.page
        page.goto(any_site.url(any_site.pages[kind]))
        expect(page.locator("h1")).to_be_visible()
        expect(page.locator("nav .md-nav__link", has_text="All articles")).to_be_visible()


def test_the_drawer_of_a_narrow_window_opens(visit: Visits, any_site: Site) -> None:
    with visit(javascript=False, width=NARROW) as visited:
        page = visited.page
        page.goto(any_site.url(any_site.article))
        page.locator("header label[for=__drawer]").click()
        expect(page.locator("nav .md-nav__link", has_text="All articles")).to_be_in_viewport()
