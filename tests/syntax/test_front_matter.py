from datetime import date
from pathlib import Path

import pytest
import yaml

from innerwiki.model import (
    ArticleType,
    Citation,
    Flag,
    FrontMatter,
    Importance,
    Problem,
    ProblemKind,
    Review,
    Source,
    Status,
)
from innerwiki.syntax import yaml_marks
from innerwiki.syntax.front_matter import FrontMatterResult, parse
from innerwiki.syntax.schema import ARTICLE, json_schema
from innerwiki.syntax.shapes import MAX_PROBLEMS
from innerwiki.syntax.yaml_marks import MAX_ERRORS

TODAY = date(2026, 11, 23)
HASH = "sha256:" + "0" * 64


def read(text: str, path: str = "content/my_page.md") -> FrontMatterResult:
    return parse(Source(path, text), TODAY)


def read_fields(fields: str) -> FrontMatterResult:
    return read(f"---\n{fields}\n---\nBody.\n")


def places(result: FrontMatterResult, text: str) -> list[tuple[int, int, str]]:
    source = Source("", text)
    found = []
    for problem in result.problems:
        at = source.position(problem.span.start)
        found.append((at.line, at.column, problem.kind.value))
    return found


def only_problem(fields: str) -> tuple[tuple[int, int], Problem]:
    """The one problem of some fields, and its place; lines count from the opening `---`."""
    text = f"---\n{fields}\n---\nBody.\n"
    result = read(text)
    assert len(result.problems) == 1, result.problems
    problem = result.problems[0]
    at = Source("", text).position(problem.span.start)
    return (at.line, at.column), problem


EVERYTHING = f"""\
---
title: Inner alignment # plain
id: inner-alignment
aliases: [inner alignment problem, "IA"]
type: term
description: One sentence.
importance: top
tags:
- a
- 1.10
see_also: [outer-alignment, Mesa optimization]
status: in-review
authors: [github:one]
revision: 5
reviews:
  - {{by: github:two, date: 2026-11-20, revision: 4, hash: "{HASH}", scope: [citations, accuracy], outcome: approved}}
review_by: 2027-05-20
citations: [hubinger2019risks, doi:10.1000/182]
citation_policy: {{min_coverage: 0.9}}
flags: [{{type: disputed, since: 2026-10-01, reason: "Two views."}}, {{type: old}}]
infobox:
  - {{label: Introduced in, value: "Hubinger et al. [@hubinger2019risks, p. 2] see [[Mesa]]"}}
  - label: Since
    value: 2019
---
Body.
"""


# --- what is right ----------------------------------------------------------------------------


def test_every_field_is_read() -> None:
    result = read(EVERYTHING)
    assert result.problems == ()
    assert EVERYTHING[result.body_start :] == "Body.\n"
    matter = result.front_matter
    assert (matter.title, matter.id) == ("Inner alignment", "inner-alignment")
    assert matter.aliases == ("inner alignment problem", "IA")
    assert matter.type is ArticleType.TERM
    assert matter.description == "One sentence."
    assert matter.importance is Importance.TOP
    assert matter.tags == ("a", "1.10")
    assert [also.target for also in matter.see_also] == ["outer-alignment", "Mesa optimization"]
    assert matter.status is Status.IN_REVIEW
    assert matter.authors == ("github:one",)
    assert matter.revision == 5
    scope = ("citations", "accuracy")
    review = Review("github:two", date(2026, 11, 20), 4, HASH, scope, "approved")
    assert matter.reviews == (review,)
    assert matter.review_by == date(2027, 5, 20)
    assert [source.key for source in matter.citations] == ["hubinger2019risks", "doi:10.1000/182"]
    assert matter.min_coverage == 0.9
    assert matter.flags == (
        Flag("disputed", date(2026, 10, 1), "Two views."),
        Flag("old", None, None),
    )
    assert [row.label for row in matter.infobox] == ["Introduced in", "Since"]
    assert matter.infobox[1].value.text == "2019"


