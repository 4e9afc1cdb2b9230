import pytest

from innerwiki.rules import cit007_unknown_intent as rule
from tests.support import assert_reports, columns, fixed


@pytest.mark.parametrize(
    ("written", "mended", "at"),
    [
        ("So [@a]{.supportz}.", "So [@a]{.supports}.", (9, 18)),
        ("So [@a]{.Disputes}.", "So [@a]{.disputes}.", (9, 18)),
        ("So [@a]{: .define }.", "So [@a]{: .defines }.", (11, 18)),
        ("So [@a]{disputes}.", "So [@a]{.disputes}.", (9, 17)),
        ("So [@a]{.needs-citatoin}.", "So [@a]{.needs-citation}.", (9, 24)),
    ],
)
def test_the_fix_corrects_the_word(written: str, mended: str, at: tuple[int, int]) -> None:
    (found,) = assert_reports(rule, written + " <!-- CIT007 -->")
    assert columns((found,)) == [at]
    assert found.fix is not None
    assert found.fix.safe
    assert fixed(found, written) == mended


def test_a_word_that_comes_near_none_has_no_fix() -> None:
    (found,) = assert_reports(rule, "So [@a]{.small}. <!-- CIT007 -->")
    assert found.fix is None
    assert found.help == "write `.supports`, `.disputes`, `.defines`, `.background`, or delete it"


def test_reports_it_in_the_infobox() -> None:
    value = '{label: By, value: "x [@a]{.suports}"}'
    text = f"---\ntitle: T\ninfobox:\n  - {value} <!-- CIT007 -->\n---\nText.\n"
    (found,) = assert_reports(rule, text)
    assert fixed(found, text.replace(" <!-- CIT007 -->", "")).count("{.supports}") == 1


@pytest.mark.parametrize(
    "text",
    [
        "So [@a]{.supports}.",
        "So [@a]{.needs-citation}.",
        "So [@a]{.supports .supports}.",
        "So [@a]{x}.",
        "So [@a] {.suports}.",
        "So [a](b.md){.small}.",
        "So `[@a]{.suports}`.",
        'So [@a]{.small #id key="v"}.',
    ],
)
def test_leaves_the_rest_alone(text: str) -> None:
    assert_reports(rule, text)


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("So [@a]{.disputes .supports}.", [(9, 18)]),
        ("So [@a]{: #b .disputes .defines}.", [(14, 23)]),
        ("So [@a]{.disputes .defines .supports}.", [(9, 18), (19, 27)]),
    ],
)
def test_of_several_intents_those_before_the_last_are_told(
    written: str, at: list[tuple[int, int]]
) -> None:
    found = assert_reports(rule, f"{written} <!--{' CIT007' * len(at)} -->")
    assert columns(found) == at
    assert all(one.fix is None for one in found)
