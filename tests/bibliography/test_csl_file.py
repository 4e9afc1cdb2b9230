"""CSL files: what is taken of a style, and what is said of one that cannot be used."""

import pytest

from innerwiki.bibliography.csl_file import BrokenStyleError, Marks, read_style
from tests.bibliography.csl_styles import NAMES, needs_styles, style_text

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0"><info>{info}</info>'
CITATION = '<citation><layout prefix="(" suffix=")" delimiter="; "><text variable="{cited}"/></layout></citation>'
LIST = '<bibliography second-field-align="flush" subsequent-author-substitute="--"><layout><text variable="citation-number" suffix=". "/><text variable="title"/></layout></bibliography>'


def style(kind: str = "in-text", info: str = "", cited: str = "title", rest: str = LIST) -> str:
    return f"{HEAD.format(kind=kind, info=info)}{CITATION.format(cited=cited)}{rest}</style>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is no XML (line 1, column 1)"),
        ("{}", "is no XML (line 1, column 1)"),
        ("<style>", "is no XML (line 1, column 8)"),
        ("<a/>\n<b/>", "is no XML (line 2, column 1)"),
        ("<style/>", "is no CSL style"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "is no CSL style"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "declares a document type"),
        ("<style\x00/>", "is no XML"),
        (HEAD.format(kind="note", info="") + "</style>", "has no layout of citations"),
        (style(rest=""), "has no layout of a bibliography"),
        (style(rest="<bibliography/>"), "has no layout of a bibliography"),
        (
            style(info='<link rel="independent-parent" href="http://www.zotero.org/styles/apa"/>'),
            "only points to the style `apa`; take the file of that one",
        ),
    ],
)
def test_what_cannot_be_used_is_said(text: str, expected: str) -> None:
    with pytest.raises(BrokenStyleError) as raised:
        read_style(text)
    assert expected in str(raised.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (style(), Marks.WORDS),
        (style(cited="citation-number"), Marks.NUMBERS),
        (style(kind="note"), Marks.NUMBERS),
        (style(info='<category citation-format="numeric"/>'), Marks.NUMBERS),
        (style(info='<category citation-format="author-date"/>', cited="x"), Marks.WORDS),
        (style(info='<category citation-format="label"/>'), Marks.WORDS),
        (style(info='<category field="law"/>'), Marks.WORDS),
    ],
)
def test_the_marks_are_those_of_the_style(text: str, expected: Marks) -> None:
    assert read_style(text).marks is expected


def test_what_a_page_sets_itself_is_taken_out() -> None:
    found = read_style(style())
    assert (found.frame.opening, found.frame.between, found.frame.closing) == ("(", "; ", ")")
    assert not found.frame.raised
    for gone in ("citation-number", "second-field-align", "subsequent-author", 'prefix="("'):
        assert gone not in found.text
    assert 'variable="title"' in found.text
    assert found.text.startswith("<style xmlns=")


def test_numbers_look_as_in_the_wiki_s_own_style() -> None:
    frame = read_style(style(cited="citation-number")).frame
    assert (frame.opening, frame.closing, frame.raised) == ("[", "]", True)


def test_a_list_is_sorted_if_the_style_says_so() -> None:
    by_author = LIST.replace("<layout>", '<sort><key variable="author"/></sort><layout>')
    by_macro = LIST.replace("<layout>", '<sort><key macro="author"/></sort><layout>')
    by_number = LIST.replace("<layout>", '<sort><key variable="citation-number"/></sort><layout>')
    assert not read_style(style()).is_sorted
    assert read_style(style(rest=by_author)).is_sorted
    assert read_style(style(rest=by_macro)).is_sorted
    assert not read_style(style(rest=by_number)).is_sorted


@needs_styles
@pytest.mark.parametrize(
    ("name", "marks", "is_sorted"),
    [
        ("apa", Marks.WORDS, True),
        ("chicago-author-date", Marks.WORDS, True),
        ("ieee", Marks.NUMBERS, False),
        ("vancouver", Marks.NUMBERS, False),
        ("nature", Marks.NUMBERS, False),
        ("modern-language-association", Marks.WORDS, True),
    ],
)
def test_published_styles_are_what_they_are(name: str, marks: Marks, is_sorted: bool) -> None:
    assert name in NAMES
    found = read_style(style_text(name))
    assert (found.marks, found.is_sorted) == (marks, is_sorted)
