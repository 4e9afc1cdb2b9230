"""Names of people and bodies, as editors write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography.names import parse_names
from innerwiki.model import Name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hubinger, Evan", Name("Hubinger", "Evan")),
        ("Evan Hubinger", Name("Hubinger", "Evan")),
        ("Jean-Pierre O'Neil", Name("O'Neil", "Jean-Pierre")),
        ("Élise Tour", Name("Tour", "Élise")),
        ("E\u0301lise Tour", Name("Tour", "Élise")),
        ("Maria élise Tour", Name("Tour", "Maria", "élise")),
        ("Martin II", Name("II", "Martin")),
        ("Martin Luther King II", Name("King", "Martin Luther", suffix="II")),
        ("van Merwijk, Chris", Name("Merwijk", "Chris", "van")),
        ("Chris van Merwijk", Name("Merwijk", "Chris", "van")),
        ("de la Cruz, Mar{\\'i}a", Name("Cruz", "María", "de la")),
        ("Ludwig von der Vogel", Name("Vogel", "Ludwig", "von der")),
        ("Ortega y Gasset, Jos{\\'e}", Name("Ortega y Gasset", "José")),
        ("Dupr{\\'e} la Tour, Tom", Name("Dupré la Tour", "Tom")),
        ("De Freitas, Nando", Name("De Freitas", "Nando")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("King Jr., Martin Luther", Name("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("Gates, III, William H.", Name("Gates", "William H.", suffix="III")),
        ("{OpenAI}", Name(literal="OpenAI")),
        ("{{OpenAI}}", Name(literal="OpenAI")),
        ("{Barnes and Noble, Inc.}", Name(literal="Barnes and Noble, Inc.")),
        ("{\\'E}mile Zola", Name("Zola", "Émile")),
        ("Zola, {\\'E}mile", Name("Zola", "Émile")),
        ('{\\AA}ngstr{\\"o}m, Anders', Name("Ångström", "Anders")),
        ("{van Merwijk}, Chris", Name("van Merwijk", "Chris")),
        ("欧阳, 修", Name("欧阳", "修")),
        ("Лев Толстой", Name("Толстой", "Лев")),
        ("Plato", Name("Plato")),
        ("D'Amour, Alexander", Name("D'Amour", "Alexander")),
        ("d'Alembert, Jean", Name("d'Alembert", "Jean")),
        ("Agarwal,Rishabh", Name("Agarwal", "Rishabh")),
        ("J.~S. Bach", Name("Bach", "J. S.")),
        ("O. C\\^arj\\u a", Name("Cârjă", "O.")),
        ("J\\o rgensen, Jens", Name("Jørgensen", "Jens")),
        ("Ge\\~na Hahn", Name("Hahn", "Geña")),
        ("o{'}Neil, A", Name("o'Neil", "A")),
    ],
)
def test_one_name(text: str, name: Name) -> None:
    assert parse_names(text).names == (name,)


def test_others_are_more_than_are_named() -> None:
    found = parse_names("A, B and C, D and others")
    assert [name.family for name in found.names] == ["A", "C"]
    assert found.and_others
    assert not parse_names("A, B and {others}").and_others


def test_names_are_split_at_and_outside_braces_in_any_case_and_over_lines() -> None:
    found = parse_names("Anders, Andy\n  and {Sand and Stone} AND Bland, Bo and ")
    assert [name.sort_family for name in found.names] == ["Anders", "Sand and Stone", "Bland"]


def test_a_row_of_names_with_commas_is_unclear() -> None:
    assert parse_names("Smith, Jones, Brown, White").unclear == ("Smith, Jones, Brown, White",)
    assert not parse_names("{Smith, Jones, Brown, White}").unclear


@given(st.text(st.sampled_from("aB {},~\\'\"and\n$-."), max_size=60))
def test_no_text_makes_it_raise(text: str) -> None:
    for name in parse_names(text).names:
        assert "\\" not in name.sort_family
