"""What a sound BibTeX file says is what the library holds."""

from pathlib import Path

import pytest

from innerwiki.bibliography import parse
from innerwiki.bibliography.identifiers import arxiv_of
from innerwiki.model import Library, Name, Source, SourceKind

CITATIONS = Path(__file__).parents[2] / "citations"


def library(*texts: str) -> Library:
    """The library of some files, which must be without problems."""
    found = parse(Source(f"citations/{n}.bib", text) for n, text in enumerate(texts))
    assert found.problems == ()
    return found


def fields(text: str, key: str = "k") -> dict[str, str]:
    return dict(library(text).entries[key].fields)


def test_an_entry_holds_its_key_its_place_its_text_and_its_names() -> None:
    text = """A comment.

@Article{hubinger2019risks,
  Author = {Hubinger, Evan and van Merwijk, Chris and others},
  editor = {{OpenAI}},
  title = {Risks from {Learned} Optimization},
  year = 2019,
}
"""
    entry = library(text).entries["hubinger2019risks"]
    assert entry.type == "article"
    assert entry.authors == (Name("Hubinger", "Evan"), Name("Merwijk", "Chris", "van"))
    assert entry.editors == (Name(literal="OpenAI"),)
    assert entry.and_others
    assert entry.title == "Risks from Learned Optimization"
    assert entry.year == "2019"
    assert text[entry.span.start : entry.span.end] == entry.key
    assert entry.raw == text[text.index("@") :].rstrip()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a%20b_c#d~e&f$g",
        "https://example.org/wiki/A--B_(c)?x='y'",
        "https://example.org/%7Ejoe/%C3%A9",
    ],
)
@pytest.mark.parametrize("quotes", ["{}", '""'])
def test_addresses_are_kept_to_the_letter(url: str, quotes: str) -> None:
    value = quotes[0] + url + quotes[1]
    found = fields(f"@misc{{k, url = {value}, doi = {value}, file = {value}, eprint = {value}}}")
    assert set(found.values()) == {url}


def test_abbreviations_are_joined_and_months_known() -> None:
    text = """@string{oup = "Oxford " # {University}}
@STRING(press = oup # " Press")
@preamble{"\\newcommand{\\x}{y}"}
@comment{nothing = {here}}
@book{k, publisher = PRESS, month = "4 " # jul, year = 1999, number = 1 # 2}
"""
    assert fields(text) == {
        "publisher": "Oxford University Press",
        "month": "4 July",
        "year": "1999",
        "number": "12",
    }


def test_abbreviations_hold_in_all_files_and_a_files_own_before_others() -> None:
    found = library(
        '@misc{a, note = x}\n@string{x = "own"}', "@misc{b, note = x}", "@string{x = {other}}"
    )
    assert found.entries["a"].fields["note"] == "own"
    assert found.entries["b"].fields["note"] == "own"


def test_quoted_values_hold_braces_quotes_and_commas() -> None:
    text = '@misc(k, title = "The {"}Quirky{"} (new), model", note = {a "b, c})'
    assert fields(text) == {"title": 'The "Quirky" (new), model', "note": 'a "b, c'}


def test_biblatex_fields_stay_under_their_names() -> None:
    found = library(
        "@online{k, date = {2021-06/2021-07}, journaltitle = {J}, location = {L},"
        " eprinttype = {arxiv}, eprint = {1906.01820}, year = {2020}}"
    ).entries["k"]
    assert found.fields["date"] == "2021-06/2021-07"
    assert found.fields["journaltitle"] == "J"
    assert arxiv_of(found.fields) == "1906.01820"


def test_crossref_gives_what_is_missing_but_no_identity() -> None:
    text = """@inproceedings{k, title = {Talk}, crossref = {proc}, year = 2020}
@proceedings{proc, title = {Proceedings}, editor = {Doe, Jane}, year = 2019,
  doi = {10.1000/proc}, keywords = {book}, crossref = {series}}
@misc{series, series = {Lectures}, title = {Unseen}}
"""
    entry = library(text).entries["k"]
    assert entry.fields == {
        "title": "Talk",
        "crossref": "proc",
        "year": "2020",
        "booktitle": "Proceedings",
        "editor": "Doe, Jane",
        "series": "Lectures",
    }
    assert entry.editors == (Name("Doe", "Jane"),)


def test_an_article_has_the_title_of_its_periodical_as_its_journal() -> None:
    text = """@article{k, title = {Note}, crossref = {issue}}
@article{other, title = {Note}, crossref = {k}}
@periodical{issue, title = {A Journal}, year = 1905}
"""
    entries = library(text).entries
    assert entries["k"].fields["journaltitle"] == "A Journal"
    assert "booktitle" not in entries["k"].fields
    assert entries["other"].fields["journaltitle"] == "A Journal"


