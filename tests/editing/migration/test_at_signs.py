import pytest

from tests.migrations import migrated

A = "".join(f"@misc{{{key}, title = {{Title of {key}}}, year = {{1900}}}}\n" for key in "abc")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[@a, @b]", "[@a; @b]"),
        ("[@a,@b, @c]", "[@a;@b; @c]"),
        ("[@a, p. 3, @b]", "[@a, p. 3; @b]"),
        ("@a [p. 3; @b] says", "@a [p. 3] [@b] says"),
        ("@a [p. 3; see also @b, ch. 2; @c]", "@a [p. 3] [see also @b, ch. 2; @c]"),
        ("As -@a says", "As [-@a] says"),
        ("As -@a [p. 3] says", "As [-@a, p. 3] says"),
        ("Heat.^[See @a.]", "Heat.[See @a.]"),
    ],
)
def test_what_is_written_otherwise_is_changed(before: str, after: str) -> None:
    done = migrated(before, "pandoc", A)
    assert done.text == after
    assert done.outcome.found == done.outcome.ours + done.outcome.converted


@pytest.mark.parametrize(
    "text",
    [
        "[@a; see @b, pp. 3-4]",
        "@a [p. 3] and [-@a] and @{a} and [@{a}, p. 3]",
        "`[@a, @b]` and `-@a`",
        "```\n[@a, @b]\n```",
        "<!-- [@a, @b] -->",
        "$[@a, @b]$",
        r"\[@a, @b] \@a",
        "mail a@b.example -@unknown",
        "[@a]{.disputes}",
    ],
)
def test_what_is_the_same_here_stays(text: str) -> None:
    assert migrated(f"{text} [@a]", "pandoc", A).text == f"{text} [@a]"


def test_cross_references_are_told() -> None:
    done = migrated("See [@fig:one].", "pandoc", A)
    assert done.stays == ["[@fig:one]"]


def test_notes_within_the_line_are_told() -> None:
    done = migrated("See^[a note] [@a].", "pandoc", A)
    assert (done.text, done.stays) == ("See^[a note] [@a].", [])
    assert "begins a note within the line" in done.left[0].message


def test_fields_of_pandoc_go() -> None:
    text = "---\ntitle: T\nbibliography: []\ncsl: apa.csl\nnocite: |\n  @a, @{b}\ntags: [x]\n---\nWords [@a].\n\n# References\n\n::: {#refs}\n:::\n"
    assert migrated(text, "pandoc", A).text == (
        '---\ntitle: T\ncitations: ["a", "b"]\ntags: [x]\n---\nWords [@a].\n'
    )


@pytest.mark.parametrize(
    "end",
    [
        "# References\n",
        "## Bibliography {-}",
        "References\n==========\n\n",
        '## References\n\n<div id="refs"></div>\n',
        '## References\n\n<div id="refs">\n</div>\n',
    ],
)
def test_the_place_of_pandocs_list_goes_with_its_heading(end: str) -> None:
    assert migrated(f"Words [@a].\n\n{end}", "pandoc", A).text == "Words [@a].\n"


@pytest.mark.parametrize("end", ["# References\n\nSee also [@b].\n", "# Remarks\n"])
def test_a_heading_that_has_more_to_say_stays(end: str) -> None:
    text = f"Words [@a].\n\n{end}"
    assert migrated(text, "pandoc", A).text == text


@pytest.mark.parametrize(
    ("field", "why"),
    [
        ("bibliography: nowhere.bib", "`nowhere.bib` is not there"),
        ("bibliography: [refs.json]", "`refs.json` is no BibTeX"),
        ("bibliography: {main: a.bib}", "it names files by topic"),
        ("references:\n  - {id: x}", "its sources are in the front matter"),
        ("nocite: '@*'", "it asks for all sources"),
        ("citations: [a]\nnocite: '@b'", "there are general sources already"),
    ],
)
def test_a_field_whose_sources_would_be_lost_stays(field: str, why: str) -> None:
    text = f"---\ntitle: T\n{field}\n---\nWords.\n"
    done = migrated(text, "pandoc", A)
    assert done.text == text
    assert why in done.left[0].message


def test_commands_of_the_plugin_go_with_their_heading() -> None:
    text = "A [@a, @b].\n\n## Bibliography\n\n\\bibliography\n\n## More\n\n`\\bibliography`\n\n\\full_bibliography\n"
    assert migrated(text, None, A).text == "A [@a; @b].\n\n## More\n\n`\\bibliography`\n\n"