def test_fields_and_items_know_their_places() -> None:
    matter = read(EVERYTHING).front_matter
    spans = {name: EVERYTHING[span.start : span.end] for name, span in matter.spans.items()}
    assert spans["title"] == "Inner alignment"
    assert spans["aliases"] == '[inner alignment problem, "IA"]'
    assert spans["aliases.1"] == '"IA"'
    assert spans["tags"] == "- a\n- 1.10"
    assert spans["reviews.0"].startswith("{by: github:two")
    assert spans["infobox.1"] == "label: Since\n    value: 2019"
    for span in [one.span for one in matter.see_also] + [one.span for one in matter.citations]:
        assert EVERYTHING[span.start : span.end] in (
            "outer-alignment",
            "Mesa optimization",
            "hubinger2019risks",
            "doi:10.1000/182",
        )


def test_references_of_the_infobox_stand_at_their_places_in_the_file() -> None:
    (citation, link) = read(EVERYTHING).front_matter.infobox[0].value.references
    assert EVERYTHING[citation.span.start : citation.span.end] == "[@hubinger2019risks, p. 2]"
    assert EVERYTHING[link.span.start : link.span.end] == "[[Mesa]]"


@pytest.mark.parametrize(
    "value",
    [
        "Plain text [@k]",
        '"In quotes, [@k]"',
        "'It''s in quotes, [@k]'",
        '"A \\"quoted\\" \\\\ word [@k]"',
        "|\n      One\n      two [@k]\n\n      three",
        "|2-\n        One\n      two [@k]",
        ">\n      Folded\n      lines [@k]\n",
        "Plain text\n      over lines [@k]",
        '"Text over\n      lines [@k]"',
    ],
)  # fmt: skip
def test_a_citation_is_placed_exactly_in_every_style(value: str) -> None:
    text = f"---\ntitle: x\ninfobox:\n  - label: A\n    value: {value}\nid: y\n---\n"
    result = read(text)
    assert result.problems == ()
    (citation,) = result.front_matter.infobox[0].value.references
    assert text[citation.span.start : citation.span.end] == "[@k]"
    assert isinstance(citation, Citation)
    assert text[citation.items[0].span.start : citation.items[0].span.end] == "@k"


def test_a_citation_after_another_escape_is_placed_at_the_value() -> None:
    text = '---\ntitle: x\ninfobox: [{label: A, value: "\\u00e9 [@k]"}]\n---\n'
    (citation,) = read(text).front_matter.infobox[0].value.references
    assert citation.span.start == text.index('"')


@pytest.mark.parametrize(
    "title", ["no", "1984", "true", '"null"', "on", "5.0", "2026-11-20", "<b>x</b>", "1_000", "0o7"]
)
def test_a_title_is_what_its_author_sees(title: str) -> None:
    result = read_fields(f"title: {title}")
    assert (result.front_matter.title, result.problems) == (title.strip('"'), ())


def test_an_empty_optional_field_is_as_good_as_absent() -> None:
    result = read_fields("title: x\ndescription: ''\nrevision:\ntags: ~\ntype: null")
    assert result.problems == ()
    assert result.front_matter == FrontMatter("x", "my-page", spans=result.front_matter.spans)


def test_a_handle_in_a_description_is_text() -> None:
    assert read_fields("title: x\ndescription: by @someone").problems == ()


def test_a_key_is_in_normal_form() -> None:
    result = read_fields("title: x\ncitations: [mu\u0308ller2020]")
    assert result.front_matter.citations[0].key == "m\u00fcller2020"


# --- the block --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\ntitle: x\n---\nBody", "Body"),
        ("---\ntitle: x\n---", ""),
        ("---\ntitle: x\n...\nBody", "Body"),
        ("---  \ntitle: x\n---\t\n\nBody", "\nBody"),
        ("---\ntitle: x\n---\n---\nBody", "---\nBody"),
    ],
)
def test_the_body_begins_after_the_closing_line(text: str, body: str) -> None:
    result = read(text)
    assert text[result.body_start :] == body
    assert (result.front_matter.title, result.problems) == ("x", ())


@pytest.mark.parametrize(
    "text", ["", "Body", "----\nBody", " ---\nx", "# \n", "Title\n\nText\n---\n"]
)
def test_a_file_without_front_matter_is_all_body(text: str) -> None:
    result = read(text)
    assert (result.body_start, result.problems) == (0, ())
    assert result.front_matter.id == "my-page"


