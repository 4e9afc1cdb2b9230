"""Every construct of the grammar, with its exact place."""

import time

import pytest

from innerwiki.model import Citation, Fragment, Intent, Mark, MarkKind, Mode, OddityKind, WikiLink
from innerwiki.syntax.scan import Scan, scan, scan_fragment


def read(text: str) -> Scan:
    return scan(text, "page.md")


def written(text: str) -> list[str]:
    """The references of a text, as the author wrote them."""
    return [text[r.span.start : r.span.end] for r in read(text).references]


def keys(text: str) -> list[str]:
    """The keys that a text cites, narrative ones with their `@`."""
    return [
        ("@" if reference.mode is Mode.NARRATIVE else "") + item.key
        for reference in read(text).references
        if isinstance(reference, Citation)
        for item in reference.items
    ]


def only(text: str) -> Citation:
    (reference,) = read(text).references
    assert isinstance(reference, Citation)
    return reference


# --- citations --------------------------------------------------------------------------------


def test_a_citation_has_the_places_of_its_brackets_and_keys() -> None:
    text = "Line one.\nClaim [see @abel, pp. 3-4; also @noether1918, ch. 2].\n"
    citation = only(text)
    assert (citation.span.start, citation.span.end) == (16, 62)
    assert [(i.span.start, i.span.end) for i in citation.items] == [(21, 26), (42, 54)]
    assert [i.prefix for i in citation.items] == ["see", "also"]
    assert [i.locator and i.locator.value for i in citation.items] == ["3-4", "2"]
    assert [i.separator for i in citation.items] == ["", ";"]


def test_places_count_from_the_beginning_of_the_file() -> None:
    text = "---\ntitle: T\n---\nClaim [@abel]."
    (reference,) = scan(text, "page.md", start=17).references
    assert text[reference.span.start : reference.span.end] == "[@abel]"


def test_places_are_right_inside_containers() -> None:
    text = '> - a\n>\n>     [@one,\n>     p. 3]\n\n!!! note "T [@two]"\n    [[Three]]\n'
    assert written(text) == ["[@one,\n>     p. 3]", "[@two]", "[[Three]]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[@a]", ["a"]),
        ("[-@a]", ["a"]),
        ("[@a; @b]", ["a", "b"]),
        ("[@a;@b]", ["a", "b"]),
        ("[@a, @b]", ["a", "b"]),
        ("[@a][@b]", ["a", "b"]),
        ("[@a @b]", ["a", "b"]),
        ("[@doi:10.48550/arXiv.2210.01790]", ["doi:10.48550/arXiv.2210.01790"]),
        ("[@{https://example.org/a b}, p. 2]", ["https://example.org/a b"]),
        ("[@Müller:2020.a/b+c]", ["Müller:2020.a/b+c"]),
        ("[@mu\u0308ller]", ["müller"]),
        ("[see [x](u) @a]", ["a"]),
        ("[@a, [x](u)]", ["a"]),
        ("@a says", ["@a"]),
        ("@a.", ["@a"]),
        ("(@a)", ["@a"]),
        ("“@a”", ["@a"]),
        ("@a [p. 3] says", ["@a"]),
        ("@a [p. 3][@b]", ["@a", "b"]),
        ("Ask @octocat.", ["@octocat"]),
    ],
)
def test_cites(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "`[@a]` ``[@a] ` b``",
        "```\n[@a] @a [[A]] {.no-cite}\n```",
        "~~~ py\n[@a]\n~~~",
        "    [@a]",
        "\t[@a]",
        "Word\n\n    [@a]",
        "<code>[@a]</code> <kbd>@a</kbd>",
        "<pre>\n[@a]\n\n[@a]\n</pre>",
        "<!-- [@a] -->",
        "word <!-- [@a] --> word",
        '<a title="[@a]">x</a>',
        "$[@a]$ and \\([@a]\\)",
        "$$\n[@a]\n$$",
        "\\begin{align*}\n[@a]\n\\end{align*}",
        "me@example.org",
        "<me@example.org>",
        "mailto:me@example.org",
        "https://example.org/@name",
        "<https://example.org/@name>",
        "[x](https://example.org/@name)",
        "\\@a",
        "\\[@a\\]",
        "\\[@a]",
        "\\[-@a]",
        "[\\@a]",
        "![see [@a]](i.png)",
        "[^@a]",
        "[a]: https://example.org/@a",
        "[]",
        "[@]",
        "@",
    ],
)
def test_cites_nothing(text: str) -> None:
    assert keys(text) == []


