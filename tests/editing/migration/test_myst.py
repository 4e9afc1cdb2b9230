import pytest

from tests.migrations import migrated

A = (
    "@misc{a, title = {Title of a}, doi = {10.1000/182}}\n"
    "@misc{b, title = {Title of b}}\n@misc{b:c/d, title = {Another}}\n"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Heat {cite}`a`.", "Heat [@a]."),
        ("Heat {cite}`a,b`.", "Heat [@a; @b]."),
        ("Heat {cite:p}`a; b`.", "Heat [@a; @b]."),
        ("Heat {cite:ps}``a``.", "Heat [@a]."),
        ("Heat {citep}`a`.", "Heat [@a]."),
        ("Heat {cite:p}`{see}a{p. 3, 4},b`.", "Heat [see @a, p. 3, 4; @b]."),
        ("Heat {cite:p}`see <a>`.", "Heat [see @a]."),
        ("As {cite:t}`a` says.", "As @a says."),
        ("As {cite:t}`a,b` say.", "As @a, @b say."),
        ("As {cite:t}`a{p. 3}` says.", "As @a [p. 3] says."),
        ("As {cite:t}`a`s book.", "As @{a}s book."),
        ("As x{cite:t}`a` says.", "As x @a says."),
        ("In {cite:yearpar}`a`.", "In [-@a]."),
        ("Heat {footcite:p}`a`.", "Heat [@a]."),
        ("Heat {cite}`b:c/d`.", "Heat [@b:c/d]."),
        ("Heat {cite}`b c`.", "Heat [@{b c}]."),
        ("Heat {cite}`a`(so)", "Heat [@a] (so)"),
        ("As [](doi:10.1000/182) says.", "As @a says."),
        ("As [](https://doi.org/10.1000/182) says.", "As @a says."),
        ("Heat {cite}`a,\nb`.", "Heat [@a; @b]."),
        ("> Heat {cite}`a`.", "> Heat [@a]."),
        ("| x |\n|---|\n| {cite}`a` |", "| x |\n|---|\n| [@a] |"),
        ("Also [@a, @b].", "Also [@a; @b]."),
    ],
)
def test_roles_become_citations(before: str, after: str) -> None:
    done = (
        migrated(before, "myst", A)
        if "[@a, @b]" not in before
        else migrated(f"{before}\n\n{{cite}}`a`", "myst", A)
    )
    assert done.text.partition("\n\n")[0] == after


@pytest.mark.parametrize(
    "text",
    [
        "Write ``{cite}`a` `` for it.",
        "```python\n{cite}`a`\n```",
        "```{code-cell} python\n{cite}`a`\n```",
        "<!-- {cite}`a` -->",
        "`{cite}` and {cite} `a` and {ref}`a`",
        "[text](doi:10.1000/182) and `[](doi:10.1000/182)`",
        r"\{cite}`a` {other:cite}`a`",
    ],
)
def test_what_is_no_role_stays(text: str) -> None:
    done = migrated(f"{text}\n\n{{cite}}`b`", "myst", A)
    if text.startswith("\\"):
        assert "[@b]" in done.text
        return
    assert done.text == f"{text}\n\n[@b]"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{cite:author}`a`", "there is nothing like it here"),
        ("{cite:year}`a`", "there is nothing like it here"),
        ("{cite:t}`{see}a`", "there is nothing like it here"),
        ("{cite}`a,,b`", "it cannot be read"),
        ("[](doi:10.1000/999)", "no entry of the library has this DOI"),
        ("```{note}\nSee {cite}`a`.\n```", "it stands in `{note}`"),
        ("````{note} With a title\n```{tip}\nSee {cite}`a`.\n```\n````", "it stands in `{tip}`"),
    ],
)
def test_what_has_no_like_here_stays_and_is_told(text: str, why: str) -> None:
    done = migrated(text, "myst", A)
    assert done.text == text
    assert why in " ".join(one.message for one in done.left)
    assert len(done.stays) == done.outcome.found == 1


@pytest.mark.parametrize(
    "directive",
    [
        "```{bibliography}\n```",
        "```{bibliography} ../refs.bib\n:style: unsrt\n:filter: docname in docnames\n```",
        "~~~{footbibliography}\n~~~",
        ":::{bibliography}\n:::",
    ],
)
def test_the_directive_of_references_goes_with_its_heading(directive: str) -> None:
    text = f"A {{cite}}`a`.\n\n## References\n\n{directive}\n"
    assert migrated(text, "myst", A).text == "A [@a].\n"


def test_prose_between_cells_is_prose() -> None:
    cell = "```{code-cell} python\nx[1]\n```"
    done = migrated(f"{cell}\n\nA {{cite}}`a`.\n\n{cell}\n", "myst", A)
    assert done.text == f"{cell}\n\nA [@a].\n\n{cell}\n"
    assert not done.left


def test_a_fence_that_only_others_close_is_told() -> None:
    """To Python-Markdown the longer fence does not close it, and what follows is prose."""
    done = migrated("A {cite}`a`.\n\n```py\nx[1]\n````\n", "myst", A)
    assert "opens no code here" in done.left[0].message