@pytest.mark.parametrize(
    ("path", "article_id", "title"),
    [
        ("content/mesa-optimizer.md", "mesa-optimizer", "Mesa optimizer"),
        ("content/a/My_Page.md", "my-page", "My Page"),
        ("content/ref-x.md", "section-ref-x", "Ref x"),
        ("content/Ελληνικά.md", "ελληνικά", "Ελληνικά"),
        ("content/-.md", "section", "Untitled"),
    ],
)
def test_id_and_title_come_from_the_name_of_the_file(
    path: str, article_id: str, title: str
) -> None:
    matter = read("Body", path).front_matter
    assert (matter.id, matter.title) == (article_id, title)


def test_the_title_is_the_first_heading_where_no_field_says_it() -> None:
    text = "```\n# no heading\n```\n\n## Second level\n\n# A *real* one [@k]\n"
    assert read(text).front_matter.title == "A real one"
    assert read("---\ntitle: [a]\n---\n# Heading\n").front_matter.title == "Heading"


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\ntitle: x\nid: y\n\nText: more\n", "\nText: more\n", 3),
        ("---\ntitle: x\n# Heading\nText", "# Heading\nText", 2),
        ("---\ntitle: x\n# a comment\nid: y\n\n\nstatus: draft\n\nText", "\nText", 7),
        ("---\ntitle: x", "", 2),
        ("---\n", "", 1),
        ("---", "", 1),
    ],
)
def test_front_matter_that_is_never_closed_is_not_published(
    text: str, body: str, line: int
) -> None:
    result = read(text)
    assert places(result, text) == [(1, 1, "yaml")]
    assert result.problems[0].help == f"put a line `---` after line {line}, where the fields end"
    assert text[result.body_start :] == body
    assert result.front_matter.title == ("x" if "title" in text else "My page")


# --- what the schema refuses ------------------------------------------------------------------