def test_a_bracket_after_a_narrative_key_is_its_locator_unless_it_is_a_link() -> None:
    assert written("@a [p. 3] x") == ["@a [p. 3]"]
    assert written("@a [x](u)") == ["@a"]
    assert written("@a [x]: y") == ["@a"]
    assert written("@a [x][l]\n\n[l]: u") == ["@a"]
    assert written("@a [" + "x" * 2100 + "]") == ["@a"]
    assert written("[@a](u) [p. 3]") == ["@a"]


def test_intents_and_what_is_none() -> None:
    assert only("[@a]{.disputes}").intent is Intent.DISPUTES
    assert written("[@a]{.disputes}") == ["[@a]{.disputes}"]
    assert written("[@a]{.needs-citation}") == ["[@a]", "{.needs-citation}"]
    assert written("[@a]{.other}") == ["[@a]{.other}"]  # passed over, and reported
    assert written("[@a]{.other key=1}") == ["[@a]"]
    assert written("[@a]{other}") == ["[@a]"]
    assert only("@a [p. 3]{.disputes}").intent is Intent.DISPUTES
    assert only("@a{.defines}").intent is Intent.DEFINES
    assert written("@a{.other}") == ["@a"]


def test_a_citation_knows_link_and_heading() -> None:
    assert only("[text [@a]](u)").in_link
    assert only("# Title [@a]").in_heading
    assert not only("[@a] [x](u)").in_link
    assert keys("[text @a](u @b) @c") == ["@a", "@c"]


def test_reference_links_need_a_definition() -> None:
    text = "[x @a][l] [x @b][m] [ @c ][] [l] [@d][l]\n\n[L]: u\n"
    citations = [r for r in read(text).references if isinstance(r, Citation)]
    assert [(c.items[0].key, c.in_link) for c in citations] == [
        ("a", True),
        ("b", False),
        ("c", False),
        ("d", False),
    ]
    assert keys("[" + "x " * 1500 + "@a][l]\n\n[l]: u") == ["@a"]
    assert keys("[" + "x " * 1500 + "@a]") == ["@a"]


# --- wiki links, marks, files, oddities -------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("[[Inner alignment]]", ("Inner alignment", None, None, "")),
        ("[[inner  alignment|the  label]]", ("inner alignment", None, "the label", "")),
        ("[[Title#Section one]]", ("Title", "Section one", None, "")),
        ("[[#Section]]", ("", "Section", None, "")),
        ("[[optimizer]]s", ("optimizer", None, None, "s")),
        ("[[two\nlines]]", ("two lines", None, None, "")),
        ("[[Title#]]", ("Title", None, None, "")),
    ],
)
def test_wiki_links(text: str, link: tuple[str, str | None, str | None, str]) -> None:
    (found,) = read(text).references
    assert isinstance(found, WikiLink)
    assert (found.target, found.anchor, found.label, found.ending) == link
    assert text[found.span.start : found.span.end] == text


