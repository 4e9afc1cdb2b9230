import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.lint import Diagnostic, Severity
from innerwiki.model import Source, Span
from innerwiki.reports import Summary, report_in
from innerwiki.reports.visible import visible

PATH = "content/heat.md"
report = report_in("github")


def diagnostic(
    start: int,
    end: int,
    *,
    source: Source,
    severity: Severity = Severity.ERROR,
    message: str = "a message",
    mend: str | None = None,
) -> Diagnostic:
    first, last = source.position(start), source.position(end)
    span = Span(source.path, start, end)
    return Diagnostic(span, "CIT001", severity, message, first, last, mend)


def written(*found: Diagnostic, folder: str = "") -> list[str]:
    return report(found, Summary({}, 3, 1, folder=folder)).split("\n")


TEXT = Source(PATH, "It flows [@gone]\nand [@away].\n")


def test_a_finding_is_a_command_with_its_place_and_how_to_mend_it() -> None:
    found = diagnostic(10, 15, source=TEXT, message="no entry `gone`", mend="did you mean `one`?")
    assert written(found) == [
        (
            "::error file=content/heat.md,line=1,endLine=1,col=11,endColumn=16,title=CIT001"
            "::no entry `gone`%0Ahelp: did you mean `one`?"
        ),
        "Found 1 error in 1 file.",
        "",
    ]


def test_columns_are_left_out_where_a_place_has_several_lines() -> None:
    line, *_ = written(diagnostic(10, 20, source=TEXT))
    assert line == "::error file=content/heat.md,line=1,endLine=2,title=CIT001::a message"


def test_a_line_that_a_place_only_ends_at_is_not_named() -> None:
    line, *_ = written(diagnostic(0, 17, source=TEXT))
    assert line == "::error file=content/heat.md,line=1,endLine=1,title=CIT001::a message"


def test_the_worst_come_first_then_by_place() -> None:
    other = Source("content/a.md", TEXT.text)
    found = [
        diagnostic(3, 5, source=other, severity=Severity.INFO),
        diagnostic(4, 5, source=other, severity=Severity.ERROR),
        diagnostic(1, 2, source=TEXT, severity=Severity.WARNING),
        diagnostic(2, 3, source=TEXT, severity=Severity.ERROR),
        diagnostic(20, 22, source=TEXT, severity=Severity.ERROR),
    ]
    places = [
        re.findall(r"^::(\w+) file=content/(\w+)\.md,line=(\d)", line) for line in written(*found)
    ]
    assert [place[0] for place in places if place] == [
        ("error", "a", "1"),
        ("error", "heat", "1"),
        ("error", "heat", "2"),
        ("warning", "heat", "1"),
        ("notice", "a", "1"),
    ]
    assert written(*found)[-2] == "Found 3 errors, 1 warning and 1 note in 2 files."


def test_paths_are_those_of_the_repository() -> None:
    line, *_ = written(diagnostic(0, 1, source=TEXT), folder="docs/")
    assert line.startswith("::error file=docs/content/heat.md,line=1,")


def test_without_findings_it_says_what_was_checked() -> None:
    assert report([], Summary({}, 3, 1)) == "No findings: 3 articles, 1 source.\n"


def read_by_the_runner(line: str) -> tuple[str, dict[str, str], str]:
    """A command as GitHub's runner takes it apart: its name, its properties, its message."""
    start, info, data = line.split("::", 2)
    assert not start
    name, _, properties = info.partition(" ")
    pairs = [pair.split("=", 1) for pair in properties.split(",")]
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text: str) -> str:
    codes = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}
    for code, char in codes.items():
        text = text.replace(code, char)
    return text


# What makes a line a command for the runner, and what might break out of one.
PIECES = st.sampled_from(
    [
        *("::", ":", ",", "%", "%0A", "%25", "\n", "\r", "\r\n", "##[", "]", "error", "add-mask"),
        *("stop-commands", "file=x", "=", "\x1b[31m", "\u202e", "\u2028", "\x85", "é", "文", " "),
    ]
)
ANY = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=12).map("".join))


@given(ANY, ANY, ANY.filter(bool))
def test_whatever_an_article_holds_it_is_one_command_that_says_it(
    name: str, message: str, mend: str
) -> None:
    source = Source(f"content/{name}.md", "text")
    found = diagnostic(0, 4, source=source, message=message, mend=mend)
    command, last, end = written(found, folder="a,b:c/")
    assert (last, end) == ("Found 1 error in 1 file.", "")
    assert not {unicodedata.category(char) for char in command} & {"Cc", "Cs", "Co", "Zl", "Zp"}
    kind, properties, data = read_by_the_runner(command)
    assert kind == "error"
    assert properties == {
        "file": visible(f"a,b:c/content/{name}.md"),
        "line": "1",
        "endLine": "1",
        "col": "1",
        "endColumn": "5",
        "title": "CIT001",
    }
    assert data == f"{visible(message)}\nhelp: {visible(mend)}"
