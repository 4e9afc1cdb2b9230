import pytest

from innerwiki.rules import clm007_altered_quotation as rule
from tests.support import assert_reports, columns

BIB = "@book{hooke1678, title = {Lectures}}\n@book{noether1918, title = {Probleme}}"
KEPT = "The tower's bell is cracked, and it must be cast anew before the spring-tide comes."
FILES = {"citations/excerpts/hooke1678.md": f"## p. 9\n\n> {KEPT}\n"}


def test_shows_the_word_that_differs_and_points_at_it() -> None:
    (found,) = assert_reports(
        rule,
        """
        A note says: “The tower’s *bell* is broken, and it must be cast anew” [@hooke1678]. <!-- CLM007 -->
        """,
        bib=BIB,
        files=FILES,
    )
    assert found.message == (
        'the excerpt has "cracked", the article "broken" in what is quoted from `hooke1678`'
    )
    assert found.help is not None
    assert found.help.startswith('the excerpt (p. 9) reads "tower’s bell is cracked"; quote it')
    assert columns((found,)) == [(37, 43)]
    assert found.severity == "error"


def test_shows_words_that_were_left_out_or_put_in() -> None:
    left_out, put_in = assert_reports(
        rule,
        """
        It says: “The tower's bell is cracked, and must be cast anew” [@hooke1678]. <!-- CLM007 -->

        > The tower's bell is badly cracked, and it must be cast anew [@hooke1678]. <!-- CLM007 -->
        """,
        bib=BIB,
        files={"citations/excerpts/hooke1678.md": f"> {KEPT}\n"},
    )
    assert 'the excerpt has "it", the article leaves it out' in left_out.message
    assert 'the excerpt has nothing where the article has "badly"' in put_in.message
    assert left_out.help is not None
    assert left_out.help.startswith('the excerpt reads "')


def test_points_at_the_sentence_where_markup_parts_the_words() -> None:
    (found,) = assert_reports(
        rule,
        "It says: “The tower's bell is [broken](x.html) and&nbsp;it must be cast anew”"
        " [@hooke1678]. <!-- CLM007 -->",
        bib=BIB,
        files=FILES,
        published=("content/x.html",),
    )
    assert found.start.line == 1


def test_looks_at_the_infobox_and_at_citations_behind_the_quotation() -> None:
    text = """
        ---
        title: Bell
        infobox:
          - label: State
            value: "“bell is broken, and it must be cast anew” [@hooke1678]" # CLM007
        ---
        It says “bell is broken, and it must be cast anew”. So they did [@hooke1678]. # CLM007
        """
    assert_reports(rule, text.replace("# CLM007", "<!-- CLM007 -->"), bib=BIB, files=FILES)


@pytest.mark.parametrize(
    "quotation",
    [
        "The tower’s bell is cracked – and it must be cast anew!",
        "[t]he tower's bell is cracked … it must be cast anew",
        "The tower's bell is cracked [...] must be cast anew before the spring tide comes",
        "the [church] bell is cracked, and it must be cast anew before the spring‑tide",
        "THE TOWER'S BELL IS CRACKED [sic] AND IT MUST BE CAST ANEW",
        "the bell is broken",
        "the bell of the church is old, and nobody rings it on a working day",
        "and before it: the tower's bell is cracked, and it must be cast anew",
    ],
)
def test_leaves_what_is_right_or_short_or_another_passage_alone(quotation: str) -> None:
    assert_reports(rule, f"It says “{quotation}” [@hooke1678].", bib=BIB, files=FILES)


@pytest.mark.parametrize(
    "text",
    [
        "It says “the tower's bell is broken, and it must be cast anew” [@noether1918].",
        "It says “the tower's bell is broken, and it must be cast anew” [@gone].",
        "It says “the tower's bell is broken, and it must be cast anew”.",
        "So the tower's bell is broken, and it must be cast anew [@hooke1678].",
    ],
)
def test_leaves_what_is_from_elsewhere_or_no_quotation_alone(text: str) -> None:
    assert_reports(rule, text, bib=BIB, files=FILES)
