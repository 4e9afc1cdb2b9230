import pytest
from hypothesis import given
from hypothesis import strategies as st

from innerwiki.bibliography import parse
from innerwiki.bibliography.manifestations import find_works, versions
from innerwiki.model import Source
from tests.support import wiki_of


def groups(bib: str, declared: dict[str, int] | None = None) -> list[list[str]]:
    """The keys of each work, in order."""
    found: dict[int, list[str]] = {}
    for key, number in find_works(parse([Source("a.bib", bib)]), declared or {}).items():
        found.setdefault(number, []).append(key)
    return sorted(sorted(keys) for keys in found.values())


def test_a_shared_doi_or_arxiv_number_makes_one_work() -> None:
    bib = """
    @misc{pre, eprint = {1906.01820v1}, archiveprefix = {arXiv}}
    @inproceedings{paper, eprint = {1906.01820}, archiveprefix = {arXiv}, doi = {10.1000/X}}
    @article{again, doi = {https://doi.org/10.1000/x}}
    @article{other, doi = {10.1000/y}}
    """
    assert groups(bib) == [["again", "paper", "pre"]]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("@book{a, isbn = {0-306-40615-2}}", "@book{b, isbn = {9780306406157}}", [["a", "b"]]),
        ("@inproceedings{a, isbn = {0306406152}}", "@inproceedings{b, isbn = {0306406152}}", []),
        ("@book{a, isbn = {0306406152}}", "@incollection{b, isbn = {0306406152}}", []),
        (
            "@book{a, isbn = {0306406152}, volume = 1}",
            "@book{b, isbn = {0306406152}, volume = 2}",
            [],
        ),
        ("@misc{a, url = {https://a.example}}", "@misc{b, url = {https://a.example}}", []),
    ],
)
def test_an_isbn_makes_one_work_of_books_alone(one: str, other: str, expected: object) -> None:
    assert groups(f"{one}\n{other}") == expected


def test_what_is_declared_and_what_is_shared_add_up() -> None:
    bib = """
    @misc{a, doi = {10.1000/x}}
    @misc{b, doi = {10.1000/x}}
    @misc{c}
    @misc{d}
    """
    assert groups(bib, {"b": 0, "c": 0}) == [["a", "b", "c"]]


def test_a_declared_work_of_one_known_key_is_none() -> None:
    assert groups("@misc{a}", {"a": 0}) == []


@given(st.permutations("abcdef"), st.lists(st.tuples(*[st.sampled_from("abcdef")] * 2)))
def test_no_result_depends_on_the_order(order: list[str], pairs: list[tuple[str, str]]) -> None:
    def bib(keys: str | list[str]) -> str:
        return "\n".join(f"@misc{{{key}}}" for key in keys)

    declared = {key: number for number, pair in enumerate(pairs) for key in pair}
    backwards = dict(reversed(declared.items()))
    assert groups(bib("abcdef"), declared) == groups(bib(order), backwards)


def test_the_published_version_comes_first() -> None:
    library = wiki_of(
        bib="""
        @misc{a, doi = {10.1000/x}, keywords = {preprint}}
        @article{b, doi = {10.1000/x}, keywords = {peer-reviewed}}
        @misc{c}
        """
    ).library
    assert [entry.key for entry in versions(library, "a")] == ["b", "a"]
    assert [entry.key for entry in versions(library, "c")] == ["c"]


def test_a_work_is_counted_once_and_under_its_published_version() -> None:
    wiki = wiki_of(
        "One [@pre]. Two [@paper]. Three [@hooke1678].",
        """
        @misc{pre, eprint = {1906.01820}, archiveprefix = {arXiv}}
        @article{paper, eprint = {1906.01820}, archiveprefix = {arXiv}, keywords = {peer-reviewed}}
        @book{hooke1678, title = {De Potentia}}
        """,
    )
    assessment = wiki.assessments["page"]
    assert assessment.sources == ("pre", "hooke1678")
    assert {str(kind): n for kind, n in assessment.kinds.items()} == {
        "peer-reviewed": 1,
        "book": 1,
    }
