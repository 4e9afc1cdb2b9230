import pytest

from innerwiki.bibliography import parse
from innerwiki.editing.corrections import corrections
from innerwiki.editing.originals import edited
from innerwiki.editing.verification import Difference, compare, questions
from innerwiki.model import Entry, Name, Source
from innerwiki.registries.metadata import Metadata, Standing

HOOKE = Name("Hooke", "Robert")


def entry_of(fields: str, kind: str = "article") -> Entry:
    return parse([Source("a.bib", f"@{kind}{{k, {fields}}}")]).entries["k"]


def differing(fields: str, known: Metadata, kind: str = "article") -> list[str]:
    return [difference.field for difference in compare(entry_of(fields, kind), known)]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("The {E}arly ``Letters''---Ends", "The early “letters” – ends"),
        ('f{\\"u}r \\& wider', "Für & Wider"),
        ("Springs: an Essay", "Springs"),
        ("{\\LaTeX} and $x^2$", "LaTeX and x²"),
    ],
)
def test_how_a_title_is_written_is_no_difference(ours: str, theirs: str) -> None:
    assert differing(f"title = {{{ours}}}", Metadata(title=theirs)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Springs II", "Springs III"),
        ("Uber", "Über"),
        ("C", "C++"),
        ("Springs", "Springs: an Essay"),
    ],
)
def test_another_title_is_one(ours: str, theirs: str) -> None:
    assert differing(f"title = {{{ours}}}", Metadata(title=theirs)) == ["title"]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Hooke, R.", (HOOKE,)),
        ("Robert Hooke", (HOOKE,)),
        ("Hooke, Robert and others", (HOOKE, Name("Noether"), Name("Clausius"))),
        ("van der Waals, J. D.", (Name("Waals", "Johannes Diderik", "van der"),)),
        ("van der Waals, J.", (Name("van der Waals", "Johannes"),)),
        ("{Gresham College}", (Name(literal="Gresham College"),)),
        ("Hooke, Robert", (Name("HOOKE", "R."),)),
    ],
)
def test_how_names_are_written_is_no_difference(ours: str, theirs: tuple[Name, ...]) -> None:
    assert differing(f"author = {{{ours}}}", Metadata(authors=theirs)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Hooke, Thomas", (HOOKE,)),
        ("Hooke, Robert", (HOOKE, Name("Noether"))),
        ("Hooke, Robert and Noether, Emmy", (HOOKE,)),
        ("Noether, Emmy and Hooke, Robert", (HOOKE, Name("Noether", "Emmy"))),
        ("Müller, A.", (Name("Muller", "A."),)),
    ],
)
def test_other_people_are_one(ours: str, theirs: tuple[Name, ...]) -> None:
    assert differing(f"author = {{{ours}}}", Metadata(authors=theirs)) == ["author"]


def test_what_a_registry_does_not_tell_is_compared_with_nothing() -> None:
    assert differing("title = {A}, year = 1900, journal = {J}", Metadata()) == []


def test_a_paper_is_not_held_against_the_year_of_its_preprint() -> None:
    known = Metadata(date="2007-01-01", arxiv="0801.0001", venue="X", published="10.5555/y")
    paper = "title = {A}, booktitle = {B}, year = 2008"
    assert differing(paper, known, "inproceedings") == []
    assert differing("title = {A}, year = 2008", known, "misc") == ["year", "published"]


def test_a_date_is_corrected_with_its_year() -> None:
    known = Metadata(date="1866")
    assert differing("year = 1865, date = {1865-04-24}", known) == ["year", "date"]
    assert differing("date = {1866-04-24}", known) == []
    assert differing("year = 1866, date = {1867-01-01}", known) == []


def test_what_is_said_already_of_its_standing_is_no_difference() -> None:
    known = Metadata(standing=Standing.RETRACTED)
    assert differing("keywords = {article, Retracted}", known) == []
    assert differing("keywords = {article}", known) == ["pubstate"]


def test_registries_are_asked_by_what_tells_most() -> None:
    fields = "doi = {https://doi.org/10.1/X}, eprint = {0801.0001v2}, archiveprefix = {arXiv}"
    assert questions(entry_of(fields.replace("10.1/", "10.5555/"))) == [
        "doi:10.5555/x",
        "arxiv:0801.0001v2",
    ]
    assert questions(entry_of("isbn = {0-306-40615-2}", "book")) == ["isbn:9780306406157"]
    assert questions(entry_of("isbn = {0-306-40615-2}", "incollection")) == []
    assert questions(entry_of("eprint = {nonsense}, archiveprefix = {arXiv}")) == []


def test_one_entry_is_corrected_and_the_others_stay() -> None:
    text = "% a\n@misc{a, title={A}}\n@misc{k, title = {B}, year = yr}\n@string{yr = 1900}\n"
    source = Source("a.bib", text)
    entry = parse([source]).entries["k"]
    differences = [
        Difference("title", "B", "C", "{C} \\& D"),
        Difference("doi", "", "10.5555/x", "10.5555/x"),
        Difference("published", "", "J"),
    ]
    edits, left = corrections(entry, source, differences)
    assert left == ["published"]
    assert edited(text, edits) == text.replace(
        "k, title = {B}", "k,\n  doi           = {10.5555/x}, title = {{C} \\& D}"
    )


def test_what_would_break_the_file_is_left() -> None:
    source = Source("a.bib", "@misc{k, title = {B}}\n")
    entry = parse([source]).entries["k"]
    assert corrections(entry, source, [Difference("title", "B", "C", "C}")]) == ([], ["title"])
