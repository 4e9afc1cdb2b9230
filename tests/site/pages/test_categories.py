from innerwiki.site.pages import all_pages
from tests.generated import Parsed, assert_sound, inputs_of, made

FILES = {
    "content/heat.md": "---\ntitle: Heat\ntags: [Energy & <work>, C++]\n---\nIt flows.\n",
    "content/motion.md": "---\ntitle: Motion\ntags: [energy & <work>, c]\n---\nIt lasts.\n",
    "content/home.md": "---\ntitle: Home\ntype: meta\ntags: [home]\n---\nHello.\n",
}


def page(page_id: str) -> Parsed:
    return assert_sound(made(inputs_of(files=FILES), page_id).html)


def test_there_is_a_page_of_all_categories_and_one_for_each() -> None:
    found = [p for p in all_pages(inputs_of(files=FILES)) if p.id.startswith("categories")]
    assert [(p.id, p.title, p.in_nav) for p in found] == [
        ("categories", "Categories", 2),
        ("categories/c", "Category: c", 0),
        ("categories/c-2", "Category: C++", 0),
        ("categories/energy-work", "Category: Energy & <work>", 0),
    ]
    assert not any(p.searchable for p in found)


def test_all_categories_are_listed_with_the_number_of_their_articles() -> None:
    found = page("categories")
    assert found.texts("li") == ["c 1 article", "C++ 1 article", "Energy & <work> 2 articles"]
    assert found.links()["C++"] == "../categories/c-2/"


def test_a_category_shows_the_table_of_its_articles() -> None:
    found = page("categories/energy-work")
    assert found.texts("h1") == ["Category: Energy & <work>"]
    assert found.texts("caption") == ["2 articles tagged Energy & <work>, by title"]
    assert list(found.links()) == ["Heat", "Motion", "All categories"]


def test_a_wiki_without_tags_has_no_such_page() -> None:
    inputs = inputs_of("They give.", files={"content/home.md": FILES["content/home.md"]})
    assert not any("categor" in p.id for p in all_pages(inputs))


def test_an_authored_page_of_all_categories_takes_its_place_and_no_others() -> None:
    own = {**FILES, "content/categories.md": "---\ntitle: Ours\ntype: meta\n---\nOur order.\n"}
    ids = [p.id for p in all_pages(inputs_of(files=own))]
    assert "categories" not in ids
    assert "categories/c" in ids
