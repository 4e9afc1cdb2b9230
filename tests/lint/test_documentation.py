from textwrap import dedent

import pytest

from innerwiki.lint.documentation import ARTICLE, examples

DOC = dedent(
    r"""
    Something is wrong.

    This is why.

    Bad:

        One [@a].

            code

    Mend it.

    Good, as bytes in `content/other.md`:

        caf\xe9

    With `citations/a.bib`:

        @book{a}
    """
).strip()


def test_examples_are_the_indented_blocks_with_what_both_share() -> None:
    bad, good = examples(DOC)
    assert bad.files == {ARTICLE: b"One [@a].\n\n    code\n", "citations/a.bib": b"@book{a}\n"}
    assert good.files == {"content/other.md": b"caf\xe9\n", "citations/a.bib": b"@book{a}\n"}


def test_documentation_without_a_good_example_is_refused() -> None:
    with pytest.raises(ValueError, match="a bad and a good example"):
        examples(DOC.replace("Good", "Better"))
