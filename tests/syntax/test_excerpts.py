import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.model import Source
from innerwiki.syntax.excerpts import MAX_LENGTH, parse_excerpts

PATH = "citations/excerpts/hooke1678.md"


def read(text: str) -> list[tuple[str, str, str]]:
    """Place, words and note of each passage of a file without a fault."""
    found, problems = parse_excerpts(Source(PATH, text))
    assert problems == ()
    return [(one.locator, one.text, one.note) for one in found]


def faults(text: str) -> list[str]:
    """Each problem with its line and what its span covers."""
    source = Source(PATH, text)
    _, problems = parse_excerpts(source)
    return [
        f"{source.position(p.span.start).line} {p.message}: {text[p.span.start : p.span.end]}"
        for p in problems
    ]


def test_a_passage_has_its_place_its_words_and_its_note() -> None:
    text = (
        "## p. 3, sec. 1 ##\n\n> Force *grows*\n>as it\n>\n> does.\n\nChecked\ntwice.\n\nAnd so.\n"
    )
    assert read(text) == [("p. 3, sec. 1", "Force *grows* as it does.", "Checked twice.\nAnd so.")]


def test_passages_below_one_heading_share_its_place_and_those_above_all_have_none() -> None:
    text = "> Zero.\n\n## p. 3\n\n> One.\n\n> Two.\n## p. 4\n> Three.\nA note.\n"
    assert read(text) == [
        ("", "Zero.", ""),
        ("p. 3", "One.", ""),
        ("p. 3", "Two.", ""),
        ("p. 4", "Three.", "A note."),
    ]


def test_signs_that_mean_something_in_markdown_are_words_here() -> None:
    text = "## p. 1\n\n> # a <b> [@k] `c` \\d\n> ``so'' --- &amp; $x_1$\n"
    assert read(text) == [("p. 1", "# a <b> [@k] `c` \\d ``so'' --- &amp; $x_1$", "")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1 this file holds no excerpt: "]),
        ("Words.\nMore.\n", ["1 this text stands below no quotation: Words."]),
        ("---\ntitle: x\n---\n> One.\n", ["1 this text stands below no quotation: ---"]),
        ("## p. 1\n", ["1 no quotation stands below this heading: ## p. 1"]),
        ("##\n\n> One.\n", ["1 this heading names no place: ##"]),
        (
            "# p. 1\n\n> One.\n",
            ["1 a place in the source is a heading of the second level: # p. 1"],
        ),
        (">\n", ["1 this quotation is empty: >"]),
        ("> One.\n\n> One.\n", ["3 this passage stands above already: > One."]),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_a_passage_that_is_too_long_is_not_taken() -> None:
    found, [problem] = parse_excerpts(Source(PATH, f"> {'x' * (MAX_LENGTH + 1)}\n\n> Short.\n"))
    assert [one.text for one in found] == ["Short."]
    assert problem.message == "1,001 characters are too many for an excerpt: 1,000 may be"


def test_what_is_right_holds_beside_what_is_wrong() -> None:
    found, problems = parse_excerpts(Source(PATH, "# p. 1\n\n> One.\n\n## p. 2\n"))
    assert [(one.locator, one.text) for one in found] == [("p. 1", "One.")]
    assert len(problems) == 2


@given(st.lists(st.sampled_from(["## p. 1", "# x", "##", "> ", ">", "word", "\n", "\n\n", " "])))
def test_every_span_is_in_the_file_and_nothing_is_raised(parts: list[str]) -> None:
    text = "".join(parts)
    found, problems = parse_excerpts(Source(PATH, text))
    for span in [one.span for one in found] + [one.span for one in problems]:
        assert 0 <= span.start <= span.end <= len(text)
    assert found or problems


WORD = st.text("ab.'-*_", min_size=1, max_size=9)


@given(st.lists(WORD, min_size=1, max_size=30))
def test_words_come_out_as_they_went_in_however_the_lines_are_broken(words: list[str]) -> None:
    for gap in (" ", "\n> ", "\n>"):
        assert read("## p. 1\n\n> " + gap.join(words) + "\n")[0][1] == " ".join(words)
