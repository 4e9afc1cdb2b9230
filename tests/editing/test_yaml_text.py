import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.editing.yaml_text import scalar

# What YAML 1.1, which PyYAML reads, and 1.2 take for something else, or do not permit.
ODD = st.sampled_from(
    [
        *(
            "no",
            "Yes",
            "NULL",
            "~",
            "1",
            "1e3",
            "0x1f",
            "2026-01-01",
            "12:30:45",
            ".inf",
            "<<",
            "=",
        ),
        *(
            "- a",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "'a",
            '"',
            "[a]",
            "{a}",
            "a, b",
            "@k",
            "`a`",
            "%a",
            "",
        ),
        *(
            " a",
            "a ",
            "a\nb",
            "a\tb",
            "\\",
            "\x07",
            "\x85",
            "\u2028",
            "\ufeff",
            "\U0001f600",
            "é文",
        ),
    ]
)
TEXTS = st.one_of(
    ODD,
    st.lists(ODD, max_size=4).map("".join),
    st.text(st.characters(exclude_categories=["Cs"])),
)


@given(TEXTS)
def test_what_is_written_is_read_as_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"field: {scalar(text)}\n") == {"field": text}
    in_flow = scalar(text, in_flow=True)
    assert yaml.safe_load(f"field: [{in_flow}, {{a: {in_flow}}}]") == {"field": [text, {"a": text}]}
    assert "\n" not in scalar(text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("github:handle", "github:handle"),
        ("sha256:0a", "sha256:0a"),
        ("Heat and work (1865)", "Heat and work (1865)"),
        ("on", '"on"'),
        ("5", '"5"'),
    ],
)
def test_plain_text_stays_plain(text: str, written: str) -> None:
    assert scalar(text) == written
