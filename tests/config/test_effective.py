import tomllib
from dataclasses import replace
from pathlib import Path

from innerwiki import config
from innerwiki.config.effective import effective

FILE = """title = "Ä \\"quoted\\" \\\\ title"
language = "de"

[forge]
view = "https://forge.example/{path}#L{line}"

[check]
ignore = ["STY"]
severity = {CIT001 = "warning", LNK001 = "off"}

[[check.overrides]]
paths = ["content/drafts"]
ignore = ["CLM"]

[policy]
min_coverage = 0.5
"""


def loaded(root: Path, text: str, name: str = "innerwiki.toml") -> config.Config:
    for folder in ("content", "citations"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")
    return config.load(root)


def test_every_option_is_written_with_where_it_comes_from(tmp_path: Path) -> None:
    found = loaded(tmp_path, FILE)
    found = replace(found, check=replace(found.check, fail_on="warning"))
    lines = effective(found, {("check", "fail_on"): "--fail-on"}).splitlines()
    assert lines[0] == f"# {found.file}"
    for line in (
        'title = "Ä \\"quoted\\" \\\\ title"  # innerwiki.toml:1',
        'language = "de"  # innerwiki.toml:2',
        'content = "content"  # default',
        "[check]",
        'ignore = ["STY"]  # innerwiki.toml:8',
        'fail_on = "warning"  # --fail-on',
        'severity = { CIT001 = "warning", LNK001 = "off" }  # innerwiki.toml:9',
        (
            'overrides = [{ paths = ["content/drafts"], select = [], ignore = ["CLM"], severity = {} }]'
            "  # innerwiki.toml:11"
        ),
        "file_size = 2000000  # default",
        "min_coverage = 0.5  # innerwiki.toml:16",
    ):
        assert line in lines


def test_what_is_written_is_the_same_configuration(tmp_path: Path) -> None:
    found = loaded(tmp_path / "one", FILE)
    again = loaded(tmp_path / "two", effective(found, {}))
    assert replace(again, root=found.root, file=found.file) == found


def test_each_option_stands_once(tmp_path: Path) -> None:
    table = tomllib.loads(effective(loaded(tmp_path, 'title = "T"\n'), {}))
    assert table["check"]["overrides"] == []
    assert table["forge"]["branch"] == "main"


def test_a_pyproject_is_named(tmp_path: Path) -> None:
    found = loaded(tmp_path, '[tool.innerwiki]\ntitle = "T"\n', "pyproject.toml")
    assert 'title = "T"  # pyproject.toml:2' in effective(found, {}).splitlines()
