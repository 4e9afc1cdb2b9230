"""The review hash: typography never undoes a review; a changed word, number, key or locator does."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from innerwiki.model import Article, Library, Source
from innerwiki.wiki import build_wiki
from innerwiki.wiki.digest import digest_of
from tests.support import TODAY

BIB = """
@article{noether1918, title = {Invariante Variationsprobleme}, year = {1918}}
@book{hooke1678, title = {De Potentia Restitutiva}, year = {1678}, doi = {10.1000/x}}
"""
LAW = settings(deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
HEAD = (
    "---\ntitle: Energy\ninfobox:\n  - {label: Named by, value: 'Hooke [@hooke1678, p. 3]'}\n---\n"
)


def read(text: str, bib: str = BIB) -> tuple[Article, Library]:
    wiki = build_wiki([Source("content/a.md", text)], [Source("citations/a.bib", bib)], TODAY)
    return wiki.articles["a"], wiki.library


def hash_of(body: str, head: str = HEAD, bib: str = BIB) -> str:
    return digest_of(*read(head + body, bib)).hash


# --- the laws ---------------------------------------------------------------------------------

WORDS = st.sampled_from(
    "energy is conserved in every closed system and so the spring's force 1918 0.5 1,000 grows "
    "well-known naïve Ω mesa_optimizer U.S. “quoted” ‘twice’ its…".split()
)
CITATIONS = st.sampled_from(
    [
        "[@noether1918]",
        "[@noether1918, p. 3]",
        "[see @hooke1678, sec. 2; @noether1918]",
        "[@hooke1678]",
    ]
)
LINKS = st.sampled_from(["[[state function]]", "[[Entropy|disorder]]"])
PIECES = st.lists(WORDS | WORDS | WORDS | CITATIONS | LINKS, min_size=3, max_size=14)


@dataclass(frozen=True)
class Body:
    """Paragraphs of pieces, each with the sign that begins its lines."""

    paragraphs: tuple[tuple[str, ...], ...]
    lead: tuple[str, ...]

    def text(self) -> str:
        return "\n\n".join(
            lead + " ".join(pieces) + "."
            for lead, pieces in zip(self.lead, self.paragraphs, strict=True)
        )


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    paragraphs = tuple(tuple(p) for p in draw(st.lists(PIECES, min_size=1, max_size=4)))
    leads = tuple(draw(st.sampled_from(["", "", "> ", "- ", "## "])) for _ in paragraphs)
    return Body(paragraphs, leads)


SPACES = st.sampled_from([" ", "  ", "\N{NO-BREAK SPACE}", " \t", "\N{THIN SPACE}"])
IS_PLAIN = re.compile(r"[^\W_]+")


@st.composite
def set_anew(draw: st.DrawFn, body: Body) -> str:
    """The same text in other typography: spaces, line breaks, quotation marks, dashes, emphasis."""
    blocks = []
    for lead, pieces in zip(body.lead, body.paragraphs, strict=True):
        words = []
        for piece in pieces:
            word = piece
            if IS_PLAIN.fullmatch(word) and draw(st.booleans()):
                mark = draw(st.sampled_from(["*", "**", "_", "__", "***"]))
                word = f"{mark}{word}{mark}"
            elif not word.startswith("["):
                word = word.replace("'", draw(st.sampled_from(["'", "’"])))
                word = re.sub("[“”]", draw(st.sampled_from(['"', "“", "„"])), word)
                word = re.sub("[‘’]", draw(st.sampled_from(["'", "‘", "’"])), word)
                word = word.replace("-", draw(st.sampled_from(["-", "–", "‑", " – ", "--"])))
                word = word.replace("…", draw(st.sampled_from(["…", "..."])))
            words.append(word)
        text = words[0]
        for word in words[1:]:
            text += draw(SPACES) + word
        if lead == "":
            text = re.sub(" (?! )", lambda m: draw(st.sampled_from([" ", " ", "\n"])), text)
        blocks.append(lead + text + "." + draw(st.sampled_from(["", "  "])))
    return draw(st.sampled_from(["", "\n\n"])) + draw(
        st.sampled_from(["\n\n", "\n\n\n", "\n \n"])
    ).join(blocks)


@LAW
@given(st.data())
def test_typography_never_undoes_a_review(data: st.DataObject) -> None:
    body = data.draw(bodies())
    again = data.draw(set_anew(body))
    assert hash_of(body.text()) == hash_of(again)


def _other_number(word: str) -> str:
    return re.sub(r"\d(?!.*\d)", lambda m: str((int(m[0]) + 1) % 10), word)


CHANGES: dict[str, tuple[re.Pattern[str], Callable[[str], str]]] = {
    "another word": (IS_PLAIN, lambda word: word + "s"),
    "another number": (re.compile(r"\d[\d.,]*"), _other_number),
    "another key": (
        re.compile(r".*@noether1918.*"),
        lambda p: p.replace("noether1918", "hooke1678"),
    ),
    "an unknown key": (
        re.compile(r".*@hooke1678.*"),
        lambda p: p.replace("hooke1678", "hooke1679"),
    ),
    "another locator": (re.compile(r".*p\. 3.*"), lambda p: p.replace("p. 3", "p. 4")),
    "another sort of locator": (re.compile(r".*sec\. .*"), lambda p: p.replace("sec.", "ch.")),
    "no locator": (re.compile(r".*, p\. 3.*"), lambda p: p.replace(", p. 3", "")),
    "another link": (re.compile(r"\[\[Entropy.*"), lambda p: p.replace("Entropy", "Enthalpy")),
    "no citation": (re.compile(r"\[@.*"), lambda p: ""),
}


@LAW
@given(st.data())
@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_claim_always_undoes_a_review(name: str, data: st.DataObject) -> None:
    pattern, change = CHANGES[name]
    body = data.draw(bodies())
    places = [
        (p, n)
        for p, pieces in enumerate(body.paragraphs)
        for n, piece in enumerate(pieces)
        if pattern.fullmatch(piece)
    ]
    assume(places)
    paragraph, number = data.draw(st.sampled_from(places))
    paragraphs = [list(pieces) for pieces in body.paragraphs]
    paragraphs[paragraph][number] = change(paragraphs[paragraph][number])
    changed = Body(tuple(tuple(pieces) for pieces in paragraphs), body.lead)
    assert hash_of(body.text()) != hash_of(changed.text())


@LAW
@given(bodies(), st.data())
def test_a_word_that_is_taken_out_or_put_elsewhere_undoes_a_review(
    body: Body, data: st.DataObject
) -> None:
    pieces = list(body.paragraphs[0])
    number = data.draw(st.integers(0, len(pieces) - 2))
    assume(pieces[number] != pieces[number + 1])
    swapped = [*pieces[:number], pieces[number + 1], pieces[number], *pieces[number + 2 :]]
    shorter = [*pieces[:number], *pieces[number + 1 :]]
    for other in (swapped, shorter):
        changed = Body((tuple(other), *body.paragraphs[1:]), body.lead)
        assert hash_of(body.text()) != hash_of(changed.text())


# --- what is covered, and what is not ---------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "is_same"),
    [
        (
            HEAD.replace("---\ntitle", "---\ntags: [physics]\nrevision: 4\nstatus: stub\ntitle"),
            True,
        ),
        (HEAD.replace("Energy", '"*Energy*"'), True),
        (HEAD.replace("title: Energy", "title: Energies"), False),
        (HEAD.replace("p. 3", "p. 4"), False),
        (HEAD.replace("Named by", "Coined by"), False),
        (HEAD.replace("'Hooke ", "'Robert Hooke "), False),
    ],
)
def test_title_and_infobox_are_covered_and_nothing_else_of_the_front_matter(
    head: str, is_same: bool
) -> None:
    assert (hash_of("It is.", head) == hash_of("It is.")) is is_same


def test_another_title_or_identifier_of_a_source_undoes_a_review() -> None:
    body = "It is [@hooke1678]."
    for change in (("De Potentia", "De potestate"), ("10.1000/x", "10.1000/y")):
        assert hash_of(body) != hash_of(body, bib=BIB.replace(*change))
    assert hash_of(body) == hash_of(body, bib=BIB.replace("1678}, doi", "1679}, doi"))


def test_a_gap_that_an_editor_points_to_changes_no_claim_and_an_exemption_does() -> None:
    assert hash_of("It is. {.needs-citation since=2026-01}") == hash_of("It is.")
    assert hash_of("It is. {.no-cite}") != hash_of("It is.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5*3 is fifteen", "53 is fifteen"),
        ("a mesa_optimizer", "a mesaoptimizer"),
        ("`a * b`", "`a + b`"),
        ("```\nx = 1\n```", "```\nx = 2\n```"),
        ("It is [@noether1918].", "It is [@noether1918]{.disputes}."),
        ("non profit", "nonprofit"),
        ("1.000", "1,000"),
        ("-5 degrees", "5 degrees"),
        ("$x^*$ holds", "$x^$ holds"),
        ("$a_{i}$ is", "$a{i}$ is"),
        ("`*.md` files", "`.md` files"),
        ("`__init__`", "`init`"),
        ("`--force`", "`-force`"),
        ("use --force", "use -force"),
        ("A* search", "A search"),
        ("C*-algebras", "C-algebras"),
        ("2 *3", "2 3"),
        ("x <- 3", "x < -3"),
        ("One says - two", "One says\n\n- two"),
        ("Text\n> B said that.", "Text B said that."),
        ("[a](http://x.org/a-b)", "[a](http://x.org/a--b)"),
        ("[a](b--c.md)", "[a](b-c.md)"),
        ("```\nif a:\n    b\n```", "```\nif a:\nb\n```"),
        ("A claim [@noether1918; @hooke1678].", "A claim [@noether1918]. [@hooke1678]"),
    ],
)
def test_what_might_be_another_word_is_not_folded(one: str, other: str) -> None:
    assert hash_of(one) != hash_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("- one\n- two", "* one\n* two"),
        ("| a | b |\n|---|---|\n| c | d |", "| a | b |\n|:--|--:|\n| c | d |"),
        ("It is. <!-- a note -->", "It is."),
        ("<!-- innerwiki: ignore CLM003 -- why -->\n\nIt is.", "It is."),
        ("5&nbsp;km &mdash; far", "5 km — far"),
        ('He said "so".', "He said « so »."),
        ("**bold *and* slanted**", "bold and slanted"),
        ("> It is\n> so.", "> It is\nso."),
        ("One.\n\nTwo.", "One. Two."),
    ],
)
def test_what_no_reader_sees_undoes_nothing(one: str, other: str) -> None:
    assert hash_of(one) == hash_of(other)


def test_a_blank_line_in_code_is_in_one_block() -> None:
    article, library = read("Text.\n\n```\na\n\nb\n```\n\nEnd.")
    assert len(digest_of(article, library).blocks) == 3


def test_the_hash_is_what_it_was_when_reviews_were_recorded_by_it() -> None:
    """Version 1: whoever changes this undoes every review that was ever recorded."""
    body = "**Energy** is “conserved” — [@noether1918, p. 3].\n\n> So *he*\n> said [@hooke1678].\n"
    assert hash_of(body) == PINNED


PINNED = "sha256:6a766d1044a3226d45c7db68800b71a2b5ac574356610be9a6cb2bbbeb6d379b"


def test_the_digests_tell_the_blocks_apart() -> None:
    article, library = read(HEAD + "One.\n\nTwo.\n\n{.needs-citation}\n\nThree.\n")
    before = digest_of(article, library).blocks
    assert [article.text[d.span.start : d.span.end] for d in before] == [
        "One.",
        "Two.",
        "Three.",
    ]
    article, library = read(HEAD + "One.\n\nTwo, changed.\n\nThree.\n")
    after = digest_of(article, library).blocks
    assert [a.digest == b.digest for a, b in zip(before, after, strict=True)] == [
        True,
        False,
        True,
    ]
