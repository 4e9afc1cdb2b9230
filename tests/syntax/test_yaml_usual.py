"""The usual front matter is read as PyYAML's events say, at a fraction of their cost."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from innerwiki.model import Source
from innerwiki.syntax import yaml_marks
from innerwiki.syntax.yaml_errors import FRONT_MATTER
from innerwiki.syntax.yaml_usual import MAX_LENGTH, read_usual
from tests.syntax.test_front_matter_laws import NEAR_YAML

USUAL = [
    "title: Inner alignment",
    "title: 1984\nid: a\n\ndescription:  What it is: `no`, (so far).  ".replace(": `", " `"),
    "aliases: [a b, \"c, d\", 'e: f' ]\ntags: []\nstatus:\nredirect: ~",
    "tags:\n  - a\n  - 'b # c'\n  - \"d\"\n\nrevision: 2",
    "infobox:\n  - {label: By, value: \"*A* [@k, p. 3]\", x: [y, 'z']}\n  - [a, b]",
    "reviews:\n  - by: github:anna\n    scope: [citations, prose]\n    hash: sha256:0a\n  - by: b",
    "citation_policy:\n    min_coverage: 0.9\n    other: x\ntitle: “Zitat” – ß",
    "",
]
UNUSUAL = [
    "a: b: c",
    "a: b:",
    "a: b # c",
    "a: &b c",
    'a: "b\\n"',
    "a: 'it''s'",
    "a: b\n  c",
    "a: [b, [c]]",
    "a: [b: c]",
    "a: [b",
    "a: [b] c",
    "a: [b}",
    "a: {b: c]",
    "a:\n  b",
    "a:\n  b: c\n   d",
    "a: {b: c, b: d}",
    "a: {b}",
    "a: b\na: c",
    "a:\n- b",
    "a:\n  - b\n    c",
    "a:\n  - b:\n",
    "a:\n  b:\n    c: d",
    "a:\n    - b\n  - c",
    "a: b\u00a0",
    "a: |\n  b",
    "a:\tb",
    "- a",
    "a",
    "# a",
    "a: " + "b" * MAX_LENGTH,
]

WORDS = st.sampled_from(
    ["a", "b c", "2026-01", "1984", "no", "x:y", "it's", "é“ß”", "~", "a#b", "-"]
)
QUOTED = st.sampled_from(['"a: b"', "'c # d'", '""', '"[@k, p. 3]"', "' e '", "'it''s'", '"\\""'])
SIMPLE = st.one_of(WORDS, QUOTED)
IN_BRACKETS = st.one_of(
    st.lists(SIMPLE, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    st.lists(SIMPLE, min_size=1, max_size=3).map(
        lambda items: "{" + ", ".join(f"k{n}: {item}" for n, item in enumerate(items)) + "}"
    ),
)
VALUES = st.one_of(SIMPLE, IN_BRACKETS)
NAMES = st.sampled_from(["title", "tags", "by", "k-1", "_x"])
INNER = st.lists(st.tuples(NAMES, VALUES), min_size=1, max_size=3)
INDENTS = st.sampled_from(["", " ", "  ", "    "])


@st.composite
def lists(draw: st.DrawFn) -> str:
    """What stands below a field: items, or fields, at an indentation."""
    indent, lines = draw(INDENTS), []
    for item in draw(st.lists(st.one_of(VALUES, INNER), max_size=3)):
        if isinstance(item, str):
            lines.append(f"{indent}- {item}")
        else:
            inner = [f"{name}: {value}" for name, value in item]
            lines += [f"{indent}- {inner[0]}", *(f"{indent}  {line}" for line in inner[1:])]
    lines += [f"{indent}{name}: {value}" for name, value in draw(st.one_of(st.just([]), INNER))]
    return "\n".join(["", *lines])


FIELDS = st.tuples(NAMES, st.one_of(VALUES.map(" ".__add__), lists()))
NEAR_USUAL = st.lists(FIELDS.map(":".join), max_size=4).map("\n".join)


def by_events(text: str) -> tuple[object, ...]:
    composer = yaml_marks._Composer(text, "a.md", 4, FRONT_MATTER)
    return composer.read().pairs, composer.problems


@pytest.mark.parametrize("text", USUAL)
@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
def test_the_usual_is_read(loader: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_marks, "_LOADER", getattr(yaml, loader))
    assert (read_usual(text, 4), []) == by_events(text)


@pytest.mark.parametrize("text", UNUSUAL)
def test_the_unusual_is_left_to_the_parser(text: str) -> None:
    assert read_usual(text, 4) is None


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@settings(max_examples=400, deadline=None)
@given(text=st.one_of(NEAR_USUAL, NEAR_YAML, st.text()))
def test_it_is_read_as_the_parser_reads_it(loader: str, text: str) -> None:
    text = yaml_marks._NOT_YAML.sub("\ufffd", text)
    usual = read_usual(text, 4)
    if usual is None:
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_marks, "_LOADER", getattr(yaml, loader))
        assert (usual, []) == by_events(text)


def test_front_matter_of_the_usual_kind_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_marks, "_Composer", None)
    for text in USUAL:
        mapping, problems = yaml_marks.read_mapping(Source("a.md", text), 0, len(text))
        assert (mapping.pairs, problems) == (read_usual(text, 0), [])