def test_a_crossref_brings_no_second_date_and_no_title_of_its_own() -> None:
    text = """@inbook{k, title = {Part}, date = {2020-01}, journaltitle = {J}, crossref = {whole}}
@book{whole, title = {Whole}, subtitle = {And more}, titleaddon = {Lectures}, year = 2019,
  journal = {X}, shorthand = {W}, crossref = {all}}
@mvbook{all, title = {Works}, publisher = {Press}}
"""
    entry = library(text).entries["k"]
    assert entry.year == "2020"
    assert {name: entry.fields[name] for name in entry.fields.keys() - {"crossref"}} == {
        "title": "Part",
        "date": "2020-01",
        "journaltitle": "J",
        "booktitle": "Whole",
        "booksubtitle": "And more",
        "booktitleaddon": "Lectures",
        "maintitle": "Works",
        "publisher": "Press",
    }


def test_xdata_gives_all_of_its_fields() -> None:
    text = """@book{k, title = {T}, xdata = {press, place}}
@xdata{press, publisher = {P}, title = {Unseen}, xdata = {more}}
@xdata{place, location = {L}}
@xdata{more, series = {S}, note = {N}}
"""
    entry = library(text).entries["k"]
    assert [entry.fields.get(n) for n in "title publisher location series note".split()] == [
        *("T", "P", "L", "S", "N")
    ]


def test_a_parent_may_stand_above_its_child() -> None:
    text = "@proceedings{p, title = {P}}\n@inproceedings{k, title = {T}, crossref = {p}}\n"
    assert fields(text)["booktitle"] == "P"


def test_an_address_may_stand_in_a_macro() -> None:
    text = "@misc{k, url = {\\url{https://example.org/a_b%20c#d}}, doi = {{10.1000/1}}}"
    assert fields(text) == {"url": "https://example.org/a_b%20c#d", "doi": "10.1000/1"}


def test_identifiers_may_stand_in_two_pairs_of_braces() -> None:
    text = "@misc{k, doi = {{10.1000/182}}, eprint = {{ 1906.01820}}, url = {{a}{b}}}"
    assert fields(text) == {"doi": "10.1000/182", "eprint": "1906.01820", "url": "{a}{b}"}


def test_everything_is_nfc() -> None:
    text = "@misc{mu\u0308ller, author = {Mu\u0308ller, Jo\u0308rg}, title = {Cafe\u0301}}"
    entry = library(text).entries["müller"]
    assert entry.authors == (Name("Müller", "Jörg"),)
    assert entry.title == "Café"
    assert text[entry.span.start : entry.span.end] == "mu\u0308ller"


def test_identifiers_lead_to_the_first_entry_that_has_them() -> None:
    found = library(
        "@misc{a, doi = {10.48550/arXiv.1906.01820}}",
        "@misc{b, eprint = {1906.01820v3}, archiveprefix = {arXiv}, isbn = {0-306-40615-2}}",
    )
    assert found.identifiers == {"arxiv:1906.01820": "a", "isbn:9780306406157": "b"}


def test_entries_come_in_the_order_of_their_files_whatever_order_is_given() -> None:
    files = [Source("b.bib", "@misc{b,}"), Source("a.bib", "@misc{a,}\n@misc{z}")]
    assert list(parse(files).entries) == list(parse(files[::-1]).entries) == ["a", "z", "b"]


def test_a_byte_order_mark_and_two_entries_on_a_line_do_no_harm() -> None:
    text = "\ufeff@misc{a, title = {A}} @misc{b, title = {B}}"
    found = library(text)
    assert [text[e.span.start : e.span.end] for e in found] == list(found.entries) == ["a", "b"]


@pytest.mark.parametrize("text", ["", "\n", "Only a comment, with mail@example.org.", "%\n"])
def test_a_file_without_entries_is_empty(text: str) -> None:
    assert not library(text).entries


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("@article{k, journal = {J}, keywords = {alignment, Peer-Reviewed}}", "peer-reviewed"),
        ("@article{k, journal = {J}}", "other"),
        ("@article{k, journal = {arXiv preprint arXiv:1906.01820}}", "preprint"),
        ("@inproceedings{k, booktitle = {B}}", "other"),
        ("@incollection{k, booktitle = {B}}", "book"),
        ("@phdthesis{k,}", "thesis"),
        ("@techreport{k,}", "technical-report"),
        ("@misc{k, eprint = {1}, archiveprefix = {arXiv}}", "preprint"),
        ("@misc{k, howpublished = {\\url{https://a.org}}}", "web"),
        ("@misc{k,}", "other"),
        ("@online{k, keywords = {forum}}", "forum"),
        ("@online{k, keywords = {forums}}", "web"),
        ("@software{k,}", "software"),
        ("@dataset{k,}", "dataset"),
    ],
)
def test_the_kind_comes_from_keywords_or_type(head: str, kind: str) -> None:
    assert library(head).entries["k"].kind is SourceKind(kind)


def test_every_source_of_this_wiki_is_read_without_a_problem() -> None:
    files = sorted(CITATIONS.glob("*.bib"))
    assert files
    found = library(*(file.read_text(encoding="utf-8") for file in files))
    for entry in found:
        assert entry.authors or entry.editors or entry.fields.get("organization"), entry.key
        assert entry.year, entry.key
        assert not set("{}\\$") & set(entry.title), entry.key
