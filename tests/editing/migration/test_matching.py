import pytest

from innerwiki.bibliography import parse
from innerwiki.editing.migration.matching import Matcher
from innerwiki.editing.migration.proposals import key_for
from innerwiki.editing.migration.reference_text import read
from innerwiki.model import Source
from tests.migrations import BIB

MORE = """
@article{clausius1866,
  author = {Clausius, Rudolf},
  title = {Ueber verschiedene für die Anwendung bequeme Formen, zweiter Teil},
  year = {1866},
}
@online{maxwell1871,
  author = {Maxwell, J. C.}, title = {Theory of Heat}, year = {1871}, url = {https://example.org/heat},
  isbn = {978-0-306-40615-7},
}
@misc{gibbs1902, author = {Gibbs, J. W.}, title = {Elementary Principles}, year = {1902},
  eprint = {1906.01820}, archiveprefix = {arXiv}}
"""
MATCHER = Matcher(parse([Source("citations/library.bib", BIB + MORE)]))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Noether, E. (1918). Invariante Variationsprobleme. Nachrichten.", "noether1918"),
        ("E. Noether, “Invariante Variationsprobleme,” in *Nachrichten*, 1918.", "noether1918"),
        ("noether e. INVARIANTE VARIATIONSPROBLEME; 1918", "noether1918"),
        ("Hooke, R. Lectures. London, 1678.", "hooke1678"),
        ("[Some words](https://doi.org/10.1000/182).", "clausius1865"),
        ("doi:10.1000/182", "clausius1865"),
        ("https://doi.org/10.1000/182.", "clausius1865"),
        ("See <http://example.org/heat/>", "maxwell1871"),
        ("ISBN 0-306-40615-2", "maxwell1871"),
        ("arXiv:1906.01820v3", "gibbs1902"),
        ("https://arxiv.org/pdf/1906.01820v2.pdf", "gibbs1902"),
        ("Gibbs (1902), Elementary Principles, arXiv preprint arXiv:1906.01820", "gibbs1902"),
    ],
)
def test_certain_matches(line: str, key: str) -> None:
    assert MATCHER.find(read(line)).key == key


@pytest.mark.parametrize(
    ("line", "keys", "why"),
    [
        ("Noether, E. (1921). Invariante Variationsprobleme.", ["noether1918"], "like"),
        ("Hooke, R. (1678). Lectures on springs.", ["hooke1678"], "like"),
        ("Shannon 1948", ["shannon1948"], "like"),
        ("A Mathematical Theory of Communication, doi:10.1000/182", ["shannon1948"], "of which"),
        ("Bradley, A. (1990). The motion of fixed stars as seen here. doi:10.1000/182", ["clausius1865"], "of which"),
        ("https://doi.org/10.1000/182 and arXiv:1906.01820", ["clausius1865", "gibbs1902"], "different entries"),
        ("a) doi:10.1000/182; b) doi:10.1000/183", [], "more than one"),
        ("Gibbs, Elementary Principles, 1902. arXiv:1906.99999", ["gibbs1902"], "another identifier"),
        ("On “Theory of Heat” and “A Mathematical Theory of Communication”, Maxwell, 1871", ["maxwell1871"], "stands in it, too"),
    ],
)  # fmt: skip
def test_doubtful_ones_have_candidates_and_a_reason(line: str, keys: list[str], why: str) -> None:
    match = MATCHER.find(read(line))
    assert match.key is None
    assert set(keys) <= {one.key for one in match.candidates}
    assert why in match.why


@pytest.mark.parametrize(
    "line",
    [
        "Joule, J. P. (1845). On the Mechanical Equivalent of Heat.",
        "Bradley, A. (1990). Lectures in physics and other things for everybody.",
        "https://example.org/another",
        "",
        "***",
        "ISBN 0-306-40615-3",
    ],
)
def test_new_ones_are_like_nothing(line: str) -> None:
    match = MATCHER.find(read(line))
    assert (match.key, match.candidates, match.why) == (None, (), "")


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "Joule, J. P., & van der Waals, J. D. (1873). On heat and motion. *Journal*, 3(2), 1–9. https://doi.org/10.1000/x(1).",
            {"author": "Joule, J. P. and van der Waals, J. D.", "title": "On heat and motion", "year": "1873", "doi": "10.1000/x(1)"},
        ),
        (
            "J. P. Joule, R. Clausius, and E. Noether, “On heat,” *Journal*, vol. 3, pp. 1900–1910, 1873.",
            {"author": "Joule, J. P. and Clausius, R. and Noether, E.", "title": "On heat", "year": "1873"},
        ),
        ('J. P. Joule et al., "On heat and light", 1873', {"author": "Joule, J. P. and others", "title": "On heat and light", "year": "1873"}),
        ('Anthropos. (2024). "Introducing the thing". https://example.org/a, accessed 3 May 2025.', {"title": "Introducing the thing", "year": "2024", "url": "https://example.org/a"}),
        ("Heat in 1865 and 1870, a history", {}),
        ("Joule, On “heat” and “light”, 1873", {"year": "1873"}),
        ("pp. 1901-1911", {}),
    ],
)  # fmt: skip
def test_only_what_is_certain_is_read(line: str, fields: dict[str, str]) -> None:
    assert read(line).fields == fields


@pytest.mark.parametrize(
    ("line", "key", "year"),
    [
        (
            "Muller A. Looking back at 2001. Journal of Physics, vol. 2, 2010.",
            "muller2010muller",
            "",
        ),
        ("Muller A. Looking back at 2001. J Phys. 2010;12:34", "muller2010muller", ""),
        ('Muller, A. "2001: a space odyssey." Journal of X, 2010.', "muller2010space", "2010"),
        ("A. Muller, 2001 and after, J. Phys. 12, 34 (2010).", "muller2010muller", "2010"),
        ("Müller, A. Looking at 2001. Berlin 2010.", "muller2010muller", ""),
        ("Müller, A. Looking at 2001.", "muller2001muller", "2001"),
        ('"On the year 2001," J. Phys. 2010', "year2010year", "2010"),
        (
            'Shannon, C. E. "A Mathematical Theory of Communication." 1948.',
            "shannon1948mathematical",
            "1948",
        ),
        (
            'Shannon, Claude E. "A Mathematical Theory of Communication." 27 (1948): 379-423.',
            "shannon1948mathematical",
            "1948",
        ),
    ],
)
def test_a_key_has_the_first_family_name_and_the_year_that_is_no_titles(
    line: str, key: str, year: str
) -> None:
    text = read(line)
    assert (key_for(text, "{family}{year}{word}", set()), text.year) == (key, year)


def test_an_author_before_a_title_in_quotation_marks_is_certain() -> None:
    found = read('Shannon, C. E. "A Mathematical Theory of Communication" 1948').fields
    assert found["author"] == "Shannon, C. E."
