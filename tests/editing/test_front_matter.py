"""What edits of the front matter make of it, in all the styles that authors write it in."""

from dataclasses import replace
from datetime import date
from textwrap import dedent, indent

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.editing.front_matter import append_review, set_field
from innerwiki.editing.originals import edited
from innerwiki.errors import InnerwikiError
from innerwiki.lint import Edit
from innerwiki.model import FrontMatter, ProblemKind, Review, Source
from innerwiki.syntax import yaml_marks
from innerwiki.syntax.front_matter import FrontMatterResult, parse

TODAY = date(2026, 11, 23)
HASH = "sha256:" + "0123456789abcdef" * 4
REVIEW = Review(
    by="github:two",
    date=date(2026, 11, 20),
    revision=5,
    hash=HASH,
    scope=("citations", "accuracy"),
    outcome="approved",
    blocks=("1a2b3c4d", "5e6f7a8b"),
)


def source(text: str) -> Source:
    return Source("content/page.md", text)


def read(text: str) -> FrontMatterResult:
    return parse(source(text), TODAY)


def reviewed(text: str, review: Review = REVIEW) -> str:
    return edited(text, append_review(source(text), review, "The title"))


def valued(text: str, name: str, value: str) -> str:
    return edited(text, set_field(source(text), name, value, "The title"))


RECORD = f"""\
  - by: github:two
    date: 2026-11-20
    revision: 5
    hash: {HASH}
    scope: [citations, accuracy]
    outcome: approved
    blocks: >-
      1a2b3c4d 5e6f7a8b
"""
OLD = f"""\
  - by: github:one # the first
    date: 2026-01-02
    revision: 1
    hash: {HASH}
    outcome: changes-requested # for now
"""
FLOW = (
    f'{{by: "github:two", date: 2026-11-20, revision: 5, hash: "{HASH}", '
    'scope: [citations, accuracy], outcome: approved, blocks: "1a2b3c4d 5e6f7a8b"}'
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# Heat\n", f"---\ntitle: The title\nreviews:\n{RECORD}---\n# Heat\n"),
        ("", f"---\ntitle: The title\nreviews:\n{RECORD}---\n"),
        ("---\n---\nBody", f"---\nreviews:\n{RECORD}---\nBody"),
        ("---\n\n---\n", f"---\n\nreviews:\n{RECORD}---\n"),
        ("---\ntitle: A # b\n# c\n---\n", f"---\ntitle: A # b\n# c\nreviews:\n{RECORD}---\n"),
        ("---\nreviews:\nid: a\n---\n", f"---\nreviews:\n{RECORD}id: a\n---\n"),
        ("---\nreviews: # none\n---\n", f"---\nreviews: # none\n{RECORD}---\n"),
        ("---\nreviews: [] # none\nid: a\n---\n", f"---\nreviews: # none\n{RECORD}id: a\n---\n"),
        ("---\nreviews: [\n]\n---\n", f"---\nreviews:\n{RECORD}---\n"),
        ("---\nreviews: null\n---\n", f"---\nreviews:\n{RECORD}---\n"),
        ("---\n'reviews' : ~\n---\n", f"---\n'reviews' :\n{RECORD}---\n"),
        (f"---\nreviews:\n{OLD}---\n", f"---\nreviews:\n{OLD}{RECORD}---\n"),
        (f"---\nreviews:\n{OLD}\n# c\nid: a\n---\n", f"---\nreviews:\n{OLD}{RECORD}\n# c\nid: a\n---\n"),
        (f"---\nreviews:\n{dedent(OLD)}---\n", f"---\nreviews:\n{dedent(OLD)}{dedent(RECORD)}---\n"),
        (f"---\nreviews:\n{RECORD}---\n", f"---\nreviews:\n{RECORD}{RECORD}---\n"),
        (f"---\nreviews: [{FLOW}]\nid: a\n---\n", f"---\nreviews: [{FLOW}, {FLOW}]\nid: a\n---\n"),
        (f"---\nreviews: [\n  {FLOW}, # c\n]\n---\n", f"---\nreviews: [\n  {FLOW}, {FLOW}, # c\n]\n---\n"),
        (f"---\nreviews:\n- {FLOW}\n---\n", f"---\nreviews:\n- {FLOW}\n{dedent(RECORD)}---\n"),
        ("---\n  title: A\n---\n", "---\n  title: A\n  reviews:\n" + indent(RECORD, "  ") + "---\n"),
    ],
)  # fmt: skip
def test_a_review_is_recorded_in_the_style_that_is_there(before: str, after: str) -> None:
    assert reviewed(before) == after