WRONG_FIELDS = [
    ("titel: x\ntitle: y", (2, 1), "unknown-field", "unknown field `titel: x`", "`title`?"),
    ("title: x\narxiv: 1906.01820", (3, 1), "unknown-field", "`arxiv: 1906.01820`", "title, id"),
    ("title: x\nzz: [1]", (3, 1), "unknown-field", "unknown field `zz`", "the fields are title"),
    ("title: x\nicon: a", (3, 1), "schema", "`icon` is a key of the site generator", "remove"),
    ("title: x\nhide: [toc]", (3, 1), "schema", "`hide` is a key of the site generator", "remove"),
    ("title: x\nwords: 5", (3, 1), "schema", "`words` is computed and may not", "remove"),
    ("title: x\nbacklinks: 5", (3, 1), "schema", "`backlinks` is computed", "remove"),
    ("title: x\nid: y\ntitle: z", (4, 1), "schema", "`title` is there already", "keep one"),
    ("id: x", (1, 1), "schema", "`title` is missing", "add `title: ...`"),
    ("title:", (2, 7), "schema", "`title` is empty", "write text"),
    ("title: ' '", (2, 8), "schema", "`title` is empty", "write text"),
    ("title: ~", (2, 8), "schema", "`title` is empty", "YAML takes `~` for nothing"),
    ("title: Null", (2, 8), "schema", "`title` is empty", "quotation marks around the word"),
    ("title: [x]", (2, 8), "schema", "`title` must be text, but it is a list", "quotation marks"),
    ("title: {a: b}", (2, 8), "schema", "`title` must be text, but it is a mapping", "quotation"),
    ("title: A [@k] B", (2, 10), "schema", "`title` is plain text", "cite and link in the body"),
    ("title: A [[X]] B", (2, 10), "schema", "`title` is plain text", "cite and link in the body"),
    ("title: A @key B", (2, 10), "schema", "`title` is plain text", "cite and link in the body"),
    ("title: 'It''s [@k]'", (2, 15), "schema", "`title` is plain text", "cite and link"),
    ('title: "a\\u0007b"', (2, 8), "schema", "a character that nobody can see (U+0007)", "remove"),
    ("title: a\x07b", (2, 8), "schema", "`title` holds a character that nobody can see", "remove"),
    ("title: a\ue000b", (2, 8), "schema", "nobody can see (U+E000)", "remove"),
    ("title: a\u2028b", (2, 8), "schema", "holds a character that nobody can see", "remove"),
    ('title: "a\\nb"', (2, 8), "schema", "`title` holds a line break", "on one line"),
    ("title: |\n  a\n  b", (2, 8), "schema", "`title` holds a line break", "on one line"),
    ("title: x\nid: Ref", (3, 5), "schema", "`id` cannot be `Ref`", "small letters"),
    ("title: x\nid: a_b", (3, 5), "schema", "`id` cannot be `a_b`", "small letters"),
    ("title: x\nid: ../x", (3, 5), "schema", "`id` cannot be `../x`", "small letters"),
    ("title: x\nid: -a", (3, 5), "schema", "`id` cannot be `-a`", "small letters"),
    ("title: x\nid: 1984", (3, 5), "schema", "YAML takes `1984` for a number", '`"1984"`'),
    ("title: x\nid: ref-a", (3, 5), "schema", "`id` may not begin with `ref-`", "choose another"),
    ("title: x\nid: " + "a" * 101, (3, 5), "schema", "`id` has 101 characters", "short"),
    ("title: x\ntype: consept", (3, 7), "schema", "`type` cannot be `consept`", "of `concept`, "),
    ("title: x\ntype: ''", (3, 7), "schema", "`type` is empty", "one of `concept`, `term`"),
    ("title: x\ntype: [term]", (3, 7), "schema", "but it is a list", "one of `concept`, `term`"),
    ("title: x\ntype: 'term '", (3, 7), "schema", "white space around `term`", "write `term` alone"),
    ("title: x\nstatus: Draft", (3, 9), "schema", "`status` cannot be `Draft`", "one of `draft`"),
    ("title: x\nimportance: 1", (3, 13), "schema", "`importance` cannot be `1`", "one of"),
    ("title: x\ndescription: " + "é" * 161, (3, 14), "schema", "has 161 characters", "by 1"),
    ("title: x\ndescription: a [@k]", (3, 16), "schema", "`description` is plain text", "body"),
    ("title: x\nrevision: 5.5", (3, 11), "schema", "a whole number, not `5.5`", "digits alone"),
    ('title: x\nrevision: "5"', (3, 11), "schema", 'a whole number, not `"5"`', "digits alone"),
    ("title: x\nrevision: 0", (3, 11), "schema", "`revision` is 0, but it counts from 1", "1 or"),
    ("title: x\nrevision: 1000000000", (3, 11), "schema", "limit is 999,999,999", "smaller"),
    ("title: x\nrevision: " + "9" * 5000, (3, 11), "schema", "a whole number", "digits alone"),
    ("title: x\nrevision: ٣", (3, 11), "schema", "a whole number, not `٣`", "digits alone"),
    ("title: x\nreview_by: 2026-02-30", (3, 12), "schema", "a date, not `2026-02-30`", "2026-11-20"),
    ("title: x\nreview_by: '2026-11-20 '", (3, 12), "schema", "white space around `2026-", "alone"),
    ("title: x\nreview_by: 20261120", (3, 12), "schema", "a date, not `20261120`", "2026-11-20"),
    ("title: x\ntags: foo", (3, 7), "schema", "`tags` must be a list, but it is text", "`[foo]`"),
    ("title: x\ntags: ''", (3, 7), "schema", "`tags` is empty", "write a list, or nothing at all"),
    ("title: x\ntags: {a: b}", (3, 7), "schema", "must be a list, but it is a mapping", "`- `"),
    ("title: x\ntags: [a, [b]]", (3, 11), "schema", "an item of `tags` must be text", "quotation"),
    ("title: x\ntags:\n  -\n  - a", (4, 4), "schema", "an item of `tags` is empty", "write text"),
    ("title: x\nauthors: [github: a]", (3, 11), "schema", "but it is a mapping", "quotation marks"),
    ("title: x\nsee_also: [[X]]", (3, 12), "schema", "must be text, but it is a list", "without"),
    ('title: x\nsee_also: ["[[X]]"]', (3, 12), "schema", "cannot be `[[X]]`", "without square"),
    ('title: x\ncitations: ["@k"]', (3, 13), "schema", "cannot be `@k`", "without `@`"),
    ("title: x\ncitation_policy: 1", (3, 18), "schema", "must be a mapping of fields", "{min_coverage: ...}"),
    ("title: x\ncitation_policy: {min_coverage: 90%}", (3, 33), "schema", "not `90%`", "`0.9`"),
    ("title: x\ncitation_policy: {min_coverage: 1.5}", (3, 33), "schema", "not `1.5`", "`0.9`"),
    ("title: x\ncitation_policy: {min: 1}", (3, 19), "unknown-field", "unknown field `min: 1`", ""),
    ("title: x\nflags: [{type: a, since: 2026-11-24}]", (3, 26), "schema", "in the future", "2026"),
    ("title: x\nflags: [{type: A b}]", (3, 16), "schema", "`type` cannot be `A b`", "one word"),
    ("title: x\nflags: [{type: true}]", (3, 16), "schema", "for a truth value", '`"true"`'),
    ("title: x\nflags: [{reason: a}]", (3, 10), "schema", "`type` is missing", "add `type: ...`"),
    ("title: x\nflags: [{}]", (3, 9), "schema", "`type` is missing", "add `type: ...`"),
    ("title: x\ninfobox: [{label: a}]", (3, 12), "schema", "`value` is missing", "add"),
    ("title: x\ninfobox: [a]", (3, 11), "schema", "must be a mapping", "{label: ..., value: ...}"),
    ("title: x\ninfobox: [{label: a, value: [[X]]}]", (3, 29), "schema", "a list", "quotation"),
    ("title: x\ninfobox: [{label: 'a [@k]', value: b}]", (3, 22), "schema", "`label` is", "body"),
    ('title: x\ninfobox: [{label: a, value: "\\ue000"}]', (3, 29), "schema", "(U+E000)", "remove"),
    ("title: x\ninfobox: [{label: a, value: b, icon: c}]", (3, 32), "unknown-field", "`icon: c`", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "place", "kind", "message", "mend"), WRONG_FIELDS, ids=[w[3] for w in WRONG_FIELDS]
)
def test_a_wrong_field_is_reported_at_its_place(
    fields: str, place: tuple[int, int], kind: str, message: str, mend: str
) -> None:
    at, problem = only_problem(fields)
    assert (at, problem.kind.value) == (place, kind)
    assert message in problem.message
    assert mend in (problem.help or "")


