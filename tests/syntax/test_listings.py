"""Fenced blocks `articles`: what is read of them, and what is said of slips in them."""

from collections.abc import Mapping
from datetime import date
from textwrap import indent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import ArticleType, Column, Filter, Importance, Listing, Source, Span, Status
from innerwiki.syntax.listings import content_of, read_listings

TODAY = date(2026, 1, 15)


def read(text: str, start: int = 0) -> tuple[list[Listing], list[tuple[int, int, str, str]]]:
    """The listings of a text, and each problem as line, column, message and help."""
    listings, problems = read_listings(text, "page.md", start, TODAY)
    source = Source("page.md", text)
    told = []
    for problem in problems:
        place = source.position(problem.span.start)
        assert problem.kind == "listing"
        assert 0 <= problem.span.start <= problem.span.end <= len(text)
        told.append((place.line, place.column, problem.message, problem.help or ""))
    return listings, told


def test_every_field_is_read() -> None:
    text = """Text.

```articles
where:
  status: [draft, stub]
  type: concept
  importance: top
  tag: Set theory
  needs_citations: true
columns: [title, words, last_reviewed]
sort: -words
limit: 10
caption: "What is left: all of it"
```
"""
    [listing], problems = read(text)
    assert problems == []
    assert listing == Listing(
        span=Span("page.md", text.index("```"), len(text) - 1),
        where=(
            (Filter.STATUS, ("draft", "stub")),
            (Filter.TYPE, ("concept",)),
            (Filter.IMPORTANCE, ("top",)),
            (Filter.TAG, ("Set theory",)),
            (Filter.NEEDS_CITATIONS, ("true",)),
        ),
        columns=(Column.TITLE, Column.WORDS, Column.LAST_REVIEWED),
        sort=Column.WORDS,
        descending=True,
        limit=10,
        caption="What is left: all of it",
    )


@pytest.mark.parametrize("content", ["", "\n", "# nothing but a remark\n", "where:\nsort:\n"])
def test_an_empty_block_asks_for_everything_as_it_is_by_default(content: str) -> None:
    [listing], problems = read(f"```articles\n{content}```\n")
    assert problems == []
    assert (listing.where, listing.sort, listing.is_usable) == ((), Column.TITLE, True)
    assert listing.columns == (Column.TITLE, Column.STATUS)


@pytest.mark.parametrize(
    "header", ["```articles", "~~~~ articles", "``` .articles  ", "  ```articles"]
)
def test_headers_of_a_listing(header: str) -> None:
    fence = header.partition("a")[0].rstrip(" .")
    listings, problems = read(f"{header}\n  sort: words\n{fence}\n")
    assert (len(listings), problems) == (1, [])


@pytest.mark.parametrize(
    "text",
    [
        "No fence holds articles.",
        "````markdown\n```articles\nbad: 1\n```\n````",
        "```article\nbad: 1\n```",
        "```yaml\narticles: 1\n```",
        "```articles\nnever: closed",
        "<!--\n```articles\nbad: 1\n```\n-->\n",
        "`articles` and ```articles``` in a line",
    ],
)
def test_what_is_no_listing(text: str) -> None:
    assert read(text) == ([], [])


def test_nothing_before_the_body_counts() -> None:
    text = "```articles\nbad: 1\n```\n\nText.\n"
    assert read(text, text.index("Text")) == ([], [])


@pytest.mark.parametrize(
    ("content", "place", "message", "mend"),
    [
        ("colums: [title]", (2, 1), "unknown field `colums`", "did you mean `columns`?"),
        ("what: 1", (2, 1), "unknown field `what`", "write one of `where`, `columns`"),
        ("status: draft", (2, 1), "`status` is a filter", "`where: {status: ...}`"),
        ("columns: [title, wrods]", (2, 18), "unknown column `wrods`", "did you mean `words`?"),
        ("columns:\n  - Title", (3, 5), "unknown column `Title`", "did you mean `title`?"),
        ("columns: [title, title]", (2, 18), "column `title` is there already", "keep one"),
        ("columns: []", (2, 10), "`columns` names nothing", "leave it out"),
        ("columns: [[title]]", (2, 11), "`columns` must be a word", "`[title, ...]`"),
        ("where: {state: draft}", (2, 9), "unknown filter `state`", "did you mean `status`?"),
        (
            "where: {status: needs-citation}",
            (2, 17),
            "`status` cannot be `needs-citation`",
            "did you mean `needs-citations`?",
        ),
        (
            "where:\n  status:\n    - draft\n    - xyz",
            (5, 7),
            "`status` cannot be `xyz`",
            "write one of `stub`, `draft`",
        ),
        ("where: {status: }", (2, 17), "`status` must be a word", "write `stub`"),
        ("where: {tag: []}", (2, 14), "`tag` names nothing", "leave it out"),
        ("where: {tag: {a: b}}", (2, 14), "`tag` must be a word", "`[logic, ...]`"),
        ("where: {type: meta}", (2, 15), "`type` cannot be `meta`", "`concept`"),
        ("where: {needs_citations: 1}", (2, 26), "cannot be `1`", "write one of `true`, `false`"),
        ("where: draft", (2, 8), "`where` must be a mapping", "`where: {status: draft}`"),
        ("sort: -word", (2, 7), "unknown column `word`", "did you mean `words`?"),
        ("sort: [words]", (2, 7), "`sort` must be a column's name", "`sort: -words`"),
        ("sort: - words", (2, 7), "a value that begins with `-`", "quotation marks"),
        ("sort: *words", (2, 7), "a value that begins with `*`", "quotation marks"),
        ("where: *x", (2, 8), "a value that begins with `*`", "quotation marks"),
        ("where: {tag: [*x]}", (2, 15), "a value that begins with `*`", "quotation marks"),
        ("limit: 0", (2, 8), "`limit` is 0", "write 1 or more"),
        ("limit: ten", (2, 8), "`limit` must be a whole number", "digits alone"),
        ("caption: [a]", (2, 10), "`caption` must be text", "quotation marks"),
        ("sort: words\nsort: title", (3, 1), "`sort` is there already", "keep one of the two"),
        ("just words", (2, 1), "the block consists of fields", "`where: {...}`"),
        ("- title", (2, 1), "the block consists of fields", "`where: {...}`"),
        ("<<: {a: b}", (2, 1), "the block has no merge keys", "write the fields out"),
        ("columns: [title", (2, 10), "`[` is never closed", "close it with `]`"),
    ],
)
def test_a_slip_is_told_at_its_place(
    content: str, place: tuple[int, int], message: str, mend: str
) -> None:
    [listing], [(line, column, said, help_)] = read(f"```articles\n{content}\n```\n")
    assert not listing.is_usable
    assert ((line, column), message in said, mend in help_) == (place, True, True), (said, help_)


