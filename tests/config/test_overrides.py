from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki import config
from innerwiki.config import Override
from innerwiki.errors import ConfigError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a wiki that has no configuration yet."""
    for name in ("content", "citations"):
        (tmp_path / name).mkdir()
    return tmp_path


def load(root: Path, text: str) -> tuple[Override, ...]:
    (root / "innerwiki.toml").write_text(f'title = "T"\n{text}', encoding="utf-8")
    return config.load(root).check.overrides


def mistakes(root: Path, text: str) -> list[str]:
    with pytest.raises(ConfigError) as caught:
        load(root, text)
    return str(caught.value).splitlines()


def test_overrides_are_read_in_their_order(root: Path) -> None:
    assert load(
        root,
        """
[[check.overrides]]
paths = ["content/drafts"]
ignore = ["CLM"]

[[check.overrides]]
paths = ["content/**/*.md", "citations"]
select = ["STY"]
[check.overrides.severity]
LNK001 = "off"
""",
    ) == (
        Override(paths=("content/drafts",), ignore=("CLM",)),
        Override(
            paths=("content/**/*.md", "citations"), select=("STY",), severity={"LNK001": "off"}
        ),
    )


def test_without_overrides_there_are_none(root: Path) -> None:
    assert load(root, "") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '[check]\noverrides = "content"\n',
            "innerwiki.toml:3:1: `overrides` must be tables, `[[check.overrides]]`, not text",
        ),
        (
            "[check]\noverrides = [3]\n",
            "innerwiki.toml:3:14: `overrides` holds a number; write `[[check.overrides]]`",
        ),
        (
            '[[check.overrides]]\nignore = ["CLM"]\n',
            (
                "innerwiki.toml:2:3: `overrides` needs the files that it is about, "
                'as in paths = ["content/drafts"]'
            ),
        ),
        (
            '[[check.overrides]]\npaths = ["content"]\n',
            "innerwiki.toml:2:3: `overrides` changes nothing; add `select`, `ignore` or `severity`",
        ),
        (
            '[[check.overrides]]\npaths = ["content"]\nignored = ["CLM"]\nselect = ["CIT"]\n',
            (
                'innerwiki.toml:4:1: `overrides` has the unknown option "ignored"; '
                "did you mean `ignore`?"
            ),
        ),
        (
            '[[check.overrides]]\npaths = []\nignore = ["CLM"]\n',
            (
                'innerwiki.toml:3:1: `overrides` (`paths`) must be a list, as in ["content/drafts"], '
                "not an empty one"
            ),
        ),
        (
            '[[check.overrides]]\npaths = ["content", "../other"]\nignore = ["CLM"]\n',
            (
                'innerwiki.toml:3:21: `overrides` (`paths`) holds "../other"; write it from the wiki\'s '
                'folder, as in "content/drafts"'
            ),
        ),
        (
            "[[check.overrides]]\npaths = ['content\\drafts']\nignore = [\"CLM\"]\n",
            (
                'innerwiki.toml:3:10: `overrides` (`paths`) holds "content\\drafts"; '
                "write `/` between folders"
            ),
        ),
        (
            '[[check.overrides]]\npaths = [""]\nignore = ["CLM"]\n',
            "innerwiki.toml:3:10: `overrides` (`paths`) holds a path that is empty; write some text",
        ),
        (
            (
                '[[check.overrides]]\npaths = ["a"]\nignore = ["CLM"]\n'
                '[[check.overrides]]\npaths = ["b"]\nignore = ["clm"]\n'
            ),
            (
                'innerwiki.toml:7:11: `overrides` (`ignore`) holds "clm"; '
                'write a code or its beginning, as in "CLM101" or "CIT"'
            ),
        ),
        (
            '[[check.overrides]]\npaths = ["a"]\nseverity = {CLM001 = "fatal"}\n',
            (
                'innerwiki.toml:4:13: `overrides` (`severity`) of CLM001 cannot be "fatal"; '
                'write one of "error", "warning", "info", "off"'
            ),
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(root: Path, text: str, expected: str) -> None:
    assert mistakes(root, text) == [expected]


@pytest.mark.parametrize(
    ("pattern", "path", "is_held"),
    [
        ("content/heat.md", "content/heat.md", True),
        ("content/heat.md", "content/heat_md", False),
        ("content", "content/deep/heat.md", True),
        ("content", "contents/heat.md", False),
        ("*.md", "content/heat.md", False),
        ("content/*.md", "content/heat.md", True),
        ("content/*.md", "content/deep/heat.md", False),
        ("content/*", "content/deep/heat.md", True),
        ("**/*.md", "heat.md", True),
        ("**/*.md", "content/deep/heat.md", True),
        ("content/**/notes", "content/a/b/notes/heat.md", True),
        ("content/h?at.md", "content/heat.md", True),
        ("content/h?at.md", "content/h/at.md", False),
        ("content/[x].md", "content/[x].md", True),
        ("content/[x].md", "content/x.md", False),
        ("**", "citations/a.bib", True),
    ],
)
def test_patterns_stand_for_files(pattern: str, path: str, is_held: bool) -> None:
    assert Override(paths=("nothing", pattern)).holds(path) is is_held


@given(st.text(alphabet="ab/*?.[](){}+^$\\|\n", min_size=1, max_size=12), st.text(max_size=12))
def test_any_pattern_can_be_asked(pattern: str, path: str) -> None:
    assert Override(paths=(pattern,)).holds(path) in (True, False)
    without = pattern.replace("*", "").replace("?", "").rstrip("/")
    assert Override(paths=(without,)).holds(f"{without}/{path}")