def test_a_wrong_field_has_its_default_and_the_others_stay() -> None:
    matter = read_fields(
        "title: A [@k]\nid: B C\ntype: x\nrevision: 0\ntags: [a, [b], c]\nstatus: draft"
    ).front_matter
    assert (matter.title, matter.id) == ("My page", "my-page")
    assert (matter.type, matter.revision) == (ArticleType.CONCEPT, None)
    assert (matter.tags, matter.status) == (("a", "c"), Status.DRAFT)


def test_one_bad_row_or_review_does_not_lose_the_others() -> None:
    good = f"{{by: a, date: 2026-01-01, revision: 1, hash: '{HASH}', outcome: approved}}"
    result = read_fields(
        f"title: x\nreviews:\n- {good}\n- {{by: b}}\n- {good}\n"
        "infobox: [{label: a, value: b}, c, {label: d, value: e}]\ncitations: [a, '@b', c]"
    )
    assert len(result.front_matter.reviews) == 2
    assert [row.label for row in result.front_matter.infobox] == ["a", "d"]
    assert [source.key for source in result.front_matter.citations] == ["a", "c"]
    assert [p.message for p in result.problems if "missing" in p.message] == [
        "`date` is missing",
        "`revision` is missing",
        "`hash` is missing",
        "`outcome` is missing",
    ]


def test_every_fault_of_a_review_is_reported() -> None:
    fields = (
        "title: x\nreviews:\n"
        "  - {by: a, date: 2026-11-24, revision: 0, hash: x, scope: y, outcome: approvd}"
    )
    result = read_fields(fields)
    assert places(result, f"---\n{fields}\n---\n") == [
        (4, 19, "schema"),
        (4, 41, "schema"),
        (4, 50, "schema"),
        (4, 60, "schema"),
        (4, 72, "schema"),
    ]


# --- what YAML refuses ------------------------------------------------------------------------

