from hypothesis import given
from hypothesis import strategies as st

from innerwiki.site.header import SUGGEST
from innerwiki.site.pages import all_pages
from tests.generated import FORGE, assert_sound, inputs_of, made

BIB = """
    @book{hooke1678, author = {Hooke, Robert}, title = {De Potentia}, year = {1678}}
    @article{a:b, title = {"><script>pwned(1)</script> & <i>x</i>}, url = {javascript:pwned(2)}}
    """
EVIL = """
    ---
    title: "<script>pwned(3)</script> & \\"quoted\\""
    id: evil
    infobox:
      - {label: "<b>", value: "x [@nobody]"}
    citations: [nobody]
    ---
    Force <b onclick="pwned(4)">grows</b> & "grows" [@hooke1678, p. "1<"]. And
    so {.needs-citation since="<i>" reason="<img src=x onerror=pwned(5)>"}. See [[<wanted>]].
    It is so. It is not so [@hooke1678]. See [@a:b].
    """


def test_the_pages_in_the_navigation_are_few_and_in_order() -> None:
    pages = [page for page in all_pages(inputs_of(EVIL, BIB)) if page.in_nav]
    pages.sort(key=lambda page: page.in_nav)
    assert [(page.id, page.title) for page in pages] == [
        ("articles", "All articles"),
        ("needs-citations", "Needs citations"),
        ("bibliography", "Bibliography"),
    ]


def test_no_two_pages_have_the_same_id() -> None:
    ids = [page.id for page in all_pages(inputs_of(EVIL, BIB))]
    assert len(ids) == len(set(ids))
    assert {"sources/hooke1678", "sources/a_3a_b", "wanted"} <= set(ids)


def test_an_authored_article_takes_a_pages_place() -> None:
    inputs = inputs_of("---\ntitle: Ours\nid: bibliography\n---\nText.\n", BIB)
    assert "bibliography" not in {page.id for page in all_pages(inputs)}


def test_every_page_is_sound_and_nothing_of_an_author_becomes_markup() -> None:
    for forge in (FORGE, None):
        inputs = inputs_of(EVIL, BIB, forge=forge) if forge else inputs_of(EVIL, BIB)
        for page in all_pages(inputs):
            html = made(inputs, page.id).html
            found = assert_sound(html)
            assert {e.tag for e in found.elements} & {"img", "b", "i"} == set()
            for script in found.all("script"):  # data for programs, and the one page with a form
                is_data = script.attributes.get("type") in (
                    "application/json",
                    "application/ld+json",
                )
                assert is_data or (page.id, script.text) == (SUGGEST, "")
            assert not any(
                name.startswith("on") or (value or "").startswith("javascript")
                for element in found.elements
                for name, value in element.attributes.items()
            )


def test_what_an_author_wrote_is_shown_as_text() -> None:
    inputs = inputs_of(EVIL, BIB)
    assert "&lt;script&gt;pwned(3)&lt;/script&gt; &amp; " in made(inputs, "needs-citations").html
    assert "&lt;img src=x onerror=pwned(5)&gt;" in made(inputs, "needs-citations").html
    assert "&lt;script&gt;pwned(1)&lt;/script&gt;" in made(inputs, "sources/a_3a_b").html


def test_every_page_of_an_empty_wiki_can_be_made() -> None:
    inputs = inputs_of(files={"content/page.md": "---\ntitle: T\ntype: meta\n---\n"})
    for page in all_pages(inputs):
        assert_sound(made(inputs, page.id).html)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_titles_and_sentences_hold_pages_stay_sound(title: str, label: str) -> None:
    bib = BIB.replace("De Potentia", "".join(c for c in title if c not in '{}\\@%"#'))
    inputs = inputs_of(f"Springs {label} [@nobody]. Force grows [@hooke1678].\n", bib, forge=FORGE)
    for page in all_pages(inputs):
        assert_sound(made(inputs, page.id).html)
