from urllib.parse import parse_qs, urlsplit

import pytest

from innerwiki.site.pages.needs_citations import NOTHING
from tests.generated import FORGE, Parsed, assert_sound, inputs_of, made

BIB = "@book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}"
TEXT = """
    ---
    title: Springs
    status: draft
    importance: high
    ---

    Force grows.{.needs-citation since=2026-01 reason="Who says so?"} It grows
    *very* fast [@nobody]. Springs stretch [@hooke1678].
    """


def page(text: str = TEXT, **others: str) -> Parsed:
    files = {f"content/{name}.md": body for name, body in others.items()}
    return assert_sound(made(inputs_of(text, BIB, files, FORGE), "needs-citations").html)


def texts(found: Parsed) -> list[str]:
    return [text.replace("\N{NO-BREAK SPACE}", " ") for text in found.texts("li")]


def test_each_gap_tells_sentence_line_reason_and_since() -> None:
    marked, unknown = texts(page())
    assert "“Force grows.” Line 7 · marked by an editor · since 2026-01 · “Who says so?”" in (
        marked.replace("”Line", "” Line")
    )
    assert "“It grows very fast.”" in unknown
    assert "Line 7 · unknown key nobody" in unknown


def test_since_is_a_time_where_it_is_a_date() -> None:
    assert page().all("time")[0]["datetime"] == "2026-01"
    for wrong in ("2026-13", "lately", "'1 May'"):
        assert page(f"Force grows.{{.needs-citation since={wrong}}}").all("time") == []


def test_a_gap_leads_to_its_very_sentence() -> None:
    links = page().links()
    assert links["“Force grows.”"] == "../page/#gap-1"
    assert links["“It grows very fast.”"] == "../page/#gap-2"


def test_a_gap_can_be_edited_at_its_line_or_given_a_source() -> None:
    links = page().links()
    assert links["Edit at line 7 of Springs"] == (
        "https://forge.example/edit/main/content/page.md#L7"
    )
    query = parse_qs(urlsplit(links["Suggest a source for line 7 of Springs"]).query)
    assert query["title"] == ["Source for: Springs"]
    assert "(content/page.md, line 7)" in query["body"][0]
    assert "DOI, arXiv number, ISBN or address" in query["body"][0]
    assert "\n> It grows very fast.\n" in query["body"][0]


def test_without_a_forge_the_one_button_leads_to_a_page_of_the_wiki() -> None:
    found = assert_sound(made(inputs_of(TEXT, BIB), "needs-citations").html)
    links = found.links()
    assert {name: links[name] for name in links if "line" in name} == {
        "Suggest a source for line 7 of Springs": "../suggest-a-source/?for=page",
    }
    assert [name for name in links if "line" not in name] == [
        "How to contribute",
        "suggest a source",
        "Springs",
        "“Force grows.”",
        "“It grows very fast.”",
    ]
    assert found.links()["How to contribute"] == "../how-to-contribute/"


def test_a_page_of_the_wikis_own_tells_how_to_contribute() -> None:
    guide = "---\ntitle: Lend a hand\ntype: meta\n---\nDo.\n"
    assert page(contributing=guide).links()["Lend a hand"] == "../contributing/"


def test_articles_come_by_importance_then_title_with_their_status() -> None:
    found = page(
        b="---\ntitle: Beta\nimportance: top\n---\nForce grows.\n",
        a="---\ntitle: Älpha\nimportance: top\n---\nForce grows.\n",
        c="---\ntitle: None\n---\nForce grows.\n",
        fine="---\ntitle: Fine\nimportance: top\n---\nForce grows [@hooke1678].\n",
    )
    assert found.texts("h2") == [
        "Of top importance",
        "Of high importance",
        "Importance not stated",
    ]
    assert found.texts("h3") == [
        "Älpha Needs citations",
        "Beta Needs citations",
        "Springs Draft",
        "None Needs citations",
    ]
    assert found.texts("p")[0].startswith("5 places in 4 articles wait for a source.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: T\n---\nWhy?\n", "The whole article"),
        (
            "---\ntitle: T\ncitations: [nobody]\n---\nForce grows [@hooke1678].\n",
            "The general sources of the article",
        ),
        (
            '---\ntitle: T\ninfobox: [{label: By, value: "x [@nobody]"}]\n---\nF [@hooke1678].\n',
            "The infobox, at “By”",
        ),
    ],
)
def test_what_is_no_sentence_is_named(text: str, said: str) -> None:
    assert said in page(text).links()


def test_an_endless_sentence_is_cut() -> None:
    [gap] = texts(page("Force " + "grows and " * 90 + "ends.{.needs-citation}"))
    assert len(gap) < 600
    assert "…”" in gap


def test_nothing_to_do_is_said() -> None:
    assert page("Force grows [@hooke1678].").texts("p") == [NOTHING]
