from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from innerwiki.lint import Diagnostic, Severity
from innerwiki.model import Coverage, Source
from innerwiki.reports import Summary, comment, markdown, report_in
from tests.findings import HEAT, checks, finding, summary

HOT = Source(HEAT, "It flows [@gone]\nand [@away].\n")
COLD = Source("content/cold.md", "It stays [@put].\n")
report = report_in("markdown")


def view(path: str, line: int) -> str:
    return f"https://forge.example/{path}#L{line}"


def test_articles_stand_with_the_worst_first_and_links_to_their_lines() -> None:
    found = [
        finding(COLD, "@put", "odd", severity=Severity.WARNING, code="CLM002"),
        finding(HOT, "It", "vague", severity=Severity.WARNING, mend="say what"),
        finding(HOT, "@gone", "no entry `gone`", mend="did you mean `one`?"),
        finding(HOT, "@away", "no entry `away`", mend="did you mean `one`?"),
    ]
    found[2] = replace(found[2], url="https://wiki.example/rules/cit001/")
    known = summary(HOT, COLD, coverage=Coverage(1_000, 987), gaps=3, view=view)
    assert (
        report(found, known)
        == """\
**Found 2 errors and 2 warnings in 2 files.**

98 % of 1,000 claims are cited; 3 places need a citation.

### [Heat](<https://forge.example/content/heat.md#L1>): 2 errors and 1 warning

In content/heat.md:

- **error** [line 1](<https://forge.example/content/heat.md#L1>): no entry `gone` ([CIT001](<https://wiki.example/rules/cit001/>))
  <br>help: did you mean `one`?
- **error** [line 2](<https://forge.example/content/heat.md#L2>): no entry `away` (CIT001)
- **warning** [line 1](<https://forge.example/content/heat.md#L1>): vague (CIT001)
  <br>help: say what

### [Cold](<https://forge.example/content/cold.md#L1>): 1 warning

In content/cold.md:

- **warning** [line 1](<https://forge.example/content/cold.md#L1>): odd (CLM002)
"""
    )


def test_files_that_are_no_articles_stand_together() -> None:
    bib, works = Source("citations/a.bib", "@book{a}\n"), Source("citations/works.toml", "x")
    found = [finding(works, "x", severity=Severity.WARNING), finding(bib, "a")]
    assert (
        report(found, summary(bib, works, titles={}))
        == """\
**Found 1 error and 1 warning in 2 files.**

### Sources and other files: 1 error and 1 warning

- **error** citations/a.bib, line 1: a message (CIT001)
- **warning** citations/works.toml, line 1: a message (CIT001)
"""
    )


@pytest.mark.parametrize(
    ("coverage", "gaps", "said"),
    [
        (Coverage(1, 1), 0, "100 % of 1 claim is cited; no place needs a citation."),
        (Coverage(2, 1), 1, "50 % of 2 claims are cited; 1 place needs a citation."),
    ],
)
def test_a_clean_wiki_is_told_in_two_lines(coverage: Coverage, gaps: int, said: str) -> None:
    written = report([], summary(HOT, coverage=coverage, gaps=gaps))
    assert written == f"**No findings: 1 article, 1 source.**\n\n{said}\n"


def test_notes_are_listed_only_where_they_are_asked_for() -> None:
    note = finding(HOT, "It", severity=Severity.INFO)
    quiet = report([note], summary(HOT, notes=False))
    assert quiet == "**Found 1 note in 1 file; --notes lists the notes.**\n"
    assert "- **info** line 1: a message" in report([note], summary(HOT))


LONG = [finding(HOT, "@gone", f"{number} " + "é" * 400) for number in range(5_000)]


def test_a_summary_is_cut_before_its_limit_and_says_so() -> None:
    written = report(LONG, summary(HOT))
    assert markdown.LIMIT - 2_000 < len(written.encode()) <= markdown.LIMIT
    told = written.count("- **error**")
    last = written.rstrip().rpartition("\n")[2]
    assert last.startswith(f"_{5_000 - told:,} findings of 5,000 are left out here")


def test_a_comment_is_the_same_and_shorter() -> None:
    few = LONG[:3]
    assert report_in("comment")(few, summary(HOT)) == report(few, summary(HOT))
    written = report_in("comment")(LONG, summary(HOT))
    assert comment.LIMIT - 2_000 < len(written) <= comment.LIMIT
    assert "findings of 5,000 are left out here" in written


def test_the_worst_of_all_articles_are_kept() -> None:
    found = [finding(HOT, "@gone"), finding(COLD, "@put")]
    found += [finding(HOT, "@away", "é" * 400, severity=Severity.WARNING)] * 200
    written = report_in("comment")(found, summary(HOT, COLD))
    assert written.count("- **error**") == 2
    assert "### Heat: 1 error and 200 warnings\n" in written
    assert "### Cold: 1 error\n" in written
    assert 0 < written.count("- **warning**") < 200


def test_no_heading_is_left_without_what_it_announces(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [finding(HOT, "@gone"), finding(COLD, "@put")]
    whole = report(found, summary(HOT, COLD))
    for limit in range(500, len(whole) + 501):
        monkeypatch.setattr(markdown, "LIMIT", limit)
        written = report(found, summary(HOT, COLD))
        assert written.count("### ") == written.count("- **error**")
        assert ("left out" in written) == (written != whole)


class Elements(HTMLParser):
    """The elements and the addresses in some HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("href", "src")]


@given(checks())
def test_nothing_that_an_author_wrote_becomes_markdown(
    check: tuple[Sequence[Diagnostic], Summary],
) -> None:
    found, known = check
    written = report(found, known)
    html = MarkdownIt("commonmark").enable("table").render(written)
    read = Elements(html)
    assert set(read.tags) <= {"p", "strong", "h3", "a", "ul", "li", "br", "code", "em"}
    assert read.tags.count("li") == len(found)
    paths = {one.span.path if one.span.path in known.titles else None for one in found}
    assert read.tags.count("h3") == len(paths)
    ours = ("https://forge.example/", "https://wiki.example/rules/")
    assert all(address and address.startswith(ours) for address in read.addresses)