def test_a_header_has_no_options() -> None:
    [listing], [(line, column, message, mend)] = read('```articles title="x"\n```\n')
    assert (listing.is_usable, line, column) == (False, 1, 1)
    assert 'title="x"' in message
    assert "caption: ..." in mend


def test_one_slip_does_not_hide_another() -> None:
    _, problems = read("```articles\nwhere: {stat: x}\nsort: y\nz: 1\n```\n")
    assert [line for line, *_ in problems] == [2, 3, 4]


PREFIXES = ("", "    ", "> ", "> > ", ">   ", "\t", ">     ", "  ")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_places_are_exact_behind_indentation_and_quotation_marks(prefix: str) -> None:
    block = indent("```articles\nwhere:\n  state: draft\n\n  status: xyz\n```", prefix)
    [listing], problems = read(f"Text.\n\n{block}\n")
    first = len("Text.\n\n") + len(prefix)
    assert (listing.span.start, listing.span.end) == (first, len(f"Text.\n\n{block}"))
    assert [(line, column - len(prefix)) for line, column, *_ in problems] == [(5, 3), (7, 11)]


def test_a_tab_counts_as_the_columns_that_it_fills() -> None:
    _, problems = read("    ```articles\n\twhere:\n      tag: x\n\t  type: xyz\n    ```\n")
    assert [place for *place, _, _ in problems] == [[4, 10]]
    _, problems = read("  ```articles\n\twhere: {state: x}\n  ```\n")
    assert [place for *place, _, _ in problems] == [[2, 10]]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_content_of_a_block_is_what_its_author_wrote(prefix: str) -> None:
    block = "```articles\nwhere:\n  status: xyz\n```"
    text = "Text.\n\n" + indent(block, prefix) + "\n"
    [listing], _ = read(text)
    assert content_of(listing, text) == block


_VALUES: Mapping[Filter, st.SearchStrategy[str]] = {
    Filter.STATUS: st.sampled_from([status.value for status in Status]),
    Filter.TYPE: st.sampled_from([t.value for t in ArticleType if t is not ArticleType.META]),
    Filter.IMPORTANCE: st.sampled_from([importance.value for importance in Importance]),
    Filter.TAG: st.text(alphabet="abc é:-#'\"[]{}&*!", min_size=1).filter(str.strip),
    Filter.NEEDS_CITATIONS: st.sampled_from(["true", "false"]),
}


@st.composite
def asked(draw: st.DrawFn) -> dict[str, object]:
    """The fields of a listing, as `Listing` has them."""
    filters = draw(st.lists(st.sampled_from(Filter), unique=True))
    return {
        "where": tuple(
            (name, tuple(draw(st.lists(_VALUES[name].map(str.strip), min_size=1))))
            for name in filters
        ),
        "columns": tuple(draw(st.lists(st.sampled_from(Column), min_size=1, unique=True))),
        "sort": draw(st.sampled_from(Column)),
        "descending": draw(st.booleans()),
        "limit": draw(st.none() | st.integers(1, 999)),
    }


@given(asked(), st.sampled_from(PREFIXES), st.booleans())
def test_what_is_written_is_what_is_read(
    fields: dict[str, object], prefix: str, flow: bool
) -> None:
    where: dict[str, list[str]] = {
        name.value: list(values)
        for name, values in fields["where"]  # type: ignore[attr-defined]
    }
    written = {
        "where": where,
        "columns": [column.value for column in fields["columns"]],  # type: ignore[attr-defined]
        "sort": ("-" if fields["descending"] else "") + str(fields["sort"]),
        **({"limit": fields["limit"]} if fields["limit"] else {}),
    }
    content = yaml.safe_dump(written, default_flow_style=flow, allow_unicode=True, sort_keys=False)
    text = indent(f"```articles\n{content}```", prefix, lambda _: True)
    [listing], problems = read(text)
    assert problems == []
    assert listing == Listing(Span("page.md", len(prefix), len(text)), **fields)  # type: ignore[arg-type]
