"""The options of `[policy]` that hold more than one value."""

from pathlib import Path

import pytest

from innerwiki import config
from innerwiki.errors import ConfigError


def policy(root: Path, lines: str) -> config.Policy:
    for folder in ("content", "citations"):
        (root / folder).mkdir(exist_ok=True)
    text = f'title = "T"\n[policy]\n{lines}\n'
    (root / "innerwiki.toml").write_text(text, encoding="utf-8")
    return config.load(root).policy


def test_tables_and_lists_are_read(tmp_path: Path) -> None:
    found = policy(
        tmp_path,
        "max_share = 0.7\nas_of_months = 6\nmark_months = 3\n"
        'evaluative_words = ["Clearly", "of  course", "clearly"]\n'
        "independent_sources = {top = 4, paper = 0}",
    )
    assert (found.max_share, found.as_of_months, found.mark_months) == (0.7, 6, 3)
    assert found.evaluative_words == ("clearly", "of course")
    assert found.independent_sources == {"top": 4, "paper": 0}
    assert policy(tmp_path, "evaluative_words = []").evaluative_words == ()
    assert policy(tmp_path, "").independent_sources == {"top": 3, "high": 2}


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("independent_sources = 3", "must be a table of numbers, as in {top = 3}, not a number"),
        (
            "independent_sources = {tops = 3}",
            '`independent_sources` has the key "tops"; did you mean `top`?',
        ),
        ("independent_sources = {xyz = 3}", 'has the key "xyz"; there are top, high, mid, low,'),
        ("independent_sources = {top = 9}", "`independent_sources` of top is 9; write 5 or less"),
        (
            'evaluative_words = "clearly"',
            'must be a list, as in ["clearly", "of course"], not text',
        ),
        ("evaluative_words = [1]", "holds an entry that must be text in quotation marks, not"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(
    tmp_path: Path, lines: str, message: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        policy(tmp_path, lines)
    assert message in str(raised.value)
    assert str(raised.value).startswith("innerwiki.toml:3:")
