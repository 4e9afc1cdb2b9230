"""What holds for every format, whatever was found; and that the documentation says the same."""

import unicodedata
from collections.abc import Sequence
from importlib import import_module
from inspect import cleandoc
from pathlib import Path

import pytest
from hypothesis import given, settings

from innerwiki.errors import InnerwikiError
from innerwiki.lint import Diagnostic
from innerwiki.reports import Summary, formats, report_in
from tests.findings import checks

DOCS = Path(__file__).parents[2] / "docs" / "reports.md"
ACTING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_formats_are_the_files() -> None:
    assert formats() == (
        *("badge", "comment", "concise", "github", "gitlab", "json", "jsonl", "junit"),
        *("markdown", "rdjson", "sarif", "text"),
    )


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InnerwikiError, match="no report format `jsn`; did you mean `json`"):
        report_in("jsn")
    with pytest.raises(InnerwikiError, match="choose badge, comment, concise, github"):
        report_in("../check")


@pytest.mark.parametrize("name", formats())
@settings(max_examples=40)
@given(check=checks())
def test_no_finding_drives_a_terminal_or_changes_with_the_weather(
    name: str, check: tuple[Sequence[Diagnostic], Summary]
) -> None:
    written = report_in(name)(*check)
    assert written == report_in(name)(*check)
    assert written.endswith("\n") or (name == "jsonl" and not written)
    written.encode("utf-8")
    shown = written.replace("\n", "")
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    assert not set(shown) & ACTING


def documentation() -> str:
    """The page about the formats, made of their modules' documentation."""
    head = """# The formats of `innerwiki check`

`--format FORMAT` writes the report on standard output in another form; `--output FORMAT=FILE`
writes one into a file as well, and may be given several times.

"""
    firsts = {name: told(name).partition("\n")[0].rstrip(".") for name in formats()}
    rows = [f"| [`{name}`](#{name}) | {first} |" for name, first in firsts.items()]
    parts = [f"## {name}\n\n{told(name)[0].upper()}{told(name)[1:]}\n" for name in formats()]
    return head + "\n".join(["| format | for |", "|---|---|", *rows]) + "\n\n" + "\n".join(parts)


def told(name: str) -> str:
    """What a module says of its format."""
    documented = cleandoc(import_module(f"innerwiki.reports.{name}").__doc__ or "")
    opening = f'The format "{name}": '
    assert documented.startswith(opening), f"say what the format {name} is for"
    return documented.removeprefix(opening)


def test_the_page_about_formats_says_what_their_modules_say(update_expected: bool) -> None:
    if update_expected:
        DOCS.write_text(documentation(), encoding="utf-8")
    assert DOCS.read_text(encoding="utf-8") == documentation(), "run with --update-expected"
