import pytest

from innerwiki.rules import cit008_stray_semicolon as rule
from tests.support import assert_reports, fixed, wiki_of


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("So [@a;].", "So [@a]."),
        ("So [@a ; ].", "So [@a ]."),
        ("So [;@a].", "So [@a]."),
        ("So [@a;; @b].", "So [@a; @b]."),
        ("So [@a; ;; @b].", "So [@a; @b]."),
        ("So [@a, p. 3;]{.disputes}.", "So [@a, p. 3]{.disputes}."),
        ("So [see @a, x &amp;;].", "So [see @a, x &amp;]."),
    ],
)
def test_the_fix_takes_it_out(written: str, mended: str) -> None:
    (found,) = assert_reports(rule, written + " <!-- CIT008 -->")
    assert found.fix is not None
    assert found.fix.safe
    assert fixed(found, written) == mended


@pytest.mark.parametrize("written", ["[@a;]", "[;@a]", "[; @a; ]", "[@a;;;]"])
def test_the_page_shows_nothing_of_it(written: str) -> None:
    [citation] = wiki_of(f"So {written}.").articles["page"].citations
    [item] = citation.items
    assert (item.key, item.prefix, item.suffix) == ("a", "", "")


@pytest.mark.parametrize(
    "text",
    [
        "So [@a; @b] and [@a, x; y] and [see; @a].",
        "So [@a, Q &amp;].",
        "So `[@a;]` and @a; and so on [@b].",
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text)


def test_a_character_reference_keeps_its_semicolon() -> None:
    [citation] = wiki_of("So [@a, Q &amp;] and so on.").articles["page"].citations
    assert citation.items[0].suffix == "Q &amp;"
