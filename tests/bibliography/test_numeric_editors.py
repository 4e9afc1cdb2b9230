from innerwiki.bibliography import parse, reference, short_name, to_plain
from innerwiki.model import Source


def formatted(entry: str) -> str:
    [found] = parse([Source("a.bib", entry)])
    return to_plain(reference(found))


def test_editors_and_others_are_et_al_beside_authors_too() -> None:
    text = formatted(
        "@incollection{k, author = {Doe, Jane}, editor = {Ed, X and others},"
        " title = {Part}, booktitle = {Whole}, year = {2020}}"
    )
    assert "Ed, X.; et al. (eds.)" in text


def test_editors_stand_in_for_authors() -> None:
    book = "@book{k, editor = {Ed, X and Ward, Y}, title = {Whole}, year = {2020}}"
    assert formatted(book).startswith("Ed, X.; Ward, Y. (eds.) (2020).")
    [found] = parse([Source("a.bib", book)])
    assert short_name(found) == "Ed and Ward 2020"
