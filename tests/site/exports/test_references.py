"""The files of an article's sources: those that it cites or names, complete in themselves."""

import json
from pathlib import Path

from jsonschema import Draft7Validator

from innerwiki.bibliography import csl_json, parse
from innerwiki.model import Source
from innerwiki.site.exports import all_files
from tests.generated import exported, inputs_of

SCHEMA = Path(__file__).parents[2] / "data" / "csl-data.json"
VALIDATOR = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))

BIB = """\
@string{ann = {Annalen}}
@article{clausius1865, author = {Clausius, R. and others}, title = {Formen}, journal = ann}
@inproceedings{noether1918, title = {Probleme}, crossref = {volume}}
@proceedings{volume, title = {Band}, year = 1918}
@book{hooke1678, title = {De Potentia}}
@book{shannon1948, title = {Messages}}
"""
PAGE = (
    "---\ntitle: Heat\ncitations: [shannon1948]\n"
    "infobox:\n  - {label: Law, value: 'It grows [@hooke1678]'}\n---\n"
    "It flows [@noether1918; @nobody2000], says @clausius1865. Write to @handle.\n"
)
FILES = {
    "content/about.md": "---\ntitle: About\ntype: meta\n---\nAsk us.\n",
    "content/help.md": "---\ntitle: Help\ntype: meta\n---\nRead this [@hooke1678].\n",
    "content/empty.md": "---\ntitle: Empty\n---\nNothing is cited.\n",
    "content/gone.md": "---\ntitle: Gone\nstatus: retired\nredirect: Heat\n---\nOld [@hooke1678].\n",
}
INPUTS = inputs_of(PAGE, BIB, FILES)


def test_each_article_has_both_and_pages_about_the_wiki_if_they_cite() -> None:
    paths = [file.path for file in all_files(INPUTS)]
    assert sorted(path for path in paths if "references" in path) == [
        "empty/references.bib",
        "empty/references.json",
        "help/references.bib",
        "help/references.json",
        "page/references.bib",
        "page/references.json",
    ]
    assert len(paths) == len(set(paths))


def test_the_bibtex_has_what_the_article_cites_and_names_and_what_that_needs() -> None:
    library = parse([Source("export.bib", exported(INPUTS, "page/references.bib"))])
    assert library.problems == ()
    cited = {"clausius1865", "hooke1678", "noether1918", "shannon1948"}
    assert set(library.entries) == cited | {"volume"}
    for key, entry in library.entries.items():
        assert entry.fields == INPUTS.wiki.library.entries[key].fields


def test_the_csl_json_has_what_the_article_cites_and_names() -> None:
    text = exported(INPUTS, "page/references.json")
    assert list(VALIDATOR.iter_errors(json.loads(text))) == []
    entries = INPUTS.wiki.library.entries
    cited = ("clausius1865", "hooke1678", "noether1918", "shannon1948")
    assert text == csl_json(entries[key] for key in cited)


def test_an_article_without_sources_has_files_that_say_so() -> None:
    text = exported(INPUTS, "empty/references.bib")
    assert text == "% This article cites no source.\n"
    library = parse([Source("export.bib", text)])
    assert (len(library), library.problems) == (0, ())
    assert json.loads(exported(INPUTS, "empty/references.json")) == []


def test_the_whole_wiki_is_offered_in_the_same_forms() -> None:
    library = parse([Source("export.bib", exported(INPUTS, "bibliography.bib"))])
    assert library.problems == ()
    assert set(library.entries) == set(INPUTS.wiki.library.entries)
    items = json.loads(exported(INPUTS, "bibliography.json"))
    assert list(VALIDATOR.iter_errors(items)) == []
    assert [item["id"] for item in items] == list(INPUTS.wiki.library.keys)


def test_a_wiki_without_sources_has_the_files_too() -> None:
    inputs = inputs_of("---\ntitle: Heat\n---\nIt flows.\n")
    assert exported(inputs, "bibliography.bib") == ""
    assert json.loads(exported(inputs, "bibliography.json")) == []


def test_an_entry_with_a_fault_of_form_costs_no_other_entry() -> None:
    """Pandoc would refuse the whole file; see `tests/bibliography/test_portable.py`."""
    odd = '@misc{noether1918, title = {A}, note = "A "q" x"}\n@book(hooke1678, title = {B} year = 1678)\n'
    inputs = inputs_of(PAGE, odd, FILES)
    for path in ("page/references.bib", "bibliography.bib"):
        library = parse([Source("export.bib", exported(inputs, path))])
        assert library.problems == ()
        assert sorted(library.entries) == ["hooke1678", "noether1918"]
        assert exported(inputs, path).startswith(
            "@book{hooke1678,\n  title = {B},\n  year = 1678,\n}"
        )
