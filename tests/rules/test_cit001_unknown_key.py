import pytest

from innerwiki.rules import cit001_unknown_key as rule
from tests.support import assert_reports, columns, diagnose, fixed, wiki_of

BIB = "@article{noether1918, title = {Invariante Variationsprobleme}, doi = {10.1080/00411457}}"


def test_reports_a_key_without_an_entry_at_the_key() -> None:
    found = assert_reports(
        rule,
        """
        Energy is conserved [@noether1918].
        Entropy never decreases [see @clausius1865, p. 3]. <!-- CIT001 -->
        """,
        bib=BIB,
    )
    assert columns(found) == [(30, 43)]
    assert found[0].help == "correct the key, or add the source to the citations folder"


def test_names_the_nearest_key() -> None:
    (found,) = assert_reports(rule, "Conserved [@noether1981]. <!-- CIT001 -->", bib=BIB)
    assert found.help == "did you mean `noether1918`?"


def test_reports_only_the_bad_ones_of_a_group() -> None:
    found = assert_reports(rule, "So [@noether1918; @gone; @away]. <!-- CIT001 CIT001 -->", bib=BIB)
    assert columns(found) == [(19, 24), (26, 31)]


def test_reports_general_sources_where_they_are_named() -> None:
    found = assert_reports(
        rule,
        """
        ---
        title: Page
        citations: [noether1918, gone] <!-- CIT001 -->
        ---
        """,
        bib=BIB,
    )
    assert columns(found) == [(26, 30)]


def test_reports_an_identifier_in_brackets_or_in_the_sentence() -> None:
    found = assert_reports(
        rule,
        """
        Conserved [@doi:10.1080/00411457].
        Not so [@doi:10.1000/182]. <!-- CIT001 -->
        As @arxiv:1906.01820 says. <!-- CIT001 -->
        """,
        bib=BIB,
    )
    assert columns(found) == [(9, 25), (4, 21)]
    assert found[0].help is not None
    assert found[0].help.startswith("no source in the library has this identifier")


def test_leaves_handles_and_code_alone() -> None:
    assert_reports(rule, "To cite, write `[@key]`; ask @someone, or me@example.org.")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[@arxiv:1906.01820]", "`innerwiki cite add arxiv:1906.01820` adds it"),
        ("[@{https://a.example/b?c=d&e}]", "`innerwiki cite add 'https://a.example/b?c=d&e'` adds"),
        ("[@doi:10.1016/S0140(97)11096-0]", "in braces: `@{doi:10.1016/S0140...}`"),
        ("[@doi:10.1002/x<1::aid>2]", "in braces: `@{doi:10.1002/x<1...}`"),
        ("(@doi:10.1016/S0140)", "`innerwiki cite add doi:10.1016/S0140` adds it"),
    ],
)
def test_tells_how_an_identifier_is_mended(written: str, said: str) -> None:
    (found,) = (d for d in diagnose(wiki_of(f"So it is {written}.", BIB)) if d.code == "CIT001")
    assert found.help is not None
    assert said in found.help


def test_reports_a_key_in_the_infobox() -> None:
    assert_reports(
        rule,
        """
        ---
        title: Page
        infobox:
          - {label: Found by, value: "Emmy Noether [@gone]"} <!-- CIT001 -->
        ---
        """,
        bib=BIB,
    )


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("So [@noether1981].", "So [@noether1918]."),
        ("So [see -@noether1981, p. 3].", "So [see -@noether1918, p. 3]."),
        ("So [@{noether1981}].", "So [@{noether1918}]."),
        (
            "---\ntitle: T\ncitations: [noether1981]\n---\n",
            "---\ntitle: T\ncitations: [noether1918]\n---\n",
        ),
        (
            "---\ntitle: T\ncitations:\n  - 'noether1981'\n---\n",
            "---\ntitle: T\ncitations:\n  - 'noether1918'\n---\n",
        ),
        (
            '---\ntitle: T\ninfobox: [{label: a, value: "[@noether1981]"}]\n---\n',
            '---\ntitle: T\ninfobox: [{label: a, value: "[@noether1918]"}]\n---\n',
        ),
    ],
)
def test_unsafe_fix_puts_the_one_near_key_in_place(written: str, mended: str) -> None:
    (found,) = (d for d in diagnose(wiki_of(written, BIB)) if d.code == "CIT001")
    assert found.fix is not None
    assert not found.fix.safe
    assert fixed(found, written) == mended


@pytest.mark.parametrize(
    "written",
    [
        "So [@hooke167].",  # two keys are near
        "So [@gone].",
        "So [@doi:10.1080/0041145].",
        "So [@key withspace].",
        '---\ntitle: T\ncitations: ["noether19\\u00381"]\n---\n',
    ],
)
def test_has_no_fix_where_the_key_would_be_guessed(written: str) -> None:
    bib = BIB + "\n@book{hooke1678, title = {H}}\n@book{hooke1676, title = {K}}"
    found = [d for d in diagnose(wiki_of(written, bib)) if d.code == "CIT001"]
    assert [d.fix for d in found] == [None]


def test_leaves_a_link_that_is_named_by_a_handle_alone() -> None:
    assert_reports(
        rule,
        """
        Thanks, [@Ada], [@eve][] and [@bob on forge]; see [@ada; @carol]. <!-- CIT001 CIT001 -->
        But [@dan] is none, nor is [@tag:one]. <!-- CIT001 CIT001 -->

        [@ada]: https://forge.example/Ada
        [@bob on forge]: https://forge.example/~bob
        [@dan]: https://forge.example/other
        [@tag:one]: doi:10.1000/182
        """,
    )


def test_names_the_file_in_which_the_entry_stands_that_cannot_be_read() -> None:
    broken = "@book{hooke1678,\n  title = {Lectures\n\n@misc{hooke1679, title = {Of Springs}}\n"
    (found,) = assert_reports(rule, "Springs pull [@hooke1678]. <!-- CIT001 -->", bib=broken)
    assert found.help == (
        "its entry stands in citations/library.bib and cannot be read; "
        "mend what is told of that file"
    )
