import pytest

from tests.migrations import LIST, becomes, migrated


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Heat [1].", "Heat [@clausius1865]."),
        ("Heat [1, 2].", "Heat [@clausius1865; @noether1918]."),
        ("Heat [1,3-4].", "Heat [@clausius1865; @hooke1678; @shannon1948]."),
        ("Heat [1–3].", "Heat [@clausius1865; @noether1918; @hooke1678]."),
        ("Heat [1; 2 and 3].", "Heat [@clausius1865; @noether1918; @hooke1678]."),
        ("Heat [1][2].", "Heat [@clausius1865][@noether1918]."),
        ("Heat [1]–[3].", "Heat [@clausius1865; @noether1918; @hooke1678]."),
        ("Heat [1], [2]-[4].", "Heat [@clausius1865], [@noether1918; @hooke1678; @shannon1948]."),
        ("Heat [1] – [3] too.", "Heat [@clausius1865] – [@hooke1678] too."),
        ("Heat [[1], [2]].", "Heat [[@clausius1865], [@noether1918]]."),
        ("Heat [1, 1].", "Heat [@clausius1865]."),
        ("Heat [ 1 ] and [ 1, 3 ].", "Heat [@clausius1865] and [@clausius1865; @hooke1678]."),
        ("Heat [1, p. 7].", "Heat [@clausius1865, p. 7]."),
        ("Heat [1, ch. 2].", "Heat [@clausius1865, ch. 2]."),
        ("Heat [1, of course].", "Heat [1, of course]."),
        ("Heat ^[1]^.", "Heat [@clausius1865]."),
        ("Heat.^1^", "Heat.[@clausius1865]"),
        ("Heat.<sup>1,2</sup>", "Heat.[@clausius1865; @noether1918]"),
        ("Heat<sup>[1]</sup> is.", "Heat[@clausius1865] is."),
        ("Heat.¹ More.²", "Heat.[@clausius1865] More.[@noether1918]"),
        ("Heat.¹ The motion² of it.", "Heat.[@clausius1865] The motion [@noether1918] of it."),
        ("Heat.¹⁻³", "Heat.[@clausius1865; @noether1918; @hooke1678]"),
        ("Heat.¹ (so)", "Heat.[@clausius1865] (so)"),
        ("Heat.¹(so)", "Heat.[@clausius1865] (so)"),
        ("As [1]: so", "As [@clausius1865]: so"),
        ("> Heat [1].", "> Heat [@clausius1865]."),
        ("Heat.[1] Motion.[2] A word[3] too.", "Heat.[@clausius1865] Motion.[@noether1918] A word[@hooke1678] too."),
    ],
)  # fmt: skip
def test_numbers_become_keys(before: str, after: str) -> None:
    assert becomes(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "In [0, 1].",
        "In [0,1) and (0,1].",
        "Of [1999].",
        "Code `a [1]` and `[2]`.",
        "Formula $x [1]$.",
        "A [1](page.md) and [see [1]](page.md).",
        r"Literal \[1].",
        "- [x] done\n- [ ] not done",
        "<!-- [1] -->",
        "    indented [1]",
        "```\nfenced [1]\n```",
        "```{code-cell} python\ny [1]\n\nz [2]\n```",
        "```{code-cell} python\ny [1]\n```\n```python\nz [2]\n```",
        "A square, x², in m² and 10³ km².",
        "A <span title='[1]'>word</span>.",
        "See <https://example.org/[2]>",
        "![picture [1]](x.svg)",
        "[1]: https://example.org\n\nLink [1].",
        "Minus [-1] and [1.5] and [1a] and [a1] and [].",
        "Long [1000].",
    ],
)
def test_what_is_no_citation_is_not_touched(text: str) -> None:
    done = migrated(f"{text}\n{LIST}", "numbered")
    assert done.text == f"{text}\n{LIST}"
    assert (done.outcome.found, done.stays) == (0, [])


