"""What holds for the front matter of any text whatever."""

from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from innerwiki.model import FrontMatter, ProblemKind, Source
from innerwiki.syntax import yaml_marks
from innerwiki.syntax.front_matter import FrontMatterResult, parse
from innerwiki.syntax.schema import ARTICLE

TODAY = date(2026, 11, 23)

NAMES = [field.name for field in ARTICLE.fields]
# Pieces that meet in front matter, right and wrong, so that a random text comes near to YAML.
PIECES = st.sampled_from(
    [
        *(name + ": " for name in NAMES),
        *"\n \t-:,[]{}\"'|>&*!%@`#?~\\",
        *("\n  ", "\n- ", "\n  - ", ": ", "---\n", "...\n", "\n\n", "[[X]]", "[@k]", "[@", "<<: "),
        *("a", "5", "2026-01-01", "title", "\\u00e9", "\\U00110000", "\\ud800", "é", "\ufeff"),
        *("\x00", "\x85", "\u2028", "\r", "\ue000", "{label: a, value: b}", "''", '\\"'),
    ]
)
NEAR_YAML = st.lists(PIECES, max_size=40).map("".join)
ANY_TEXT = st.one_of(
    st.text(),
    NEAR_YAML,
    NEAR_YAML.map(lambda text: "---\n" + text),
    NEAR_YAML.map(lambda text: f"---\n{text}\n---\nBody [@k].\n"),
)


def read(text: str) -> FrontMatterResult:
    return parse(Source("content/page.md", text), TODAY)


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@settings(max_examples=400, deadline=None)
@given(text=ANY_TEXT)
def test_no_text_is_too_odd_and_every_problem_has_a_place(loader: str, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_marks, "_LOADER", getattr(yaml, loader))
        result = read(text)
    assert 0 <= result.body_start <= len(text)
    assert result.front_matter.title
    assert result.front_matter.id
    for problem in result.problems:
        assert 0 <= problem.span.start <= problem.span.end <= len(text), problem
        assert problem.message
        assert "\n" not in problem.message + (problem.help or "")
    for span in result.front_matter.spans.values():
        assert 4 <= span.start <= span.end <= result.body_start
    for row in result.front_matter.infobox:
        for reference in row.value.references:
            assert 4 <= reference.span.start < reference.span.end <= result.body_start


LINES = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=20)


@settings(deadline=None)
@given(
    fields=st.lists(LINES.filter(lambda line: not line.startswith(("---", "..."))), max_size=8),
    closing=st.sampled_from(["---", "...", "---  "]),
    body=st.text(),
)
def test_the_body_begins_right_after_a_closed_block(
    fields: list[str], closing: str, body: str
) -> None:
    head = "\n".join(["---", *fields, closing]) + "\n"
    assert read(head + body).body_start == len(head)


GOOD = {
    "title": "A title",
    "id": "an-id",
    "aliases": "[one, two]",
    "former_ids": "[an-old-id]",
    "type": "term",
    "description": "One sentence.",
    "importance": "low",
    "tags": "[a, b]",
    "see_also": "[other]",
    "status": "draft",
    "redirect": "Another",
    "authors": "[github:a]",
    "revision": "3",
    "review_by": "2027-01-01",
    "citations": "[key]",
    "flags": "[{type: disputed}]",
    "infobox": '[{label: a, value: "b [@k]"}]',
}


def values(matter: FrontMatter, without: str) -> dict[str, object]:
    """The fields but one, places left out: they move when a value before them grows."""
    found: dict[str, object] = {name: getattr(matter, name) for name in GOOD if name != without}
    for name, parts in (("see_also", matter.see_also), ("citations", matter.citations)):
        if name in found:
            found[name] = len(parts)
    if "redirect" in found:
        found["redirect"] = matter.redirect and matter.redirect.target
    if "infobox" in found:
        found["infobox"] = [(row.label, row.value.text) for row in matter.infobox]
    return found


@settings(max_examples=400, deadline=None)
@example(name="aliases", value="\x85type: ")
@given(name=st.sampled_from(sorted(GOOD)), value=st.one_of(NEAR_YAML, LINES))
def test_a_changed_value_changes_no_other_field(name: str, value: str) -> None:
    def text(fields: dict[str, str]) -> str:
        return "---\n" + "".join(f"{key}: {field}\n" for key, field in fields.items()) + "---\n"

    one_line = value.replace("\n", " ")
    changed = read(text({**GOOD, name: one_line}))
    if not any(problem.kind is ProblemKind.YAML for problem in changed.problems):
        good = read(text(GOOD))
        assert good.problems == ()
        assert values(changed.front_matter, name) == values(good.front_matter, name)
