"""Entries as CSL-JSON: by the published schema, and each field where a style looks for it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from innerwiki.bibliography import csl_item, csl_json, parse
from innerwiki.bibliography.csl_types import csl_type
from innerwiki.bibliography.dates import issued_dates
from innerwiki.model import Entry, Library, Source

TESTS = Path(__file__).parents[1]
SCHEMA = json.loads((TESTS / "data/csl-data.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)
TYPES = SCHEMA["items"]["properties"]["type"]["enum"]

TORTURE = r"""
@article{a, title = {<b>Bold</b> & "quoted" $x_1$}, author = {Mill, J. and others},
  journal = {J}, year = {in press}, month = {13}, pages = {S1---S9, 12}, number = {3--4}}
@inbook{b, title = {Optics}, author = {{Royal Society} and {van der Waals}, Jr., Johannes},
  chapter = {3}, year = {1678}, series = {LNCS}, volume = {12}, isbn = {0-306-40615-2, 979-1}}
@misc{c, note = {Only a note}}
@online{d, organization = {A Society}, title = {A page}, urldate = {yesterday}, date = {2020-02-31}}
@unknowntype{e, title = {T}, editor = {Roe, Jane and others}, date = {2021-06/2021-07}}
@book{f, title = {}, author = {and others}, year = {²⁰¹⁹}, langid = {ngerman}}
@thesis{g, type = {mathesis}, title = {T}, institution = {U}, date = {..}, translator = {A, B}}
@phdthesis{h, title = {Was?}, subtitle = {Sub}, school = {U}, year = {1999a}, month = {4 July}}
@techreport{i, title = {R}, institution = {I}, number = {7}, year = {0}, day = {²}}
@misc{j, howpublished = {\url{https://example.org/a_b%20c}}, title = {P}, year = {2019}}
"""


def library(text: str) -> Library:
    return parse([Source("a.bib", text)])


def entry(text: str) -> Entry:
    (found,) = library(text)
    return found


def item(text: str) -> dict[str, Any]:
    made = csl_item(entry(text))
    VALIDATOR.validate([made])
    return made


def test_every_entry_of_the_wiki_is_as_the_schema_has_it() -> None:
    folder = TESTS.parent / "citations"
    sources = [Source(p.name, p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.bib"))]
    found = parse(sources)
    items = json.loads(csl_json(found))
    assert [one["id"] for one in items] == [one.key for one in found]
    assert list(VALIDATOR.iter_errors(items)) == []
    assert all(one["issued"]["date-parts"] for one in items)
    assert all(one["author"] for one in items)


def test_hostile_entries_are_as_the_schema_has_them() -> None:
    items = json.loads(csl_json(library(TORTURE)))
    assert [one["id"] for one in items] == list("abcdefghij")
    assert list(VALIDATOR.iter_errors(items)) == []


def test_no_entries_make_an_empty_list() -> None:
    assert json.loads(csl_json([])) == []


@given(
    st.dictionaries(
        st.sampled_from(
            "author editor title date year month day pages volume number series eid urldate type"
            " doi isbn url howpublished eprint eprinttype langid translator edition".split()
        ),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    ),
    st.sampled_from("article book inbook misc online thesis report video patent x".split()),
)
def test_whatever_the_fields_hold_the_item_is_as_the_schema_has_it(
    fields: dict[str, str], kind: str
) -> None:
    (blank,) = library("@misc{k, title = {T}}")
    made = csl_item(Entry("k", kind, blank.kind, fields, blank.span))
    assert list(VALIDATOR.iter_errors([made])) == []
    assert "" not in made.values()


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("@article{k, journal = {J}", "article-journal"),
        ("@article{k, journal = {arXiv preprint arXiv:1906.01820}", "article"),
        ("@article{k, journal = {J}, entrysubtype = {magazine}", "article-magazine"),
        ("@article{k, journal = {J}, keywords = {news}", "article-newspaper"),
        ("@misc{k, eprint = {1906.01820}, archiveprefix = {arXiv}", "article"),
        ("@misc{k, journal = {J}", "article-journal"),
        ("@misc{k, booktitle = {B}", "chapter"),
        ("@misc{k", "document"),
        ("@online{k, keywords = {forum}", "post"),
        ("@online{k, keywords = {blog}", "post-weblog"),
        ("@online{k, keywords = {video}", "motion_picture"),
        ("@online{k", "webpage"),
        ("@inbook{k, booktitle = {B}", "chapter"),
        ("@inbook{k", "book"),
        ("@inproceedings{k, booktitle = {B}, keywords = {preprint}", "paper-conference"),
        ("@mastersthesis{k", "thesis"),
        ("@strange{k", "document"),
    ],
)
def test_the_type_tells_what_the_work_is(head: str, expected: str) -> None:
    assert csl_type(entry(f"{head}, title = {{T}}}}")) == expected
    assert expected in TYPES


def test_names_keep_their_parts_and_go_on_with_others() -> None:
    made = item(
        "@book{k, title = {T}, author = {van Merwijk, Chris and King, Jr., Martin and"
        " {Bell Labs} and others}}"
    )
    assert made["author"] == [
        {"family": "Merwijk", "given": "Chris", "non-dropping-particle": "van"},
        {"family": "King", "given": "Martin", "suffix": "Jr."},
        {"literal": "Bell Labs"},
        {"literal": "others"},
    ]


def test_nobody_but_others_is_no_author() -> None:
    assert "author" not in item("@book{k, title = {T}, author = {others}}")


def test_a_body_is_the_author_where_nobody_is_named() -> None:
    made = item("@techreport{k, title = {T}, institution = {Bell Labs}}")
    assert made["author"] == [{"literal": "Bell Labs"}]
    assert "publisher" not in made


def test_a_site_is_what_holds_its_pages() -> None:
    made = item("@online{k, title = {T}, author = {A, B}, organization = {The Site}}")
    assert made["container-title"] == "The Site"
    assert "publisher" not in made


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("year = {2019}", [[2019]]),
        ("year = {2019}, month = jun", [[2019, 6]]),
        ("year = 2019, month = {June}, day = {5}", [[2019, 6, 5]]),
        ('year = 2019, month = "5 " # jun', [[2019, 6, 5]]),
        ("year = 2019, month = {06}", [[2019, 6]]),
        ("year = 2019, month = {May/June}", [[2019, 5]]),
        ("date = {2019-06-05}", [[2019, 6, 5]]),
        ("date = {2019-06-05T12:00:00Z}", [[2019, 6, 5]]),
        ("date = {2019-02-30}", [[2019, 2]]),
        ("date = {2019-13}", [[2019]]),
        ("date = {2019~}", [[2019]]),
        ("date = {2019-06/2020-01}", [[2019, 6], [2020, 1]]),
        ("date = {2019/..}", [[2019]]),
        ("year = {2020}, date = {2019-06-05}", [[2020]]),
        ("year = {350}", [[350]]),
    ],
)
def test_dates_are_as_exact_as_the_entry(fields: str, expected: list[list[int]]) -> None:
    assert item(f"@book{{k, title = {{T}}, {fields}}}")["issued"] == {"date-parts": expected}


@pytest.mark.parametrize("year", ["in press", "[1850]", "²⁰¹⁹", "2019--"])
def test_a_year_that_is_no_number_is_left_in_its_words(year: str) -> None:
    made = item(f"@book{{k, title = {{T}}, year = {{{year}}}}}")
    assert made["issued"] == {"literal": year.replace("--", "–")}


def test_no_date_is_no_date() -> None:
    assert "issued" not in item("@book{k, title = {T}, year = { }}")
    assert issued_dates({}, None) == ()


def test_a_number_is_an_issue_or_a_volume_of_a_series_or_a_number() -> None:
    journal = item(
        "@article{k, title = {T}, journal = {J}, volume = 3, number = {4}, pages={1--9}}"
    )
    assert (journal["volume"], journal["issue"], journal["page"]) == ("3", "4", "1-9")
    series = item("@book{k, title = {T}, series = {LNCS}, volume = {6830}, number = {2}}")
    assert (series["collection-title"], series["collection-number"]) == ("LNCS", "2")
    assert series["volume"] == "6830"
    report = item("@techreport{k, title = {T}, number = {7}, institution = {I}, author = {A, B}}")
    assert (report["number"], report["genre"]) == ("7", "Technical report")


def test_a_preprint_has_its_number_and_a_published_paper_its_archive() -> None:
    arxiv = "eprint = {1906.01820}, archiveprefix = {arXiv}"
    preprint = item(f"@misc{{k, title = {{T}}, {arxiv}}}")
    assert (preprint["publisher"], preprint["number"]) == ("arXiv", "arXiv:1906.01820")
    assert preprint["URL"] == "https://arxiv.org/abs/1906.01820"
    paper = item(f"@inproceedings{{k, title = {{T}}, booktitle = {{B}}, {arxiv}}}")
    assert (paper["archive"], paper["archive_location"]) == ("arXiv", "1906.01820")


def test_what_finds_the_work_is_bare() -> None:
    made = item(
        "@misc{k, title = {T}, doi = {https://doi.org/10.1000/a_b}, isbn = {ISBN 0-306-40615-2},"
        r" howpublished = {\url{https://example.org/a_b%20c}}}"
    )
    assert made["DOI"] == "10.1000/a_b"
    assert made["ISBN"] == "0-306-40615-2"
    assert made["URL"] == "https://example.org/a_b%20c"
    assert "publisher" not in made


def test_a_subtitle_follows_its_title() -> None:
    assert item("@book{k, title = {One}, subtitle = {Two}}")["title"] == "One: Two"
    assert item("@book{k, title = {One?}, subtitle = {Two}}")["title"] == "One? Two"


def test_the_order_of_variables_is_always_the_same() -> None:
    made = list(item("@article{k, url = {https://x.org}, year = 1, journal = {J}, title = {T}}"))
    assert made == ["id", "type", "title", "container-title", "issued", "URL"]