BROKEN = [
    ("title: [@k]", (2, 8), "`[@k]` without quotation marks", '`"[@k]"`'),
    ("title: @k", (2, 8), "`@k` without quotation marks", '`"@k"`'),
    ("citations: [@abc, @b]", (2, 12), "without quotation marks", "the key alone, `abc`"),
    ("title: `x`", (2, 8), "begins with a backtick must stand in quotation marks", "quotation"),
    ("title: %x", (2, 8), "begins with `%` must stand in quotation marks", "quotation"),
    ("title: *emphasis* here", (2, 8), "begins with `*` must stand in quotation marks", "quot"),
    ("title: **strong**", (2, 8), "begins with `*` must stand in quotation marks", "quotation"),
    ("title: & more", (2, 8), "begins with `&` must stand in quotation marks", "quotation"),
    ("title: &a b", (2, 8), "begins with `&` must stand in quotation marks", "quotation"),
    ("title: *a", (2, 8), "begins with `*` must stand in quotation marks", "quotation"),
    ("tags: &a [b]", (2, 7), "begins with `&` must stand in quotation marks", "quotation"),
    ("tags: !!set {a, b}", (2, 7), "begins with `!` must stand in quotation marks", "quotation"),
    ("title: !!python/object:os.system x", (2, 8), "begins with `!` must stand", "quotation"),
    ("title: - x", (2, 8), "begins with `-` must stand in quotation marks", "quotation"),
    ("title: | x", (2, 8), "begins with `|` must stand in quotation marks", "quotation"),
    ("<<: {title: x}", (2, 1), "front matter has no merge keys", "write the fields out"),
    ("<<: *a", (2, 5), "begins with `*` must stand in quotation marks", "quotation"),
    ("title: a: b", (2, 9), "a colon followed by a space inside a value", 'as in `title: "..."`'),
    ("title:b\nid: c", (2, 6), "no space after the colon", "`field: value`"),
    ("title: x\n  id: c", (3, 3), "this field does not fit below the line above", "indented"),
    ("text\nid: c", (2, 1), "this line is not a field: it has no colon", "`field: value`"),
    ("id: a\ntext\nstatus: draft", (3, 1), "this line is not a field", "`field: value`"),
    ("infobox:\n\t- {label: a, value: b}", (3, 1), "a tab in the indentation", "spaces only"),
    ("infobox:\n  - label: a\n  \tvalue: b", (4, 3), "a tab in the indentation", "spaces only"),
    ('title: "x', (2, 8), "this quotation mark is never closed", "close it"),
    ("title: 'it's'", (2, 12), "text after the closing quotation mark", "apostrophe"),
    ('title: "x" y', (2, 12), "text after the closing quotation mark", "whole value"),
    ("title: [[X]] and", (2, 14), "text after the closing quotation mark or bracket", "whole"),
    ("tags: [a, b\nid: x", (2, 7), "this `[` is never closed", "close it with `]`"),
    ("flags: [{type: a]", (2, 17), "a comma or `}` is missing before `]`", "commas"),
    ("tags: [a, , b]", (2, 11), "nothing stands before this `,`", "remove it"),
    ("title: ]", (2, 8), "nothing stands before this `]`", "remove it"),
    ('title: "a\\p"', (2, 10), "this backslash means nothing", "write it twice"),
    ('title: "\\U00110000"', (2, 9), "this backslash means nothing", "write it twice"),
    ("tags:\n  - a\n - b", (4, 2), "this line does not fit the lines around it", "alike"),
    ("%YAML 1.1\ntitle: x", (2, 1), "begins with `%` must stand", "quotation marks"),
    ("just text", (2, 1), "front matter consists of fields", "`title: ...`"),
    ("- title: x", (2, 1), "front matter consists of fields", "`title: ...`"),
    ("title: x\n--- y: z", (3, 1), "a second document begins here", "remove `---`"),
    ("? [a]\n: b", (2, 3), "a field's name must be text", "quotation marks"),
    ("tags: " + "[" * 13 + "]" * 13, (2, 18), "nested more than 12 deep", "no more than"),
    ("tags: [" + "a," * 6000 + "]", (2, 10006), "more than 5,000 values", "into the body"),
    ("title: " + "a" * 70_000, (1, 1), "has 70,007 characters; the limit is", "a line `---`"),
]  # fmt: skip


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _both_parsers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's parser in C, and the one in Python for machines without it."""
    monkeypatch.setattr(yaml_marks, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("_both_parsers")
@pytest.mark.parametrize(
    ("fields", "place", "message", "mend"), BROKEN, ids=[b[0][:30] for b in BROKEN]
)
def test_broken_yaml_is_reported_in_plain_words_at_its_place(
    fields: str, place: tuple[int, int], message: str, mend: str
) -> None:
    at, problem = only_problem(fields)
    assert (at, problem.kind) == (place, ProblemKind.YAML)
    assert message in problem.message
    assert mend in (problem.help or "")


@pytest.mark.parametrize(
    "broken",
    [
        "status: [@k]",
        'status: "x',
        "tags: [a, b",
        "aliases: a: b",
        "infobox:\n\t- {label: a, value: b}",
        "infobox:\n  - label: A\n    value: *Risks* and more\n  - label: B\n    value: c",
        "just text",
        "&a status: draft",
    ],
)
def test_a_broken_field_costs_no_other_field(broken: str) -> None:
    matter = read_fields(f"title: x\nid: y\n{broken}\nrevision: 7\ntype: term").front_matter
    assert (matter.title, matter.id) == ("x", "y")
    assert (matter.revision, matter.type) == (7, ArticleType.TERM)


def test_several_broken_fields_are_all_reported() -> None:
    fields = 'title: [@k]\nid: y\ntags: [a\nstatus: "x" y\nrevision: 7'
    result = read_fields(fields)
    assert [(line, column) for line, column, _ in places(result, f"---\n{fields}")] == [
        (2, 8),
        (4, 7),
        (5, 13),
    ]
    assert (result.front_matter.id, result.front_matter.revision) == ("y", 7)


def test_aliases_that_would_expand_without_end_are_refused_once_a_line() -> None:
    fields = "title: x\na: &a [x, x]\nb: &b [*a, *a]\ntags: [ok, *b]"
    result = read_fields(fields)
    refused = [place for place in places(result, f"---\n{fields}\n---\n") if place[2] == "yaml"]
    assert refused == [(3, 4, "yaml"), (4, 4, "yaml"), (5, 12, "yaml")]
    assert result.front_matter.tags == ("ok",)


def test_problems_are_in_the_order_of_the_text_and_limited_in_number() -> None:
    result = read_fields("\n".join(f"k{n}: *a" for n in range(1000)))
    starts = [problem.span.start for problem in result.problems]
    assert starts == sorted(starts)
    assert len(starts) == MAX_PROBLEMS


def test_a_message_cannot_reach_into_a_terminal() -> None:
    result = read_fields('title: x\n"\\e[31mred": "\\e[0m"\nid: "\\e]0;x"\ntype: "\\u202Ex"')
    assert len(result.problems) == 3
    assert all(f"{p.message}{p.help}".isprintable() for p in result.problems)


def test_after_twenty_errors_the_reading_is_given_up() -> None:
    result = read_fields("\n".join(["tags: [@a]"] * 30))
    assert len(result.problems) == MAX_ERRORS


def test_fields_beyond_the_limit_are_not_listed() -> None:
    result = read_fields("title: x\n" + "\n".join(f"k{n}: a" for n in range(200)))
    assert len(result.problems) == MAX_PROBLEMS
    result = read_fields("title: x\ntags: [" + "[], " * 200 + "]")
    assert len(result.problems) == MAX_PROBLEMS


@pytest.mark.parametrize("refused", ["tags: !!set {a, b}", "flags: [*a]", "citation_policy: *a"])
def test_what_yaml_refused_is_not_reported_again(refused: str) -> None:
    _, problem = only_problem(f"title: x\n{refused}")
    assert problem.kind is ProblemKind.YAML


def test_unreadable_characters_do_not_cost_the_other_fields() -> None:
    result = read_fields("title: x\nid: y\ntags: [a\x00b, c\ufeff, d]\nstatus: draft")
    assert result.front_matter.tags == ("d",)
    assert result.front_matter.status is Status.DRAFT


# --- the definition ---------------------------------------------------------------------------


def test_the_json_schema_has_every_field_and_what_is_required() -> None:
    schema = json_schema()
    assert list(schema["properties"]) == [field.name for field in ARTICLE.fields]
    assert schema["required"] == ["title"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["type"]["enum"] == [*(one.value for one in ArticleType), None]
    assert schema["properties"]["reviews"]["items"]["required"] == [
        "by",
        "date",
        "revision",
        "hash",
        "outcome",
    ]
    assert all(field["description"] for field in schema["properties"].values())


def test_every_field_of_the_model_is_in_the_definition() -> None:
    names = {field.name for field in ARTICLE.fields} | {"min_coverage", "spans"}
    assert set(FrontMatter.__dataclass_fields__) == names - {"citation_policy"}


def test_the_articles_of_this_wiki_have_sound_front_matter() -> None:
    root = Path(__file__).parents[2]
    for path in sorted((root / "content").rglob("*.md")):
        assert read(path.read_text(encoding="utf-8"), path.name).problems == (), path
