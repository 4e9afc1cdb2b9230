"""A page's references: numbers, marks, and the ways back."""

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import (
    Bibliography,
    Formatter,
    Numeric,
    anchor,
    parse,
    reference,
    to_html,
)
from innerwiki.bibliography.text import Text
from innerwiki.model import CitationItem, Entry, Locator, Mode, Source, Span

HERE = Span("content/a.md", 0, 0)
ENTRIES = parse(
    [
        Source(
            "a.bib",
            "".join(
                f"@misc{{{key}, author = {{{key.title()}, A}}, title = {{T}}, year = 2020}}\n"
                for key in ("one", "two", "three", "a:b", "four")
            ),
        )
    ]
).entries


def cited(key: str, page: str = "") -> tuple[CitationItem, Entry]:
    locator = Locator("page", page, page) if page else None
    return CitationItem(key, HERE, "see", locator, "note"), ENTRIES[key]


def test_a_source_is_numbered_when_first_cited_and_keeps_its_number() -> None:
    bibliography = Bibliography()
    first = bibliography.cite([cited("two"), cited("one", "3-4")], Mode.PARENTHETICAL)
    second = bibliography.cite([cited("one", "7"), cited("a:b")], Mode.NARRATIVE)
    assert (first.id, second.id) == ("cite-1", "cite-2")
    assert [part.number for part in first.parts] == [1, 2]
    assert [part.number for part in second.parts] == [2, 3]
    assert second.mode is Mode.NARRATIVE
    part = first.parts[1]
    assert (part.prefix, part.locator, part.suffix) == ("see", "pp. 3–4", "note")
    assert part.label == "Reference 2, One 2020, pp. 3–4"
    assert second.parts[1].anchor == "ref-a_3a_b"
    assert second.parts[1].label == "Reference 3, A:B 2020"


def test_a_reference_leads_back_to_each_place_that_cites_it() -> None:
    bibliography = Bibliography()
    bibliography.cite([cited("one", "3"), cited("one", "9"), cited("two")], Mode.PARENTHETICAL)
    bibliography.cite([cited("one", "3")], Mode.PARENTHETICAL)
    one, two = bibliography.finish().references
    assert [(link.href, link.letter, link.locator) for link in one.backlinks] == [
        ("#cite-1", "a", "p. 3"),
        ("#cite-1", "b", "p. 9"),
        ("#cite-2", "c", "p. 3"),
    ]
    assert [link.label for link in one.backlinks] == [
        "Back to citation 1 of 3",
        "Back to citation 2 of 3",
        "Back to citation 3 of 3",
    ]
    assert one.locators == ("p. 3", "p. 9")
    assert two.locators == ()
    assert one.html == to_html(one.text) == to_html(reference(ENTRIES["one"]))


def test_general_sources_come_after_and_without_those_that_are_cited() -> None:
    bibliography = Bibliography()
    bibliography.general([ENTRIES["one"], ENTRIES["two"], ENTRIES["two"], ENTRIES["three"]])
    bibliography.cite([cited("two")], Mode.PARENTHETICAL)
    finished = bibliography.finish()
    assert [(item.number, item.entry.key) for item in finished.references] == [(1, "two")]
    assert [(item.number, item.entry.key) for item in finished.general] == [
        (2, "one"),
        (3, "three"),
    ]
    assert finished.general[0].backlinks == ()
    assert finished.general[0].anchor == "ref-one"


def test_an_empty_page_has_an_empty_bibliography() -> None:
    finished = Bibliography().finish()
    assert finished.references == finished.general == ()


def test_each_entry_is_formatted_once_until_it_changes() -> None:
    made: list[str] = []

    class Titles(Numeric):
        def reference(self, entry: Entry, letter: str) -> Text:
            made.append(entry.key)
            return entry.title

    formatter = Formatter(Titles())
    for _ in range(3):
        bibliography = Bibliography(formatter)
        bibliography.cite([cited("one")], Mode.PARENTHETICAL)
        bibliography.finish()
    assert made == ["one"]
    (changed,) = parse([Source("a.bib", "@misc{one, title = {New}}")])
    assert formatter.format(changed).html == "New"
    assert made == ["one", "one"]


@given(st.lists(st.lists(st.sampled_from(sorted(ENTRIES)), max_size=4), max_size=12))
def test_the_number_of_a_source_is_the_order_of_its_first_citation(marks: list[list[str]]) -> None:
    bibliography = Bibliography()
    order = list(dict.fromkeys(key for keys in marks for key in keys))
    for number, keys in enumerate(marks, start=1):
        mark = bibliography.cite([cited(key) for key in keys], Mode.PARENTHETICAL)
        assert mark.id == f"cite-{number}"
        assert [part.number for part in mark.parts] == [order.index(key) + 1 for key in keys]
    references = bibliography.finish().references
    assert [item.entry.key for item in references] == order
    assert [item.number for item in references] == list(range(1, len(order) + 1))
    for item in references:
        places = [
            f"#cite-{n}" for n, keys in enumerate(marks, 1) for k in keys if k == item.entry.key
        ]
        assert [link.href for link in item.backlinks] == places


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_keys_never_share_an_anchor(one: str, other: str) -> None:
    assert (anchor(one) == anchor(other)) == (one == other)
    assert anchor(one).replace("-", "").replace("_", "").isalnum()
    assert anchor(one).isascii()
