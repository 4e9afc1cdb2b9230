"""Styles from CSL files: references, marks, and what is kept from one build to the next."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from innerwiki.bibliography import Bibliography, CitedMark, Formatter, parse, to_html, to_plain
from innerwiki.bibliography import csl as csl_module
from innerwiki.bibliography import pandoc as pandoc_module
from innerwiki.bibliography.csl import CslStyle, PandocError, csl_style
from innerwiki.bibliography.pandoc import find_pandoc, read_answer, run_pandoc
from innerwiki.bibliography.text import Emphasis, Link, Strong
from innerwiki.model import Citation, CitationItem, Library, Locator, Mode, Source, Span
from tests.bibliography.csl_styles import needs_pandoc, needs_styles, style_text
from tests.bibliography.test_csl_json import TORTURE

HERE = Span("content/a.md", 0, 0)
BIB = r"""
@book{hooke1678, author = {Hooke, Robert}, title = {Of Springs},
  year = 1678, publisher = {P}, url = {https://example.org/a?b=1&c=2}}
@book{hooke1678b, author = {Hooke, Robert}, title = {De Potentia}, year = 1678, publisher = {P}}
@article{a:b/c, author = {van Merwijk, Chris and others}, title = {On It}, year = 2019,
  journal = {J}, volume = 3, pages = {1--9}, doi = {10.1000/x_y}}
@misc{hostile, author = {Zeno}, title = {A <script>alert(1)</script> & *b*}, year = 1500,
  url = {https://example.org/a?b=1&c=2}}
@misc{anonymous, title = {The Great Book}, year = 1500}
"""
LIBRARY = parse([Source("a.bib", BIB)])

pytestmark = [needs_pandoc, needs_styles]


def item(key: str, page: str = "", label: str = "page", *, year_only: bool = False) -> CitationItem:
    locator = Locator(label, page, page) if page else None
    return CitationItem(key, HERE, "", locator, "", suppress_author=year_only)


def cited(*items: CitationItem, mode: Mode = Mode.PARENTHETICAL) -> Citation:
    return Citation(items, mode, HERE)


def made(
    name: str,
    citations: Sequence[Citation],
    folder: Path,
    library: Library = LIBRARY,
    language: str = "en",
) -> CslStyle:
    return csl_style(style_text(name), library, citations, language, folder)


def marks(style: CslStyle, citations: Sequence[Citation]) -> list[CitedMark]:
    bibliography = Bibliography(Formatter(style))
    found = [
        (citation, [(one, LIBRARY.entries[one.key]) for one in citation.items])
        for citation in citations
    ]
    bibliography.expect([entry for _, pairs in found for _, entry in pairs])
    return [bibliography.cite(pairs, citation.mode) for citation, pairs in found]


def seen(mark: CitedMark) -> str:
    """A mark as the page shows it."""
    parts = [part.html + (f", {part.locator}" if part.locator else "") for part in mark.parts]
    frame = mark.frame
    inner = frame.between.join(parts)
    return f"{mark.name} {frame.opening}{inner}{frame.closing}".strip().replace("\xa0", " ")


CITATIONS = [
    cited(item("hooke1678"), item("a:b/c", "3-4")),
    cited(item("hooke1678b", "ii"), item("anonymous")),
    cited(item("a:b/c", "3"), mode=Mode.NARRATIVE),
    cited(item("a:b/c"), mode=Mode.NARRATIVE),
    cited(item("a:b/c", "2", "chapter", year_only=True)),
    cited(item("a:b/c", "4:20", "timestamp")),
    cited(item("hooke1678", "the last note", "custom")),
]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "apa",
            [
                "(Hooke, 1678b; van Merwijk et al., 2019, pp. 3–4)",
                "(Hooke, 1678a, p. ii; <em>The Great Book</em>, 1500)",
                "van Merwijk et al. (2019, p. 3)",
                "van Merwijk et al. (2019)",
                "(2019, ch. 2)",
                "(van Merwijk et al., 2019, 4:20)",
                "(Hooke, 1678b, the last note)",
            ],
        ),
        (
            "chicago-author-date",
            [
                "(Hooke 1678b; van Merwijk et al. 2019, 3–4)",
                "(Hooke 1678a, ii; “The Great Book” 1500)",
                "van Merwijk et al. (2019, 3)",
                "van Merwijk et al. (2019)",
                "(2019, ch. 2)",
                "(van Merwijk et al. 2019, 4:20)",
                "(Hooke 1678b, the last note)",
            ],
        ),
        (
            "modern-language-association",
            [
                "(Hooke, <em>Of Springs</em>; van Merwijk et al. 3–4)",
                "(Hooke, <em>De Potentia</em> ii; “The Great Book”)",
                "van Merwijk et al. (3)",
                "van Merwijk et al.",
                "(ch. 2)",
                "(van Merwijk et al., 4:20)",
                "(Hooke, <em>Of Springs</em>, the last note)",
            ],
        ),
        (
            "ieee",
            [
                "[1; 2, pp. 3–4]",
                "[3, p. ii; 4]",
                "van Merwijk et al. [2, p. 3]",
                "van Merwijk et al. [2]",
                "[2, ch. 2]",
                "[2, 4:20]",
                "[1, the last note]",
            ],
        ),
    ],
)
def test_marks_are_those_of_the_style(name: str, expected: list[str], tmp_path: Path) -> None:
    style = made(name, CITATIONS, tmp_path)
    assert [seen(mark) for mark in marks(style, CITATIONS)] == expected


def test_the_name_of_a_mark_holds_what_is_seen(tmp_path: Path) -> None:
    for name in ("apa", "modern-language-association"):
        for mark in marks(made(name, CITATIONS, tmp_path), CITATIONS):
            for part in mark.parts:
                text = part.html.replace("<em>", "").replace("</em>", "")
                assert part.label.startswith("Reference, ")
                assert text in part.label


def test_references_are_those_of_the_style_in_its_order(tmp_path: Path) -> None:
    style = made("apa", CITATIONS, tmp_path)
    entries = style.arranged(list(LIBRARY))
    assert [entry.key for entry in entries] == [
        "hooke1678b",
        "hooke1678",
        "anonymous",
        "a:b/c",
        "hostile",
    ]
    assert to_plain(style.reference(LIBRARY.entries["a:b/c"], "")) == (
        "van Merwijk, C. et al. (2019). On It. J, 3, 1–9. https://doi.org/10.1000/x_y"
    )


@pytest.mark.parametrize("page", ["7", "77", "177-178", "12, 14-16", "1:3", "12 ff."])
def test_a_page_is_called_one_however_many_digits_it_has(page: str, tmp_path: Path) -> None:
    here = [cited(item("hooke1678", page)), cited(item("hooke1678", page, year_only=True))]
    shown = [seen(mark) for mark in marks(made("apa", here, tmp_path), here)]
    for one in shown:
        assert re.search(r"1678b, pp?\. " + page.replace("-", "."), one), shown


def test_nothing_of_a_source_gets_through_as_markup(tmp_path: Path) -> None:
    for name in ("apa", "ieee", "nature"):
        html = to_html(made(name, (), tmp_path).reference(LIBRARY.entries["hostile"], ""))
        assert "<script" not in html
        assert "&amp; *b*" in html
        assert 'href="https://example.org/a?b=1&amp;c=2"' in html


def test_torture_entries_have_references_in_every_style(tmp_path: Path) -> None:
    library = parse([Source("a.bib", TORTURE)])
    for name in ("apa", "ieee", "nature", "modern-language-association"):
        style = made(name, (), tmp_path, library)
        assert all(to_plain(style.reference(entry, "")).strip() for entry in library)


def test_a_library_may_be_empty(tmp_path: Path) -> None:
    assert made("apa", (), tmp_path, Library()).arranged([]) == []


def test_words_of_other_languages_are_left_to_the_style(tmp_path: Path) -> None:
    citations = [cited(item("a:b/c", "3")), cited(item("a:b/c", "2", "chapter"))]
    style = made("apa", citations, tmp_path, language="de")
    assert [seen(mark) for mark in marks(style, citations)] == [
        "(van Merwijk et al., 2019, S. 3)",
        "(van Merwijk et al., 2019, ch. 2)",
    ]


def test_unknown_keys_are_nothing_to_a_style(tmp_path: Path) -> None:
    style = made("apa", [cited(item("lost1850")), cited(item("hooke1678"))], tmp_path)
    assert style.numbered is False


MINIMAL = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>M</title><id>m</id><updated>2020-01-01T00:00:00+00:00</updated></info>
<citation><layout><names variable="author"><name form="short" delimiter=", "/></names></layout>
</citation><bibliography><layout><names variable="author"><name delimiter="; "/></names>
<text variable="title" prefix=". "/></layout></bibliography></style>"""


def test_a_list_of_names_goes_on_in_styles_that_have_no_and(tmp_path: Path) -> None:
    library = parse(
        [
            Source(
                "a.bib",
                "@book{k, author = {Hooke, Robert and others}, title = {This, others, that}}"
                "@book{l, author = {Hooke, Robert and Others, Ann}, title = {This, others, that}}",
            )
        ]
    )
    citations = [cited(item("k"))]
    style = csl_style(MINIMAL, library, citations, "en", tmp_path)
    entry = library.entries["k"]
    assert to_plain(style.reference(entry, "")) == "Robert Hooke; et al. This, others, that"
    assert to_plain(style.cite(entry, item("k"), 1, "", named=True).text) == "Hooke, et al."
    other = to_plain(style.reference(library.entries["l"], ""))
    assert other == "Robert Hooke; Ann Others. This, others, that"


# --- what is kept ---


def test_the_same_question_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def run(*question: Any) -> str:
        asked.append(run_pandoc(*question))
        return asked[-1]

    monkeypatch.setattr(csl_module, "run_pandoc", run)
    first = made("apa", CITATIONS, tmp_path)
    again = made("apa", list(reversed(CITATIONS)), tmp_path)
    assert len(asked) == 1
    for entry in LIBRARY:
        assert first.reference(entry, "") == again.reference(entry, "")
    made("apa", CITATIONS[:1], tmp_path)
    made("ieee", CITATIONS[:1], tmp_path)
    made("ieee", CITATIONS[:1], tmp_path, language="de")
    made("ieee", (), tmp_path, parse([Source("a.bib", BIB.replace("1500", "1501"))]), "de")
    assert len(asked) == 5


@pytest.mark.parametrize("damage", [b"", b"\xff", b"cut", None])
def test_a_damaged_answer_is_asked_for_again(tmp_path: Path, damage: bytes | None) -> None:
    made("ieee", (), tmp_path)
    kept = tmp_path / "csl.json"
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    made("ieee", (), tmp_path)
    assert kept.read_bytes() == whole


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert made("ieee", (), tmp_path / "file" / "below").numbered


# --- faults ---


def test_without_pandoc_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csl_module, "find_pandoc", lambda: None)
    with pytest.raises(PandocError, match=r"pip install 'innerwiki\[csl\]'"):
        made("ieee", (), tmp_path)


def test_pandoc_is_not_found_where_the_package_brings_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pandoc_module, "find_spec", lambda _: None)
    assert find_pandoc() is None


def test_what_pandoc_complains_of_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pandoc"
    program.write_text("#!/bin/sh\nprintf 'Error:\\nnot so' >&2; exit 83\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(csl_module, "find_pandoc", lambda: program)
    with pytest.raises(PandocError, match="^Pandoc does not take it: Error: not so$"):
        made("ieee", (), tmp_path)


@pytest.mark.parametrize("said", ["{}", '{"blocks": []}', "[", '{"blocks": [{"t": "Div"}]}'])
def test_an_answer_that_is_none_is_told_in_a_sentence(
    said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csl_module, "run_pandoc", lambda *_: said)
    with pytest.raises(PandocError, match="another version of it"):
        made("apa", CITATIONS, tmp_path)


def test_a_program_that_does_not_run_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pandoc"
    program.write_bytes(b"no program")
    program.chmod(0o755)
    monkeypatch.setattr(csl_module, "find_pandoc", lambda: program)
    with pytest.raises(PandocError, match="Pandoc does not run"):
        made("ieee", (), tmp_path)


# --- Pandoc's tree ---


def text(value: str) -> dict[str, object]:
    return {"t": "Str", "c": value}


def test_of_a_tree_text_emphasis_and_links_are_taken() -> None:
    link = {"t": "Link", "c": [["", [], []], [text("x")], ["https://a.org", ""]]}
    script = {"t": "Link", "c": [["", [], []], [text("y")], ["javascript:alert(1)", ""]]}
    inlines = [
        text("a"),
        {"t": "Space"},
        {"t": "Emph", "c": [text("b"), {"t": "Strong", "c": [text("c")]}]},
        {"t": "Quoted", "c": [{"t": "DoubleQuote"}, [text("d")]]},
        {"t": "Superscript", "c": [text("e")]},
        {"t": "RawInline", "c": ["html", "<f>"]},
        {"t": "Span", "c": [["", [], []], [link, script]]},
        {"t": "Note", "c": []},
        {"t": "SoftBreak"},
    ]
    entry = {"t": "Div", "c": [["ref-s0", [], []], [{"t": "Para", "c": inlines}]]}
    document = {
        "blocks": [
            {"t": "Para", "c": [{"t": "Cite", "c": [[], [link]]}]},
            {"t": "Div", "c": [["refs", [], []], [entry]]},
        ]
    }
    answer = read_answer(json.dumps(document))
    assert answer.citations == ["x"]
    assert answer.references == {
        "s0": ("a ", Emphasis(("b", Strong("c"))), "“d”e<f>", Link("https://a.org", "x"), "y")
    }
