import posixpath
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import Article
from innerwiki.wiki import ties
from innerwiki.wiki.cited import cited_entries, entries_by_key, works_by_key
from innerwiki.wiki.memory import Memory
from innerwiki.wiki.ties import linked_path, linked_paths
from innerwiki.wiki.view import PageView
from innerwiki.wiki.whereabouts import by_folder
from tests.support import page_view, wiki_of

names = st.text("ab./#?%2 é", max_size=12)


@given(names, names)
def test_a_link_leads_where_a_shell_would_go(path: str, href: str) -> None:
    address = unquote(re.split("[#?]", href, maxsplit=1)[0])
    expected = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
    assert linked_path(path, href) == expected


@given(names, st.lists(st.text("ab./#?%2 é\n", max_size=6), max_size=4))
def test_links_lead_together_where_each_of_them_does(path: str, hrefs: list[str]) -> None:
    assert linked_paths(path, hrefs) == {linked_path(path, href) for href in hrefs}


def test_plain_links_are_not_followed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[str] = []

    def follow(path: str, href: str) -> str:
        followed.append(href)
        return linked_path(path, href)

    monkeypatch.setattr(ties, "linked_path", follow)
    assert linked_paths("content/a/b.md", ["c.md", "d e.md"]) == {
        "content/a/c.md",
        "content/a/d e.md",
    }
    assert followed == ["a"]  # which tells of the folder
    assert linked_paths("content/a/b.md", ["c.md", "../d.md"]) == {"content/a/c.md", "content/d.md"}
    assert followed == ["a", "c.md", "../d.md"]


def test_what_several_rules_ask_of_an_article_is_worked_out_once() -> None:
    wiki = wiki_of("Energy is conserved [@noether1918].")
    article = wiki.articles["page"]
    view = page_view(wiki, article)
    worked: list[str] = []

    def words(article: Article, view: PageView) -> list[str]:
        worked.append(view.id)
        return article.text.split()

    assert view.once(words, article) is view.once(words, article)
    assert worked == ["page"]


def test_memory_tells_things_apart_that_say_the_same() -> None:
    memory, one, other = Memory(), ["a"], ["a"]
    assert memory.of(id, one) == id(one)
    assert memory.of(id, other) == id(other)
    assert memory.of(len, one) == 1


def test_memory_makes_of_each_thing_what_is_asked_for_and_once() -> None:
    memory, things, made = Memory(), {"a": "entropy", "b": "heat"}, []

    def length(word: str) -> int:
        made.append(word)
        return len(word)

    assert memory.each(length, things)["a"] == memory.each(length, things)["a"] == 7
    assert made == ["entropy"]
    assert memory.each(length, dict(things)) is not memory.each(length, things)


def test_each_key_is_looked_up_once_and_what_was_asked_is_noted() -> None:
    wiki = wiki_of(
        """
        ---
        title: Page
        citations: [hooke1678]
        ---
        It holds [@noether1918; @lost1850], and so says @noether1918 again.
        """,
        "@article{noether1918, title = {A}}\n@book{hooke1678, title = {B}}",
    )
    article = wiki.articles["page"]
    view = page_view(wiki, article)
    found = view.once(entries_by_key, article)
    assert list(found) == ["hooke1678", "noether1918", "lost1850"]
    assert found["lost1850"] is None
    assert list(view.once(cited_entries, article)) == ["hooke1678", "noether1918"]
    assert view.asked["entries", "hooke1678", "noether1918", "lost1850"] == found


def test_several_keys_lead_where_each_of_them_does() -> None:
    wiki = wiki_of(
        "Text.",
        """
        @misc{hooke1678, title = {A}, doi = {10.1000/same}}
        @book{hooke1931, title = {B}, doi = {10.1000/same}}
        @book{noether1918, title = {C}, doi = {10.1000/other}}
        """,
    )
    view = page_view(wiki, wiki.articles["page"])
    keys = ["hooke1678", "hooke1931", "noether1918", "doi:10.1000/other", "lost1850"]
    assert view.entries(keys) == {key: view.entry(key) for key in keys}
    entries = {key: wiki.library.entries[key] for key in keys[:3]}
    works = view.works(entries)
    assert works == {key: view.versions(key)[0] for key in keys[:3]}
    assert [work.key for work in works.values()] == ["hooke1931", "hooke1931", "noether1918"]
    alone = {"noether1918": entries["noether1918"]}
    assert view.works(alone) is alone
    assert view.asked["works", "noether1918"] == alone