def test_long_lists_of_digests_are_wrapped() -> None:
    many = tuple(f"{number:08x}" for number in range(30))
    text = reviewed("---\ntitle: A\n---\n", replace(REVIEW, blocks=many, scope=()))
    assert max(len(line) for line in text.split("\n")) <= 100
    assert "scope" not in text
    assert read(text).front_matter.reviews[0].blocks == many


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("---\ntitle: A\nreviews: [\n---\n", "content/page.md:3: the front matter is broken"),
        ("---\ntitle: A\n\n# Never closed\n", "content/page.md:1: the front matter is broken"),
        ("---\ntitle: &a A\n---\n", "content/page.md:2: the front matter is broken"),
        ("---\nreviews: none so far\n---\n", "`reviews` stands in the front matter in a way"),
        ("---\nreviews: {by: me}\n---\n", "`reviews` stands in the front matter in a way"),
        ("---\n{title: A}\n---\n", "`reviews` stands in the front matter in a way"),
        ("---\n? reviews\n---\n", "`reviews` stands in the front matter in a way"),
    ],
)
def test_what_cannot_be_edited_safely_is_left_to_its_author(text: str, told: str) -> None:
    with pytest.raises(InnerwikiError) as caught:
        reviewed(text)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_review_that_the_schema_refuses_is_not_recorded() -> None:
    with pytest.raises(InnerwikiError):
        reviewed("---\ntitle: A\n---\n", replace(REVIEW, hash="sha256:0"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("---\ntitle: A # t\nrevision: 4 # r\n---\n", "---\ntitle: A # t\nrevision: 5 # r\n---\n"),
        ("---\ntitle: A\nrevision: # r\n---\n", "---\ntitle: A\nrevision: 5 # r\n---\n"),
        ("---\nrevision:\ntitle: A\n---\n", "---\nrevision: 5\ntitle: A\n---\n"),
        ("---\nid: a\ntitle: A # t\ntags: [x]\n---\n", "---\nid: a\ntitle: A # t\nrevision: 5\ntags: [x]\n---\n"),
        ("---\ntitle: >-\n  A long\n  one\ntags: [x]\n---\n", "---\ntitle: >-\n  A long\n  one\nrevision: 5\ntags: [x]\n---\n"),
        ("---\nid: a\n---\n", "---\nrevision: 5\nid: a\n---\n"),
        ("---\n---\n", "---\nrevision: 5\n---\n"),
        ("---\n  title: A\n---\n", "---\n  title: A\n  revision: 5\n---\n"),
        ("Body\n", "---\ntitle: The title\nrevision: 5\n---\nBody\n"),
    ],
)  # fmt: skip
def test_a_field_is_set_at_its_place_or_below_the_title(before: str, after: str) -> None:
    assert valued(before, "revision", "5") == after


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("title", "no", 'title: "no"'),
        ("title", "Heat: a story", 'title: "Heat: a story"'),
        ("title", "Heat 2", "title: Heat 2"),
        ("description", 'It\'s 50 % "hot".', 'description: "It\'s 50 % \\"hot\\"."'),
        ("status", "in-review", "status: in-review"),
        ("review_by", "2027-01-01", "review_by: 2027-01-01"),
        ("id", "1984", 'id: "1984"'),
    ],
)
def test_text_is_quoted_where_yaml_needs_it(name: str, value: str, line: str) -> None:
    text = valued("---\ntitle: >-\n  A\n  b\n---\n", name, value)
    assert line in text.split("\n")
    result = read(text)
    assert not result.problems
    assert str(getattr(result.front_matter, name)) == value


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("---\ntitle: A\n---\n", "revision", "5\nid: b"),
        ("---\ntitle: A\n---\n", "revision", "[5]"),
        ("---\ntitle: A\nrevision: [4]\n---\n", "revision", "5"),
        ("---\n{title: A, revision: 4}\n---\n", "id", "b"),
    ],
)
def test_a_field_that_cannot_be_set_safely_is_left_to_its_author(
    text: str, name: str, value: str
) -> None:
    with pytest.raises(InnerwikiError, match=f"`{name}` stands in the front matter"):
        valued(text, name, value)


@pytest.mark.parametrize("name", ["aliases", "colour"])
def test_only_fields_with_a_single_value_can_be_set(name: str) -> None:
    with pytest.raises(ValueError, match=name):
        valued("---\ntitle: A\n---\n", name, "x")


# --- laws -------------------------------------------------------------------------------------

