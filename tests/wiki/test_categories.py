from innerwiki.model import Source, Wiki
from innerwiki.wiki import build_wiki
from tests.support import TODAY


def wiki(**tags: str) -> Wiki:
    sources = [
        Source(f"content/{name}.md", f"---\ntitle: {name}\ntags: {some}\n---\n")
        for name, some in tags.items()
    ]
    return build_wiki(sources, [], TODAY)


def slugs(built: Wiki) -> dict[str, str]:
    return {category.name: category.slug for category in built.categories.values()}


def test_a_category_is_a_tag_with_its_articles() -> None:
    [category] = wiki(a="[heat]", c="[heat]", b="[heat, heat]").categories.values()
    assert (category.name, category.slug, category.ids) == ("heat", "heat", ("a", "b", "c"))


def test_spellings_that_differ_as_titles_may_are_one_category_by_the_usual_one() -> None:
    built = wiki(a="[Heat flow]", b="[heat  flow]", c="[Heat flow]", d="[HEAT flow]")
    assert list(slugs(built)) == ["HEAT flow", "Heat flow"]
    assert built.categories["Heat flow"].ids == ("a", "b", "c")


def test_categories_are_in_the_order_of_the_alphabet() -> None:
    assert list(slugs(wiki(a="[Zeit, äther, Bahn]"))) == ["äther", "Bahn", "Zeit"]


def test_two_categories_never_have_the_same_address() -> None:
    assert slugs(wiki(a="[C, C++, C-2, '?!']")) == {
        "?!": "section",
        "C": "c",
        "C++": "c-2",
        "C-2": "c-2-2",
    }
    long = slugs(wiki(a=f"[{'w' * 90}a, {'w' * 90}b]"))
    assert sorted(long.values()) == ["w" * 60, "w" * 60 + "-2"]


def test_pages_about_the_wiki_and_redirects_are_in_no_category() -> None:
    home = Source("content/index.md", "---\ntitle: Home\ntype: meta\ntags: [heat]\n---\n")
    old = "---\ntitle: Old\nstatus: retired\nredirect: Home\ntags: [heat]\n---\n"
    assert build_wiki([home, Source("content/old.md", old)], [], TODAY).categories == {}
