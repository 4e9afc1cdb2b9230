"""The grammar of one citation, wiki link or attribute list at one place of a text."""

import pytest

from innerwiki.model import Intent, Locator, MarkKind
from innerwiki.syntax.attributes import read_attributes
from innerwiki.syntax.references import (
    read_group,
    read_locator,
    read_narrative,
    read_wiki_link,
)


@pytest.mark.parametrize(
    ("rest", "label", "value", "suffix"),
    [
        (", p. 3", "page", "3", ""),
        (", pp. 3-4, 7", "page", "3-4, 7", ""),
        (" p. 3 and 5, my italics", "page", "3 and 5", "my italics"),
        (", ch. 2", "chapter", "2", ""),
        (", sec. 1.2.", "section", "1.2", ""),
        (", § 7", "section", "7", ""),
        (", §§ 7–9", "section", "7–9", ""),
        (", fig. 3a", "figure", "3a", ""),
        (", tbl. 1", "table", "1", ""),
        (", eq. 4", "equation", "4", ""),
        (", thm. 2.1", "theorem", "2.1", ""),
        (", def. 5", "definition", "5", ""),
        (", app. B.2", "appendix", "B.2", ""),
        (", Appendix B", "appendix", "B", ""),
        (", para. 3", "paragraph", "3", ""),
        (", ¶ 3", "paragraph", "3", ""),
        (", l. 3", "line", "3", ""),
        (", vol. II", "volume", "II", ""),
        (", no. 66", "issue", "66", ""),
        (", col. 2", "column", "2", ""),
        (", v. 3", "verse", "3", ""),
        (", t. 1:02:03", "timestamp", "1:02:03", ""),
        (", p. xiv", "page", "xiv", ""),
        (", 33", "page", "33", ""),
        (", 33-35: note", "page", "33-35", "note"),
        (", 1--4", "page", "1--4", ""),
        (", pp. 1 -- 4, 7--9, my italics", "page", "1 -- 4, 7--9", "my italics"),
        (", p. iv--x", "page", "iv--x", ""),
        (", 33-35, 38-39 and *passim*", "page", "33-35, 38-39", "and *passim*"),
        (", 3 and 5, 2019b", "page", "3 and 5", "2019b"),
        (", {plate IX}", "page", "plate IX", ""),
        (", {ch. 3 and more}, x", "chapter", "3 and more", "x"),
    ],
)
def test_locators(rest: str, label: str, value: str, suffix: str) -> None:
    locator, after = read_locator(rest)
    assert locator is not None
    assert (locator.label, locator.value, after) == (label, value, suffix)


@pytest.mark.parametrize(
    ("rest", "suffix"),
    [
        ("", ""),
        (", ", ""),
        (", as summarised in no. 66", "as summarised in no. 66"),
        (", and others", "and others"),
        (", v3", "v3"),
        (", t 5", "t 5"),
        (", chapter and verse", "chapter and verse"),
        (", 3rd edition", "3rd edition"),
        (", {}", ""),
        (", {} x", "x"),
        (", plate 9", "plate 9"),
    ],
)
def test_unknown_words_are_a_suffix_and_never_swallowed(rest: str, suffix: str) -> None:
    assert read_locator(rest) == (None, suffix)


def test_a_locator_keeps_how_it_was_written() -> None:
    assert read_locator(",  pp.  3 - 4")[0] == Locator("page", "3 - 4", "pp. 3 - 4")


def group(text: str) -> list[tuple[str, str, str, str]] | None:
    items = read_group(text, 1, len(text) - 1)
    if items is None:
        return None
    return [(i.prefix, i.key, i.suffix, i.separator) for i in items]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("[see  @a, x; also @b]", [("see", "a", "x", ""), ("also", "b", "", ";")]),
        ("[@a, @b]", [("", "a", "", ""), ("", "b", "", ",")]),
        ("[@a and @b]", [("", "a", "", ""), ("", "b", "", "and")]),
        ("[@a @b]", [("", "a", "", ""), ("", "b", "", " ")]),
        ("[@a, x, y @b]", [("", "a", "x", ""), ("y", "b", "", ",")]),
        ("[@a.]", [("", "a", ".", "")]),
        ("[@{ a b }]", [("", "a b", "", "")]),
        ("[x@y.org, @b]", [("x@y.org,", "b", "", "")]),
    ],
)
def test_groups(text: str, items: list[tuple[str, str, str, str]]) -> None:
    assert group(text) == items


@pytest.mark.parametrize(
    "text", ["[x]", "[@]", "[x@y.org]", "[[@a]]", "[{@a}]", "[/@a]", "[@" + "a" * 2100 + "]"]
)
def test_no_groups(text: str) -> None:
    assert group(text) is None


def test_an_item_knows_its_own_place_and_whether_the_author_is_left_out() -> None:
    items = read_group("[-@a; x -@b]", 1, 11)
    assert items is not None
    assert [(i.start, i.end, i.suppress_author) for i in items] == [(2, 4, True), (9, 11, True)]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("@key.", ("key", 4)),
        ("@key:a/b.c-d+e%f~g rest", ("key:a/b.c-d+e%f~g", 18)),
        ("@_x1", ("_x1", 4)),
        ("@doe?!", ("doe", 4)),
        ("@{a.b.}", ("a.b.", 7)),
        ("@ key", None),
        ("@.key", None),
        ("@{}", None),
    ],
)
def test_narrative_keys(text: str, read: tuple[str, int] | None) -> None:
    assert read_narrative(text, 0) == read


@pytest.mark.parametrize("before", ["a", "/", ":", ".", "\\", "=", "1"])
def test_a_key_does_not_begin_inside_a_word_or_address(before: str) -> None:
    assert read_narrative(before + "@key", 1) is None


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("[[T]]", ("T", None, None, "")),
        ("[[T#a|l]]s", ("T", "a", "l", "s")),
        (r"[[T\|l]]", ("T", None, "l", "")),
        ("[[a\nb]]", ("a\nb", None, None, "")),
    ],
)
def test_wiki_links(text: str, groups: tuple[str, str | None, str | None, str]) -> None:
    match = read_wiki_link(text, 0)
    assert match is not None
    assert match.group("target", "anchor", "label", "ending") == groups


@pytest.mark.parametrize(
    "text",
    ["[[]]", "[[ ]]", "[[#]]", "[[@a]]", "[[-@a]]", "[[^1]]", "[[a]](b)", "[[a\n\nb]]", "[[a]"],
)
def test_no_wiki_links(text: str) -> None:
    assert read_wiki_link(text, 0) is None


def test_attribute_lists_with_marks_and_intents() -> None:
    found = read_attributes("x{: .no-cite since='2026-01' reason=\"a } b\" .b #c k=v }y", 1)
    assert found is not None
    assert (found.mark, found.since, found.reason) == (MarkKind.NO_CITE, "2026-01", "a } b")
    assert (found.rest, found.end) == (".b #c k=v", 55)
    intent = read_attributes("{.supports}", 0)
    assert intent is not None
    assert intent.intent is Intent.SUPPORTS
    loose = read_attributes("{.no-cite reason=don't}", 0)
    assert loose is not None
    assert loose.reason == "don't"


@pytest.mark.parametrize(
    "text",
    ["{.b}", "{}", "{.no-cite", "{no-cite}", "{.no-cite\n}", "{.no-cite x=" + "y" * 2100 + "}"],
)
def test_no_attribute_lists_of_ours(text: str) -> None:
    assert read_attributes(text, 0) is None