@pytest.mark.parametrize(
    "text", ["[[]]", "[[^1]]", "[[x]](u)", "[[" + "a" * 2100 + "]]", "[[a\\b]]"]
)
def test_no_wiki_link(text: str) -> None:
    assert not any(isinstance(r, WikiLink) for r in read(text).references)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*claim*{.needs-citation}", "{.needs-citation}"),
        ("claim\n{.needs-citation since=2026-01}", "{.needs-citation since=2026-01}"),
        ("| a | b |\n|---|---|\n| x | y {.no-cite} |", "{.no-cite}"),
        ("## Title {.no-cite #an-id}", "{.no-cite #an-id}"),
        ("<p>claim {.needs-citation}</p>", "{.needs-citation}"),
    ],
)
def test_marks_count_in_every_position(text: str, expected: str) -> None:
    assert written(text) == [expected]


def test_a_mark_says_since_when_and_why_and_keeps_the_rest() -> None:
    (mark,) = read("x {: #here .needs-citation since=2026-01 reason=\"a 'b' c\" .wide}").references
    assert isinstance(mark, Mark)
    assert mark.kind is MarkKind.NEEDS_CITATION
    assert (mark.since, mark.reason, mark.rest) == ("2026-01", "a 'b' c", "#here .wide")


def test_other_attribute_lists_are_markdown_s() -> None:
    assert written("x {.wide} {#id} {.supports} {} {.needs-citation\n}") == []


def test_relative_links_and_images_are_file_links() -> None:
    text = "[a](b.md) ![c](d.png \"t :)\") [e](<f g.md>) [h](https://i) [j](#k) [l](m n.md 'o')"
    text += ' [p](/q) [r](s(t).md) []("u")'
    found = read(text).file_links
    assert [f.href for f in found] == ["b.md", "d.png", "f g.md", "#k", "m n.md", "s(t).md", '"u"']
    assert text[found[1].span.start : found[1].span.end] == 'd.png "t :)"'
    assert read("<p>[a](b.md)</p>").file_links == []


def test_orphan_numbers_are_reported_and_footnotes_links_and_indices_are_not() -> None:
    text = "Pasted [12], [1, 3-5]. [0] `[3]` [4](u) [x [5]](u) [6]: z\n\n[^7]: note"
    oddities = read(text).oddities
    assert [o.text for o in oddities] == ["[12]", "[1, 3-5]"]
    assert {o.kind for o in oddities} == {OddityKind.ORPHAN_NUMBER}


def test_a_definition_that_looks_like_a_citation_is_reported() -> None:
    text = "Word.\n\n[@a]: https://example.org\n[-@b]: c\n[d]: e\n"
    assert [(o.text, o.span.start) for o in read(text).oddities] == [("[@a]", 7), ("[-@b]", 33)]


# --- headings and lead ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title", "slug"),
    [
        ("# Title", "Title", "title"),
        ("## A *b* `c` [@k]", "A b c", "a-b-c"),
        ("#hashtag", "hashtag", "hashtag"),
        ("Title\n===", "Title", "title"),
        ("# See [the [@k] page](u) ![x](y.png)", "See the page", "see-the-page"),
        ("# On [[Optimizer|search]]", "On search", "on-search"),
        ("# Title {#own}", "Title", "own"),
        ("# Title { id='own_id' }", "Title", "own_id"),
        ("# Title {#ref-x}", "Title", "section-ref-x"),
        ("# Title {.wide}", "Title", "title"),
        ("# Title {#own .no-cite}", "Title", "own"),
        ("# a_b \\* c[^1] <b>d</b>", "a_b * c d", "a_b-c-d"),
        ("# a  ##", "a", "a"),
        ("# ?", "?", "section"),
    ],
)
def test_headings(text: str, title: str, slug: str) -> None:
    (heading,) = read(text).headings
    assert (heading.text, heading.slug) == (title, slug)


def test_equal_headings_have_different_slugs_and_levels_are_kept() -> None:
    found = read("# A\n\n## A\n\nA\n---\n\n###### B\n").headings
    assert [(h.slug, h.level) for h in found] == [("a", 1), ("a-2", 2), ("a-3", 2), ("b", 6)]


def test_a_heading_s_place_is_its_text() -> None:
    text = "x\n\n##  A [@k] \n"
    (heading,) = read(text).headings
    assert text[heading.span.start : heading.span.end] == "A [@k]"
    assert heading.mark_at == heading.span.start