@pytest.mark.parametrize(
    ("text", "stays", "why"),
    [
        ("The array[3] and heat [1].", "[3]", "right behind a word"),
        ("In a.[1] and b.[2], x[3] and arr[3].", "[3]", "right behind a word"),
        ("The interval [1, 2] is.", "[1, 2]", "an interval"),
        ("x = [1, 2]", "[1, 2]", "part of a formula"),
        ("See eq. [3] there.", "[3]", "the number of another thing (`eq`)"),
        ("Heat [7].", "[7]", "no list of references has the number 7"),
        ("Heat [1, 7].", "[1, 7]", "no list of references has the number 7"),
        ("Heat [3-1].", "[3-1]", "runs backwards"),
        ("Heat.¹²", "¹²", "it may be 12, or 1 and 2"),
        ("The heat² of it.", "²", "it may be an exponent"),
    ],
)
def test_what_is_doubtful_stays_and_is_told(text: str, stays: str, why: str) -> None:
    done = migrated(f"{text}\n{LIST}", "numbered")
    assert stays in done.stays
    assert any(why in one.message for one in done.left)
    assert stays in done.text


def test_the_key_of_what_is_taken_for_an_index_is_told() -> None:
    done = migrated(f"The array[3] and heat [1].\n{LIST}", "numbered")
    assert done.left[0].mend == "if it is a citation, write `[@hooke1678]`"


def test_without_a_list_each_number_is_told() -> None:
    text = "Heat [1].\n\nMore [2].\n"
    done = migrated(text, "numbered")
    assert done.text == text
    assert done.stays == ["[1]", "[2]"]
    assert [one.span.start for one in done.left] == [5, 16]


def test_the_list_goes_when_all_of_it_has_become_keys() -> None:
    assert migrated(f"A [1-4].\n{LIST}").text == (
        "A [@clausius1865; @noether1918; @hooke1678; @shannon1948].\n"
    )


def test_what_follows_the_list_stays() -> None:
    done = migrated(f"A [1-4].\n{LIST}\n## Next\n\nMore.\n")
    assert done.text.endswith("@shannon1948].\n\n## Next\n\nMore.\n")


def test_words_below_the_heading_keep_it() -> None:
    text = "A [1].\n\n## References\n\nThese are old.\n\n[1] Noether, E. (1918). Invariante Variationsprobleme.\n"
    assert migrated(text).text == "A [@noether1918].\n\n## References\n\nThese are old.\n\n"


def test_lines_without_a_mark_stay_and_are_told() -> None:
    done = migrated(f"A [1] and [2].\n{LIST}")
    assert done.text.endswith(
        "## References\n\n[3] Hooke, R., Lectures, 1678.\n"
        "[4] Shannon, C., A Mathematical Theory of Communication, 1948.\n"
    )
    assert [one.message for one in done.left] == [
        "no mark in the text leads to reference 3, so it stays",
        "no mark in the text leads to reference 4, so it stays",
    ]


def test_ordered_lines_that_stay_keep_their_numbers() -> None:
    text = "A [1].\n\n# Sources\n\n1. Noether, E. (1918). Invariante Variationsprobleme.\n2. Ibid.\n3. Id.\n"
    assert migrated(text).text == "A [@noether1918].\n\n# Sources\n\n- [2] Ibid.\n- [3] Id.\n"


def test_a_group_stays_until_all_of_it_is_clear() -> None:
    text = "A [1, 2]. B [1].\n\n# Notes\n\n[1] Noether, E. (1918). Invariante Variationsprobleme.\n[2] Ibid.\n"
    done = migrated(text)
    assert done.text == text.replace("B [1]", "B [@noether1918]")
    assert [question.number for question in done.desk.questions.values()] == ["2"]


