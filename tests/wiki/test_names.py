from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.model import ProblemKind, Source, Wiki
from innerwiki.wiki import build_wiki
from tests.support import TODAY


def wiki(**articles: str) -> Wiki:
    sources = [Source(f"content/{name}.md", text) for name, text in articles.items()]
    return build_wiki(sources, [], TODAY)


def page(title: str, more: str = "", body: str = "") -> str:
    return f"---\ntitle: {title}\n{more}---\n{body}"


def retired(title: str, target: str, body: str = "") -> str:
    return page(title, f"status: retired\nredirect: {target}\n", body)


def test_links_find_an_article_by_its_former_id() -> None:
    built = wiki(a=page("First", "former_ids: [erstes]\n"), b="See [[erstes]].")
    assert built.titles["Erstes"] == "a"
    assert built.backlinks == {"a": ("b",)}


def test_a_former_id_comes_after_every_other_name() -> None:
    built = wiki(
        a=page("First", "former_ids: [second, zweites]\n"),
        second=page("B"),
        c=page("C", "aliases: [zweites]\n"),
    )
    assert (built.titles["Second"], built.titles["Zweites"]) == ("second", "c")
    assert [p.kind for p in built.problems] == [ProblemKind.DUPLICATE_TITLE] * 2
    assert {p.span.path for p in built.problems} == {"content/a.md"}


def test_aliases_and_former_ids_are_addresses() -> None:
    built = wiki(a=page("First", "aliases: [Das Erste, das-erste]\nformer_ids: [erstes, a]\n"))
    assert built.addresses == {"erstes": "a", "das-erste": "a"}
    assert built.problems == ()


def test_no_address_is_made_of_signs_or_too_long_for_a_file() -> None:
    built = wiki(a=page("First", f"aliases: ['?!', {'é' * 101}, {'e' * 200}]\n"))
    assert built.addresses == {"e" * 200: "a"}


def test_a_retired_article_leaves_its_names_and_addresses_to_another() -> None:
    old = "status: retired\nredirect: New\naliases: [Olden]\nformer_ids: [oldest]\n"
    built = wiki(
        old=page("Old", old),
        new=page("New"),
        c="See [[Old]], [[olden]], [[oldest]] and [it](old.md).",
    )
    assert built.redirected == {"old": "new"}
    assert built.addresses == {"old": "new", "olden": "new", "oldest": "new"}
    assert built.backlinks == {"new": ("c",)}
    assert built.linked == built.backlinks.keys()
    assert built.at("content/old.md") == "new"
    assert built.problems == ()


def test_what_a_redirected_article_says_is_related_to_nothing() -> None:
    built = build_wiki(
        [
            Source("content/old.md", retired("Old", "New", "See [[gone]], [[New]] [@abel].")),
            Source("content/new.md", page("New")),
        ],
        [Source("citations/a.bib", "@misc{abel, title = {One}}\n")],
        TODAY,
    )
    assert (built.backlinks, built.wanted, built.cited_by) == ({}, {}, {})
    assert list(built.assessments) == ["new"]


def test_a_chain_of_redirects_is_followed_to_its_end() -> None:
    built = wiki(a=retired("A", "B"), b=retired("B", "C"), c=page("C"))
    assert built.redirected == {"a": "c", "b": "c"}


def test_who_redirects_in_a_circle_stays_and_who_leads_into_it_arrives() -> None:
    built = wiki(a=retired("A", "B"), b=retired("B", "C"), c=retired("C", "B"))
    assert built.redirected == {"a": "b"}
    assert set(built.assessments) == {"b", "c"}


def test_only_a_retired_article_redirects_and_only_to_one_that_is_there() -> None:
    built = wiki(
        a=page("A", "redirect: C\n"),
        b=retired("B", "Nobody"),
        c=page("C", "status: retired\n"),
    )
    assert built.redirected == {}


def test_a_name_of_both_the_old_and_the_new_article_is_no_clash() -> None:
    built = wiki(old=retired("Old", "New"), new=page("New", "aliases: [old, Old]\n"))
    assert built.problems == ()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(-1, 7), min_size=1, max_size=8))
def test_whoever_redirects_leads_to_an_article_with_a_page(targets: list[int]) -> None:
    built = wiki(**{f"a{n}": retired(f"A{n}", f"A{target}") for n, target in enumerate(targets)})
    assert not set(built.redirected.values()) & set(built.redirected)
    assert set(built.titles.values()) == set(built.articles) - set(built.redirected)
