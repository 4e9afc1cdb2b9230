"""What "Suggest a source" knows of a wiki: by token, in pieces that stay small."""

import json

from innerwiki.site.known_sources import number_of_pieces, piece_of, pieces
from tests.generated import exported, inputs_of
from tests.support import wiki_of

BIB = """
@book{hooke1678, author = {Hooke, Robert}, title = {Of Springs}, year = 1678,
  isbn = {0-306-40615-2}, doi = {10.1000/ABC}}
@incollection{part:1, title = {Of springs}, booktitle = {B}, isbn = {978-0-306-40615-7}}
@misc{two words, author = {A and B and C}, title = {X}, url = {http://a.example/x/}}
"""


def known(bib: str = BIB) -> dict[str, object]:
    [piece] = pieces(wiki_of("---\ntitle: Springs & <b>\n---\nText.\n", bib))
    return dict(piece)


def test_a_source_is_known_by_its_identifiers_its_title_and_its_key() -> None:
    assert known() == {
        "a:page": "Springs & <b>",
        "doi:10.1000/abc": "hooke1678",
        "https://a.example/x": "two words",
        "isbn:9780306406157": "hooke1678",
        "k:hooke1678": ["hooke1678", "Hooke 1678", "Of Springs"],
        "k:library": "",
        "k:part:1": ["part:1", "Of springs n.d.", "Of springs", "part_3a_1", "[@part:1]"],
        "k:two words": ["two words", "A et al. n.d.", "X", "two_20_words", "[@{two words}]"],
        "t:ofsprings": ["hooke1678", "part:1"],
        "t:x": ["two words"],
    }


def test_a_chapter_is_not_known_by_the_number_of_its_book() -> None:
    part = "@incollection{a, title = {T}, booktitle = {B}, isbn = {0-306-40615-2}}"
    assert not any(token.startswith("isbn:") for token in known(part))


def test_keys_are_folded_and_so_are_the_names_of_files() -> None:
    assert {"k:hooke1678", "k:library"} <= set(known("@book{Hooke1678, title = {T}}"))


def test_a_large_wiki_is_cut_into_pieces_of_which_each_stays_small() -> None:
    entry = (
        "@article{{family{0}word, author = {{Family, Given and Other, Name {0}}}, "
        "title = {{A title of so many words as titles often have, number {0}}}, year = 2001, "
        "doi = {{10.1000/{0}.abcdef}}, url = {{https://example.org/a/page/{0}}}}}\n"
    )
    sizes = {}
    for count in (0, 208, 2000):
        inputs = inputs_of(bib="".join(entry.format(n) for n in range(count)))
        number = number_of_pieces(inputs.wiki)
        texts = [exported(inputs, f"suggest-a-source/known/{n}.json") for n in range(number)]
        sizes[count] = [len(text.encode()) for text in texts]
        for n, text in enumerate(texts):
            assert all(piece_of(token, number) == n for token in json.loads(text))
    assert [len(one) for one in sizes.values()] == [1, 4, 32]
    assert max(map(max, sizes.values())) < 40_000


def test_the_same_wiki_gives_the_same_pieces() -> None:
    assert pieces(wiki_of(bib=BIB)) == pieces(wiki_of(bib=BIB))
    assert [list(piece) for piece in pieces(wiki_of(bib=BIB))] == [
        sorted(piece) for piece in pieces(wiki_of(bib=BIB))
    ]