@pytest.mark.parametrize(
    "line",
    [
        "[1] {}", "1. {}", "1) {}", "(1) {}", "- [1] {}", "* 1. {}", "^1^ {}", "¹ {}", "[1]: {}",
        r"\[1\] {}", "**[1]** {}", "<a id='r1'></a>[1] {}", "  [1] {}", "<sup>1</sup> {}",
    ],
)  # fmt: skip
def test_lines_are_numbered_in_many_ways(line: str) -> None:
    reference = line.format("Noether, E. (1918). Invariante\n   Variationsprobleme.")
    done = migrated(f"A [1].\n\n## References\n\n{reference}\n", "numbered")
    assert done.text == "A [@noether1918].\n"


@pytest.mark.parametrize(
    "title",
    [
        "# References", "## 7. References", "### REFERENCES", "**References**", "References:",
        "References\n----------", "## References {#refs}", "*Bibliography*", "## Literaturverzeichnis",
        "## Références", "# 参考文献", "## Works cited ##", "## Notes and references",
    ],
)  # fmt: skip
def test_lists_stand_below_many_titles(title: str) -> None:
    text = f"A [1].\n\n{title}\n\n1. Noether, E. (1918). Invariante Variationsprobleme.\n"
    assert migrated(text, "numbered").text == "A [@noether1918].\n"


def test_a_list_at_the_very_end_needs_no_heading() -> None:
    lines = LIST.partition("\n\n")[2]
    assert migrated(f"A [1-4].\n\n{lines}", "numbered").text.startswith("A [@clausius1865;")


def test_steps_are_no_list_of_references() -> None:
    text = "Do [1].\n\n## Steps\n\n1. Noether, E. (1918). Invariante Variationsprobleme.\n"
    assert migrated(text, "numbered").text == text


def test_ordered_lines_that_all_say_one_are_counted() -> None:
    text = "A [2].\n\n## Notes\n\n1. Ibid.\n1. Noether, E. (1918). Invariante Variationsprobleme.\n"
    assert migrated(text, "numbered").text.startswith("A [@noether1918].")


def test_each_chapter_has_its_own_list() -> None:
    one = "## References\n\n1. Noether, E. (1918). Invariante Variationsprobleme.\n"
    two = "## References\n\n1. Hooke, R. (1678). Lectures.\n"
    done = migrated(f"# A\n\nA [1].\n\n{one}\n# B\n\nB [1].\n\n{two}", "numbered")
    assert done.text == "# A\n\nA [@noether1918].\n\n# B\n\nB [@hooke1678].\n"


def test_a_number_of_two_lists_is_doubtful() -> None:
    text = "A [1].\n\n## Notes\n\n1. Hooke, R. (1678). Lectures.\n\n## References\n\n1. Noether, E. (1918). Invariante Variationsprobleme.\n"
    done = migrated(text, "numbered")
    assert done.text == text
    assert "several lines have the number 1" in done.left[0].message


def test_footnotes_that_are_references_become_keys() -> None:
    text = (
        "A.[^1] B.[^note] C.[^x]\n\n"
        "[^1]: Noether, E. (1918). Invariante\n    Variationsprobleme.\n"
        "[^note]: In 1865 he moved, see Clausius.\n"
        "[^x]: https://doi.org/10.1000/182\n"
    )
    done = migrated(text, "numbered")
    assert done.text == (
        "A.[@noether1918] B.[^note] C.[@clausius1865]\n\n[^note]: In 1865 he moved, see Clausius.\n"
    )


def test_a_new_source_is_proposed_once_and_says_no_more_than_the_line() -> None:
    text = "A [1]. B [2].\n\n# Notes\n\n1. Joule, J. P. (1845). On the Equivalent of Heat. https://example.org/a_b\n2. Some Works, a report, 1901\n"
    done = migrated(text, "numbered")
    joule, works = done.desk.proposals
    assert joule.text.fields == {
        "author": "Joule, J. P.",
        "title": "On the Equivalent of Heat",
        "year": "1845",
        "url": "https://example.org/a_b",
    }
    assert works.text.fields == {"year": "1901"}
    assert "note          = {Some Works, a report, 1901}" in works.bibtex()
    assert done.text == f"A [@{joule.key}]. B [@{works.key}].\n"