def test_the_lead_is_the_first_paragraph_before_any_heading() -> None:
    assert read("<!-- c -->\n\n> q\n\nThe *lead* [@k], x.\n\nMore.").lead == "The lead, x."
    assert read("## Part\n\nNo lead.").lead == ""


# --- fragments and suppressions ---------------------------------------------------------------


def test_a_fragment_keeps_offsets_and_places_apart() -> None:
    fragment = scan_fragment("By *X* [@a], [[B]]", "page.md", lambda offset: offset + 100)
    assert fragment.offsets == ((7, 11), (13, 18))
    assert [(r.span.start, r.span.end) for r in fragment.references] == [(107, 111), (113, 118)]
    assert scan_fragment("plain", "page.md", lambda o: o) == Fragment("plain")


def test_comments_to_the_check_are_heard_in_blocks_and_in_lines() -> None:
    text = "<!-- innerwiki: ignore A -->\n\nx <!-- innerwiki: ignore B --> y\n\n<!-- other -->\n"
    found = read(text).suppressions
    assert [s.codes for s in found] == [("A",), ("B",)]
    assert [text[s.span.start :][:4] for s in found] == ["<!--", "<!--"]


# --- speed ------------------------------------------------------------------------------------

_REPEATED = (
    *("`", "$", "{", "<", "\\", "[", "]", "(", "@", "[@a", "[@a; ", "|", "#a", ">", "> ", "- "),
    *("[[", "![", "[](", "[a](", "{.", "<!--", "-->", "<a ", "<div>", "<div>\n", "<p", "\n", "a\n"),
    *(
        "- a\n",
        "> a\n",
        "    a\n",
        "```\n",
        "`a ",
        "$a ",
        "\\(",
        "\\begin{a}",
        "@a ",
        "@a [",
        "[1]",
    ),
    *("[^1]: a\n", "[a]: b\n", ": a\n", "!!! a\n", '=== "a"\n', "|a|b\n", "|-|-|\n", "https://a "),
    *("<http:", "<!", "<?", "<code>", "<kbd>", "&#64;", '<div markdown="1">\n', "[^a", "{ ", "\\`"),
    *("x <!-- innerwiki: ignore A -->", "<!-- innerwiki: ignore-start A -->\n\n", '``` a="', "__a"),
)


@pytest.mark.parametrize(
    "text",
    [
        *(part * (100_000 // len(part)) for part in _REPEATED),
        *("x " + part * (100_000 // len(part)) + "\n\nx" for part in _REPEATED),
        "{" + " " * 100_000,
        "- a\n" + "\n" * 100_000 + "a",
        "[" * 50_000 + "@a" + "]" * 50_000,
        "[" * 20_000 + "x" + "](u)" * 20_000,
        "# a" + "_" * 100_000 + "b",
        "<" + "a" * 100_000,
        "``` " + 'a="b" ' * 16_000 + "!",
        "| a |\n|---|\n|[" + "@" * 100_000,
        "[a]: x" + '"b' * 50_000,
        " ".join("`" * (n % 300) for n in range(700)),
    ],
    ids=lambda text: repr(text[:12] + text[-4:]),
)
def test_no_text_takes_long(text: str) -> None:
    began = time.process_time()
    read(text)
    assert time.process_time() - began < 5, "0.3 s is usual; quadratic work takes minutes"


def test_raw_html_knows_neither_backslash_nor_links() -> None:
    text = "<p>\\[@a] [x](b.md) ![@c](d) [[E]]</p>"
    assert written(text) == ["[@a]", "[@c]", "[[E]]"]
    assert read(text).file_links == []


def test_the_lead_is_the_first_paragraph_also_below_a_title() -> None:
    assert scan("# Title\n\nFirst *paragraph* [@k].\n\nSecond.", "p.md").lead == "First paragraph."
    assert scan("## Section\n\nText.", "p.md").lead == ""
