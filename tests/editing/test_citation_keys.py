import pytest

from innerwiki.editing.citation_keys import choose_key, file_name
from innerwiki.model import Name

PATTERN = "{family}{year}{word}"


@pytest.mark.parametrize(
    ("name", "year", "title", "key"),
    [
        (Name("Akyürek", "E."), "2023", "What learning is", "akyurek2023what"),
        (Name("Benson-Tilsen", "T."), "2016", "Formalizing", "bensontilsen2016formalizing"),
        (Name("Weij", "T.", "van der"), "2024", "2-D sandbagging", "vanderweij2024sandbagging"),
        (Name(literal="OpenAI"), "2024", "A report", "openai2024report"),
        (Name("矢野", "修"), "2020", "弾性", "矢野2020弾性"),
        (Name("Łukasiewicz"), "", "On the", "lukasiewiczndon"),
        (Name("O'Neil"), "1900", "", "oneil1900untitled"),
    ],
)
def test_a_key_is_typed_by_hand(name: Name, year: str, title: str, key: str) -> None:
    assert choose_key(PATTERN, [name], year, title, set()) == key


def test_what_nobody_has_written_is_called_by_its_title() -> None:
    assert choose_key(PATTERN, [], "1900", "The springs of it", set()) == "springs1900springs"


def test_a_key_that_is_taken_gives_way() -> None:
    hooke, title = [Name("Hooke")], "Lectures of springs"
    taken: set[str] = set()
    keys = []
    for _ in range(4):
        keys.append(choose_key(PATTERN, hooke, "1678", title, taken))
        taken.add(keys[-1])
    assert keys[:2] == ["hooke1678lectures", "hooke1678springs"]
    assert keys[2:] == ["hooke1678lecturesb", "hooke1678lecturesc"]
    for _ in range(60):
        key = choose_key(PATTERN, hooke, "1678", title, taken)
        assert key not in taken
        taken.add(key)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("hooke1678", "hooke1678.bib"),
        ("DBLP:conf/x/y", "DBLP-conf-x-y.bib"),
        ("../../etc/passwd", "etc-passwd.bib"),
        (".hidden", "hidden.bib"),
        ("::", "source.bib"),
        ("矢野2020", "矢野2020.bib"),
        ("CON", "source-CON.bib"),
        ("lpt1.x", "source-lpt1.x.bib"),
        ("console", "console.bib"),
    ],
)
def test_a_key_never_leads_out_of_the_folder(key: str, name: str) -> None:
    assert file_name(key) == name


def test_a_long_key_fits_into_a_file_name() -> None:
    assert len(file_name("ä" * 500).encode()) < 130
