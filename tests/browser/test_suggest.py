"""Suggest a source: what is pasted is read, compared and handed on, by every hand and without harm."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from innerwiki.bibliography import parse
from innerwiki.config import Forge, load
from innerwiki.model import Source
from innerwiki.site import forge
from tests.browser.axe import violations
from tests.browser.keyboard import tab_to
from tests.browser.test_budgets import OWN_SCRIPT
from tests.browser.visits import NARROW, WIDE, Site, Visits

PAGE = "suggest-a-source/"
FOR_SPRINGS = PAGE + "?for=springs"
NEW = """@article{x,
  author  = {Erd{\\H o}s, Paul and van der Waals, Jan},
  title   = {On {GPT} \\& heat},
  journal = {Nachrichten}, volume = 3, pages = {1--9}, year = 2001,
  doi     = {10.1000/ABC},
}
"""
HOSTILE = (
    """@article{a"><script>alert(1)</script>,
  author = {<img src=x onerror=alert(1)>, {\\"<svg onload=alert(1)>}},
  title = {</code></pre><script>alert(1)</script> ``` {.x} &lt;script&gt;alert(1)&lt;/script&gt;},
  url = {javascript:alert(1)}, year = {"><b>}, journal = {&#60;img src=x onerror=alert(1)&#62;},
}""",
    "https://a.example/<script>alert(1)</script>\n10.1000/<img/src=x/onerror=alert(1)>\n<b>alert(1)</b>",
    "@a{" + "{" * 5000,
    "@misc{__proto__, constructor = {x}, __proto__ = {y}, title = {__proto__}, url = {\u2028}}",
    "\ud800 @misc{\ufeff, title = {\u202e\x00}}",
)


def suggest(page: Page, text: str) -> None:
    page.locator("textarea").fill(text)
    page.get_by_role("button", name="Look it up").click()


def links(page: Page) -> dict[str, str]:
    found = page.locator("#iw-suggested .iw-actions a")
    return {one.inner_text(): one.get_attribute("href") or "" for one in found.all()}


def entry_of(page: Page) -> str:
    return page.locator("#iw-suggested pre code").first.text_content() or ""


def test_what_is_new_is_shown_with_its_key_and_leaves_as_a_file_or_an_issue(
    visit: Visits, other_site: Site, other_root: Path
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(FOR_SPRINGS))
        suggest(page, NEW)
        heading = page.get_by_role("heading", name="Erdős and van der Waals 2001: new to this wiki")
        expect(heading).to_be_focused()
        expect(page.locator("#iw-suggested")).to_contain_text(
            "Erdős, P.; van der Waals, J. (2001). On GPT & heat. Nachrichten 3, 1–9. doi:10.1000/ABC."
        )
        expect(page.locator("#iw-suggest-said")).to_contain_text(
            "Suggested for the article Springs"
        )
        text = entry_of(page)
        assert text == NEW.replace("{x,", "{erdos2001gpt,")
        templates, path = load(other_root).forge, "citations/erdos2001gpt.bib"
        ways = links(page)
        assert ways["Propose the file"] == forge.new_file(templates, path, text)
        body = (
            f"Article: Springs (springs)\n\nThe source:\n\n```\n{text}```\n"
            "\nWhere in the source (page, section), and what it says there:\n"
        )
        assert ways["Open an issue with it"] == forge.new_issue(
            templates, "Source for: Springs", body
        )


@pytest.mark.parametrize(
    "text",
    [
        "https://springs.example/hooke/",
        "HTTPS://Springs.example/hooke#top",
        "@misc{z, title = {Another}, url = {http://springs.example/hooke}}",
    ],
)
def test_what_the_wiki_has_is_told_with_its_key_and_its_page(
    visit: Visits, project_site: Site, text: str
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(project_site.url(PAGE))
        suggest(page, text)
        expect(page.locator("#iw-suggested h2")).to_contain_text("in this wiki already")
        expect(page.locator("#iw-suggested code", has_text="[@hooke1678]")).to_be_visible()
        assert links(page) == {}
        page.locator("#iw-suggested").get_by_role("link", name="About this source").click()
        page.wait_for_url(project_site.url("sources/hooke1678/"))


def test_a_work_of_the_same_title_is_pointed_out_and_the_key_is_another(
    visit: Visits, other_site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        suggest(page, "@book{k, title = {OF MESSAGES}, author = {Shannon, Claude}, year = 1948}")
        expect(page.locator("h2").first).to_have_text("Shannon 1948: perhaps in this wiki already")
        expect(page.get_by_text("Shannon and Weaver 1948, Of messages.")).to_be_visible()
        assert entry_of(page).startswith("@book{shannon1948messages,")


def test_a_parent_whose_key_is_anothers_is_told(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        whole = "@book{hooke1678, title = {The whole}, editor = {Ada}, year = 1918}"
        suggest(page, "@inbook{x, title = {A part}, crossref = {hooke1678}}\n" + whole)
        told = page.get_by_text("This wiki has another source with the key hooke1678: give this")
        expect(told).to_have_count(1)
        suggest(page, whole)
        expect(page.locator("#iw-suggested h2")).to_have_text("Ada 1918: new to this wiki")
        expect(told).to_have_count(0)


def test_a_bare_identifier_becomes_an_entry_to_be_filled_in(
    visit: Visits, other_site: Site
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        suggest(page, "doi:10.1000/182")
        expect(page.locator("#iw-suggested h2")).to_have_text("doi:10.1000/182: new to this wiki")
        [body] = parse_qs(urlsplit(links(page)["Open an issue with it"]).query)["body"]
        assert "The source:\n\n```\ndoi:10.1000/182\n```\n" in body
        assert "`innerwiki cite add doi:10.1000/182`" in body
        page.get_by_role("button", name="Fill it in above").click()
        field = page.locator("textarea")
        expect(field).to_be_focused()
        filled = field.input_value().replace("title         = {}", "title = {Life}")
        suggest(page, filled.replace("year          = {}", "year = 1940"))
        expect(page.locator("#iw-suggested h2")).to_have_text("Life 1940: new to this wiki")
        expect(page.get_by_text("The entry does not tell: author.")).to_be_visible()
        assert parse([Source("x.bib", entry_of(page))]).identifiers == {
            "doi:10.1000/182": "life1940life"
        }
        assert "{}" not in entry_of(page)


@pytest.mark.parametrize(
    ("text", "is_offered"),
    [
        ("https://a.example/?x=1&y=(2)", "`innerwiki cite add 'https://a.example/?x=1&y=(2)'`"),
        ("https://a.example/$(reboot)", None),
        ("https://a.example/`reboot`", None),
        ("https://a.example/'x'", None),
    ],
)
def test_no_identifier_makes_a_command_that_does_more(
    visit: Visits, other_site: Site, text: str, is_offered: str | None
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        suggest(page, text)
        expect(page.locator("#iw-suggested h2")).to_be_visible()
        [body] = parse_qs(urlsplit(links(page)["Open an issue with it"]).query)["body"]
        assert (is_offered or "The source:") in body
        assert ("innerwiki cite add" in body) == bool(is_offered)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is nothing in the field yet"),
        ("foo bar", "“foo bar” is no DOI, arXiv number, ISBN or address; write it as 10.1000/182"),
        ("0306406151", "0306406151 is no ISBN: its last digit would be 2"),
        ("@book{a,\n title = {Life", "Line 2: the value of “title” is opened and never closed"),
        ("@book{a,\n title = , }", "Line 2: “title” has no value; write title = {value}"),
        ("@book{a,\n title = {Life} year = 1}", "Line 2: what follows the value of “title” is no"),
        ("@comment{nothing}", "There is no BibTeX entry in it; write @type{key, field = {value}}."),
        ("x" * 1_000_000, "That is more than this page reads at once"),
    ],
    ids=["nothing", "words", "isbn", "open", "no value", "no comma", "comment", "a megabyte"],
)
def test_a_mistake_is_told_with_the_way_to_mend_it(
    visit: Visits, other_site: Site, text: str, said: str
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        suggest(page, text)
        expect(page.get_by_role("status").first).to_contain_text(said)
        expect(page.locator("textarea")).to_be_focused()
        expect(page.locator("textarea")).to_have_attribute("aria-invalid", "true")
        suggest(page, "10.1000/182")
        expect(page.locator("#iw-suggested h2")).to_be_focused()
        expect(page.locator("textarea")).not_to_have_attribute("aria-invalid", "true")


@pytest.mark.parametrize("text", HOSTILE, ids=["markup", "addresses", "braces", "names", "signs"])
def test_nothing_that_is_pasted_becomes_more_than_text(
    visit: Visits, other_site: Site, text: str
) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.goto(other_site.url(PAGE))
        page.locator("textarea").evaluate("(field, text) => { field.value = text; }", text)
        page.get_by_role("button", name="Look it up").click()
        said = page.locator("#iw-suggest-said")
        expect(said).not_to_be_empty()
        expect(said).not_to_have_text("Reading …")
        strange = page.locator(
            ":is(#iw-suggested, #iw-suggest-said) :is(script, img, svg, b, iframe)"
        )
        expect(strange).to_have_count(0)
        addresses = page.locator("#iw-suggested a").evaluate_all("all => all.map(a => a.href)")
        assert all(
            one.startswith(("https://github.com/example/springs/", other_site.address))
            for one in addresses
        )


def test_what_is_too_long_for_a_link_is_copied(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.goto(other_site.url(PAGE))
        suggest(page, NEW.replace("doi  ", "abstract = {" + "ü" * 3000 + "},\n  doi"))
        expect(page.get_by_text("It is too long for a link")).to_be_visible()
        assert all(len(address) < 300 for address in links(page).values())
        page.get_by_role("button", name="Copy the entry").click()
        expect(page.locator("#iw-suggested").get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == entry_of(page)


def test_a_fence_of_an_issue_is_closed_by_nothing_in_it(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        suggest(page, "@misc{a, title = {```` x ```\n```\n@everyone}, year = 2000}")
        expect(page.locator("#iw-suggested h2")).to_be_visible()
        [body] = parse_qs(urlsplit(links(page)["Open an issue with it"]).query)["body"]
        assert body.count("`````\n") == 2


def test_several_are_read_at_once_and_no_two_get_one_key(visit: Visits, other_site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        one = "@book{a, author = {Hooke, R.}, title = {Springs}, year = 1678}\n"
        suggest(page, one * 3 + "@inbook{c, crossref = {p}, title = {T}}\n@book{p, title = {P}}")
        expect(page.locator("#iw-suggested h2")).to_have_count(5)
        texts = page.locator("#iw-suggested pre code").all_text_contents()
        keys = [text.partition("{")[2].partition(",")[0] for text in texts]
        assert keys == ["hooke1678springs", "hooke1678springsb", "hooke1678springsc", "tndt", "p"]
        suggest(page, one * 12)
        expect(page.locator("#iw-suggested h2")).to_have_count(10)
        expect(page.locator("#iw-suggest-said")).to_contain_text("There are 12 sources in it")


def test_where_no_forge_is_configured_the_entry_is_copied(visit: Visits, site: Site) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(site.url(PAGE))
        suggest(page, NEW)
        expect(page.get_by_text("send it to whoever keeps this wiki: it")).to_contain_text(
            "citations/erdos2001gpt.bib"
        )
        expect(page.get_by_role("button", name="Copy the entry")).to_be_visible()
        assert links(page) == {}


def test_all_sources_of_a_wiki_are_known(visit: Visits, site: Site) -> None:
    library = json.loads((site.folder / "bibliography.json").read_text("utf-8"))
    asked = [f"10.48550/arXiv.{n}" for n in ("1906.01820",)]
    keys = {one["id"] for one in library}
    with visit() as visited:
        page = visited.page
        page.goto(site.url(PAGE))
        suggest(page, "\n".join(asked))
        expect(page.locator("#iw-suggested h2")).to_contain_text("in this wiki already")
        cited = page.locator("#iw-suggested .iw-suggest-owned code").all_text_contents()
        assert cited
        assert {one[2:-1] for one in cited} <= keys


def test_nothing_is_fetched_before_it_is_needed(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(other_site.url(FOR_SPRINGS), wait_until="networkidle")
        own = [one for one in visited.log.requests if "/assets/" in one.url or "suggest" in one.url]
        paths = [
            urlsplit(one.url).path for one in own if "innerwiki" in one.url or "suggest" in one.url
        ]
        assert sorted(paths) == [
            "/assets/innerwiki.css",
            "/assets/innerwiki.js",
            "/assets/suggest.js",
            "/suggest-a-source/",
        ]
        scripts = [
            one.response() for one in own if one.url.endswith(("innerwiki.js", "suggest.js"))
        ]
        sizes = [
            int((answer and answer.header_value("content-length")) or "none") for answer in scripts
        ]
        assert sum(sizes) <= OWN_SCRIPT
        suggest(page, "10.1000/182")
        expect(page.locator("#iw-suggested h2")).to_be_visible()
        assert any(one.url.endswith("suggest-laws.js") for one in visited.log.requests)
        assert any("/suggest-a-source/known/" in one.url for one in visited.log.requests)


def test_without_its_list_the_wiki_says_so_and_still_makes_the_entry(
    visit: Visits, other_site: Site
) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.route("**/known/*.json", lambda route: route.fulfill(status=503, body="no"))
        page.goto(other_site.url(PAGE))
        suggest(page, NEW)
        expect(page.get_by_text("whether it has this one is not known")).to_be_visible()
        assert entry_of(page).startswith("@article{erdos2001gpt,")
        page.unroute("**/known/*.json")
        suggest(page, NEW)
        expect(page.locator("#iw-suggested h2")).to_contain_text("new to this wiki")
        visited.log.errors.clear()  # the browser tells of the answers that were no answers


def test_without_its_laws_the_wiki_says_so(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.route("**/suggest-laws.js", lambda route: route.abort())
        page.goto(other_site.url(PAGE))
        suggest(page, NEW)
        expect(page.locator("#iw-suggest-said")).to_contain_text("Look whether you are online")
        visited.log.errors.clear()


@pytest.mark.parametrize("article_id", ["no-such", "<b>", "__proto__", "a/../../x", "%"])
def test_an_article_that_is_not_there_is_named_nowhere(
    visit: Visits, other_site: Site, article_id: str
) -> None:
    with visit() as visited:
        page = visited.page
        page.goto(other_site.url(PAGE) + f"?for={article_id}")
        suggest(page, NEW)
        expect(page.locator("#iw-suggested h2")).to_be_visible()
        expect(page.locator("#iw-suggest-said")).not_to_contain_text("Suggested for")
        [title] = parse_qs(urlsplit(links(page)["Open an issue with it"]).query)["title"]
        assert title == "Source: Erdős and van der Waals 2001"


def test_it_is_all_done_by_keyboard_from_an_article_on(visit: Visits, other_site: Site) -> None:
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(other_site.url(other_site.article))
        tab_to(page, "a.iw-button[href*='suggest-a-source']")
        page.keyboard.press("Enter")
        page.wait_for_url(other_site.url(FOR_SPRINGS))
        tab_to(page, "#iw-suggest-source")
        page.keyboard.type("10.1000/182")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#iw-suggested h2")).to_be_focused()
        for wanted in ("Fill it in above", "Copy the entry"):
            page.keyboard.press("Tab")
            expect(page.locator(":focus")).to_contain_text(wanted)


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_while_sources_are_shown(
    visit: Visits, other_site: Site, width: int, *, is_dark: bool
) -> None:
    with visit(width=width, dark=is_dark) as visited:
        page = visited.page
        page.goto(other_site.url(FOR_SPRINGS))
        suggest(page, NEW + "@misc{y, title = {Of messages}, year = 1948}\n@book{z, title={")
        expect(page.locator("#iw-suggested h2")).to_have_count(2)
        found = violations({"BibTeX": page})
        suggest(page, "10.1000/182\nhttps://springs.example/hooke\n" + "9" * 300)
        expect(page.locator("#iw-suggested .iw-suggest-owned")).to_have_count(1)
        found += violations({"identifiers": page})
        assert not found, "\n".join(found)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_page_tells_how_it_is_done(visit: Visits, other_site: Site) -> None:
    with visit(javascript=False) as visited:
        page = visited.page
        page.goto(other_site.url(PAGE))
        expect(page.locator("form#iw-suggest")).to_be_hidden()
        expect(page.get_by_role("heading", name="By hand")).to_be_visible()
        page.locator("article").get_by_role("link", name="How to contribute").click()
        page.wait_for_url(other_site.url("how-to-contribute/#add"))


def test_every_template_of_a_forge_is_filled_in_by_the_same_law(
    visit: Visits, other_site: Site
) -> None:
    odd = Forge(
        branch="a b/c",
        new_file="https://forge.example/{branch}/{path}?v={body}&t={title}&i={id}",
        new_issue="https://forge.example/{id}/{line}?p={path}&t={title}&b={body}&b2={body}",
    )
    with visit(fresh=True) as visited:
        page = visited.page
        page.goto(other_site.url(FOR_SPRINGS))
        page.locator("#iw-suggest-data").evaluate(
            "(data, more) => { data.textContent = JSON.stringify({...JSON.parse(data.textContent), ...more}); }",
            {
                "newFile": forge.left_open(odd, odd.new_file),
                "newIssue": forge.left_open(odd, odd.new_issue),
                "folder": "so ur/ces",
            },
        )
        page.evaluate(
            "document.getElementById('iw-suggest').replaceWith(document.getElementById('iw-suggest').cloneNode(true))"
        )
        page.add_script_tag(url=other_site.url("assets/suggest.js"))
        suggest(page, "@misc{a, title = {Ü (x)! ~'*' {+}}, year = 2000}")
        expect(page.locator("#iw-suggested h2")).to_be_visible()
        text, ways = entry_of(page), links(page)
        path = "so ur/ces/u2000u.bib"
        assert text.startswith("@misc{")
        key = text.partition("{")[2].partition(",")[0]
        path = f"so ur/ces/{key}.bib"
        title = "Source for: Springs"
        wanted = forge.new_file(odd, path, text, title=title, article_id="springs")
        assert ways["Propose the file"] == wanted
        body = (
            f"Article: Springs (springs)\n\nThe source:\n\n```\n{text}```\n"
            "\nWhere in the source (page, section), and what it says there:\n"
        )
        wanted = forge.new_issue(odd, title, body, path=path, article_id="springs")
        assert ways["Open an issue with it"] == wanted
