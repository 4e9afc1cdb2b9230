from innerwiki.site.render import RenderedArticle, Renderer
from innerwiki.site.sections import BEARABLE
from tests.generated import Parsed, assert_sound
from tests.support import page_view, wiki_of

LEVERS = (
    "---\ntitle: Levers & more\ndescription: They <lift>.\naliases: [lever]\n---\nThey balance.\n"
)
PULLEYS = "---\ntitle: Pulleys\n---\n" + "They turn and turn, " * 20 + "as one says.\n"


def rendered(markdown: str, files: dict[str, str] | None = None) -> RenderedArticle:
    base = {"content/levers.md": LEVERS, "content/pulleys.md": PULLEYS}
    wiki = wiki_of(markdown, files={**base, **(files or {})})
    article = wiki.articles["page"]
    return Renderer().render(article, page_view(wiki, article))


def page(markdown: str, files: dict[str, str] | None = None) -> Parsed:
    return assert_sound(rendered(markdown, files).html)


def related(*names: str) -> str:
    return f"---\ntitle: Springs\nsee_also: [{', '.join(names)}]\n---\nThey give.\n"


def items(found: Parsed) -> list[str]:
    [section] = [e for e in found.all("section") if e.attributes.get("class") == "iw-see-also"]
    listed = [" ".join(e.text.split()) for e in found.all("li")]
    return [item for item in listed if item in " ".join(section.text.split())]


# --- see also ---------------------------------------------------------------------------------


def test_see_also_lists_what_the_front_matter_names_with_its_description() -> None:
    found = page(related("levers"))
    assert items(found) == ["Levers & more: They <lift>."]
    assert found.links()["Levers & more"] == "/levers/"


def test_an_article_without_a_description_is_told_by_its_lead_cut_at_a_word() -> None:
    [item] = items(page(related("pulleys")))
    assert item.startswith("Pulleys: They turn and turn, They turn")
    assert len(item) <= len("Pulleys: ") + 161
    assert item.endswith("turn…")


def test_a_missing_article_is_a_red_link() -> None:
    found = page(related("Wedges"))
    [link] = [a for a in found.all("a") if a.attributes.get("class") == "iw-wanted"]
    assert link.text == "Wedges (no article yet)"
    assert link["href"] == "/wanted/#iw-wanted-wedges"


def test_an_article_named_twice_stands_once_and_itself_never() -> None:
    found = page(related("levers", "Lever", "Springs", "Wedges", "Wedges"))
    assert items(found) == ["Levers & more: They <lift>.", "Wedges (no article yet)"]


def test_without_see_also_there_is_no_such_section() -> None:
    for markdown in ("They give.", related("page")):
        assert "iw-see-also" not in rendered(markdown).html


def test_the_sections_below_the_text_are_in_order_on_the_page_and_in_its_contents() -> None:
    made = rendered(
        "---\ntitle: Springs\nsee_also: [levers]\ncitations: [hooke1678]\ntags: [force]\n---\n"
        "## History\n\nThey give.\n",
        {
            "citations/all.bib": "@book{hooke1678, title = {De Potentia}, year = {1678}}",
            "content/home.md": "---\ntitle: Home\ntype: meta\n---\n[[Springs]]\n",
        },
    )
    names = ["history", "iw-see-also", "references", "iw-backlinks"]
    assert [item.id for item in made.toc] == names
    assert [item.title for item in made.toc[1:]] == ["See also", "References", "What links here"]
    places = [made.html.index(f'id="{name}"') for name in names]
    places.append(made.html.index('class="iw-categories"'))
    assert places == sorted(places)


# --- what links here --------------------------------------------------------------------------


def linking(count: int) -> dict[str, str]:
    return {f"content/a{n:03}.md": f"---\ntitle: A{n:03}\n---\n[[page]]\n" for n in range(count)}


def test_no_more_than_is_bearable_is_shown_of_what_links_here() -> None:
    found = page("They give.", linking(BEARABLE + 3))
    assert found.texts("summary") == ["3 more"]
    [folded] = found.all("details")
    assert folded.text == "3 moreA050A051A052"


def test_what_is_bearable_is_not_folded() -> None:
    assert page("They give.", linking(BEARABLE)).all("details") == []


# --- categories -------------------------------------------------------------------------------


def test_the_categories_are_in_the_order_of_the_tags_each_once() -> None:
    found = page("---\ntitle: Springs\ntags: [Motion, 'C++', Force & heat, motion]\n---\nGive.\n")
    [line] = [p for p in found.all("p") if p.attributes.get("class") == "iw-categories"]
    assert line.text == "Categories: Motion, C++, Force & heat"
    assert found.links()["C++"] == "/categories/c/"
    assert found.links()["Categories"] == "/categories/"


def test_without_tags_and_on_pages_about_the_wiki_no_categories_are_named() -> None:
    for markdown in ("They give.", "---\ntitle: Home\ntype: meta\ntags: [force]\n---\nHello.\n"):
        assert "iw-categories" not in rendered(markdown).html