OLD_FLOW = FLOW.replace("two", "one")
REVIEWS = st.sampled_from(
    [
        "",
        "reviews:\n",
        "reviews:   # none\n",
        "reviews: []\n",
        "reviews: [ ] # none\n",
        "reviews: ~\n",
        "reviews: null # none\n",
        f"reviews:\n{OLD}",
        f"reviews:\n\n  # first\n{OLD}{RECORD}  # last\n\n",
        f"reviews:\n{dedent(OLD)}",
        f"reviews:\n{dedent(OLD)}- {OLD_FLOW}\n",
        f"reviews:\n     - {OLD_FLOW}\n",
        f"reviews: [{OLD_FLOW}]\n",
        f"reviews: [ {OLD_FLOW} , ] # flow\n",
        f"reviews:\n  [\n    {OLD_FLOW},\n    {OLD_FLOW} # two\n  ]\n",
        f'"reviews": [{OLD_FLOW}]\n',
        "reviews:\n  - by: nobody\n",
        f"reviews:\n  -   by: github:one\n      date: 2026-01-02\n      revision: 1\n      hash: >-\n        {HASH}\n      outcome: approved\n      scope:\n        - a\n        - b\n",
    ]
)  # fmt: skip
TITLES = st.sampled_from(
    ["title: A title\n", "title: 'It''s' # so\n", "title: >-\n  A\n  title\n", "title:\n  A\n", ""]
)
REVISIONS = st.sampled_from(
    ["", "revision: 4\n", "revision:\n", "revision: # no\n", "revision: x\n"]
)
OTHERS = st.lists(
    st.sampled_from(
        [
            "id: an-id\n",
            "aliases: [one, two]\n",
            "aliases:\n- one\n- two\n",
            "# reviews: of old\n",
            "\n",
            "description: |\n  One\n\n",
            'infobox:\n  - {label: a, value: "b [@k]: `c`"}\n',
            "infobox:\n  - label: a\n    value: |+\n      b [@k]\n\n\n",
            "flags: [{type: disputed, reason: 'a: b'}]\n",
            "unknown: 5\n",
            'see_also: [other, "é 文"]\n',
            "id: an-id\n",
        ]
    ),
    max_size=5,
)  # fmt: skip
TEXTS = (
    st.text("ab 1:#'\"\\é-,[]{}@&*!%?|>`~=.", min_size=1, max_size=12).map(str.strip).filter(bool)
)
NEW_REVIEWS = st.builds(
    Review,
    by=TEXTS,
    date=st.dates(max_value=TODAY),
    revision=st.integers(1, 10**6),
    hash=st.just(HASH),
    scope=st.lists(TEXTS, max_size=3).map(tuple),
    outcome=st.sampled_from(["approved", "changes-requested"]),
    blocks=st.lists(st.text("0123456789abcdef", min_size=8, max_size=8), max_size=30).map(tuple),
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    fields = draw(st.permutations([draw(TITLES), draw(REVIEWS), draw(REVISIONS), *draw(OTHERS)]))
    lines = "".join(fields)
    if draw(st.booleans()) and "\n-" not in "\n" + lines:
        lines = "".join(f"  {line}\n" if line else "\n" for line in lines.split("\n")[:-1])
    closing = draw(st.sampled_from(["---\n", "...\n", "---  \n", "---"]))
    body = draw(st.sampled_from(["", "Body [@k].\n", "\n# Heading\n\n---\n"]))
    text = f"---\n{lines}{closing}{body if closing.endswith(chr(10)) else ''}"
    return draw(st.sampled_from([text, text, text, body]))


def values(matter: FrontMatter) -> dict[str, object]:
    """All fields, places left out: they move when a field before them grows."""
    found = {name: value for name, value in vars(matter).items() if name != "spans"}
    found["see_also"] = [also.target for also in matter.see_also]
    found["citations"] = [source.key for source in matter.citations]
    found["infobox"] = [(row.label, row.value.text) for row in matter.infobox]
    return found


def told(result: FrontMatterResult, *without: str) -> set[tuple[ProblemKind, str]]:
    """What was wrong, less what was said of fields that were given a value."""
    return {
        (problem.kind, problem.message)
        for problem in result.problems
        if not any(f"`{name}`" in problem.message for name in without)
    }


def inserted_only(before: str, edits: tuple[Edit, ...]) -> bool:
    """Whether nothing is taken out but a value that says nothing."""
    gone = "".join(before[edit.span.start : edit.span.end] for edit in edits)
    return gone.strip() in {"", "[]", "[ ]", "~", "null"}


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@settings(max_examples=120, deadline=None)
@given(text=articles(), review=NEW_REVIEWS)
@example(text="---\ntitle: A\n---\n", review=replace(REVIEW, by="null", scope=("1", "a,b", "yes")))
def test_a_recorded_review_is_all_that_changes(loader: str, text: str, review: Review) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_marks, "_LOADER", getattr(yaml, loader))
        before = read(text)
        title = before.front_matter.title
        edits = append_review(source(text), review, title)
        after = read(edited(text, edits))
    expected = replace(before.front_matter, reviews=(*before.front_matter.reviews, review))
    assert values(after.front_matter) == values(expected)
    assert told(after, "reviews") == told(before, "reviews")
    assert edited(text, edits)[after.body_start :] == text[before.body_start :]
    assert inserted_only(text, edits)


@settings(max_examples=120, deadline=None)
@given(text=articles(), revision=st.integers(1, 10**6))
def test_a_field_that_is_set_is_all_that_changes(text: str, revision: int) -> None:
    before = read(text)
    edits = set_field(source(text), "revision", str(revision), before.front_matter.title)
    after = read(edited(text, edits))
    assert values(after.front_matter) == values(replace(before.front_matter, revision=revision))
    assert told(after, "revision") == told(before, "revision")
    assert edited(text, edits)[after.body_start :] == text[before.body_start :]


@settings(deadline=None)
@given(text=articles(), value=TEXTS)
def test_any_text_can_be_a_description(text: str, value: str) -> None:
    if "description" not in text:
        after = read(edited(text, set_field(source(text), "description", value, "T")))
        assert after.front_matter.description == value or any(
            "`description`" in problem.message for problem in after.problems
        )