@pytest.mark.parametrize(
    ("cited", "are_one"),
    [
        ("[@noether1918; @hooke1678], and so says @noether1918", True),
        ("[@noether1918; @lost1850]", False),
        ("[@doi:10.1000/other]", False),
        ("[@shannon1948preprint]", False),
        ("everywhere", True),
    ],
)
def test_what_is_cited_is_one_mapping_if_each_key_is_that_of_a_work(
    cited: str, are_one: bool
) -> None:
    bib = """
    @book{hooke1678, title = {A}}
    @book{noether1918, title = {B}, doi = {10.1000/other}}
    @misc{shannon1948preprint, title = {C}, doi = {10.1000/same}}
    @article{shannon1948, title = {C}, doi = {10.1000/same}}
    """
    wiki = wiki_of(f"---\ntitle: T\n---\nIt holds {cited}.\n", bib)
    article = wiki.articles["page"]
    view = page_view(wiki, article)
    entries = view.once(entries_by_key, article)
    assert (view.once(works_by_key, article) is entries) is are_one
    known = [entry for entry in entries.values() if entry is not None]
    assert view.once(cited_entries, article) == {entry.key: entry for entry in known}
    assert view.once(works_by_key, article) == {
        key: view.versions(entry.key)[0] for key, entry in entries.items() if entry is not None
    }


def test_a_path_is_there_if_a_page_or_a_published_file_is() -> None:
    wiki = wiki_of("Text.", published=("content/bell.png",))
    view = page_view(wiki, wiki.articles["page"])
    paths = ["content/bell.png", "content/lost.md", "content/page.md"]
    assert view.lost(paths) == {"content/lost.md"}
    assert view.asked["lost", *paths] == {"content/lost.md"}


PAGES = (
    "content/page.md",
    "content/a b.md",
    "content/a%20b.md",
    "content/x/page.md",
    "content/x/#.md",
)


@given(
    st.sampled_from(PAGES),
    st.sampled_from([*"ab /.#?%", "page.md", "x/", "a%20b.md", "../", "bell.png", ".hidden"]),
)
def test_what_is_beside_a_page_is_no_lost_link(path: str, href: str) -> None:
    files = dict.fromkeys(PAGES, "Text.\n")
    wiki = wiki_of(files=files, published=("content/bell.png", "content/x/.hidden"))
    view = page_view(wiki, wiki.articles["page"])
    for link in (href, *by_folder(wiki).get(path[: path.rfind("/") + 1], ())):
        if view.are_beside(path, {link}):
            assert not view.lost([view.path_of(path, link)])


def test_what_is_beside_a_page_is_told_by_its_name() -> None:
    wiki = wiki_of("Text.", files={"content/x/a b.md": "T"}, published=("content/bell.png",))
    view = page_view(wiki, wiki.articles["page"])
    assert view.are_beside("content/page.md", {"page.md", "bell.png"})
    assert view.are_beside("content/x/any.md", {"a b.md"})
    assert not view.are_beside("content/x/any.md", {"a b.md", "bell.png"})
    assert not view.are_beside("content/y/any.md", {"a b.md"})
    assert view.asked["are_beside", "content/x/", "a b.md"] is True


def test_passages_are_known_by_the_keys_of_their_entries() -> None:
    wiki = wiki_of(
        "Text.",
        "@book{hooke1678, title = {B}}\n@article{noether1918, title = {A}}",
        files={"citations/excerpts/hooke1678.md": "# hooke1678\n\n> Ut tensio, sic vis.\n"},
    )
    view = page_view(wiki, wiki.articles["page"])
    assert view.excerpted(["hooke1678", "noether1918"]) == {"hooke1678"}
    assert view.asked["excerpted", "hooke1678", "noether1918"] == {"hooke1678"}
