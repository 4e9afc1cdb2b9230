import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from innerwiki.lint import Diagnostic, Severity
from innerwiki.model import Position, Source, Span
from innerwiki.reports import Summary, report_in
from innerwiki.reports.visible import visible

PATH = "content/a.md"
full = report_in("text")
concise = report_in("concise")


def diagnostic(
    source: Source,
    place: str,
    message: str = "a message",
    *,
    severity: Severity = Severity.ERROR,
    mend: str | None = None,
) -> Diagnostic:
    start = source.text.index(place)
    span = Span(source.path, start, start + len(place))
    first, last = source.position(span.start), source.position(span.end)
    return Diagnostic(span, "CIT001", severity, message, first, last, mend)


def summary(*sources: Source, colour: bool = False) -> Summary:
    return Summary({source.path: source for source in sources}, 1_200, 1, colour)


def shown(text: str, place: str) -> list[str]:
    """The line and the carets that the report shows."""
    source = Source(PATH, text)
    return full([diagnostic(source, place)], summary(source)).split("\n")[1:3]


def test_full_report_shows_the_line_the_place_and_how_to_mend() -> None:
    source = Source(PATH, "# A\n\nSo [@gone] and more.\nNot [12].\n")
    found = [
        diagnostic(source, "@gone", "no entry `gone`", mend="did you mean `here`?"),
        diagnostic(source, "[12]", "leads nowhere", severity=Severity.WARNING),
    ]
    assert full(found, summary(source)) == (
        "content/a.md:3:5 error CIT001 no entry `gone`\n"
        "    So [@gone] and more.\n"
        "        ^^^^^\n"
        "    help: did you mean `here`?\n"
        "\n"
        "content/a.md:4:5 warning CIT001 leads nowhere\n"
        "    Not [12].\n"
        "        ^^^^\n"
        "\n"
        "Found 1 error and 1 warning in 1 file.\n"
    )


def test_concise_report_has_one_line_each() -> None:
    source = Source(PATH, "So [@gone] and [@away].\n")
    found = [diagnostic(source, "@gone"), diagnostic(source, "@away")]
    assert concise(found, summary(source)) == (
        "content/a.md:1:5 error CIT001 a message\n"
        "content/a.md:1:17 error CIT001 a message\n"
        "Found 2 errors in 1 file.\n"
    )


def test_last_line_counts_each_severity_and_the_files() -> None:
    one, other = Source(PATH, "x\n"), Source("content/b.md", "x\n")
    found = [diagnostic(one, "x", severity=severity) for severity in Severity]
    found += [diagnostic(other, "x"), diagnostic(other, "x")]
    last = concise(found, summary(one, other)).splitlines()[-1]
    assert last == "Found 3 errors, 1 warning and 1 note in 2 files."


def test_without_findings_it_says_what_was_checked() -> None:
    assert full([], summary()) == "No findings: 1,200 articles, 1 source.\n"


def test_carets_stand_under_wide_and_combining_characters() -> None:
    assert shown("文字 é [@键值] x\n", "@键值") == [
        "    文字 é [@键值] x",
        "            ^^^^^",
    ]
    assert shown("e\u0301 [@k]\n", "@k")[1] == "       ^^"


def test_indentation_is_not_shown_and_tabs_are_one_cell() -> None:
    assert shown("\t  a\t[@k]\n", "@k") == ["    a [@k]", "       ^^"]


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert shown("See [@a;\n@b] x\n", "[@a;\n@b]") == ["    See [@a;", "        ^^^^"]


def test_an_empty_place_has_one_caret() -> None:
    source = Source(PATH, "Text\n")
    empty = Diagnostic(Span(PATH, 4, 4), "X", Severity.ERROR, "m", Position(1, 5), Position(1, 5))
    assert full([empty], summary(source)).split("\n")[1:3] == ["    Text", "        ^"]


def test_a_file_without_text_shows_no_line() -> None:
    source = Source(PATH, "")
    assert full([diagnostic(source, "")], summary()).split("\n")[1] == ""
    assert full([diagnostic(source, "")], summary(source)).split("\n")[1] == ""


def test_a_long_line_is_cut_around_the_place() -> None:
    line, carets = shown("a " * 300 + "[@key]" + " b" * 300 + "\n", "@key")
    assert len(line) <= 104
    assert line.startswith("    …")
    assert line.endswith("…")
    assert line[carets.index("^") : carets.rindex("^") + 1] == "@key"


def test_a_long_place_is_cut_as_well() -> None:
    line, carets = shown("[@" + "k" * 500 + "]\n", "@" + "k" * 500)
    assert len(carets) <= len(line) <= 104


def test_colour_is_added_to_the_plain_report() -> None:
    source = Source(PATH, "So [@gone].\n")
    found = [diagnostic(source, "@gone")]
    coloured = full(found, summary(source, colour=True))
    assert "\x1b[1;31merror CIT001\x1b[0m" in coloured
    plain = coloured
    for code in ("\x1b[1;31m", "\x1b[1m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert plain == full(found, summary(source))


@given(st.text(), st.text())
def test_no_file_can_drive_the_terminal(text: str, message: str) -> None:
    source = Source("content/\x1b]0;x\x07.md", text + "k")
    found = [diagnostic(source, "k", message, mend=message)]
    for report in (full, concise):
        written = report(found, summary(source)).replace("\n", "")
        kinds = {unicodedata.category(char) for char in written}
        assert not kinds & {"Cc", "Cs", "Co", "Zl", "Zp"}
        assert not set(written) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u200f")


def test_escapes_are_told_as_escapes() -> None:
    assert visible("a\x1b[2Jb\u202ec\nd") == r"a\x1b[2Jb\u202ec\nd"


def test_notes_are_counted_and_listed_only_where_they_are_asked_for() -> None:
    note = diagnostic(Source(PATH, "It is."), "is", severity=Severity.INFO)
    quiet = full([note], Summary({}, 1, 1, notes=False))
    assert quiet == "Found 1 note in 1 file; --notes lists the notes.\n"
    assert concise([note], Summary({}, 1, 1, notes=False)) == quiet
    assert "a message" in full([note], Summary({}, 1, 1))
